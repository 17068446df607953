// Pure: reads a phone number in any text, by numbering plans that it is given.

import { callingCode, countries, isCountry, leadingCode } from './calling-codes.js';
import { findNumber, validBehindPlus } from './find-number.js';
import { groupTyped, groupWritten } from './grouping.js';
import { judge } from './judge-number.js';
import { homesWith } from './phone-reading.js';
import { bareNumber, writtenNumbers } from './written-number.js';
import type { NumberingPlans } from './numbering-plans.js';
import type { ParsedNumber } from './parse-number.js';
import type { PhoneReading, PhoneStatus, ReadOptions } from './phone-reading.js';
import type { WrittenNumber } from './written-number.js';

/** What may be sent, the better first: the order in which several numbers in a text are taken. */
const sendable: readonly PhoneStatus[] = ['ok', 'not-mobile', 'unknown-range'];

/** Reads a phone number as people write it, in any text. */
export function readText(text: string, options: ReadOptions, plans: NumberingPlans): PhoneReading {
  const country = isCountry(options.country) ? options.country : undefined;
  const selected = country === undefined ? {} : { country };
  const written = writtenNumbers(text);
  if (!written) return { status: 'too-long', ...selected };

  const readings = written.numbers.map((number) => ({
    number,
    reading: readNumber(number, { ...options, country }, plans),
  }));
  const likeliest = bestOf(readings);
  if (!likeliest) return { status: written.hasPlus ? 'too-short' : 'empty', ...selected };
  const { number, reading } = likeliest;
  const shown = reading.country ?? country;
  const display =
    reading.display ?? (bareNumber(text) ? groupTyped(text, shown, plans) : undefined);
  const mayLackPlus = reading.status !== 'ok' && !number.hasPlus;
  return {
    ...reading,
    ...(display !== undefined && { display }),
    ...(written.hasExtension && { hasExtension: true }),
    ...(mayLackPlus && validBehindPlus(number.digits, plans) && { wantsPlus: true }),
  };
}

/** A number and what it was read as. */
interface NumberRead {
  readonly number: WrittenNumber;
  readonly reading: PhoneReading;
}

/** What may be sent; else what has the most digits, as it comes closest to a number. */
function bestOf(readings: readonly NumberRead[]): NumberRead | undefined {
  for (const status of sendable) {
    const found = readings.find(({ reading }) => reading.status === status);
    if (found) return found;
  }
  const lengths = readings.map(({ number }) => number.digits.length);
  return readings[lengths.indexOf(Math.max(...lengths))];
}

function readNumber(
  number: WrittenNumber,
  options: ReadOptions,
  plans: NumberingPlans,
): PhoneReading {
  const phone = findNumber(number, options, plans);
  return phone ? readParsed(phone, number, options, plans) : readFragment(number, options);
}

function readParsed(
  phone: ParsedNumber,
  number: WrittenNumber,
  options: ReadOptions,
  plans: NumberingPlans,
): PhoneReading {
  const { status, home, national } = judge(phone, options, plans);
  if (home === undefined || !sendable.includes(status)) {
    return { status, ...countryShown(status, home, options) };
  }
  const phoneNumber = `+${phone.callingCode}${national}`;
  const display = groupWritten(number, national, home, plans);
  return { status, phoneNumber, country: home, display };
}

/** What can be said of digits that are too few or too many to be parsed. */
function readFragment({ digits, hasPlus }: WrittenNumber, options: ReadOptions): PhoneReading {
  const { country } = options;
  const code = leadingCode(digits);
  const hasHome = hasPlus && code !== undefined;
  const [home] = hasHome ? homesWith(code, options) : [];
  const isKnown = hasPlus ? hasHome || mayBecomeCode(digits) : country !== undefined;
  const status = !isKnown
    ? 'invalid-country'
    : hasHome && home === undefined
      ? 'country-not-allowed'
      : digits.length > 15
        ? 'too-long'
        : 'too-short';
  return { status, ...countryShown(status, home, options) };
}

/** Whether digits are the beginning of a calling code that is not complete yet. */
function mayBecomeCode(digits: string): boolean {
  return countries.some((country) => callingCode(country)?.startsWith(`+${digits}`));
}

/** Until a number is complete, a chosen country stays, and a guess follows the calling code. */
function countryShown(
  status: PhoneStatus,
  home: string | undefined,
  { country, isChosen }: ReadOptions,
): { country?: string } {
  if (status === 'country-not-allowed') return {};
  const shown = isChosen ? (country ?? home) : (home ?? country);
  return shown === undefined ? {} : { country: shown };
}
