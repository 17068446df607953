import { html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { extractCode } from '../code/extract-code.js';
import type { TemplateResult } from 'lit';

/**
 * The field for the code: one real input. Internal to `<sms-lock>`, into whose shadow root it
 * renders; loaded when the phone field gets the focus. Fires `complete` when a whole code stands in
 * it that has not been taken yet.
 */
export class CodeField extends LitElement {
  static define(): void {
    const tag = 'sms-lock-code-field';
    if (!customElements.get(tag)) customElements.define(tag, this);
  }

  /** Its name while its label is not in view. */
  @property({ attribute: false }) label = '';
  /** Digits in the code. */
  @property({ attribute: false }) length = 6;
  @property({ attribute: false }) disabled = false;
  /** The code is being checked: it can be read but not changed. */
  @property({ attribute: false }) busy = false;
  @property({ attribute: false }) invalid = false;

  /** The last code that was taken: it does not count as complete again by itself. */
  #taken = '';
  #previous = '';

  get isComplete(): boolean {
    return this.#input.value.length === this.length;
  }

  /** What stands in the field, to be sent. */
  take(): string {
    this.#taken = this.#input.value;
    return this.#taken;
  }

  /** Empties the field. */
  clear(): void {
    this.#taken = '';
    this.#input.value = '';
    this.#previous = '';
  }

  /** Forgets the code that has been sent: it was for an older message. */
  clearTaken(): void {
    if (this.#input.value === this.#taken) this.#input.value = this.#previous = '';
    this.#taken = '';
  }

  /**
   * Puts in a code that came by itself, as if it had been pasted: it replaces what was there. A text
   * that is not exactly one code changes nothing. Returns whether it was one.
   */
  fill(text: string): boolean {
    const { code, isExact } = extractCode(text, this.length);
    if (!isExact || this.busy || this.disabled) return false;
    this.#write(code, true);
    // What a paste does by itself, and what the page's own listeners wait for.
    this.#input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    return true;
  }

  /** Moves the focus into the field; what stands there is selected for retyping. */
  focusInput(options?: FocusOptions): void {
    this.#input.focus(options);
    this.#input.select();
  }

  protected override createRenderRoot(): this {
    return this;
  }

  protected override render(): TemplateResult {
    return html`
      <input
        part="input code"
        class="code"
        id="code"
        name="one-time-code"
        type="text"
        inputmode="numeric"
        autocomplete="one-time-code"
        enterkeyhint="done"
        autocapitalize="off"
        autocorrect="off"
        spellcheck="false"
        translate="no"
        dir="ltr"
        required
        data-1p-ignore
        data-lpignore="true"
        data-bwignore
        data-protonpass-ignore
        data-form-type="other"
        aria-label=${this.label}
        aria-describedby="hint message"
        aria-invalid=${this.invalid ? 'true' : 'false'}
        ?disabled=${this.disabled}
        ?readonly=${this.busy}
        @input=${this.#onInput}
        @compositionend=${this.#onInput}
        @paste=${this.#onPaste}
      />
    `;
  }

  get #input(): HTMLInputElement {
    const input = this.querySelector('input');
    if (!input) throw new Error('The code field has not rendered yet.');
    return input;
  }

  #write(code: string, isExact: boolean): void {
    if (this.#input.value !== code) this.#input.value = code;
    this.#previous = code;
    if (isExact && code !== this.#taken) this.dispatchEvent(new Event('complete'));
  }

  readonly #onInput = (event: Event): void => {
    // Writing while an input method composes corrupts its text; `compositionend` comes later.
    const { isComposing, inputType } = event as InputEvent;
    if (isComposing) return;
    const { value } = this.#input;
    const { code, isExact } = extractCode(value, this.length);
    const isTyping = inputType === 'insertText' || inputType?.startsWith('delete');
    if (code || !value) this.#write(code, isExact);
    else this.#write(isTyping ? value.replace(/\D/g, '') : this.#previous, false);
  };

  /** A whole code replaces what was there, wherever the caret is. */
  readonly #onPaste = (event: ClipboardEvent): void => {
    if (this.fill(event.clipboardData?.getData('text') ?? '')) event.preventDefault();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sms-lock-code-field': CodeField;
  }
}
