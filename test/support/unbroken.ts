// Whether the element is drawn as it should be, wherever it stands: as numbers.

const tolerance = 1;

/** What is wrong with the looks of an element, a line for each; its parts from above to below. */
export function flawsOf(lock: HTMLElement): string[] {
  const root = lock.shadowRoot;
  const card = root?.querySelector('.card');
  if (!root || !card) return ['there is nothing'];
  const flaws: string[] = [];
  const frame = card.getBoundingClientRect();
  const scale = frame.width / (card as HTMLElement).offsetWidth;

  const { documentElement: page, defaultView } = lock.ownerDocument;
  if (page.scrollWidth > page.clientWidth) flaws.push('the page can be scrolled sideways');
  if (frame.width < 240 * scale) flaws.push(`only ${frame.width} wide`);
  // The window only where there is no box around it: in something zoomed, WebKit has own pixels.
  const parent = lock.parentElement ?? page;
  const isBox = defaultView?.getComputedStyle(parent).display !== 'inline';
  const room = (isBox ? parent : page).getBoundingClientRect();
  if (frame.left < room.left - tolerance || frame.right > room.right + tolerance) {
    flaws.push(`from ${frame.left} to ${frame.right} in ${room.left} to ${room.right}`);
  }

  const selectors = [
    'h2',
    '[part=description]',
    'label',
    '.note',
    '.control, .code',
    '[part=submit]',
  ];
  const shown = selectors.flatMap((selector) => {
    const found = [...root.querySelectorAll<HTMLElement>(selector)].find(isShown);
    if (!found) flaws.push(`no ${selector}`);
    return found ?? [];
  });
  let end = frame.top;
  for (const element of shown) {
    const { top, bottom } = element.getBoundingClientRect();
    if (top < end - tolerance) flaws.push(`${nameOf(element)} begins ${end - top} too high`);
    end = bottom;
  }
  for (const element of root.querySelectorAll<HTMLElement>(
    'h2, p, label, input, button, summary',
  )) {
    if (!isShown(element) || element.matches('.status, dialog *')) continue;
    // The code's input is wider than the box that is seen of it, or it would scroll at its end.
    const box = element.closest('.control') ?? element;
    const { left, right, bottom, height } = box.getBoundingClientRect();
    const { fontSize } = defaultView?.getComputedStyle(element) ?? {};
    if (left < frame.left || right > frame.right || bottom > frame.bottom) {
      flaws.push(`${nameOf(element)} sticks out`);
    }
    if (Number.parseFloat(fontSize ?? '') < 13) flaws.push(`${nameOf(element)} has ${fontSize}`);
    const isControl = element.matches('input, [part=submit]');
    if (isControl && height < 44 * scale) flaws.push(`${nameOf(element)} is ${height} high`);
    if (isControl && element.scrollWidth > element.clientWidth + tolerance) {
      flaws.push(`${nameOf(element)} is cut off`);
    }
  }
  return flaws;
}

function isShown(element: HTMLElement): boolean {
  return element.checkVisibility() && element.getBoundingClientRect().height > 0;
}

function nameOf(element: Element): string {
  return element.getAttribute('part') ?? `${element.localName} ${element.className}`;
}
