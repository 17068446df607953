import { receiveCode } from '../code/web-otp.js';
import type { ReactiveController, ReactiveElement } from 'lit';
import type { SmsLockClient } from '../client/sms-lock-client.js';

/** The element that the login is in. */
export type CodeReceiverHost = ReactiveElement & { readonly client: SmsLockClient };

/** How long a message may take, milliseconds. */
const patience = 300_000;

/**
 * Fills in the code that the browser reads from the message. It listens from the moment at which a
 * message is asked for, since that can be there before the answer to the request is; anew for each
 * message and after a code that was refused, and only while there is somebody who waits for one.
 */
export class CodeReceiver implements ReactiveController {
  readonly #host: CodeReceiverHost;
  readonly #onFilled: () => void;
  /** Stays when something has come or nothing will: one message is listened for once. */
  #listening: AbortController | undefined;
  /** What came, until the step is there that asks for it. */
  #received = '';

  /** @param onFilled called after a code has been put into its field */
  constructor(host: CodeReceiverHost, onFilled: () => void) {
    this.#host = host;
    this.#onFilled = onFilled;
    host.client.addEventListener('state-change', this.#follow);
    host.addController(this);
  }

  /** A page may be faster than this part loads, and an element that was removed may come back. */
  hostConnected(): void {
    if (!this.#listening) this.#follow();
  }

  /** The field knows how long the code is once its step has rendered. */
  hostUpdated(): void {
    if (this.#received && this.#step === 'code') void this.#fill();
  }

  hostDisconnected(): void {
    // Moving an element disconnects and connects it in one go: only who stays away is gone.
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#stop();
    });
  }

  /** Not the state in an event: a listener before this one may have moved on. */
  get #step(): string {
    return this.#host.client.state.step;
  }

  async #listen(): Promise<void> {
    const listening = new AbortController();
    this.#listening = listening;
    const timer = setTimeout(() => listening.abort(), patience);
    const code = await receiveCode(listening.signal);
    clearTimeout(timer);
    if (!code || listening.signal.aborted) return;
    this.#received = code;
    this.#host.requestUpdate();
  }

  #stop(): void {
    this.#received = '';
    this.#listening?.abort();
    this.#listening = undefined;
  }

  async #fill(): Promise<void> {
    const field = this.#host.renderRoot.querySelector('sms-lock-code-field');
    await field?.updateComplete;
    const code = this.#received;
    this.#received = '';
    if (field?.fill(code)) this.#onFilled();
  }

  readonly #follow = (): void => {
    const step = this.#step;
    if (step !== 'code') this.#stop();
    const isWaiting = step === 'code' || step === 'sending';
    if (isWaiting && this.#host.isConnected && !this.#listening) void this.#listen();
  };
}
