// Pure: which number digits stand for, with all the prefixes that people write before it.

import { callingCode } from './calling-codes.js';
import { judge } from './judge-number.js';
import { parseDialled, parseInternational } from './parse-number.js';
import { longestNumber } from './written-number.js';
import type { NumberingPlans } from './numbering-plans.js';
import type { ParsedNumber } from './parse-number.js';
import type { ReadOptions } from './phone-reading.js';
import type { WrittenNumber } from './written-number.js';

/** Digits of a number that has its calling code, where it may lack the plus sign. */
const fewestInternational = 8;
const mostInternational = 15;

/** Prefixes of Mexican mobile numbers, gone since 2019 and still in many address books. */
const formerMexican = /^(?:01|04[45]|1)(?=\d{10}$)/;

/**
 * The number that digits stand for. Without a plus sign they are a number of the selected country if
 * that makes sense; else 00 is taken for a plus sign, whatever the country dials; else the plus sign
 * may be missing, but only before the country's own calling code or in a text put in as a whole.
 */
export function findNumber(
  { digits, hasPlus }: WrittenNumber,
  options: ReadOptions,
  plans: NumberingPlans,
): ParsedNumber | undefined {
  if (digits.length > longestNumber) return undefined;
  if (hasPlus) return behindPlus(digits, plans);

  const { country, isBulk } = options;
  const national =
    country === undefined ? undefined : current(parseDialled(digits, country, plans), plans);
  if (national?.isValid) return national;
  const dialled = digits.startsWith('00') ? behindPlus(digits.slice(2), plans) : undefined;
  if (dialled) return dialled;

  const ownCode = callingCode(country)?.slice(1);
  const hasOwnCode = ownCode !== undefined && digits.startsWith(ownCode);
  const mayLackPlus = hasOwnCode || (isBulk && !(national && isInUse(national, options, plans)));
  return (mayLackPlus ? validBehindPlus(digits, plans) : undefined) ?? national;
}

/** The mobile number that digits would be behind a plus sign. */
export function validBehindPlus(digits: string, plans: NumberingPlans): ParsedNumber | undefined {
  if (digits.length < fewestInternational || digits.length > mostInternational) return undefined;
  const phone = behindPlus(digits, plans);
  return phone?.isValid && phone.country !== undefined ? phone : undefined;
}

/** Whether it may be somebody's number, though perhaps not on a mobile phone. */
function isInUse(phone: ParsedNumber, options: ReadOptions, plans: NumberingPlans): boolean {
  const { status } = judge(phone, { ...options, allowed: undefined }, plans);
  return status === 'ok' || status === 'not-mobile';
}

function behindPlus(digits: string, plans: NumberingPlans): ParsedNumber | undefined {
  return current(parseInternational(digits, plans), plans);
}

/** The number in the form that is dialled today. */
function current(phone: ParsedNumber | undefined, plans: NumberingPlans): ParsedNumber | undefined {
  if (phone?.callingCode !== '52') return phone;
  const national = phone.national.replace(formerMexican, '');
  return national === phone.national ? phone : parseInternational(`52${national}`, plans);
}
