import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { loadPhoneEngine, phoneEngine } from '../phone/load-engine.js';
import { SmsLockError } from '../errors.js';
import { fill } from '../i18n/messages.js';
import { whenIdle } from './idle.js';
import type { TemplateResult } from 'lit';
import type { EarlyMessages } from '../i18n/messages.js';

/**
 * The phone number field: one real input beside the calling code of its country. It takes what
 * people type and gives back E.164. Internal to `<sms-lock>`, into whose shadow root it renders.
 */
export class PhoneField extends LitElement {
  static define(): void {
    const tag = 'sms-lock-phone-field';
    if (!customElements.get(tag)) customElements.define(tag, this);
  }

  @property({ attribute: false }) messages!: EarlyMessages;
  /** ISO 3166: chosen by the page. Without it the country is guessed. */
  @property({ attribute: false }) country: string | undefined;
  @property({ attribute: false }) disabled = false;
  /** The number is on its way: it can be read but not changed. */
  @property({ attribute: false }) busy = false;
  @property({ attribute: false }) invalid = false;

  @state() private current: string | undefined;
  #isTouched = false;
  /** What was put in before there was an input. */
  #initialText = '';

  /** What stands in the field, as it was typed. */
  get text(): string {
    return this.#input?.value ?? this.#initialText;
  }

  /** Puts a number into the field, in any form that could be typed there. */
  setText(text: string): void {
    this.#isTouched = text !== '';
    this.#initialText = text;
    if (this.#input) this.#input.value = text;
    this.#simplify();
  }

  /**
   * The number in E.164.
   *
   * @throws SmsLockError `phone-invalid`, or `load-failed` for a number that cannot be told without
   * the phone engine
   */
  async read(): Promise<string> {
    try {
      const engine = phoneEngine() ?? (await loadPhoneEngine());
      const { status, phoneNumber } = engine.readPhone(this.text, this.#country);
      if (phoneNumber && (status === 'ok' || status === 'unlikely')) return phoneNumber;
      throw new SmsLockError('phone-invalid', { message: `The phone field is ${status}.` });
    } catch (error) {
      // Without the engine the country's rules are unknown, but a full number needs none.
      const international = /^\+[\d ()./-]+$/.test(this.text) && this.text.replace(/[^+\d]/g, '');
      const isLoadFailure = error instanceof SmsLockError && error.code === 'load-failed';
      if (isLoadFailure && international) return international;
      throw error;
    }
  }

  /** Moves the focus into the field. */
  focusInput(options?: FocusOptions): void {
    this.#input?.focus(options);
  }

  protected override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    whenIdle(() => void this.#settleCountry());
  }

  protected override render(): TemplateResult {
    const callingCode = phoneEngine()?.callingCode(this.#country);
    return html`
      <div class="control">
        <span class="calling-code" aria-hidden="true">${callingCode}</span>
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
          aria-describedby="hint calling-code message"
          aria-invalid=${this.invalid ? 'true' : 'false'}
          ?disabled=${this.disabled}
          ?readonly=${this.busy}
          @input=${this.#onInput}
          @change=${this.#simplify}
          .defaultValue=${this.#initialText}
        />
      </div>
      <span id="calling-code" hidden
        >${callingCode ? fill(this.messages.callingCode, { callingCode }) : nothing}</span
      >
    `;
  }

  get #input(): HTMLInputElement | null {
    return this.querySelector('input');
  }

  get #country(): string | undefined {
    return this.current ?? this.country?.toUpperCase();
  }

  /** The engine and the guess come after the first paint; neither disturbs who has begun to type. */
  async #settleCountry(): Promise<void> {
    try {
      const engine = await loadPhoneEngine();
      if (!this.#isTouched && !engine.isCountry(this.#country)) {
        this.current = engine.guessCountry(engine.surroundings(), engine.countries);
      }
      this.requestUpdate();
    } catch {
      // Typing goes on without it; reading the number loads it again, or says that it cannot.
    }
  }

  /** Once a number with a calling code is complete, the code moves to where codes are shown. */
  readonly #simplify = (): void => {
    const input = this.#input;
    if (!input || !/^\s*(?:\+|00)/.test(input.value)) return;
    const reading = phoneEngine()?.readPhone(input.value, this.#country);
    if (reading?.status !== 'ok' || !reading.country || !reading.national) return;
    this.current = reading.country;
    input.value = reading.national;
  };

  readonly #onInput = (): void => {
    this.#isTouched = true;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sms-lock-phone-field': PhoneField;
  }
}
