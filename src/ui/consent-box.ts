import { html, nothing } from 'lit';
import { consentStyles } from './consent-styles.js';
import { isFocusFree } from './focus-keeper.js';
import { adoptStyles } from './styles.js';
import type { ReactiveElement, TemplateResult } from 'lit';
import type { Consent } from '../adapters/adapter.js';
import type { SmsLockClient } from '../client/sms-lock-client.js';
import type { Messages } from '../i18n/messages.js';

/** The element that asks for the consent. */
export interface ConsentHost extends ReactiveElement {
  readonly client: SmsLockClient;
  readonly disabled: boolean;
}

/**
 * A box that the person has to tick before a message is asked for. What was agreed to goes to the
 * backend with the request: the text as it was shown, its version, and when.
 */
export class ConsentBox {
  readonly #host: ConsentHost;
  readonly #messages: () => Messages;
  #consent: Consent | undefined;
  #isMissed = false;

  constructor(host: ConsentHost, messages: () => Messages) {
    this.#host = host;
    this.#messages = messages;
    adoptStyles(host.renderRoot as ShadowRoot, consentStyles);
    host.requestUpdate();
    // Whoever logs in next has not agreed to anything yet.
    host.client.addEventListener('authenticated', () => this.#set(undefined));
  }

  get isTicked(): boolean {
    return this.#consent !== undefined;
  }

  /** Whether it is ticked. If not, it says so and takes the focus. */
  async ask(): Promise<boolean> {
    const host = this.#host;
    this.#isMissed = !this.isTicked;
    host.requestUpdate();
    await host.updateComplete;
    if (this.#isMissed && isFocusFree(host)) {
      host.renderRoot.querySelector<HTMLElement>('#consent-box')?.focus();
    }
    return !this.#isMissed;
  }

  render(): TemplateResult {
    const { consentBox, consentMissing } = this.#messages();
    return html`
      <div class="consent">
        <input
          type="checkbox"
          id="consent-box"
          required
          aria-describedby="consent-missing"
          aria-invalid=${this.#isMissed ? 'true' : 'false'}
          .checked=${this.isTicked}
          ?disabled=${this.#host.disabled}
          @input=${this.#onInput}
        />
        <label part="consent" for="consent-box"><slot name="consent">${consentBox}</slot></label>
        <p part="message" id="consent-missing" role="alert">
          ${this.#isMissed ? consentMissing : nothing}
        </p>
      </div>
    `;
  }

  #set(consent: Consent | undefined): void {
    this.#consent = consent;
    this.#isMissed = false;
    this.#host.client.configure({ consent });
    this.#host.requestUpdate();
  }

  /** What the person reads beside the box at this moment. */
  #read(): Consent {
    const slot = this.#host.renderRoot.querySelector<HTMLSlotElement>('slot[name=consent]');
    const texts = slot?.assignedNodes({ flatten: true }).map(({ textContent }) => textContent);
    const versions = slot?.assignedElements().map((one) => one.getAttribute('data-version'));
    const version = versions?.find(Boolean);
    return {
      text: (texts ?? []).join(' ').replace(/\s+/g, ' ').trim(),
      ...(version && { version }),
      time: new Date().toISOString(),
    };
  }

  readonly #onInput = (event: Event): void => {
    // No edit of the number.
    event.stopPropagation();
    this.#set((event.target as HTMLInputElement).checked ? this.#read() : undefined);
  };
}
