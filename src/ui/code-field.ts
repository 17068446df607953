import { html, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import { bareCode } from '../code/bare-code.js';
import { writeKeepingUndo } from './write-keeping-undo.js';
import type { TemplateResult } from 'lit';
import type { CodeCharset } from '../code/bare-code.js';

/**
 * The field for the code: one real input. Internal to `<sms-lock>`, into whose shadow root it
 * renders; loaded when the phone field gets the focus. Fires `complete` when a whole code stands in
 * it that has not been taken yet.
 *
 * An edit that leaves a code, or the beginning of one, is the browser's own. Any other is put right
 * before it happens where the browser asks, and after it where not; undo takes back both.
 */
export class CodeField extends LitElement {
  static define(): void {
    const tag = 'sms-lock-code-field';
    if (!customElements.get(tag)) customElements.define(tag, this);
  }

  /** Its name while its label is not in view. */
  @property({ attribute: false }) label = '';
  /** Characters in the code. */
  @property({ attribute: false }) length = 6;
  @property({ attribute: false }) charset: CodeCharset = 'digits';
  @property({ attribute: false }) disabled = false;
  /** The code is being checked: it can be read but not changed. */
  @property({ attribute: false }) busy = false;
  @property({ attribute: false }) invalid = false;

  /** The last code that was taken: it does not count as complete again by itself. */
  #taken = '';
  /** What the field falls back to when an edit leaves no code in it. */
  #previous = '';
  #isWriting = false;

  get isComplete(): boolean {
    return this.#code.length === this.length;
  }

  /** What stands in the field, to be sent. */
  take(): string {
    this.#taken = this.#code;
    return this.#taken;
  }

  /** Empties the field. */
  clear(): void {
    this.#taken = '';
    this.#previous = '';
    this.#input.value = '';
  }

  /** Forgets the code that has been sent: it was for an older message. */
  clearTaken(): void {
    if (this.#code === this.#taken) this.clear();
    this.#taken = '';
  }

  /**
   * Puts in a code that came by itself, as if it had been pasted: it replaces what was there. A text
   * that is not exactly one code changes nothing. Returns whether it was one.
   */
  fill(text: string): boolean {
    const code = bareCode(text, this.charset);
    if (code?.length !== this.length || this.busy || this.disabled) return false;
    this.#insert(code);
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
    const hasLetters = this.charset !== 'digits';
    return html`
      <div class="control code">
        <input
          part="input code"
          id="code"
          name="one-time-code"
          type="text"
          inputmode=${hasLetters ? 'text' : 'numeric'}
          autocomplete="one-time-code"
          enterkeyhint="done"
          autocapitalize=${hasLetters ? 'characters' : 'off'}
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
          @beforeinput=${this.#onBeforeInput}
          @input=${this.#onInput}
          @compositionend=${this.#onInput}
          @paste=${this.#onTransfer}
          @drop=${this.#onTransfer}
        />
      </div>
    `;
  }

  protected override updated(): void {
    // Not a style attribute in the template: a strict content security policy forbids those.
    this.style.setProperty('--length', String(this.length));
  }

  get #input(): HTMLInputElement {
    const input = this.querySelector('input');
    if (!input) throw new Error('The code field has not rendered yet.');
    return input;
  }

  get #code(): string {
    return bareCode(this.#input.value, this.charset) ?? '';
  }

  /** Takes a text that the person has put in: a code, a part of one, or a message with one. */
  async #put(text: string): Promise<void> {
    const bare = bareCode(text, this.charset);
    if (bare !== undefined && bare.length <= this.length) return this.#insert(bare);
    // A key that does not belong in a code.
    if (text.length < this.length) return this.#insert('');
    const finder = await import('../code/extract-code.js').catch(() => undefined);
    const found = finder?.extractCode(text, this.length, this.charset);
    this.#insert(found?.code ?? '', found?.isExact);
  }

  /** Writes a code where the caret is, and a whole one in place of what was there. */
  #insert(code: string, isExact = true): void {
    if (this.busy) return;
    const { length } = this;
    const { value, selectionStart, selectionEnd } = this.#input;
    const isWhole = code.length === length;
    const before = isWhole ? code : value.slice(0, selectionStart ?? length) + code;
    const after = isWhole ? '' : value.slice(selectionEnd ?? length);
    const excess = before.length + after.length - length;
    // Where there is no room, what follows the caret gives way.
    const text = (before + after.slice(Math.max(0, excess))).slice(0, length);
    this.#write(code ? text : value, before.length);
    if (code && !excess && isExact) this.#tell();
  }

  #write(text: string, caret: number): void {
    const input = this.#input;
    this.#isWriting = true;
    if (text !== input.value) writeKeepingUndo(input, { text, caret });
    // What an edit does by itself, and what the form and the page's own listeners wait for.
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    this.#isWriting = false;
    this.#previous = text;
  }

  #tell(): void {
    if (this.isComplete && this.#code !== this.#taken) this.dispatchEvent(new Event('complete'));
  }

  readonly #onBeforeInput = (event: InputEvent): void => {
    const { data, cancelable } = event;
    // What an input method composes cannot be prevented.
    if (this.#isWriting || !data || !cancelable) return;
    const { value, selectionStart, selectionEnd } = this.#input;
    const selected = (selectionEnd ?? 0) - (selectionStart ?? 0);
    const hasRoom = value.length - selected + data.length <= this.length;
    if (hasRoom && data === bareCode(data, this.charset)) return;
    event.preventDefault();
    void this.#put(data);
  };

  readonly #onInput = (event: Event): void => {
    const { data, isComposing, inputType } = event as InputEvent;
    // Writing while an input method composes corrupts its text; `compositionend` comes later. What
    // undo brings back stays, or undo would stick.
    if (this.#isWriting || isComposing) return;
    const { value } = this.#input;
    const code = bareCode(value, this.charset);
    if (inputType?.startsWith('history')) this.#previous = value;
    else if (code !== undefined && code.length <= this.length) {
      if (code !== value) this.#write(code, this.length);
      this.#previous = code;
      this.#tell();
    } else {
      this.#write(this.#previous, this.length);
      void this.#put(data || value);
    }
  };

  readonly #onTransfer = (event: Event): void => {
    const { clipboardData, dataTransfer } = event as ClipboardEvent & DragEvent;
    const text = (clipboardData ?? dataTransfer)?.getData('text');
    if (!text || this.busy) return;
    event.preventDefault();
    this.#input.focus();
    void this.#put(text);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sms-lock-code-field': CodeField;
  }
}
