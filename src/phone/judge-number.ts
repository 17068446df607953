// Pure: whose number it is, and whether a code may be sent to it.

import { countriesWith } from './calling-codes.js';
import { parseInternational } from './parse-number.js';
import { homesWith, isAllowed } from './phone-reading.js';
import type { NumberingPlan, NumberingPlans } from './numbering-plans.js';
import type { ParsedNumber } from './parse-number.js';
import type { PhoneStatus, ReadOptions } from './phone-reading.js';

/** What was found out about a number. */
export interface Judgement {
  readonly status: PhoneStatus;
  /** ISO 3166: where it belongs; not there for a number of no country. */
  readonly home?: string;
  /** The number without calling code and trunk prefix. */
  readonly national: string;
}

/** Judges a number that has been parsed. */
export function judge(phone: ParsedNumber, options: ReadOptions, plans: NumberingPlans): Judgement {
  const home = homeOf(phone, options, plans);
  if (home === undefined) return { status: 'non-geographic', national: phone.national };
  const isTaken = isAllowed(home, options.allowed);
  const plan = plans.plan(home);
  if (plan.isMobile(phone.national)) {
    return { status: isTaken ? 'ok' : 'country-not-allowed', home, national: phone.national };
  }
  const national = withoutTrunkPrefix(phone.national, plan);
  const rest =
    national === phone.national
      ? undefined
      : parseInternational(phone.callingCode + national, plans);
  if (rest?.isValid) return judge(rest, options, plans);
  const status = !isTaken
    ? 'country-not-allowed'
    : (lengthProblem(national.length, plan.mobileLengths) ??
      (plan.includes(national) ? 'not-mobile' : 'unknown-range'));
  return { status, home, national };
}

/**
 * The country, of those that share a calling code, that a number belongs to: the selected one if it
 * is valid there, even if it is also valid elsewhere, as in nine territories; else where it is valid.
 * A number that is valid nowhere stays with the selected country.
 */
function homeOf(
  phone: ParsedNumber,
  options: ReadOptions,
  plans: NumberingPlans,
): string | undefined {
  const isValidIn = (home: string): boolean => plans.plan(home).isMobile(phone.national);
  const homes = countriesWith(phone.callingCode);
  const open = homesWith(phone.callingCode, options);
  const preferred = open.find((home) => home === options.country);
  if (preferred !== undefined && isValidIn(preferred)) return preferred;
  if (phone.isValid && phone.country !== undefined) {
    const { country: own } = phone;
    return open.includes(own) ? own : (open.find(isValidIn) ?? own);
  }
  return preferred ?? open.find((home) => home === phone.country) ?? open[0] ?? homes[0];
}

/**
 * The number without a trunk prefix that was left on because what follows it is no number: someone
 * who typed a zero first and a digit too few has typed too few. Where there is no trunk prefix,
 * people who are used to one type a zero all the same.
 */
function withoutTrunkPrefix(national: string, plan: NumberingPlan): string {
  const prefix = plan.trunkPrefix || '0';
  const isLeftOn =
    national.startsWith(prefix) && !plan.includes(national) && !mayBeginWith(prefix, plan);
  return isLeftOn ? national.slice(prefix.length) : national;
}

/** Whether numbers of the country begin with what is a trunk prefix elsewhere, as in Italy. */
export function mayBeginWith(prefix: string, plan: NumberingPlan): boolean {
  return plan.mobileLengths.some((length) => plan.includes(prefix.padEnd(length, '1')));
}

function lengthProblem(length: number, lengths: readonly number[]): PhoneStatus | undefined {
  if (lengths.includes(length)) return undefined;
  if (length < Math.min(...lengths)) return 'too-short';
  return length > Math.max(...lengths) ? 'too-long' : 'invalid-length';
}
