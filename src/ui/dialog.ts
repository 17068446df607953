import { lockScroll } from './scroll-lock.js';

/** What stands in a dialog, and who decides whether it closes. */
export interface DialogOwner {
  /** The person wants it closed; the owner calls `close` if it is to be. */
  onCloseRequest(): void;
  /** Moves the focus to where it belongs inside. */
  focus(options?: FocusOptions): void;
}

/**
 * A native modal `<dialog>` around a node: the browser keeps the focus inside and the rest of the
 * page out of reach. The node itself is moved, so that whatever was typed into it stays.
 */
export class Dialog {
  readonly #owner: DialogOwner;
  readonly #dialog = document.createElement('dialog');
  #isOpen = false;
  /** Whether the press that a click ends has begun beside the node. */
  #isPressedBeside = false;
  /** What had the focus before. */
  #opener: HTMLElement | undefined;
  #unlock: (() => void) | undefined;

  constructor(owner: DialogOwner) {
    this.#owner = owner;
    const dialog = this.#dialog;
    dialog.setAttribute('part', 'dialog');
    dialog.setAttribute('aria-labelledby', 'heading');
    dialog.setAttribute('aria-describedby', 'flash');
    dialog.addEventListener('keydown', this.#onKeydown);
    dialog.addEventListener('cancel', this.#onCancel);
    dialog.addEventListener('close', this.#onClose);
    dialog.addEventListener('pointerdown', this.#onPointerdown);
    dialog.addEventListener('click', this.#onClick);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Puts the dialog around a node; again without effect. */
  wrap(node: Element): void {
    if (this.#dialog.contains(node)) return;
    node.before(this.#dialog);
    this.#dialog.append(node);
  }

  /** Closes the dialog and takes it away from around its node. */
  unwrap(): void {
    this.close();
    this.#dialog.replaceWith(...this.#dialog.childNodes);
  }

  open(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    const { ownerDocument } = this.#dialog;
    this.#opener = focused(ownerDocument);
    this.#unlock = lockScroll(ownerDocument);
    this.#show();
  }

  /** Closes it; the focus goes back to where it was, and the page scrolls as before. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#dialog.close();
    this.#unlock?.();
    this.#opener?.focus({ preventScroll: true });
    this.#opener = undefined;
  }

  /** After its node was moved to another place in the document, which ends what is modal. */
  restore(): void {
    if (!this.#isOpen) return;
    this.#dialog.close();
    this.#show();
  }

  #show(): void {
    this.#dialog.showModal();
    this.#owner.focus({ preventScroll: true });
  }

  /** A press on what lies around the node: nothing in the dialog is its target. */
  #isBeside({ target }: Event): boolean {
    return target === this.#dialog;
  }

  /** By the key itself: Chromium lets only the first of two Escapes in a row be refused. */
  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    this.#owner.onCloseRequest();
  };

  /** Escape while nothing has the focus, Android's way back, and what else a browser has for it. */
  readonly #onCancel = (event: Event): void => {
    if (!this.#isBeside(event)) return;
    event.preventDefault();
    this.#owner.onCloseRequest();
  };

  /** The browser has closed it without asking. */
  readonly #onClose = (event: Event): void => {
    if (!this.#isBeside(event) || !this.#isOpen || this.#dialog.open) return;
    this.#owner.onCloseRequest();
    if (this.#isOpen) this.#show();
  };

  readonly #onPointerdown = (event: PointerEvent): void => {
    this.#isPressedBeside = this.#isBeside(event);
  };

  /** Who marks a text and lets go beside it has not pressed there. */
  readonly #onClick = (event: MouseEvent): void => {
    if (this.#isBeside(event) && this.#isPressedBeside) this.#owner.onCloseRequest();
  };
}

/** What has the focus, also inside of other elements; nothing when it is only the page. */
export function focused({ activeElement, body }: Document): HTMLElement | undefined {
  let found = activeElement;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return found && found !== body ? (found as HTMLElement) : undefined;
}
