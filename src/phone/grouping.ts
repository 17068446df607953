// Pure: the digits of a phone number in groups, beside the calling code of its country.

import { countriesWith, isCountry, leadingCode } from './calling-codes.js';
import { mayBeginWith } from './judge-number.js';
import { groupBy, groupComplete } from './number-format.js';
import { parseDialled, parseInternational } from './parse-number.js';
import { bareNumber, longestNumber } from './written-number.js';
import type { NumberingPlan, NumberingPlans } from './numbering-plans.js';
import type { WrittenNumber } from './written-number.js';

/**
 * A text in the groups of its number, complete or not. Without a trunk prefix it is grouped as behind
 * the calling code, which is what it stands beside. Never changes a digit, and leaves alone a text
 * that holds more than digits and separators.
 *
 * @param country ISO 3166
 */
export function groupTyped(
  text: string,
  country: string | undefined,
  plans: NumberingPlans,
): string {
  const number = bareNumber(text);
  if (!number?.digits || number.digits.length > longestNumber) return text;
  const { digits, hasPlus } = number;
  if (hasPlus) return groupInternational(digits, plans) ?? text;
  return isCountry(country) ? groupNational(digits, country, plans) : text;
}

/**
 * What stands in the field for a complete number: as the person wrote it but in groups, or without
 * the calling code if that was written as well.
 *
 * @param national the number without calling code and trunk prefix
 * @param country ISO 3166: where it belongs
 */
export function groupWritten(
  { digits, hasPlus }: WrittenNumber,
  national: string,
  country: string,
  plans: NumberingPlans,
): string {
  const { callingCode, formats } = plans.plan(country);
  const canonical = groupComplete(formats, national) ?? national;
  const hasCode = hasPlus || digits.startsWith('00') || digits.endsWith(callingCode + national);
  if (hasCode) return canonical;
  const typed = groupNational(digits, country, plans);
  return typed === digits ? canonical : typed;
}

/** An E.164 number in groups, with its calling code; any other text as it is. */
export function groupPhoneNumber(phoneNumber: string, plans: NumberingPlans): string {
  const number = bareNumber(phoneNumber);
  const phone = number?.hasPlus ? parseInternational(number.digits, plans) : undefined;
  if (!phone) return phoneNumber;
  const { callingCode, national, country = countriesWith(callingCode)[0] } = phone;
  const groups = country && groupComplete(plans.plan(country).formats, national);
  return `+${callingCode} ${groups ?? national}`;
}

/**
 * A number in groups as it is written in its country (ISO 3166): with the trunk prefix where people
 * write it.
 *
 * @param national the number without calling code and trunk prefix
 */
export function groupDialled(national: string, country: string, plans: NumberingPlans): string {
  const { trunkPrefix, trunkFormats } = plans.plan(country);
  const isWritten = trunkFormats.length > 0;
  return groupNational(isWritten ? trunkPrefix + national : national, country, plans);
}

/** Digits behind a plus sign, with that; undefined when the calling code is not complete. */
function groupInternational(digits: string, plans: NumberingPlans): string | undefined {
  const code = leadingCode(digits);
  const [main] = countriesWith(code ?? '');
  if (code === undefined || main === undefined) return undefined;
  return `+${code} ${groupAfterCode(digits.slice(code.length), plans.plan(main))}`.trim();
}

/** Digits as they are dialled in a country. */
function groupNational(digits: string, country: string, plans: NumberingPlans): string {
  const plan = plans.plan(country);
  const [abroad] = new RegExp(`^(?:00|${plan.internationalPrefix})(?=[1-9])`).exec(digits) ?? [];
  if (abroad !== undefined) {
    const groups = groupInternational(digits.slice(abroad.length), plans);
    return groups === undefined ? digits : `${abroad} ${groups.slice(1)}`;
  }

  const { trunkPrefix } = plan;
  if (trunkPrefix === '' || !digits.startsWith(trunkPrefix)) return groupAfterCode(digits, plan);
  const dialled = groupBy(plan.trunkFormats, digits, plan.lengths);
  if (dialled !== undefined) return dialled;
  const phone = parseDialled(digits, country, plans);
  const complete = phone?.isValid && groupComplete(plan.trunkFormats, phone.national);
  if (complete && complete.replace(/\D/g, '') === digits) return complete;
  const rest = digits.slice(trunkPrefix.length);
  const isOwnDigit = mayBeginWith(trunkPrefix, plan) && phone?.national !== rest;
  if (isOwnDigit) return groupAfterCode(digits, plan);
  const groups = groupAfterCode(rest, plan);
  return groups === rest ? digits : `${trunkPrefix} ${groups}`;
}

function groupAfterCode(national: string, { formats, lengths }: NumberingPlan): string {
  return groupBy(formats, national, lengths) ?? national;
}
