import { handled } from '../client/handled.js';
import { SmsLockError } from '../errors.js';
import type { ReactiveController } from 'lit';
import type { Messages } from '../i18n/messages.js';
import type { ConsentBox, ConsentHost } from './consent-box.js';
import type { Frame, FrameHost } from './frame.js';

/** The element that may want them. */
export interface ExtrasHost extends FrameHost, ConsentHost {
  readonly requireConsent: boolean;
}

/** What only some pages want besides the two steps: loaded for those. */
export class Extras implements ReactiveController {
  /** What lies around the form, once it is loaded. */
  frame: Frame | undefined;
  readonly #host: ExtrasHost;
  readonly #messages: () => Messages;
  #consentBox: ConsentBox | undefined;

  constructor(host: ExtrasHost, messages: () => Messages) {
    this.#host = host;
    this.#messages = messages;
    host.addController(this);
  }

  hostUpdate(): void {
    const { modal, closable, autoclose, requireConsent } = this.#host;
    if (modal || closable || autoclose) void handled(this.#loadFrame());
    if (requireConsent) void handled(this.#loadConsentBox());
  }

  /** The box to tick, if there has to be one and it is loaded. */
  get consentBox(): ConsentBox | undefined {
    return this.#host.requireConsent ? this.#consentBox : undefined;
  }

  /** Whether a message may be asked for, as far as can be told at once. */
  get isAgreed(): boolean {
    return !this.#host.requireConsent || this.#consentBox?.isTicked === true;
  }

  /**
   * Whether a message may be asked for. If the person has to agree first, they are asked to.
   *
   * @throws SmsLockError `load-failed`
   */
  async agree(): Promise<boolean> {
    return this.isAgreed || (await this.#loadConsentBox()).ask();
  }

  /**
   * Does something with what lies around the form.
   *
   * @throws SmsLockError `load-failed`
   */
  async withFrame(act: (frame: Frame) => void | Promise<void>): Promise<void> {
    await act(await this.#loadFrame());
  }

  async #loadFrame(): Promise<Frame> {
    const { Frame } = await import('./frame.js').catch(loadFailed);
    return (this.frame ??= new Frame(this.#host, this.#messages));
  }

  async #loadConsentBox(): Promise<ConsentBox> {
    const { ConsentBox } = await import('./consent-box.js').catch(loadFailed);
    return (this.#consentBox ??= new ConsentBox(this.#host, this.#messages));
  }
}

/** As of `loadPart`, which the script tag would get in a file of its own if it were used here too. */
function loadFailed(cause: unknown): never {
  throw new SmsLockError('load-failed', { cause });
}
