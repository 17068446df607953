// What makes more of the phone field than an input; loaded after the first paint.

import { html, nothing } from 'lit';
import { handled } from '../client/handled.js';
import { SmsLockError } from '../errors.js';
import { callingCode, countries as everyCountry, isCountry } from '../phone/calling-codes.js';
import { guessCountry } from '../phone/default-country.js';
import { loadPhoneEngine, phoneEngine } from '../phone/load-engine.js';
import { surroundings } from '../phone/surroundings.js';
import { readWithoutEngine } from '../phone/without-engine.js';
import { countryLabel } from './country-label.js';
import { CountryPicker, pickerStyles } from './country-picker.js';
import { whenIdle } from './idle.js';
import { PhoneEditing } from './phone-editing.js';
import { adoptStyles } from './styles.js';
import type { TemplateResult } from 'lit';
import type { FlowState } from '../client/machine.js';
import type { CountryListMessages, Messages } from '../i18n/messages.js';
import type { PhoneReading, ReadOptions } from '../phone/phone-reading.js';
import type { CountryPickEvent } from './country-picker.js';
import type { EditingOwner } from './phone-editing.js';

/** The field, as its control sees it. */
export interface PhoneControlHost extends HTMLElement {
  /** Those of the country come later than the others, and all together. */
  readonly messages: Partial<Messages>;
  /** ISO 3166: chosen by the page. */
  readonly country: string | undefined;
  readonly countries: readonly string[];
  readonly preferred: readonly string[];
  readonly remembers: boolean;
  readonly disabled: boolean;
  readonly busy: boolean;
  readonly invalid: boolean;
  readonly text: string;
  /** Whether the text was put in as a whole, not typed. */
  readonly isWhole: boolean;
  setText(text: string): void;
  requestUpdate(): void;
}

/**
 * Reads and groups the number, and chooses its country. Fires on the field: `country-change` when
 * the number itself belongs to another country; `judged` when the person has left the number, with
 * what is wrong with it; `note-change` when there is something else to say of it.
 */
export class PhoneControl implements EditingOwner {
  readonly #host: PhoneControlHost;
  readonly #input: HTMLInputElement;
  readonly #editing: PhoneEditing;
  /** ISO 3166: what the person, the number or the guess has set; else it is the page's. */
  #found: string | undefined;
  #isFoundByPerson = false;
  /** ISO 3166: as the page has it, but for codes that no country has. */
  #allowed: readonly string[] = [];
  #hasExtension = false;
  #isRemembered = false;
  #examples: typeof import('../phone/example-number.js') | undefined;

  constructor(host: PhoneControlHost, input: HTMLInputElement) {
    this.#host = host;
    this.#input = input;
    this.#editing = new PhoneEditing(input, this);
    CountryPicker.define();
    adoptStyles(input.getRootNode() as ShadowRoot, pickerStyles);
    this.reconsider();
    loadPhoneEngine().then(this.settle, () => undefined);
    if (host.remembers) void handled(this.#recall());
  }

  /** ISO 3166. */
  get country(): string | undefined {
    const { country } = this.#host;
    return this.#found ?? (isCountry(country) && this.#isOffered(country) ? country : undefined);
  }

  /** The country in words, with its calling code. */
  get label(): string {
    const { country } = this;
    const { messages } = this.#host;
    if (!country || !hasCountryMessages(messages)) return '';
    return countryLabel(country, {
      messages,
      locale: messages.language,
      callingCodes: callingCode,
    });
  }

  get options(): ReadOptions {
    const { country } = this;
    return {
      country,
      isChosen: this.#isFoundByPerson || (country !== undefined && this.#found === undefined),
      allowed: this.#allowed,
    };
  }

  /**
   * A number of the country as people write it, with its calling code if that is what is missing;
   * known once something was wrong with a number.
   */
  exampleFor(reason: string | undefined): string | undefined {
    const { country } = this;
    const engine = phoneEngine();
    const national = country && this.#examples?.exampleNumber(country);
    if (!national || !engine) return undefined;
    const isAbroad = reason === 'wants-plus' || reason === 'invalid-country';
    const example = isAbroad
      ? engine.grouped(`${callingCode(country)}${national}`)
      : engine.groupDialled(national, country);
    // It is one word: no line ends in it.
    return example.replaceAll(' ', '\u00A0');
  }

  /** Whether an extension was left out of what was put in. */
  get hasExtension(): boolean {
    return this.#hasExtension;
  }

  /** The page chose a country, or others to choose from. */
  reconsider(): void {
    const { country, countries } = this.#host;
    this.#allowed = countries.filter(isCountry);
    const unknown = [country ?? [], countries].flat().filter((code) => !isCountry(code));
    unknown.forEach(warnOfCountry);
    this.#found = undefined;
    this.#isFoundByPerson = false;
    if (this.country) this.settle();
    else whenIdle(() => this.#guessCountry());
  }

  /** Shows the number as its country writes it, unless the person is busy with it. */
  readonly settle = (): void => {
    const root = this.#input.getRootNode() as ShadowRoot;
    const { isWhole } = this.#host;
    if (isWhole || root.activeElement !== this.#input) this.#editing.settle(isWhole);
    this.#host.requestUpdate();
  };

  /** Whether a number stands in the field that will be sent, as far as can be told at once. */
  isComplete(isSure: boolean): boolean {
    const reading = phoneEngine()?.readPhone(this.#host.text, this.#readOptions);
    return reading?.status === 'ok' || (isSure && reading?.phoneNumber !== undefined);
  }

  /**
   * The number in E.164.
   *
   * @param isSure takes a number that does not look like one that gets texts
   * @throws SmsLockError `phone-invalid` with the reason, `phone-not-allowed`, or `load-failed` for a
   * number that cannot be told without the phone engine
   */
  async read(isSure: boolean): Promise<string> {
    const reading = await this.#readText();
    const { status, phoneNumber, wantsPlus } = reading;
    if (phoneNumber && (status === 'ok' || isSure)) return phoneNumber;
    if (status === 'country-not-allowed') throw new SmsLockError('phone-not-allowed');
    const reason = wantsPlus ? 'wants-plus' : status;
    throw new SmsLockError('phone-invalid', { message: `The phone field: ${reason}.`, reason });
  }

  /** Keeps the number of a login on this device. */
  async keep(flow: FlowState): Promise<void> {
    if (!('phoneNumber' in flow) || !flow.phoneNumber) return;
    const { phoneNumber } = flow;
    const { country } = this;
    (await loadRemembered()).rememberPhone({ phoneNumber, country });
  }

  showCountry({ country, status }: PhoneReading): boolean {
    if (!country || country === this.country) return true;
    // Somebody chose the country: only a number that it cannot be of makes it another.
    if (this.options.isChosen && status !== 'ok') return false;
    this.#found = country;
    this.#isFoundByPerson = false;
    this.#host.requestUpdate();
    this.#fire('country-change');
    return true;
  }

  onEdit(reading?: PhoneReading): void {
    if (this.#isRemembered) this.#host.requestUpdate();
    this.#isRemembered = false;
    const hasExtension = reading?.hasExtension === true;
    if (hasExtension === this.#hasExtension) return;
    this.#hasExtension = hasExtension;
    this.#fire('note-change');
  }

  onLeave(): void {
    if (this.#input.value && !this.#host.busy) void this.#judge();
  }

  /** The country, to be seen and changed. */
  renderCountry(): TemplateResult {
    const { messages, preferred, disabled, busy } = this.#host;
    if (!hasCountryMessages(messages)) return html`<span class="country-room"></span>`;
    return html`<sms-lock-country-picker
      .messages=${messages}
      .countries=${this.#offered}
      .preferred=${preferred}
      .value=${this.country}
      .callingCodes=${callingCode}
      .locale=${messages.language}
      .disabled=${disabled}
      .busy=${busy}
      @country-pick=${this.#onPick}
    ></sms-lock-country-picker>`;
  }

  /** A way to get rid of a number that was kept on this device. */
  renderForget(): TemplateResult | typeof nothing {
    const { messages, disabled, busy } = this.#host;
    if (!this.#isRemembered || !messages.forgetPhone) return nothing;
    return html`<button
      class="link"
      type="button"
      ?disabled=${disabled || busy}
      @click=${this.#onForget}
    >
      ${messages.forgetPhone}
    </button>`;
  }

  get #readOptions(): ReadOptions {
    return { ...this.options, isBulk: this.#host.isWhole };
  }

  get #offered(): readonly string[] {
    return this.#allowed.length > 0 ? this.#allowed : everyCountry;
  }

  #isOffered(country: string): boolean {
    return this.#offered.includes(country);
  }

  /** Only where none is known: what was chosen or typed is worth more. */
  #guessCountry(): void {
    if (this.country) return;
    const choice = this.#offered;
    const [first] = [
      ...this.#host.preferred.filter((one) => choice.includes(one)),
      ...this.#allowed,
    ];
    this.#found = guessCountry(surroundings(), choice) ?? first;
    this.settle();
  }

  async #readText(): Promise<PhoneReading> {
    this.#guessCountry();
    const reading = await this.#readAs(this.#readOptions);
    if (reading.status !== 'ok' && !this.#examples) {
      try {
        this.#examples = await import('../phone/example-number.js');
      } catch {
        // What is wrong can be said without one.
      }
    }
    return reading;
  }

  async #readAs(options: ReadOptions): Promise<PhoneReading> {
    const { text } = this.#host;
    try {
      return (await loadPhoneEngine()).readPhone(text, options);
    } catch (error) {
      const reading = readWithoutEngine(text, options);
      if (reading) return reading;
      throw error;
    }
  }

  async #judge(): Promise<void> {
    const { text } = this.#host;
    let detail: unknown;
    try {
      await this.read(false);
    } catch (error) {
      detail = error;
    }
    const isStale = text !== this.#host.text || this.#host.busy;
    if (!isStale) this.#host.dispatchEvent(new CustomEvent('judged', { detail }));
  }

  async #recall(): Promise<void> {
    const phone = (await loadRemembered()).recallPhone();
    if (!phone || this.#host.text || (phone.country && !this.#isOffered(phone.country))) return;
    this.#found = phone.country;
    this.#host.setText(phone.phoneNumber);
    this.#isRemembered = true;
    this.#host.requestUpdate();
  }

  #fire(type: string): void {
    this.#host.dispatchEvent(new Event(type));
  }

  readonly #onPick = ({ detail: { country, keepsFocus } }: CountryPickEvent): void => {
    const wasInvalid = this.#host.invalid;
    this.#found = country;
    this.#isFoundByPerson = true;
    this.#editing.regroup();
    this.#host.requestUpdate();
    // To the form it is an edit of the number like any other.
    this.#host.dispatchEvent(new Event('input', { bubbles: true }));
    if (!keepsFocus) this.#input.focus();
    if (wasInvalid && this.#input.value) void this.#judge();
  };

  readonly #onForget = (): void => {
    this.#host.setText('');
    this.#isRemembered = false;
    this.#host.requestUpdate();
    this.#input.focus();
    void handled(loadRemembered().then((remembered) => remembered.forgetPhone()));
  };
}

function hasCountryMessages(messages: Partial<Messages>): messages is CountryListMessages {
  return messages.country !== undefined;
}

const warned = new Set<string>();

function warnOfCountry(code: string): void {
  if (!warned.has(code)) console.warn(`sms-lock: no country has the code ${code}.`);
  warned.add(code);
}

/** Only for those pages that want it. */
function loadRemembered(): Promise<typeof import('../phone/remembered-phone.js')> {
  return import('../phone/remembered-phone.js');
}
