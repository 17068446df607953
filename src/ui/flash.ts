import { html, nothing } from 'lit';
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { SmsLockClient } from '../client/sms-lock-client.js';

/** What a message of the page tells of. */
export type MessageKind = 'info' | 'success' | 'error';

/** The element that the message is in. */
export interface FlashHost extends Pick<ReactiveControllerHost, 'requestUpdate'> {
  readonly client: SmsLockClient;
}

/** A message of the page above the form, until the login goes on. Text only, never markup. */
export class Flash {
  readonly #host: FlashHost;
  #text = '';
  #kind: MessageKind = 'info';

  constructor(host: FlashHost) {
    this.#host = host;
    host.client.addEventListener('step-change', () => this.show('', 'info'));
  }

  /** Shows another message; an empty one takes it away. */
  show(text: string, kind: MessageKind): void {
    this.#text = text;
    this.#kind = kind;
    this.#host.requestUpdate();
  }

  /** Two places, there before any text: a screen reader tells of what changes in those it knows. */
  render(): TemplateResult {
    const isError = this.#kind === 'error';
    return html`
      <div id="flash">
        <p role="status">${isError ? nothing : this.#renderText()}</p>
        <p role="alert">${isError ? this.#renderText() : nothing}</p>
      </div>
    `;
  }

  #renderText(): TemplateResult | typeof nothing {
    if (!this.#text) return nothing;
    return html`<span part="flash" class=${this.#kind}>${this.#text}</span>`;
  }
}
