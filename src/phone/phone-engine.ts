// The only importer of libphonenumber-js.

import metadata from 'libphonenumber-js/mobile/metadata';
import * as grouping from './grouping.js';
import { libraryPlans } from './library-plans.js';
import { readText } from './read-text.js';
import type { PhoneReading, ReadOptions } from './phone-reading.js';

export { callingCode, countries, isCountry } from './calling-codes.js';
export { guessCountry } from './default-country.js';
export { edited } from './edit.js';
export { surroundings } from './surroundings.js';
export type { PhoneReading, PhoneStatus, ReadOptions } from './phone-reading.js';

const plans = libraryPlans(metadata);

/**
 * Reads a phone number as people write it, in any text: with or without calling code and trunk
 * prefix, in the digits of any script, in the middle of a sentence. Never throws.
 *
 * @param context what is known beside the text, or only the country (ISO 3166)
 */
export function readPhone(text: string, context?: ReadOptions | string): PhoneReading {
  return readText(
    text,
    typeof context === 'string' ? { country: context } : (context ?? {}),
    plans,
  );
}

/**
 * A text in the groups of its number, for the field that is being typed into, beside the calling
 * code of the country (ISO 3166). Changes nothing but separators, and nothing at all in a text that
 * holds more than digits and separators.
 */
export function formatTyped(text: string, country: string | undefined): string {
  return grouping.groupTyped(text, country, plans);
}

/** An E.164 number in groups, such as +33 6 12 34 56 78. */
export function grouped(phoneNumber: string): string {
  return grouping.groupPhoneNumber(phoneNumber, plans);
}

/**
 * A number in groups as it is written in its country (ISO 3166), such as 06 12 34 56 78.
 *
 * @param national without calling code and trunk prefix
 */
export function groupDialled(national: string, country: string): string {
  return grouping.groupDialled(national, country, plans);
}
