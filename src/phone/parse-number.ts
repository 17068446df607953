// Pure: takes a phone number apart, by numbering plans that it is given.

import { countriesWith, leadingCode, serviceCodes } from './calling-codes.js';
import type { NumberingPlan, NumberingPlans } from './numbering-plans.js';

/** A number whose calling code is known. */
export interface ParsedNumber {
  /** Without its plus sign. */
  readonly callingCode: string;
  /** Without calling code and, when the rest is possible, without trunk prefix. */
  readonly national: string;
  /** ISO 3166: of those that share the calling code, the one that the digits belong to. */
  readonly country: string | undefined;
  /** Whether it is a mobile number of its country, or of a service that belongs to none. */
  readonly isValid: boolean;
}

/** Digits of a national number. E.164 ends sooner, but longer ones are in use in Germany. */
const fewest = 2;
const most = 17;

/** How long the calling codes of services are. */
const serviceCodeLength = 3;

/** Parses digits behind a plus sign. */
export function parseInternational(
  digits: string,
  plans: NumberingPlans,
): ParsedNumber | undefined {
  const callingCode = leadingCode(digits) ?? digits.slice(0, serviceCodeLength);
  const national = digits.slice(callingCode.length);
  const [main] = countriesWith(callingCode);
  if (main !== undefined) return parseNational(national, plans.plan(main), plans);
  // Of a service nothing is known but its code: whatever follows is taken for its number.
  const isService = serviceCodes.includes(callingCode) && isLikely(national);
  return isService ? { callingCode, national, country: undefined, isValid: true } : undefined;
}

/**
 * Parses digits as they are dialled in a country (ISO 3166): with its trunk prefix or without, with
 * its own prefix for calls abroad, and in formats of its own, such as Argentina's 15. What makes no
 * sense there but does behind the calling code of the country is taken to begin with that.
 */
export function parseDialled(
  digits: string,
  country: string,
  plans: NumberingPlans,
): ParsedNumber | undefined {
  const plan = plans.plan(country);
  const [abroad] = new RegExp(`^(?:${plan.internationalPrefix})`).exec(digits) ?? [];
  const rest = abroad && digits.slice(abroad.length);
  // No calling code begins with a zero.
  if (rest && !rest.startsWith('0')) return parseInternational(rest, plans);
  if (hasOwnCode(digits, plan, plans)) return parseInternational(digits, plans);
  return parseNational(digits, plan, plans, country);
}

/** Whether digits make sense only if they begin with the calling code of the country. */
function hasOwnCode(digits: string, plan: NumberingPlan, plans: NumberingPlans): boolean {
  const { callingCode, lengths } = plan;
  if (!digits.startsWith(callingCode)) return false;
  const national = withoutPrefix(digits, plan, plans);
  const rest = withoutPrefix(digits.slice(callingCode.length), plan, plans);
  return (
    (plan.includes(rest) && !plan.includes(national)) || national.length > Math.max(...lengths)
  );
}

function parseNational(
  digits: string,
  plan: NumberingPlan,
  plans: NumberingPlans,
  dialledIn?: string,
): ParsedNumber | undefined {
  const national = withoutPrefix(digits, plan, plans);
  if (!isLikely(national)) return undefined;
  const { callingCode } = plan;
  const country = homeOf(national, plan, plans) ?? dialledIn;
  const own = country === undefined ? plan : plans.plan(country);
  return { callingCode, national, country, isValid: own.isMobile(national) };
}

function isLikely({ length }: string): boolean {
  return length >= fewest && length <= most;
}

/** Of the countries that share a calling code, the one that a number belongs to. */
function homeOf(
  national: string,
  { callingCode }: NumberingPlan,
  plans: NumberingPlans,
): string | undefined {
  const homes = countriesWith(callingCode);
  return homes.length > 1 ? homes.find((home) => plans.plan(home).claims(national)) : homes[0];
}

/** The number without what is dialled before it, unless that leaves no number or too short a one. */
function withoutPrefix(digits: string, plan: NumberingPlan, plans: NumberingPlans): string {
  const rest = replacePrefix(digits, plan);
  if (rest === digits || (plan.includes(digits) && !plan.includes(rest))) return digits;
  const home = homeOf(rest, plan, plans);
  const { lengths } = home === undefined ? plan : plans.plan(home);
  return lengths.includes(rest.length) || rest.length > Math.max(...lengths) ? rest : digits;
}

function replacePrefix(digits: string, { prefix, prefixTemplate }: NumberingPlan): string {
  const match = prefix?.exec(digits);
  if (!prefix || !match) return digits;
  // Whether the last group is there, which the template needs.
  return prefixTemplate && match.at(-1)
    ? digits.replace(prefix, prefixTemplate)
    : digits.slice(match[0].length);
}
