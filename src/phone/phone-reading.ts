// Pure: what can be made of a text in the phone field.

import { countriesWith } from './calling-codes.js';

/**
 * What stands in the way of sending a code to a number:
 *
 * - `ok`: nothing, it is a mobile number.
 * - `not-mobile`, `unknown-range`: it has the length of a mobile number, but as far as the numbering
 *   plan is known it belongs to another kind of phone, or to none. Plans change every other week, so
 *   these two only warn: the person may know better.
 * - `empty`: there is no number.
 * - `too-short`, `too-long`, `invalid-length` (between two lengths that exist): no mobile number of
 *   the country has this many digits. Lengths hardly ever change, so nothing is sent.
 * - `invalid-country`: no country has this calling code, or none is known for the number.
 * - `non-geographic`: a number of no country, such as +800.
 * - `country-not-allowed`: a number of a country that is not among those allowed.
 */
export type PhoneStatus =
  | 'ok'
  | 'not-mobile'
  | 'unknown-range'
  | 'empty'
  | 'too-short'
  | 'too-long'
  | 'invalid-length'
  | 'invalid-country'
  | 'non-geographic'
  | 'country-not-allowed';

/** What was made of a text in the phone field. */
export interface PhoneReading {
  readonly status: PhoneStatus;
  /** E.164. There when it may be sent: the status is `ok`, `not-mobile` or `unknown-range`. */
  readonly phoneNumber?: string;
  /**
   * ISO 3166: the country to show as selected from now on. Not there when there is none, or when it
   * is not allowed.
   */
  readonly country?: string;
  /**
   * The text for the field once it is complete or left: beside the calling code of `country`, and
   * with a plus sign only where that one does not fit. Not there when the text should stay as it is.
   */
  readonly display?: string;
  /** An extension was left out: an SMS cannot go to one. */
  readonly hasExtension?: true;
  /** With a plus sign in front of it, it would be a mobile number of another country. */
  readonly wantsPlus?: true;
}

/** What is known beside the text. */
export interface ReadOptions {
  /** ISO 3166: where a number without a calling code belongs. */
  readonly country?: string | undefined;
  /** The person or the page chose the country; else it is a guess and gives way sooner. */
  readonly isChosen?: boolean | undefined;
  /**
   * The text was put in as a whole, by pasting or filling in. Then a calling code may lack its plus
   * sign, which whoever types digit by digit would have typed.
   */
  readonly isBulk?: boolean | undefined;
  /** ISO 3166: the countries whose numbers are taken. Without them, or with none, every country. */
  readonly allowed?: readonly string[] | undefined;
}

/** Whether numbers of a country (ISO 3166) are taken. */
export function isAllowed(country: string, allowed: readonly string[] | undefined): boolean {
  return !allowed?.length || allowed.includes(country);
}

/**
 * The countries (ISO 3166) that share a calling code and whose numbers are taken: the selected one
 * first, then the main one.
 *
 * @param code without its plus sign
 */
export function homesWith(code: string, { country, allowed }: ReadOptions): string[] {
  return countriesWith(code)
    .filter((home) => isAllowed(home, allowed))
    .sort((one, other) => Number(other === country) - Number(one === country));
}
