// Pure: finds the code in whatever is typed, pasted or filled in.

import { bareCode, joined, plainCodeText } from './bare-code.js';
import type { CodeCharset } from './bare-code.js';

/** A code found in a text. */
export interface ExtractedCode {
  readonly code: string;
  /** Whether the text holds one code of the full length and nothing that could be another. */
  readonly isExact: boolean;
}

/** Ends of lines, and the punctuation of Chinese and Japanese, which no number has inside. */
const breaks = /[\r\n\u3001\u3002\uFF0C\uFF1A\uFF1B]+/;

/** A phone number with its plus sign, an amount with its currency. */
const otherNumbers = /\+\d[\d -]*|\p{Sc} ?\d+|\d+ ?\p{Sc}(?! ?\d)/gu;

/** A time, a date, an amount: the separators are its own. */
const compoundNumbers = /\d+(?:[.,:/]\d+)+/g;

/** Digits with single separators between them, as in `123 456`. */
const runs = /\d+(?:[ -]\d+)*/g;
const dottedRuns = /\d+(?:\.\d+)+/g;
const words = /[A-Z\d]+(?:-[A-Z\d]+)*/gi;

/**
 * The code in a text: the one bound to an origin in the last line (`@example.com #123456`), else a
 * text of nothing but digits and separators, else the only run of digits as long as a code. A run
 * that is part of a longer number is none. With too many digits, or more than one such run, the
 * first is given and is not exact.
 *
 * @param length characters in a code
 * @param charset codes with letters are given in capitals
 */
export function extractCode(
  input: string,
  length: number,
  charset: CodeCharset = 'digits',
): ExtractedCode {
  const lines = input.trim().split(breaks).map(plainCodeText);
  const bound = bareCode(/^@\S+ #(\S+)/.exec(lines.at(-1) ?? '')?.[1] ?? '', charset);
  if (bound?.length === length) return { code: bound, isExact: true };

  const text = lines.join('\n');
  const characters = joined(text);
  const code = characters.slice(0, length).toUpperCase();
  const isExact = characters.length === length;
  const find = (rest: string, pattern: RegExp): string[] =>
    (rest.match(pattern) ?? []).map(joined).filter((found) => found.length === length);
  const others = text.replace(otherNumbers, ';');
  if (charset === 'digits') {
    if (!/\D/.test(characters)) {
      const isRepeated = text.split(/\s+/).every((part) => joined(part) === code);
      return { code, isExact: isExact || (isRepeated && code.length === length) };
    }
    const found = find(others.replace(compoundNumbers, ';'), runs);
    return chosen(found.length > 0 ? found : find(others, dottedRuns));
  }
  // Words are letters too: a code among them has a digit in it, or is in capitals.
  const found = find(others, words);
  const likely = found.filter((word) => /\d/.test(word));
  const isWhole = characters.length <= length || !/\s/.test(text);
  if (likely.length === 0 && isWhole && !/[^A-Z\d]/i.test(characters)) return { code, isExact };
  return chosen(likely.length > 0 ? likely : found.filter((word) => !/[a-z]/.test(word)));
}

/** The same candidate twice is one. */
function chosen(candidates: readonly string[]): ExtractedCode {
  const codes = new Set(candidates.map((candidate) => candidate.toUpperCase()));
  return { code: [...codes][0] ?? '', isExact: codes.size === 1 };
}
