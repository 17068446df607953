// Which numbers messages are sent to.

import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { Refusal } from './refusal.js';

/** @import { CountryCode, NumberType } from 'libphonenumber-js/max' */

/** What nobody receives a message on, or what earns money for whoever owns it. @type {NumberType[]} */
const refusedTypes = ['PREMIUM_RATE', 'SHARED_COST', 'UAN', 'PAGER', 'VOICEMAIL'];

/**
 * The number in its one spelling (E.164), which everything is counted by. A number is not refused
 * for a range that the metadata do not know: numbering plans change, and people would be locked out.
 *
 * @param {unknown} value
 * @param {ReadonlySet<CountryCode>} [countries] those that are served; all without it
 * @throws {Refusal} `phone-rejected`, `phone-not-allowed`
 */
export function readPhoneNumber(value, countries) {
  const isText = typeof value === 'string' && /^\+[1-9]\d{6,14}$/.test(value);
  const phone = isText ? parsePhoneNumberFromString(value) : undefined;
  if (!phone?.isPossible()) {
    throw new Refusal('phone-rejected', { description: 'phone_number is not one (E.164).' });
  }
  const type = phone.getType();
  if (type && refusedTypes.includes(type)) {
    throw new Refusal('phone-rejected', { description: 'No messages to numbers of that kind.' });
  }
  const candidates = phone.country ? [phone.country] : phone.getPossibleCountries();
  if (countries && !candidates.some((country) => countries.has(country))) {
    throw new Refusal('phone-not-allowed', { description: 'That country is not served.' });
  }
  return phone.number;
}
