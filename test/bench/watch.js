// What runs in a page that is measured, from before its first line: it notes what the browser tells
// of the load, and finds the first field.

/**
 * What a page tells of itself. Times are milliseconds since the navigation began.
 *
 * @typedef {object} Notes
 * @property {number} firstPaint when the first text or field was painted (first contentful paint)
 * @property {number} field when the first field for text was in a frame
 * @property {number} firstKey when a key that was pressed in it had been painted
 * @property {number} ready when a form in the page that marks it would also catch what is sent
 * @property {number} blocking what tasks took beyond 50 ms each, together
 * @property {number} busyUntil when the last of those tasks ended
 * @property {number} shift the cumulative layout shift
 */

/** The key that is pressed in the first field. */
export const firstKey = '2';

/**
 * What the functions below find in the window. The browser is told to bind `pressKey`, with which the
 * page asks for a key, and `tookKey`, which it calls when it has it.
 *
 * @typedef {Window & { notes: Notes } & Record<'pressKey' | 'tookKey', (nothing: string) => void>}
 * Watched
 */

/** Runs in the page: notes what the browser tells of the load. */
export function noteLoad() {
  /** @type {Notes} */
  const notes = {
    firstPaint: 0,
    field: 0,
    firstKey: 0,
    ready: 0,
    blocking: 0,
    busyUntil: 0,
    shift: 0,
  };
  Object.assign(window, { notes });
  /**
   * @param {string} type
   * @param {(entry: PerformanceEntry & { value: number, hadRecentInput: boolean }) => void} note
   */
  const observe = (type, note) => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        note(/** @type {Parameters<typeof note>[0]} */ (entry));
    }).observe({ type, buffered: true });
  };
  observe('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') notes.firstPaint = startTime;
  });
  observe('longtask', ({ startTime, duration }) => {
    notes.blocking += Math.max(0, duration - 50);
    notes.busyUntil = startTime + duration;
  });
  observe('layout-shift', ({ value, hadRecentInput }) => {
    if (!hadRecentInput) notes.shift += value;
  });
  observe('mark', ({ name, startTime }) => {
    if (name === 'ready') notes.ready = startTime;
  });
}

/** Runs in the page: gives `window.findField`, which finds the first field that takes text. */
export function defineFindField() {
  const isOpen = (/** @type {HTMLInputElement} */ input) =>
    ['text', 'tel', 'email'].includes(input.type) &&
    !input.disabled &&
    !input.readOnly &&
    input.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    input.getBoundingClientRect().width > 0;
  /**
   * @param {Document | ShadowRoot} root
   * @returns {HTMLInputElement | undefined}
   */
  const findField = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element instanceof HTMLInputElement && isOpen(element)) return element;
      const inside = element.shadowRoot && findField(element.shadowRoot);
      if (inside) return inside;
    }
    return undefined;
  };
  Object.assign(window, { findField });
}

/**
 * Runs in the page: looks for the first field at each frame, and has a key pressed in it.
 *
 * @param {string} key
 */
export function awaitKey(key) {
  if (self !== top) return;
  const { notes, pressKey, tookKey, findField } =
    /** @type {Watched & { findField: (root: Document) => HTMLInputElement | undefined }} */ (
      /** @type {unknown} */ (window)
    );
  /** @type {HTMLInputElement | undefined} */
  let field;
  let pressedAt = 0;
  const look = () => {
    if (field?.isConnected && field.value.includes(key)) {
      // What comes in the next task comes after the frame.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        notes.firstKey = performance.now();
        tookKey('');
      };
      port2.postMessage(undefined);
      return;
    }
    // A page may draw its field anew, and lose the key with the old one.
    if (!field?.isConnected || performance.now() - pressedAt > 1000) {
      field = findField(document);
      if (field) {
        notes.field ||= performance.now();
        pressedAt = performance.now();
        field.focus();
        pressKey('');
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
