// Pure: a code, or the beginning of one, however its characters are written.

import { plainText } from '../phone/digits.js';

/** What a code is made of: digits, or digits and the letters A to Z. */
export type CodeCharset = 'digits' | 'alphanumeric';

/** Every dash and dot that may stand between the characters of a code. */
const dashes = /[\p{Pd}\u2212\u30FC\u00B7\u2022\u30FB_]/gu;

/** In digits, capitals without accents, one kind of space and one of dash. */
export function plainCodeText(text: string): string {
  // A mark is also what makes a digit an emoji.
  return plainText(text.normalize('NFD').replace(/\p{M}/gu, '')).replace(dashes, '-').trim();
}

/** A plain text without the separators of a code. */
export function joined(text: string): string {
  return text.replace(/[\s,./-]/g, '');
}

/**
 * The characters of a text that holds nothing else but separators, or else `undefined`.
 *
 * @param charset without it, digits
 */
export function bareCode(text: string, charset?: CodeCharset): string | undefined {
  const plain = plainCodeText(text).toUpperCase();
  // Several words are more likely a message than a code with spaces.
  const beyond = charset === 'alphanumeric' ? /[^A-Z\d-]/ : /[^\d ,./-]/;
  return beyond.test(plain) ? undefined : joined(plain);
}
