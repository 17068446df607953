import 'sms-lock';
import { html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { AuthenticatedEvent, MessageOverrides } from 'sms-lock';

const messages: MessageOverrides = { phoneHeading: 'Log in to Acme' };
const getCaptchaToken = async () => 'good-captcha';

@customElement('acme-login')
export class AcmeLogin extends LitElement {
  @state() private phoneNumber: string | undefined;

  private async onAuthenticated({ detail: { profile, tokens } }: AuthenticatedEvent) {
    this.phoneNumber = profile.phone_number;
    await fetch('/api/profile', { headers: { authorization: `Bearer ${tokens.accessToken}` } });
  }

  override render() {
    if (this.phoneNumber) {
      const logOut = () => (this.phoneNumber = undefined);
      return html`<p>
        Logged in as ${this.phoneNumber} <button @click=${logOut}>Log out</button>
      </p>`;
    }
    return html`<sms-lock
      start-url="/api/start"
      verify-url="/api/verify"
      .messages=${messages}
      .getCaptchaToken=${getCaptchaToken}
      @authenticated=${this.onAuthenticated}
    ></sms-lock>`;
  }
}
