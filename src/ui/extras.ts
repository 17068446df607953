// What only some pages want besides the two steps; loaded for those.

import { ConsentBox } from './consent-box.js';
import { Frame } from './frame.js';
import type { ReactiveController } from 'lit';
import type { Messages } from '../i18n/messages.js';
import type { ConsentHost } from './consent-box.js';
import type { FrameHost } from './frame.js';

/** The element that may want them. */
export interface ExtrasHost extends FrameHost, ConsentHost {
  readonly requireConsent: boolean;
}

/** What lies around the form, and the box to tick, each once it is wanted. */
export class Extras implements ReactiveController {
  readonly #host: ExtrasHost;
  readonly #messages: () => Messages;
  #frame: Frame | undefined;
  #consentBox: ConsentBox | undefined;

  constructor(host: ExtrasHost, messages: () => Messages) {
    this.#host = host;
    this.#messages = messages;
    host.addController(this);
    host.requestUpdate();
  }

  /** The box to tick, if there has to be one. */
  get consentBox(): ConsentBox | undefined {
    if (!this.#host.requireConsent) return undefined;
    return (this.#consentBox ??= new ConsentBox(this.#host, this.#messages));
  }

  get frame(): Frame {
    return (this.#frame ??= new Frame(this.#host, this.#messages));
  }

  hostUpdate(): void {
    const { modal, closable, autoclose } = this.#host;
    if (modal || closable || autoclose) void this.frame;
    void this.consentBox;
  }

  /** What is above the form. */
  render(): ReturnType<Frame['render']> | undefined {
    return this.#frame?.render();
  }
}
