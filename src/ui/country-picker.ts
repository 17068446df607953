import { html, LitElement } from 'lit';
import { countryNames, preferredFirst } from '../phone/country-names.js';
import { renderButton, renderSelect, renderText } from './country-templates.js';
import { property } from './property.js';
import type { nothing, PropertyValues, TemplateResult } from 'lit';
import type { CountryListMessages } from '../i18n/messages.js';
import type { CountryName } from '../phone/country-names.js';
import type { CountryList, CountryListHost } from './country-list.js';
import type { PickerContext } from './country-templates.js';

export { pickerStyles } from './country-picker-styles.js';

const entriesDependOn = ['countries', 'preferred', 'callingCodes', 'locale', 'names'] as const;

/** A country was picked. Internal to `<sms-lock>`. */
export type CountryPickEvent = CustomEvent<{
  /** ISO 3166. */
  readonly country: string;
  /**
   * The person is still at the control, and the focus has to stay there: some browsers change a
   * `<select>` with every arrow key.
   */
  readonly keepsFocus: boolean;
}>;

/**
 * Chooses the country of a phone number: a text if there is one only, a `<select>` for a few, a
 * list with a search for many. Internal to `<sms-lock>`, into whose shadow root it renders and which
 * adopts its styles (`pickerStyles`); loaded after the first paint, the list when somebody turns
 * to its button. It keeps no choice of its own: it fires `country-pick`, and its owner sets `value`.
 */
export class CountryPicker extends LitElement implements CountryListHost, PickerContext {
  static define(): void {
    const tag = 'sms-lock-country-picker';
    if (!customElements.get(tag)) customElements.define(tag, this);
  }

  /** Those to choose from, ISO 3166. */
  @property({ attribute: false }) countries: readonly string[] = [];
  /** Those that come first, in this order; ISO 3166. */
  @property({ attribute: false }) preferred: readonly string[] = [];
  /** The chosen one, ISO 3166. */
  @property({ attribute: false }) value: string | undefined;
  /** Gives the calling code of a country with its plus sign. */
  @property({ attribute: false }) callingCodes: (country: string) => string | undefined = () =>
    undefined;
  /** The language of the names and of the messages, BCP 47. */
  @property({ attribute: false }) locale = 'en';
  @property({ attribute: false }) messages!: CountryListMessages;
  /** Names that replace those that the browser knows, by ISO 3166 code. */
  @property({ attribute: false }) names: Readonly<Record<string, string>> | undefined;
  @property({ attribute: false }) disabled = false;
  /** The number is on its way: the country can be read but not changed. */
  @property({ attribute: false }) busy = false;

  /** The list opens as soon as it has been loaded. */
  @property({ attribute: false }) isAwaited = false;

  /** The chosen one with its name. */
  chosen: CountryName | undefined;
  /** The searchable list, once it has been loaded. */
  list: CountryList | undefined;

  /** The countries in alphabetical order, the preferred first; worked out when they are needed. */
  get entries(): readonly CountryName[] {
    this.#entries ??= preferredFirst(countryNames(this.countries, this), this.preferred);
    return this.#entries;
  }

  #entries: readonly CountryName[] | undefined;
  #isLoading = false;
  /** With more countries than these, searching beats looking; but not where nothing can search. */
  #mostInSelect = 10;

  /** Moves the focus to the button, or to the `<select>`; a text takes none. */
  focusButton(options?: FocusOptions): void {
    this.querySelector<HTMLElement>('#country-button')?.focus(options);
  }

  /** Tells the owner of a pick, which may turn it down. */
  pick(country: string, keepsFocus = false): void {
    const detail = { country, keepsFocus };
    this.dispatchEvent(new CustomEvent('country-pick', { detail }) satisfies CountryPickEvent);
    this.requestUpdate();
  }

  protected override createRenderRoot(): this {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isRenewed = entriesDependOn.some((name) => changed.has(name));
    if (isRenewed || changed.has('value')) {
      const country = this.value ?? (this.countries.length === 1 ? this.countries[0] : undefined);
      this.chosen = country ? countryNames([country], this)[0] : undefined;
    }
    if (this.disabled || this.busy || !this.#hasList) {
      this.isAwaited = false;
      this.list?.close();
    }
    if (isRenewed) {
      this.#entries = undefined;
      this.list?.renew();
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.countries.length < 2) return renderText(this);
    if (!this.#hasList) return renderSelect(this, this.entries);
    return html`${renderButton(this)}${this.list?.render()}`;
  }

  protected override updated(): void {
    const select = this.querySelector('select');
    // Once its options are there, and also when the owner has turned a pick down.
    if (select) select.value = this.value ?? '';
  }

  get #hasList(): boolean {
    return this.countries.length > this.#mostInSelect;
  }

  #open(): void {
    this.list?.open();
    this.isAwaited = !this.list;
    void this.#loadList();
  }

  /** Once, with no second try: where the list cannot be loaded, there is a `<select>` for good. */
  async #loadList(): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    const module = await import('./country-list.js').catch(() => undefined);
    const hasFocus = this.matches(':focus-within');
    if (module) this.list = new module.CountryList(this);
    else this.#mostInSelect = Infinity;
    this.requestUpdate();
    await this.updateComplete;
    if (this.isAwaited && hasFocus) this.list?.open();
    this.isAwaited = false;
    if (!module && hasFocus) this.focusButton();
  }

  readonly onSelect = (event: Event): void => {
    event.stopPropagation();
    this.pick((event.target as HTMLSelectElement).value, true);
  };

  /** The list is there, if possible, when the button is pressed. */
  readonly onApproach = (): void => void this.#loadList();

  readonly onLeave = (): void => {
    this.isAwaited = false;
  };

  readonly onClick = (event: Event): void => {
    // The button says what it opens only to keep a press on it from closing that beforehand.
    event.preventDefault();
    // Safari does not focus a button that is pressed, and only what has the focus can be left.
    this.focusButton({ preventScroll: true });
    if (this.list?.isOpen) this.list.closeToButton();
    else this.#open();
  };

  readonly onKeydown = (event: KeyboardEvent): void => {
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      this.#open();
    } else if (key === 'Escape' && this.isAwaited) {
      // Meant for the list, and for nothing around it.
      event.preventDefault();
      event.stopPropagation();
      this.isAwaited = false;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sms-lock-country-picker': CountryPicker;
  }
}
