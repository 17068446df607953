import { html, LitElement } from 'lit';
import { bareCode } from '../code/bare-code.js';
import { property } from './property.js';
import { writeKeepingUndo } from './write-keeping-undo.js';
import type { TemplateResult } from 'lit';
import type { CodeCharset } from '../code/bare-code.js';
import type { ExtractedCode } from '../code/extract-code.js';

/**
 * The message about what was put in, where it cannot be sent by itself: it may not be the code, or
 * holds none.
 */
export type CodeNote = 'codeDoubtful' | 'codeMissing';

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
  /** Without it, digits. */
  @property({ attribute: false }) charset: CodeCharset | undefined;
  @property({ attribute: false }) disabled = false;
  /** The code is being checked: it can be read but not changed. */
  @property({ attribute: false }) busy = false;
  @property({ attribute: false }) invalid = false;

  /** The last code that was taken: it does not count as complete again by itself. */
  #taken = '';
  /** What the field falls back to when an edit leaves no code in it. */
  #previous = '';
  #note: CodeNote | undefined;

  /** What there is to say of what was put in last; fires `note-change`. */
  get note(): CodeNote | undefined {
    return this.#note;
  }

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
    this.#remark();
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
    const code = this.#read(text);
    if (code?.length !== this.length || this.busy || this.disabled) return false;
    this.#insert({ code, isExact: true });
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
    const hasLetters = this.charset === 'alphanumeric';
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
    return this.#read(this.#input.value) ?? '';
  }

  /** A code, or a part of one; else `undefined`. */
  #read(text: string): string | undefined {
    const code = bareCode(text, this.charset);
    return code === undefined || code.length > this.length ? undefined : code;
  }

  /** Takes a text that the person has put in: a code, a part of one, or a message with one. */
  async #put(text: string): Promise<void> {
    const code = this.#read(text);
    const found = code === undefined ? await this.#find(text) : { code, isExact: true };
    if (this.busy || this.disabled) return;
    if (found?.code) this.#insert(found);
    // Nothing is said of a key that does not belong in a code.
    else if (text.length > 2) this.#write(this.#input.value, undefined, 'codeMissing');
  }

  /** Looks for a code among other things; what can is loaded when it is first needed. */
  async #find(text: string): Promise<ExtractedCode | undefined> {
    if (text.length < this.length) return undefined;
    const finder = await import('../code/extract-code.js').catch(() => undefined);
    return finder?.extractCode(text, this.length, this.charset);
  }

  /** Writes a code where the caret is, and a whole one in place of what was there. */
  #insert({ code, isExact }: ExtractedCode): void {
    const { length } = this;
    const { value, selectionStart, selectionEnd } = this.#input;
    const isWhole = code.length === length;
    const before = isWhole ? code : value.slice(0, selectionStart ?? length) + code;
    const after = isWhole ? '' : value.slice(selectionEnd ?? length);
    const excess = before.length + after.length - length;
    // Where there is no room, what follows the caret gives way.
    const text = (before + after.slice(Math.max(0, excess))).slice(0, length);
    if (text === value && before.length > length) return;
    const isSure = isExact && excess <= 0;
    this.#write(text, before.length, isSure ? undefined : 'codeDoubtful');
    if (isSure) this.#tell();
  }

  #write(text: string, caret?: number, note?: CodeNote): void {
    const input = this.#input;
    this.#previous = text;
    if (text !== input.value) writeKeepingUndo(input, { text, caret: caret ?? text.length });
    else if (caret) input.setSelectionRange(caret, caret);
    // What an edit does by itself, and what the form and the page's own listeners wait for.
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    this.#remark(note);
  }

  #remark(note?: CodeNote): void {
    if (note === this.#note) return;
    this.#note = note;
    this.dispatchEvent(new Event('note-change'));
  }

  #tell(): void {
    if (this.isComplete && this.#code !== this.#taken) this.dispatchEvent(new Event('complete'));
  }

  readonly #onBeforeInput = (event: InputEvent): void => {
    const { data, cancelable } = event;
    // What an input method composes cannot be prevented.
    if (!data || !cancelable) return;
    const { value, selectionStart, selectionEnd } = this.#input;
    const after = value.slice(0, selectionStart ?? 0) + data + value.slice(selectionEnd ?? 0);
    if (after === this.#read(after)) return;
    event.preventDefault();
    void this.#put(data);
  };

  readonly #onInput = (event: Event): void => {
    const { data, isComposing, inputType } = event as InputEvent;
    const { value } = this.#input;
    // Writing while an input method composes corrupts its text; `compositionend` comes later.
    if (isComposing || value === this.#previous) return;
    const code = this.#read(value);
    this.#remark();
    // What undo brings back stays, or undo would stick.
    if (inputType?.startsWith('history')) this.#previous = value;
    else if (code === undefined) {
      this.#write(this.#previous);
      void this.#put(data || value);
    } else {
      if (code !== value) this.#write(code);
      this.#previous = code;
      this.#tell();
    }
  };

  readonly #onTransfer = (event: Event): void => {
    const { clipboardData, dataTransfer } = event as ClipboardEvent & DragEvent;
    const text = (clipboardData ?? dataTransfer)?.getData('text');
    if (!text) return;
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
