// Pure: finds what may be a phone number in a text, before any numbering plan is asked.

import { plainText, withoutSeparators } from './digits.js';

/** A run of digits that may be a phone number. */
export interface WrittenNumber {
  /** 0 to 9, with whatever prefixes were written. */
  readonly digits: string;
  /** Whether a calling code comes first. */
  readonly hasPlus: boolean;
}

/** What stands in a text. */
export interface WrittenText {
  /** The likeliest first; none in a text without digits. */
  readonly numbers: readonly WrittenNumber[];
  /** Whether the text ended in an extension. */
  readonly hasExtension: boolean;
  /** Whether there is a plus sign, with or without digits behind it. */
  readonly hasPlus: boolean;
}

/** No text of more characters is read: a number cut off in the middle would be another number. */
export const longestText = 250;

/** No number has as many digits, prefixes included: E.164 ends at 15. */
export const longestNumber = 20;

/** A text of several numbers, a list of them say, is searched no further than this. */
const mostNumbers = 5;

/** Digits from which on a text can be a number with something behind it. */
const fewestBeforeExtension = 6;

const uri = /^(?:tel|sms|callto):(?:\/\/)?/i;

/** A mark of an extension, which is no end of a word, and the digits of it. */
const extension =
  /(?:;ext=|[^\p{L}](?:ext(?:n|ensi[oó]n)?|x|int|anexo|доб|内線|内线|分机)[ .:]*|[#~] ?)\d{1,7}/giu;

/** Whatever may stand between two numbers, and sometimes stands within one. */
const gap = /[,;/|]| {2,}/;

/** A trunk prefix that is written for those who call from the same country: +44 (0) 7400. */
const optionalTrunk = /(\d[^\d]*)\( *0 *\)/;

/**
 * The phone numbers in a text of any kind, or undefined when it is too long to be one. Letters part
 * numbers from each other, everything else may stand within one.
 */
export function writtenNumbers(text: string): WrittenText | undefined {
  const plain = readable(text);
  if (plain === undefined) return undefined;
  const all = withoutScheme(plain);
  const end = endOfNumber(all);
  const numbers = all
    .slice(0, end)
    .split(/\p{L}+/u)
    .flatMap(numbersInRun);
  const unique = new Map(numbers.map((number) => [keyOf(number), number]));
  return {
    numbers: [...unique.values()].slice(0, mostNumbers),
    hasExtension: end < all.length,
    hasPlus: all.includes('+'),
  };
}

/**
 * The digits of a text in plain form, after a plus sign if there is one, or undefined when it holds
 * anything but digits and separators, so that it must be left as it is.
 */
export function bareNumber(text: string): WrittenNumber | undefined {
  const all = readable(text);
  const [, plus, digits = ''] = /^(\+?)(\d*)$/.exec(withoutSeparators(all ?? 'too long')) ?? [];
  return plus === undefined ? undefined : { digits, hasPlus: plus !== '' };
}

function readable(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length > longestText) return undefined;
  const plain = plainText(trimmed.replace(/[\r\n]+/g, ';'))
    // A letter to Unicode, a hyphen in Japanese phone numbers.
    .replaceAll('ー', '-')
    .trim();
  // One character can stand for many.
  return plain.length > longestText ? undefined : plain;
}

/** What a URI says: `tel:+44-7400-123456;ext=12`, `tel:123456;phone-context=+44-7400` (RFC 3966). */
function withoutScheme(text: string): string {
  const scheme = uri.exec(text)?.[0];
  if (scheme === undefined) return text;
  const decoded = text
    .slice(scheme.length)
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  const [number = '', ...parameters] = decoded.split(/[;?&]/);
  const context = parameters.find((parameter) => /^phone-context=\+/i.test(parameter));
  const extra = parameters.find((parameter) => /^ext=\d/i.test(parameter));
  return `${context?.replace(/^.*=/, '') ?? ''}${number}${extra ? `;${extra}` : ''}`;
}

/** Where an extension begins, or the length of the text. */
function endOfNumber(text: string): number {
  for (const { 0: mark, index } of text.matchAll(extension)) {
    // The character that proves the mark to begin a word may be a digit of the number.
    const start = /^\d/.test(mark) ? index + 1 : index;
    if (digitsOf(text.slice(0, start)).length >= fewestBeforeExtension) return start;
  }
  return text.length;
}

/** What has a plus sign goes first: what stands before it is seldom part of a number. */
function numbersInRun(run: string): WrittenNumber[] {
  const [before = '', ...international] = run.split('+');
  return [
    ...international.flatMap((part) => numbersInPart(part, true)),
    ...numbersInPart(before, false),
  ];
}

function numbersInPart(part: string, hasPlus: boolean): WrittenNumber[] {
  const [first = '', ...others] = part.split(gap).filter((piece) => digitsOf(piece) !== '');
  const found = [part, first].flatMap((piece) => spellings(piece, hasPlus));
  return [...found, ...others.flatMap((piece) => spellings(piece, false))];
}

/** With and without an optional trunk prefix: in some countries the zero belongs to the number. */
function spellings(text: string, hasPlus: boolean): WrittenNumber[] {
  return [...new Set([text.replace(optionalTrunk, '$1'), text])]
    .map((spelling) => numberOf(digitsOf(spelling), hasPlus))
    .filter(({ digits }) => digits !== '');
}

/** 00 after a plus sign says the same once more. */
function numberOf(digits: string, hasPlus: boolean): WrittenNumber {
  return { digits: hasPlus ? digits.replace(/^00/, '') : digits, hasPlus };
}

function keyOf({ digits, hasPlus }: WrittenNumber): string {
  return `${hasPlus ? '+' : ''}${digits}`;
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
