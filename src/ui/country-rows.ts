import type { CountryName } from '../phone/country-names.js';

/** How far a key moves: by rows, by pages, or to an end. */
const rowsByKey: Readonly<Record<string, (page: number) => number>> = {
  ArrowDown: () => 1,
  ArrowUp: () => -1,
  PageDown: (page) => page,
  PageUp: (page) => -page,
  Home: () => -Infinity,
  End: () => Infinity,
};

/** More rows than any screen shows: those out of view are better left undrawn. */
const mostAtOnce = 40;

/**
 * The rows of the country list, and which of them is active. Each is made by hand when it is shown
 * first, and kept: a search only puts them into another order.
 */
export class CountryRows {
  readonly #list: HTMLElement;
  readonly #search: HTMLInputElement;
  readonly #rows = new Map<string, HTMLElement>();
  readonly #pattern = rowPattern();
  readonly #divider = rowDivider();
  #shown: readonly string[] = [];
  #active: string | undefined;
  #chosen: string | undefined;

  /**
   * @param list the element with the role listbox
   * @param search the element with the role combobox
   */
  constructor(list: HTMLElement, search: HTMLInputElement) {
    this.#list = list;
    this.#search = search;
    list.replaceChildren();
  }

  /** The active country, ISO 3166. */
  get active(): string | undefined {
    return this.#active;
  }

  /** The country of a row, or of what stands in it. */
  static countryOf(target: EventTarget | null): string | undefined {
    const row = target instanceof Element ? target.closest<HTMLElement>('[role=option]') : null;
    return row?.dataset['country'];
  }

  /** Marks the country that is chosen. */
  choose(country: string | undefined): void {
    for (const [key, row] of this.#rows) {
      row.setAttribute('aria-selected', key === country ? 'true' : 'false');
    }
    this.#chosen = country;
  }

  /**
   * Shows these countries and no others. The active one stays it, if it is among them; rows that are
   * there already are not touched, so that nothing is read out again.
   *
   * @param dividedAfter how many stand apart from the rest
   */
  show(entries: readonly CountryName[], dividedAfter = 0): void {
    this.#shown = entries.map(({ country }) => country);
    // First, so that the search never points to a row that is not there.
    this.activate(this.#active);
    const rows = entries.map((entry) => this.#rowOf(entry));
    if (dividedAfter > 0 && dividedAfter < rows.length) rows.splice(dividedAfter, 0, this.#divider);
    const wanted = new Set<Element>(rows);
    for (const row of [...this.#list.children]) if (!wanted.has(row)) row.remove();
    this.#list.classList.toggle('long', rows.length > mostAtOnce);
    let next = this.#list.firstElementChild;
    for (const row of rows) {
      if (row === next) next = next.nextElementSibling;
      else this.#list.insertBefore(row, next);
    }
  }

  /** Makes a country the active one, if it is shown. */
  activate(country: string | undefined): void {
    this.#row(this.#active)?.classList.remove('active');
    const row = this.#shown.includes(country ?? '') ? this.#row(country) : undefined;
    this.#active = row && country;
    row?.classList.add('active');
    if (row) this.#search.setAttribute('aria-activedescendant', row.id);
    else this.#search.removeAttribute('aria-activedescendant');
  }

  /** Brings the active country into view. Not `scrollIntoView`, which would scroll the page as well. */
  reveal(isCentered = false): void {
    const list = this.#list;
    const row = this.#row(this.#active);
    if (!row) return;
    const { offsetTop: top, offsetHeight: height } = row;
    const room = list.clientHeight - height;
    const padding = 6;
    if (isCentered) list.scrollTop = top - room / 2;
    else if (top - padding < list.scrollTop) list.scrollTop = top - padding;
    else if (top + padding > list.scrollTop + room) list.scrollTop = top + padding - room;
  }

  /** Changes what is shown, and leaves the active country where it is on the screen. */
  holding(change: () => void): void {
    const row = this.#row(this.#active);
    const distance = (row?.offsetTop ?? 0) - this.#list.scrollTop;
    change();
    if (row) this.#list.scrollTop = row.offsetTop - distance;
  }

  /** Moves as a key asks for it; `false` for a key that asks for no move. */
  moveBy(key: string): boolean {
    const { clientHeight } = this.#list;
    const rowHeight = this.#row(this.#active ?? this.#shown[0])?.offsetHeight ?? clientHeight;
    const step = rowsByKey[key]?.(Math.max(1, Math.floor(clientHeight / rowHeight) - 1));
    if (step === undefined) return false;
    const last = this.#shown.length - 1;
    const from = this.#shown.indexOf(this.#active ?? '');
    const wanted = from + step;
    const isWrapping = Math.abs(step) === 1 && (wanted < 0 || wanted > last);
    const to = isWrapping ? (step > 0 ? 0 : last) : Math.min(last, Math.max(0, wanted));
    this.activate(this.#shown[to]);
    this.reveal();
    return true;
  }

  #row(country: string | undefined): HTMLElement | undefined {
    return this.#rows.get(country ?? '');
  }

  #rowOf(entry: CountryName): HTMLElement {
    const known = this.#row(entry.country);
    if (known) return known;
    const row = filledRow(this.#pattern, entry);
    row.setAttribute('aria-selected', entry.country === this.#chosen ? 'true' : 'false');
    this.#rows.set(entry.country, row);
    return row;
  }
}

/** A row without its texts: copying one is quicker than making each. */
function rowPattern(): HTMLElement {
  const row = document.createElement('li');
  row.className = 'country-option';
  row.setAttribute('part', 'country-option');
  row.setAttribute('role', 'option');
  const code = document.createElement('span');
  code.className = 'country-code';
  code.translate = false;
  // Letter by letter it is noise beside the name.
  code.ariaHidden = 'true';
  const callingCode = document.createElement('span');
  callingCode.className = 'country-calling-code';
  callingCode.dir = 'ltr';
  row.append(code, document.createElement('span'), callingCode);
  return row;
}

function filledRow(pattern: HTMLElement, { country, name, callingCode }: CountryName): HTMLElement {
  const row = pattern.cloneNode(true) as HTMLElement;
  row.id = `country-option-${country}`;
  row.dataset['country'] = country;
  const texts = [country, name, callingCode];
  texts.forEach((text, index) => ((row.children[index] as HTMLElement).textContent = text));
  return row;
}

/** Between the preferred countries and the rest. */
function rowDivider(): HTMLElement {
  const divider = document.createElement('li');
  divider.className = 'country-divider';
  divider.setAttribute('role', 'none');
  return divider;
}
