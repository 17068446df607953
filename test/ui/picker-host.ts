import { fixture } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html, LitElement } from 'lit';
import { english } from '../../src/i18n/english.js';
import { callingCode, countries } from '../../src/phone/phone-engine.js';
import { adoptStyles, styles } from '../../src/ui/styles.js';
import { CountryPicker, pickerStyles } from '../../src/ui/country-picker.js';
import { type, until } from '../support/person.js';
import type { TemplateResult } from 'lit';
import type { CountryPickEvent } from '../../src/ui/country-picker.js';

/** What stands around the picker in `<sms-lock>`: a shadow root, a form, and the number beside it. */
class PickerHost extends LitElement {
  static override readonly styles = styles;
  static override readonly shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  /** What the picker fired. */
  readonly picks: CountryPickEvent['detail'][] = [];
  /** What the form around it got to hear of. */
  readonly leaks: string[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.shadowRoot) adoptStyles(this.shadowRoot, pickerStyles);
  }

  protected override render(): TemplateResult {
    return html`
      <form class="card" @submit=${this.#onLeak} @input=${this.#onLeak} @change=${this.#onLeak}>
        <label for="phone">Mobile number</label>
        <div class="control">
          <sms-lock-country-picker
            .messages=${english}
            .countries=${countries}
            .callingCodes=${callingCode}
            @country-pick=${this.#onPick}
          ></sms-lock-country-picker>
          <input id="phone" type="tel" />
        </div>
        <button>Send</button>
      </form>
    `;
  }

  readonly #onPick = (event: CountryPickEvent): void => {
    this.picks.push(event.detail);
    const picker = event.target as CountryPicker;
    picker.value = event.detail.country;
    if (!event.detail.keepsFocus) this.shadowRoot?.getElementById('phone')?.focus();
  };

  readonly #onLeak = (event: Event): void => {
    event.preventDefault();
    this.leaks.push(event.type);
  };
}

/** Somebody who chooses a country. */
export class Chooser {
  readonly host: PickerHost;

  constructor(host: PickerHost) {
    this.host = host;
  }

  get picker(): CountryPicker {
    return this.#find('sms-lock-country-picker') as CountryPicker;
  }

  get button(): HTMLElement {
    return this.#find('#country-button');
  }

  /** Whether the list has been loaded and put beside the button. */
  get hasList(): boolean {
    return this.root.querySelector('dialog') !== null;
  }

  get popup(): HTMLDialogElement {
    return this.#find('dialog') as HTMLDialogElement;
  }

  get search(): HTMLInputElement {
    return this.#find('[role=combobox]') as HTMLInputElement;
  }

  get list(): HTMLElement {
    return this.#find('[role=listbox]');
  }

  get status(): HTMLElement {
    return this.#find('[role=status]');
  }

  get phone(): HTMLInputElement {
    return this.#find('#phone') as HTMLInputElement;
  }

  get focused(): Element | null {
    return this.root.activeElement;
  }

  get root(): ShadowRoot {
    return this.host.shadowRoot as ShadowRoot;
  }

  get isOpen(): boolean {
    return this.hasList && (this.popup.open || this.popup.matches(':popover-open'));
  }

  /** The codes of the rows, from the top. */
  get rows(): string[] {
    const rows = this.list.querySelectorAll<HTMLElement>('[role=option]');
    return [...rows].map(({ dataset }) => dataset['country'] ?? '');
  }

  /** The country that the search points to; an id that is not there is an error. */
  get active(): string | undefined {
    const id = this.search.getAttribute('aria-activedescendant');
    if (id === null) return undefined;
    const row = this.root.getElementById(id);
    if (!row || !this.list.contains(row)) throw new Error(`no row has the id ${id}`);
    return row.dataset['country'];
  }

  row(country: string): HTMLElement {
    return this.#find(`[data-country=${country}]`);
  }

  async press(key: string): Promise<void> {
    await sendKeys({ press: key });
    await this.picker.updateComplete;
  }

  /**
   * Presses Shift and Tab in the search, as far as a page gets to hear of it: not every driver can.
   *
   * @returns whether the browser is left to move the focus
   */
  pressShiftTab(): boolean {
    const event = { key: 'Tab', shiftKey: true, bubbles: true, composed: true, cancelable: true };
    return this.search.dispatchEvent(new KeyboardEvent('keydown', event));
  }

  /** Types into the search. */
  async searches(text: string): Promise<void> {
    await type(text);
    await until(`a search for ${text}`, () => this.search.value === text);
    await this.picker.updateComplete;
  }

  /** Turns to the button, and waits until the list is there. */
  async approaches(): Promise<void> {
    this.picker.focusButton();
    await until('a list', () => this.hasList);
  }

  /** Opens the list, and waits for all of it. */
  async opens(key = 'Enter'): Promise<void> {
    this.picker.focusButton();
    await this.press(key);
    await until('an open list', () => this.isOpen && this.focused === this.search);
    await this.seesAll();
  }

  /** Waits for the rows that come after the first paint, and for the end of the transition. */
  async seesAll(): Promise<void> {
    const { length } = this.picker.countries;
    await until('all rows', () => this.search.value !== '' || this.rows.length === length);
    await Promise.all(this.popup.getAnimations().map(({ finished }) => finished));
  }

  #find(selector: string): HTMLElement {
    const found = this.root.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`there is no ${selector}`);
    return found;
  }
}

/** A picker in its surroundings, with all countries unless others are given. */
export async function chooser(given: Partial<CountryPicker> = {}): Promise<Chooser> {
  CountryPicker.define();
  if (!customElements.get('picker-host')) customElements.define('picker-host', PickerHost);
  const host = await fixture<PickerHost>(html`<picker-host></picker-host>`);
  const person = new Chooser(host);
  Object.assign(person.picker, { value: 'FR', ...given });
  await person.picker.updateComplete;
  return person;
}
