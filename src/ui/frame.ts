// What lies around the form: a dialog, a way to close it, a message of the page; loaded when one of
// them is wanted.

import { html, nothing } from 'lit';
import { Dialog, focused } from './dialog.js';
import { Flash } from './flash.js';
import { frameStyles } from './frame-styles.js';
import { adoptStyles } from './styles.js';
import type { ReactiveController, ReactiveElement, TemplateResult } from 'lit';
import type { SmsLockClient } from '../client/sms-lock-client.js';
import type { FlowStep } from '../client/machine.js';
import type { DismissEvent } from '../events.js';
import type { Messages } from '../i18n/messages.js';
import type { DialogOwner } from './dialog.js';
import type { MessageKind } from './flash.js';
import type { PhoneField } from './phone-field.js';

/** How long a login is to be seen before the element closes by itself, in milliseconds. */
const seenFor = 1500;

/** The element that it lies in. */
export interface FrameHost extends ReactiveElement {
  readonly client: SmsLockClient;
  readonly step: FlowStep;
  readonly modal: boolean;
  readonly closable: boolean;
  readonly autoclose: boolean;
  readonly phoneNumber: string | undefined;
  reset(): void;
}

/** Shows and closes the element. */
export class Frame implements ReactiveController, DialogOwner {
  readonly #host: FrameHost;
  readonly #messages: () => Messages;
  readonly #dialog = new Dialog(this);
  readonly #flash: Flash;
  /** Whether it was asked for last to be shown: what is shown takes a moment to be drawn. */
  #isWanted = false;
  /** What had the focus when an element that is no dialog was shown. */
  #opener: HTMLElement | undefined;
  #closing: ReturnType<typeof setTimeout> | undefined;

  constructor(host: FrameHost, messages: () => Messages) {
    this.#host = host;
    this.#messages = messages;
    this.#flash = new Flash(host);
    host.addController(this);
    host.requestUpdate();
  }

  hostConnected(): void {
    adoptStyles(this.#host.renderRoot as ShadowRoot, frameStyles);
  }

  hostUpdated(): void {
    const { modal, autoclose, step } = this.#host;
    const card = this.#host.renderRoot.querySelector('.card');
    if (modal && card) this.#dialog.wrap(card);
    else this.#dialog.unwrap();
    if (step !== 'authenticated') this.#stay();
    else if (autoclose) this.#closing ??= setTimeout(() => this.hide(), seenFor);
  }

  hostDisconnected(): void {
    // Moving an element disconnects and connects it in one go: only who stays away is gone.
    queueMicrotask(() => {
      if (this.#host.isConnected) return this.#dialog.restore();
      this.#stay();
      this.#isWanted = false;
      this.#dialog.close();
    });
  }

  /** Shows the element, in a dialog if it is to be one. After a login it begins anew. */
  async show(): Promise<void> {
    const host = this.#host;
    this.#isWanted = true;
    const isOver = host.step === 'authenticated';
    if (isOver) host.reset();
    // Before it is in a document for the first time this waits for that.
    await host.updateComplete;
    if (!this.#isWanted || !host.isConnected) return;
    if (isOver && host.phoneNumber) this.#phoneField?.setText(host.phoneNumber);
    if (host.hidden) this.#opener = focused(host.ownerDocument);
    host.hidden = false;
    if (host.modal) this.#dialog.open();
  }

  /** Closes the element without asking anybody. What is under way goes on. */
  hide(): void {
    const host = this.#host;
    this.#isWanted = false;
    if (host.modal) return this.#dialog.close();
    const hadFocus = host.matches(':focus-within');
    host.hidden = true;
    if (hadFocus) this.#opener?.focus({ preventScroll: true });
  }

  /** Shows a message of the page; see `Flash`. */
  async showMessage(text: string, kind: MessageKind = 'info'): Promise<void> {
    // What is to be read out comes into a place that is there already.
    await this.#host.updateComplete;
    this.#flash.show(text, kind);
    await this.#host.updateComplete;
  }

  focus(options?: FocusOptions): void {
    this.#host.focus(options);
  }

  onCloseRequest(): void {
    if (this.#host.closable) this.#onDismiss();
  }

  /** Above the form. */
  render(): TemplateResult {
    return html`${this.#host.closable ? this.#renderClose() : nothing} ${this.#flash.render()}`;
  }

  get #phoneField(): PhoneField | null {
    return this.#host.renderRoot.querySelector('sms-lock-phone-field');
  }

  #renderClose(): TemplateResult {
    return html`
      <button
        part="close"
        type="button"
        aria-label=${this.#messages().close}
        @click=${this.#onDismiss}
      >
        <svg viewBox="0 0 20 20" fill="none" stroke="currentColor" aria-hidden="true">
          <path d="m4 4 12 12m0-12L4 16" stroke-width="2" stroke-linecap="round" />
        </svg>
      </button>
    `;
  }

  /** Nothing closes by itself any more. */
  #stay(): void {
    clearTimeout(this.#closing);
    this.#closing = undefined;
  }

  readonly #onDismiss = (): void => {
    const event: DismissEvent = new CustomEvent('dismiss', { detail: {}, cancelable: true });
    if (this.#host.dispatchEvent(event)) this.hide();
  };
}
