import type { TextAndCaret } from '../phone/edit.js';

/**
 * Writes into an input so that what was there before can be got back with undo: a plain assignment
 * throws the history of edits away in every engine. Fires a nested `input` event where the field
 * has the focus, and moves the caret only there, since Safari focuses a field whose caret is moved.
 */
export function writeKeepingUndo(input: HTMLInputElement, { text, caret }: TextAndCaret): void {
  const hasFocus = (input.getRootNode() as Document | ShadowRoot).activeElement === input;
  if (!hasFocus) {
    input.value = text;
    return;
  }
  input.select();
  // Deprecated, and without a successor for text fields.
  const isWritten = document.execCommand('insertText', false, text) && input.value === text;
  if (!isWritten) input.value = text;
  input.setSelectionRange(caret, caret);
}
