// Pure: finds the code in whatever is typed, pasted or filled in.

import { plainCodeText, withoutCodeSeparators as joined } from '../phone/digits.js';
import type { CodeCharset } from './bare-code.js';

/** A code found in a text. */
export interface ExtractedCode {
  readonly code: string;
  /** Whether the text holds one code of the full length and nothing that could be another. */
  readonly isExact: boolean;
}

/** Characters that are read, the last ones: more than any message has. */
const longest = 5000;

/** Ends of lines, and the punctuation of Chinese and Japanese, which no number has inside. */
const breaks = /[\r\n\u2028\u2029\u3001\u3002\uFF0C\uFF1A\uFF1B]+/;

/** A comma between two numbers, the second of which counts something in Chinese: no decimal one. */
const chineseComma = /(\d{4,}),(?=\d+ ?\p{Script=Han})/gu;

const currency = String.raw`(?:\p{Sc}|\b(?:CHF|CNY|EUR|GBP|INR|JPY|Rs|USD)\b\.?)`;

/** What has digits that are no code. */
const otherNumbers = [
  // Addresses of mail and of the web.
  /[^\s@]+@[^\s@]+\.[^\s@]+|\b(?:https?:|www\.)\S+/gi,
  // Phone numbers with a plus sign or an area code in brackets.
  /\+\d{1,3} ?(?:\(\d+\) ?)?[\d -]*|\(\d{2,5}\) ?\d[\d -]{3,}\d/g,
  // Amounts.
  new RegExp(String.raw`${currency} ?\d[\d.,]*|\d[\d.,]* ?(?:[元円원]|${currency}(?! ?\d))`, 'gu'),
  // The end of a number that is hidden.
  /[*x]{2,} ?\d+/gi,
  // Dates.
  /\b(?:\d{4}-\d\d?-\d\d?|\d\d?-\d\d?-\d{4})\b/g,
];

/** A time, a date, an amount: the separators are its own. */
const compoundNumbers = /\d+(?:[.,:/]\d+)+/g;

/** Digits with single separators between them, as in `123 456`. */
const runs = /\d+(?:[ -]\d+)*/g;
/** As `123.456`, but not as the date `31.12.26`. */
const dottedRuns = /\d{3,}(?:\.\d{3,})+/g;
const words = /[A-Z\d]+(?:-[A-Z\d]+)*/gi;

/**
 * The code in a text: the one bound to an origin in the last line (`@example.com #123456`), else a
 * text of nothing but digits and separators, else the only run of digits as long as a code. A run
 * that is part of a longer number is none. With too many digits, or more than one such run, the
 * first is given and is not exact.
 *
 * @param length characters in a code
 * @param charset without it, digits; codes with letters are given in capitals
 */
export function extractCode(input: string, length: number, charset?: CodeCharset): ExtractedCode {
  const lines = input.slice(-longest).split(breaks).map(plainCodeText).filter(Boolean);
  const find = charset === 'alphanumeric' ? findWithLetters : findDigits;
  const bound = find(/^@\S+ #(\S+)/.exec(lines.at(-1) ?? '')?.[1] ?? '', length);
  return bound.isExact ? bound : find(lines.join('\n'), length);
}

function findDigits(text: string, length: number): ExtractedCode {
  const digits = joined(text);
  if (!/\D/.test(digits)) {
    const code = digits.slice(0, length);
    const isRepeated = text.split(/\s+/).every((part) => joined(part) === code);
    return { code, isExact: digits.length === length || (isRepeated && code.length === length) };
  }
  const rest = withoutOthers(text.replace(chineseComma, '$1;'));
  const found = ofLength(rest.replace(compoundNumbers, ';').match(runs), length);
  return chosen(found.length > 0 ? found : ofLength(rest.match(dottedRuns), length));
}

/** Words are letters too: a code among them has a digit in it, or is in capitals. */
function findWithLetters(text: string, length: number): ExtractedCode {
  const characters = joined(text);
  const all = withoutOthers(text).match(words) ?? [];
  // The part behind a prefix, as in G-A1B2C3, unless the hyphen is one of the code.
  const found = all.flatMap((word) => {
    const whole = ofLength([word], length);
    return whole.length > 0 ? whole : ofLength(word.split('-'), length);
  });
  const likely = found.filter((word) => /\d/.test(word));
  if (likely.length > 0) return chosen(likely);
  const isOne = characters.length <= length || !/\s/.test(text);
  if (isOne && !/[^A-Z\d]/i.test(characters)) {
    const code = characters.slice(0, length).toUpperCase();
    return { code, isExact: characters.length === length };
  }
  return chosen(found.filter((word) => !/[a-z]/.test(word)));
}

function withoutOthers(text: string): string {
  return otherNumbers.reduce((rest, pattern) => rest.replace(pattern, ';'), text);
}

function ofLength(found: readonly string[] | null, length: number): string[] {
  return (found ?? []).map(joined).filter((candidate) => candidate.length === length);
}

/** The same candidate twice is one. */
function chosen(candidates: readonly string[]): ExtractedCode {
  const codes = new Set(candidates.map((candidate) => candidate.toUpperCase()));
  return { code: [...codes][0] ?? '', isExact: codes.size === 1 };
}
