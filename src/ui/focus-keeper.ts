import type { SmsLockError } from '../errors.js';
import type { View } from './presentation.js';

/** What the focus follows. */
export interface FocusScene {
  readonly view: View;
  /** An error that has to be corrected in the field. */
  readonly fieldError: SmsLockError | undefined;
}

/** Knows when the focus has to go to another place: with the step, and to what has to be corrected. */
export class FocusKeeper {
  readonly #host: HTMLElement;
  #settled: FocusScene = { view: 'phone', fieldError: undefined };

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Whether the focus has to move; to be asked once for each change. */
  shouldMove(scene: FocusScene): boolean {
    const { view, fieldError } = this.#settled;
    this.#settled = scene;
    const isNewError = scene.fieldError !== undefined && scene.fieldError !== fieldError;
    return (scene.view !== view || isNewError) && isFocusFree(this.#host);
  }
}

/** Whether the focus may be moved: who types somewhere else on the page is not interrupted. */
export function isFocusFree({ ownerDocument, shadowRoot }: HTMLElement): boolean {
  const { activeElement, body } = ownerDocument;
  return activeElement === body || Boolean(shadowRoot?.activeElement);
}
