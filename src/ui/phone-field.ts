import { html, LitElement } from 'lit';
import { loadPart } from '../load-part.js';
import { loadPhoneEngine } from '../phone/load-engine.js';
import { handled } from '../client/handled.js';
import { whenIdle } from './idle.js';
import { putsInWhole } from './whole-input.js';
import { property } from './property.js';
import type { PropertyValues, TemplateResult } from 'lit';
import type { Messages } from '../i18n/messages.js';
import type { PhoneControl, PhoneControlHost } from './phone-control.js';

/**
 * The phone number field: one real input beside its country. It takes what people type and gives
 * back E.164. Internal to `<sms-lock>`, into whose shadow root it renders. All but the input itself
 * comes after the first paint: see `PhoneControl`.
 */
export class PhoneField extends LitElement implements PhoneControlHost {
  static define(): void {
    const tag = 'sms-lock-phone-field';
    if (!customElements.get(tag)) customElements.define(tag, this);
  }

  @property({ attribute: false }) messages: Partial<Messages> = {};
  /** ISO 3166: chosen by the page. Without it the country is guessed. */
  @property({ attribute: false }) country: string | undefined;
  /** ISO 3166: the countries whose numbers are taken; all, when there are none. */
  @property({ attribute: false }) countries: readonly string[] = [];
  /** ISO 3166: the countries that come first. */
  @property({ attribute: false }) preferred: readonly string[] = [];
  /** Begins with the number that was kept on this device. */
  @property({ attribute: false }) remembers = false;
  @property({ attribute: false }) disabled = false;
  /** The number is on its way: it can be read but not changed. */
  @property({ attribute: false }) busy = false;
  @property({ attribute: false }) invalid = false;

  /** All but the input, once it is loaded. */
  @property({ attribute: false }) control: PhoneControl | undefined;
  /** Whether the text was put in as a whole, not typed. */
  isWhole = true;
  /** What was put in before there was an input. */
  #initialText = '';

  /** What stands in the field. */
  get text(): string {
    return this.#input?.value ?? this.#initialText;
  }

  /** Puts a number into the field, in any form that could be pasted there. */
  setText(text: string): void {
    this.isWhole = true;
    this.#initialText = text;
    if (this.#input) this.#input.value = text;
    this.control?.onEdit();
    this.control?.settle();
  }

  /**
   * The number in E.164.
   *
   * @param isSure takes a number that does not look like one that gets texts
   * @throws SmsLockError see `PhoneControl`
   */
  async read(isSure: boolean): Promise<string> {
    return (await this.#loadControl()).read(isSure);
  }

  /** Moves the focus into the field. */
  focusInput(options?: FocusOptions): void {
    this.#input?.focus(options);
  }

  /** Selects the number, to be typed over. */
  select(): void {
    this.#input?.select();
  }

  protected override createRenderRoot(): this {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('country') || changed.has('countries')) this.control?.reconsider();
  }

  protected override firstUpdated(): void {
    whenIdle(() => {
      // Both at once; whatever does not come now is asked for again when the number is read.
      void handled(loadPhoneEngine());
      void handled(this.#loadControl());
    });
  }

  protected override render(): TemplateResult {
    const { control } = this;
    return html`
      ${control?.renderForget()}
      <div class="control">
        ${control ? control.renderCountry() : html`<span class="country-room"></span>`}
        <input
          part="input"
          id="phone"
          name="tel"
          type="tel"
          inputmode="tel"
          autocomplete="tel"
          enterkeyhint="send"
          dir="ltr"
          required
          aria-describedby="hint country message"
          aria-invalid=${this.invalid ? 'true' : 'false'}
          ?disabled=${this.disabled}
          ?readonly=${this.busy}
          @input=${this.#onInput}
          .defaultValue=${this.#initialText}
        />
      </div>
      <span id="country" hidden>${control?.label}</span>
    `;
  }

  get #input(): HTMLInputElement | null {
    return this.querySelector('#phone');
  }

  #loadControl(): Promise<PhoneControl> {
    return loadPart('The phone field', async () => {
      const { PhoneControl } = await import('./phone-control.js');
      await this.updateComplete;
      this.control ??= new PhoneControl(this, this.#input as HTMLInputElement);
      return this.control;
    });
  }

  readonly #onInput = (event: InputEvent): void => {
    this.isWhole = putsInWhole(event);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sms-lock-phone-field': PhoneField;
  }
}
