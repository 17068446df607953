/** On a screen where a list beside its button would be too small, for the eye or for the finger. */
const sheetScreen = '(max-width: 480px), (pointer: coarse)';

/** Between the list and what it belongs to, and the edges of the window, in pixels. */
const gap = 6;
const margin = 8;
const largest = 420;
const roomy = 300;
const narrowest = 280;
/** Its parts that hold no list, at least. */
const searchBox = 46;
const sheetHead = 44;

/**
 * Shows an element that is both `<dialog>` and popover: beside its anchor, in the top layer where
 * nothing cuts it off; or as a sheet over the whole screen, which keeps the rest out of reach.
 */
export class CountryPopup {
  readonly #popup: HTMLDialogElement;
  readonly #anchor: Element;
  #isSheet = false;
  #listening: AbortController | undefined;

  constructor(popup: HTMLDialogElement, anchor: Element) {
    this.#popup = popup;
    this.#anchor = anchor;
  }

  /** Whether it was opened as a sheet. */
  get isSheet(): boolean {
    return this.#isSheet;
  }

  get isOpen(): boolean {
    return this.#popup.open || this.#popup.matches(':popover-open');
  }

  /** The height that its list has at most when it is opened now, in pixels. */
  get listHeight(): number {
    return (matchMedia(sheetScreen).matches ? innerHeight - sheetHead : largest) - searchBox;
  }

  open(): void {
    if (this.isOpen) return;
    this.#isSheet = matchMedia(sheetScreen).matches;
    // The control is written from left to right whatever the direction of its surroundings is.
    const surroundings = this.#anchor.parentElement ?? document.documentElement;
    this.#popup.dir = getComputedStyle(surroundings).direction;
    this.#place();
    if (this.#isSheet) this.#popup.showModal();
    else this.#popup.showPopover();
    this.#listening = new AbortController();
    const options = { signal: this.#listening.signal, capture: true, passive: true };
    for (const view of [window, window.visualViewport]) {
      view?.addEventListener('resize', this.#place, options);
      view?.addEventListener('scroll', this.#place, options);
    }
  }

  close(): void {
    this.settle();
    if (this.#popup.open) this.#popup.close();
    else if (this.isOpen) this.#popup.hidePopover();
  }

  /** Lets go of the window; to be called too when the browser has closed the popup. */
  settle(): void {
    this.#listening?.abort();
    this.#listening = undefined;
  }

  readonly #place = (): void => {
    // What is not shown yet has no zoom of its own.
    const { currentCSSZoom: zoom = 1 } = this.#anchor;
    const position = this.#isSheet ? sheetPosition() : this.#positionBesideAnchor();
    for (const [name, value] of Object.entries(position)) {
      // Measured in pixels of the window, set in those of an element that may be zoomed.
      this.#popup.style.setProperty(name, typeof value === 'number' ? `${value / zoom}px` : value);
    }
  };

  #positionBesideAnchor(): Record<string, number | string> {
    const { top, bottom, left, right, width: anchorWidth } = this.#anchor.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const below = clientHeight - bottom - gap - margin;
    const above = top - gap - margin;
    const isBelow = below >= roomy || below >= above;
    const height = Math.min(largest, Math.max(isBelow ? below : above, 0));
    const width = Math.min(Math.max(anchorWidth, narrowest), clientWidth - 2 * margin);
    const start = this.#popup.dir === 'rtl' ? right - width : left;
    return {
      left: Math.max(margin, Math.min(start, clientWidth - margin - width)),
      width,
      top: isBelow ? bottom + gap : 'auto',
      bottom: isBelow ? 'auto' : clientHeight - top + gap,
      // Above the field a list that got shorter would take the search away from under the eyes.
      height: isBelow ? 'auto' : height,
      'max-height': height,
    };
  }
}

/** The part of the screen that the keyboard leaves. */
function sheetPosition(): Record<string, number | string> {
  const { offsetTop = 0, height = innerHeight } = window.visualViewport ?? {};
  return { left: 0, width: '', top: offsetTop, bottom: 'auto', height, 'max-height': 'none' };
}
