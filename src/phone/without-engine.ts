// Pure: what can be told of a phone number when the phone engine did not load.

import { leadingCode } from './calling-codes.js';
import { homesWith } from './phone-reading.js';
import { writtenNumbers } from './written-number.js';
import type { PhoneReading, ReadOptions } from './phone-reading.js';

/** Digits of a number with its calling code (E.164 sets the most, practice the fewest). */
const fewest = 8;
const most = 15;

/**
 * Reads a phone number that is written with its calling code, behind a plus sign or 00: that needs
 * no numbering plan. Of any other number it cannot be told where it belongs: the answer is undefined
 * then.
 */
export function readWithoutEngine(
  text: string,
  options: ReadOptions = {},
): PhoneReading | undefined {
  const written = writtenNumbers(text);
  const { country } = options;
  const shown = country === undefined ? {} : { country };
  if (!written) return { status: 'too-long', ...shown };
  const [number] = written.numbers;
  if (!number) return { status: written.hasPlus ? 'too-short' : 'empty', ...shown };
  const digits = number.hasPlus ? number.digits : /^00(.+)/.exec(number.digits)?.[1];
  if (digits === undefined) return undefined;

  const code = leadingCode(digits);
  const [home] = homesWith(code ?? '', options);
  const extension = written.hasExtension ? { hasExtension: true as const } : {};
  if (digits.length < fewest) return { status: 'too-short', ...shown, ...extension };
  if (digits.length > most) return { status: 'too-long', ...shown, ...extension };
  if (code === undefined) return { status: 'invalid-country', ...shown, ...extension };
  if (home === undefined) return { status: 'country-not-allowed', ...extension };
  return { status: 'ok', phoneNumber: `+${digits}`, country: home, ...extension };
}
