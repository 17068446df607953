import { phoneEngine } from '../phone/load-engine.js';
import { putsInWhole } from './whole-input.js';
import { writeKeepingUndo } from './write-keeping-undo.js';
import type { TextAndCaret } from '../phone/edit.js';
import type { PhoneReading, ReadOptions } from '../phone/phone-reading.js';

/** What the edits of a number need to know, and whom they tell. */
export interface EditingOwner {
  readonly options: ReadOptions;
  /**
   * The text was edited by a person.
   *
   * @param reading what it was read as, unless an edit was undone or the engine is not there yet
   */
  onEdit(reading: PhoneReading | undefined): void;
  /** The person is done with the field for now. */
  onLeave(): void;
  /** Shows the country of a number. Returns whether it is the one that is shown. */
  showCountry(reading: PhoneReading): boolean;
}

/**
 * Groups the number in a field while it is edited, and never fights who edits it: nothing is written
 * when nothing changes, while an input method composes, or when an edit is undone.
 */
export class PhoneEditing {
  readonly #input: HTMLInputElement;
  readonly #owner: EditingOwner;
  #previous: TextAndCaret = { text: '', caret: 0 };
  #isWriting = false;

  constructor(input: HTMLInputElement, owner: EditingOwner) {
    this.#input = input;
    this.#owner = owner;
    input.addEventListener('beforeinput', this.#onBeforeInput);
    input.addEventListener('input', this.#onInput);
    input.addEventListener('compositionend', this.#onInput);
    input.addEventListener('change', this.#onChange);
    input.addEventListener('blur', this.#onBlur);
  }

  /** Shows the text in the groups of the country that is shown. */
  regroup(): void {
    const { value } = this.#input;
    this.#write(phoneEngine()?.formatTyped(value, this.#owner.options.country) ?? value);
  }

  /**
   * Shows the number as its country writes it, and that country, once it is complete or left.
   *
   * @param isBulk see `ReadOptions`
   */
  settle(isBulk: boolean): void {
    const reading = this.#read(isBulk);
    if (reading) this.#show(reading);
  }

  #read(isBulk: boolean): PhoneReading | undefined {
    const { value } = this.#input;
    return value ? phoneEngine()?.readPhone(value, { ...this.#owner.options, isBulk }) : undefined;
  }

  #show(reading: PhoneReading): void {
    const isShown = this.#owner.showCountry(reading);
    // Beside another country, its calling code has to stay where it is.
    if (!isShown) this.regroup();
    else if (reading.display !== undefined) this.#write(reading.display);
  }

  #write(text: string, caret = text.length): void {
    if (text === this.#input.value) return;
    this.#isWriting = true;
    writeKeepingUndo(this.#input, { text, caret });
    this.#isWriting = false;
  }

  #edit(inputType: string): PhoneReading | undefined {
    const engine = phoneEngine();
    const { value, selectionStart } = this.#input;
    if (!engine || inputType.startsWith('history')) return undefined;
    const { options } = this.#owner;
    const edit = { text: value, caret: selectionStart ?? value.length, inputType };
    const { text, caret } = engine.edited({ ...edit, previous: this.#previous }, (digits) =>
      engine.formatTyped(digits, options.country),
    );
    this.#write(text, caret);
    const reading = engine.readPhone(text, options);
    this.#owner.showCountry(reading);
    return reading;
  }

  readonly #onBeforeInput = (): void => {
    const { value, selectionStart } = this.#input;
    this.#previous = { text: value, caret: selectionStart ?? value.length };
  };

  readonly #onInput = (event: Event): void => {
    // The form has heard of the edit already; how it is grouped is our own affair.
    if (this.#isWriting) return event.stopPropagation();
    const { isComposing, inputType = '' } = event as InputEvent;
    // Writing now would corrupt the text of the input method; `compositionend` comes later.
    if (isComposing) return;
    const isWhole = event.type === 'input' && putsInWhole(event);
    const reading = isWhole ? this.#read(true) : undefined;
    if (reading?.phoneNumber) this.#show(reading);
    this.#owner.onEdit(reading?.phoneNumber ? reading : this.#edit(inputType));
  };

  readonly #onChange = (): void => void this.settle(false);

  readonly #onBlur = (): void => {
    // Somebody who looks something up in another window comes back to the field.
    const { activeElement } = this.#input.getRootNode() as ShadowRoot;
    if (activeElement === this.#input) return;
    this.settle(false);
    this.#owner.onLeave();
  };
}
