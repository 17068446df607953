import { findCountries } from '../phone/find-countries.js';
import { CountryRows } from './country-rows.js';
import type { CountryName } from '../phone/country-names.js';

/** The search of the country list: what it found, and which of that is active. */
export class CountrySearch {
  readonly #input: HTMLInputElement;
  readonly #entries: readonly CountryName[];
  readonly #preferred: ReadonlySet<string>;
  readonly #rows: CountryRows;
  #chosen: string | undefined;
  #found: readonly CountryName[] = [];
  /** Whether the active row was chosen by a key, and not by the search. */
  #hasMoved = false;
  /** Whether the list does not show all that was found. */
  #isPartial = false;

  /**
   * @param entries the preferred ones first
   * @param preferred ISO 3166
   */
  constructor(
    input: HTMLInputElement,
    list: HTMLElement,
    entries: readonly CountryName[],
    preferred: readonly string[],
  ) {
    this.#input = input;
    this.#entries = entries;
    this.#preferred = new Set(preferred);
    this.#rows = new CountryRows(list, input);
  }

  /** The active country, ISO 3166. */
  get active(): string | undefined {
    return this.#rows.active;
  }

  /** How many countries are listed. */
  get count(): number {
    return this.#found.length;
  }

  /** Marks the country that is chosen. */
  choose(country: string | undefined): void {
    if (country === this.#chosen) return;
    this.#chosen = country;
    this.#rows.choose(country);
  }

  /**
   * Begins anew, at the country that is chosen: with some rows around it, for the first paint. The
   * others follow by `complete`.
   */
  start(count = Infinity): void {
    this.#input.value = '';
    this.#hasMoved = false;
    this.#found = this.#entries;
    const chosen = this.#found.findIndex(({ country }) => country === this.#chosen);
    const latest = this.#found.length - count;
    this.#isPartial = latest > 0;
    this.#show(Math.max(0, Math.min(chosen - Math.floor(count / 2), latest)), count);
    this.#rows.activate(this.#found[Math.max(0, chosen)]?.country);
  }

  /** Brings the active country into the middle of the list, once that is drawn. */
  reveal(): void {
    this.#rows.reveal(true);
  }

  /** Adds the rows that the start has left out. */
  complete(): void {
    if (!this.#isPartial) return;
    this.#isPartial = false;
    this.#rows.holding(() => this.#show());
  }

  /**
   * Lists what the text in the field means, the best match active: unless the person has moved to
   * another one, which is still there.
   */
  run(): void {
    const query = this.#input.value.trim();
    const moved = this.#hasMoved ? this.active : undefined;
    this.#isPartial = false;
    this.#found = query ? findCountries(this.#entries, query) : this.#entries;
    this.#hasMoved = this.#isFound(moved);
    const candidates = [moved, query ? undefined : this.#chosen];
    const active = candidates.find((country) => this.#isFound(country));
    this.#show();
    this.#rows.activate(active ?? this.#found[0]?.country);
    this.#rows.reveal(!query);
  }

  /** Moves as a key asks for it; `false` for a key that asks for no move. */
  moveBy(key: string): boolean {
    this.complete();
    const isMove = this.#rows.moveBy(key);
    this.#hasMoved ||= isMove;
    return isMove;
  }

  #show(from = 0, count = Infinity): void {
    const preferred = this.#found.filter(({ country }) => this.#preferred.has(country)).length;
    const isWhole = this.#found === this.#entries;
    this.#rows.show(this.#found.slice(from, from + count), isWhole ? preferred - from : 0);
  }

  #isFound(country: string | undefined): boolean {
    return this.#found.some((entry) => entry.country === country);
  }
}
