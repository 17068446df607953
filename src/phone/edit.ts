// Pure: the text and the caret of a phone field after an edit.

import { withoutSeparators } from './digits.js';

/** A text, and where the caret is in it. */
export interface TextAndCaret {
  readonly text: string;
  /** In UTF-16 units from the start, as in `selectionStart`. */
  readonly caret: number;
}

/** What an `input` event found in the field. */
export interface Edit extends TextAndCaret {
  /** What it was before. */
  readonly previous: TextAndCaret;
  /** As in `InputEvent`, such as `deleteContentBackward`. */
  readonly inputType: string;
}

/** The digit next to the caret, and the separators between the two. */
const firstDigit = /^([^\p{Nd}+]*)[\p{Nd}+]/u;
const lastDigit = /[\p{Nd}+][^\p{Nd}+]*$/u;

/** What people put between groups. */
const lastSeparator = /[ .()/-]$/;

/**
 * The text in its groups, with the caret between the same digits as before. Deleting a separator
 * deletes the digit beyond it, because the separator would come back. What is undone and done again
 * is left alone, or it could not be undone any further.
 *
 * Not for a text that is being composed: see `InputEvent.isComposing`.
 *
 * @param format gives a text its groups; it changes nothing but separators
 */
export function edited(edit: Edit, format: (text: string) => string): TextAndCaret {
  const { text, caret, inputType } = edit;
  const isDelete = inputType.startsWith('delete');
  // Who types the separators as well gets to type them.
  const isAtEnd = caret === text.length && !isDelete;
  const settled = isAtEnd ? text.replace(lastSeparator, '') : text;
  if (format(text) === settled || inputType.startsWith('history')) return { text, caret };
  const isForward = isDelete && inputType.endsWith('Forward');
  let left = text.slice(0, caret);
  let right = text.slice(caret);
  if (hasLostSeparatorsOnly(edit)) {
    if (isForward) right = right.replace(firstDigit, '$1');
    else left = left.replace(lastDigit, '');
  }

  const formatted = format(left + right);
  if (formatted === left + right) return { text: formatted, caret: left.length };
  if (right === '') return { text: formatted, caret: formatted.length };
  const count = withoutSeparators(left).length;
  return { text: formatted, caret: count === 0 ? 0 : caretAfter(formatted, count, isForward) };
}

function hasLostSeparatorsOnly({ text, previous, inputType }: Edit): boolean {
  return (
    inputType.startsWith('delete') &&
    text.length < previous.text.length &&
    withoutSeparators(text) === withoutSeparators(previous.text)
  );
}

/** Where `count` digits and signs are on the left: next to the last, or next to the one after it. */
function caretAfter(text: string, count: number, isForward: boolean): number {
  let seen = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (!isForward && seen === count) return index;
    if (withoutSeparators(text.charAt(index)) !== '') seen += 1;
    if (seen > count) return index;
  }
  return text.length;
}
