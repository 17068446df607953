/** What an element had in its `style` before, to be put back. */
interface Before {
  readonly hadStyle: boolean;
  readonly values: readonly (readonly [name: string, value: string, priority: string])[];
}

interface Lock {
  /** How many keep the page where it is. */
  holders: number;
  readonly release: () => void;
}

const locks = new WeakMap<Document, Lock>();

/**
 * Keeps a page from scrolling, and what stands on it from moving into the room of the scroll bar.
 * Several may do it at the same time.
 *
 * @returns what lets the page scroll again as it did before; to be called once
 */
export function lockScroll(page: Document): () => void {
  const lock = locks.get(page) ?? { holders: 0, release: hold(page) };
  lock.holders += 1;
  locks.set(page, lock);
  return () => {
    lock.holders -= 1;
    if (lock.holders > 0) return;
    locks.delete(page);
    lock.release();
  };
}

function hold({ documentElement: root, body, defaultView: view }: Document): () => void {
  // What the body says of scrolling holds for the page as long as the root element says nothing:
  // were that to speak up, the body would become a box that scrolls by itself (CSS Overflow 3, 3.3).
  const scroller = isVisible(view, root) && !isVisible(view, body) ? body : root;
  const hasScrollBar = (view?.innerWidth ?? 0) > root.clientWidth;
  const undo = [replaceStyles(scroller, { 'overflow-x': 'hidden', 'overflow-y': 'hidden' })];
  if (hasScrollBar) undo.push(replaceStyles(root, { 'scrollbar-gutter': 'stable' }));
  return () => {
    for (const putBack of undo.reverse()) putBack();
  };
}

function isVisible(view: Window | null, element: Element): boolean {
  return view?.getComputedStyle(element).overflow === 'visible';
}

/** Sets inline styles through the object model, which no policy forbids; returns how to undo it. */
function replaceStyles(element: HTMLElement, styles: Readonly<Record<string, string>>): () => void {
  const { style } = element;
  const before: Before = {
    hadStyle: element.hasAttribute('style'),
    values: Object.keys(styles).map((name) => [
      name,
      style.getPropertyValue(name),
      style.getPropertyPriority(name),
    ]),
  };
  for (const [name, value] of Object.entries(styles)) style.setProperty(name, value, 'important');
  return () => {
    for (const [name, value, priority] of before.values) style.setProperty(name, value, priority);
    // Read first: Chromium removes only an attribute that it has written out.
    if (!before.hadStyle && element.getAttribute('style') === '') element.removeAttribute('style');
  };
}
