// Pure: a code, or the beginning of one, however its characters are written.

import { plainCodeText, withoutCodeSeparators } from '../phone/digits.js';

/** What a code is made of: digits, or digits and the letters A to Z. */
export type CodeCharset = 'digits' | 'alphanumeric';

/**
 * The characters of a text that holds nothing else but separators, or else `undefined`.
 *
 * @param charset without it, digits
 */
export function bareCode(text: string, charset?: CodeCharset): string | undefined {
  const plain = plainCodeText(text).toUpperCase();
  // Several words are more likely a message than a code with spaces.
  const beyond = charset === 'alphanumeric' ? /[^A-Z\d-]/ : /[^\d ,./-]/;
  return beyond.test(plain) ? undefined : withoutCodeSeparators(plain);
}
