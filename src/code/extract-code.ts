// Pure: finds the code in whatever is typed, pasted or filled in.

import { plainText } from '../phone/digits.js';

/** A code found in a text. */
export interface ExtractedCode {
  readonly code: string;
  /** Whether the text holds one code of the full length and nothing that could be another. */
  readonly isExact: boolean;
}

const separators = /[\s\-\u2010-\u2015\u2212._\u00B7\u2022/]/g;

/** One separator between the digits of a code, as in `123 456`. */
const groups = /\d+(?:[ \-\u2010-\u2015\u2212]\d+)*/g;

/**
 * The code in a text: the one bound to an origin in the last line (`@example.com #123456`), else a
 * text of digits and separators, else the only run of digits as long as a code.
 *
 * @param length digits in a code
 */
export function extractCode(input: string, length: number): ExtractedCode {
  const text = plainText(input).replace(/\u2212|[\u2010-\u2015]/g, '-');
  const bound = /^@\S+ #(\d+)/.exec(plainLastLine(input))?.[1];
  if (bound?.length === length) return { code: bound, isExact: true };

  const digits = text.replace(separators, '');
  if (/^\d*$/.test(digits)) {
    return { code: digits.slice(0, length), isExact: digits.length === length };
  }
  const candidates = (text.match(groups) ?? [])
    .map((run) => run.replace(/\D/g, ''))
    .filter((run) => run.length === length);
  const [first = ''] = candidates;
  return { code: first, isExact: new Set(candidates).size === 1 };
}

function plainLastLine(input: string): string {
  return plainText(input.trim().split('\n').at(-1) ?? '').trim();
}
