// The only importer of libphonenumber-js.

import parse, { getCountries, getCountryCallingCode, Metadata } from 'libphonenumber-js/core/es6';
import metadata from 'libphonenumber-js/mobile/metadata';
import { plainText } from './digits.js';
import type { CountryCode, PhoneNumber } from 'libphonenumber-js/core/es6';

export { guessCountry } from './default-country.js';
export { surroundings } from './surroundings.js';

/** What was made of a text in the phone field. */
export interface PhoneReading {
  /**
   * `ok`; `unlikely` (a number of the right length that the numbering plan, as far as we know it,
   * gives to no mobile phone: it may be sent); `invalid` (nothing may be sent); `empty`.
   */
  readonly status: 'ok' | 'unlikely' | 'invalid' | 'empty';
  /** E.164. */
  readonly phoneNumber?: string;
  /** ISO 3166. */
  readonly country?: string;
  /** The number as its own country writes it, without the calling code. */
  readonly national?: string;
}

/** The countries (ISO 3166) whose numbering plans are known. */
export const countries: readonly string[] = getCountries(metadata);

/** Whether a text is the code of one of `countries`. */
export function isCountry(code: string | undefined): code is CountryCode {
  return countries.includes(code ?? '');
}

/** The calling code of a country with its plus sign, such as +44. */
export function callingCode(country: string | undefined): string | undefined {
  return isCountry(country) ? `+${getCountryCallingCode(country, metadata)}` : undefined;
}

/**
 * Reads a phone number as people write it.
 *
 * @param country ISO 3166: where a number without a calling code belongs
 */
export function readPhone(input: string, country: string | undefined): PhoneReading {
  const text = plainText(input)
    .replace(/^\s*tel:/i, '')
    .trim();
  if (!text) return { status: 'empty' };
  const found = parsed(text, country);
  const phone = found && found.number.length > 0 ? found : undefined;
  if (!phone) return { status: 'invalid' };
  const status = phone.isValid() ? 'ok' : hasMobileLength(phone) ? 'unlikely' : 'invalid';
  return {
    status,
    phoneNumber: phone.number,
    ...(phone.country && { country: phone.country }),
    national: phone.formatInternational().replace(`+${phone.countryCallingCode} `, ''),
  };
}

/** An E.164 number in groups, such as +33 6 12 34 56 78. */
export function grouped(phoneNumber: string): string {
  return parse(phoneNumber, metadata)?.formatInternational() ?? phoneNumber;
}

function parsed(text: string, country: string | undefined): PhoneNumber | undefined {
  const withoutTrunk = text.replace(/^(\+[^(]*)\(0\)/, '$1');
  const national = isCountry(country) ? parse(withoutTrunk, country, metadata) : undefined;
  if (national?.isPossible()) return national;
  // 00 is dialled before a calling code in most of the world, and typed everywhere.
  return parse(withoutTrunk.replace(/^00/, '+'), metadata) ?? national;
}

/**
 * Whether the length is one that mobile numbers of the country have. Lengths change seldom, ranges
 * every other week: a length is what may keep a number from being sent.
 */
function hasMobileLength(phone: PhoneNumber): boolean {
  if (!phone.isPossible()) return false;
  if (!phone.country) return true;
  const lengths = mobileLengths(phone.country);
  return lengths.length === 0 || lengths.includes(phone.nationalNumber.length);
}

/** `type()` is there but missing from the library's types. */
interface NumberingPlan {
  type(name: 'MOBILE'): { possibleLengths(): number[] | undefined } | undefined;
}

function mobileLengths(country: CountryCode): readonly number[] {
  const plans = new Metadata(metadata);
  plans.selectNumberingPlan(country);
  const plan = plans.numberingPlan as unknown as NumberingPlan | undefined;
  return plan?.type('MOBILE')?.possibleLengths() ?? [];
}
