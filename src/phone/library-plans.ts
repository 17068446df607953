// Pure: the numbering plans as libphonenumber-js keeps them.

import { countriesWith } from './calling-codes.js';
import type { NumberFormat } from './number-format.js';
import type { NumberingPlan, NumberingPlans } from './numbering-plans.js';

/**
 * The metadata of the library, version 4. Its own class for reading it brings three older versions
 * along. Patterns are sources of regular expressions; where there is no value, it is 0, or missing.
 */
export interface Library {
  readonly version: number;
  /** By ISO 3166 code. */
  readonly countries: Readonly<Record<string, unknown>>;
}

/** What the library has of a country. */
type LibraryPlan = readonly [
  callingCode: string,
  internationalPrefix: string | 0,
  pattern: string,
  lengths: readonly number[],
  formats?: readonly LibraryFormat[] | 0,
  trunkPrefix?: string | 0,
  trunkPrefixRule?: string | 0,
  prefixForParsing?: string | 0,
  prefixTemplate?: string | 0,
  isTrunkPrefixOptional?: 0 | 1,
  leadingDigits?: string | 0,
  types?: readonly [fixed: unknown, mobile?: LibraryType | 0] | 0,
];

/** Without lengths of its own, it has those of the country. */
type LibraryType = readonly [pattern: string, lengths?: readonly number[] | 0];

/** The rule says what stands for the first group, such as `8 ($1)`. */
type LibraryFormat = readonly [
  groups: string,
  template: string,
  leadingDigits?: readonly string[] | 0,
  trunkPrefixRule?: string | 0,
  isTrunkPrefixOptional?: 0 | 1,
  internationalTemplate?: string | 0,
];

/** Whether digits are of some kind. */
type Predicate = (digits: string) => boolean;

/** A rule of nothing but the first group. */
const noPrefix = /^\(?\$1\)?$/;

/** The numbering plans of the library, each of them read once. */
export function libraryPlans({ countries }: Library): NumberingPlans {
  const known = new Map<string, NumberingPlan>();
  const planOf = (country: string): LibraryPlan => countries[country] as LibraryPlan;
  return {
    plan(country) {
      let found = known.get(country);
      if (!found) {
        const plan = planOf(country);
        // Countries that share a calling code group their numbers as the main one does.
        const [main = country] = countriesWith(plan[0]);
        found = adapted(plan, planOf(main));
        known.set(country, found);
      }
      return found;
    },
  };
}

function adapted(plan: LibraryPlan, main: LibraryPlan): NumberingPlan {
  const [
    callingCode,
    internationalPrefix,
    pattern,
    lengths,
    ownFormats,
    trunkPrefix,
    ownRule,
    prefixForParsing,
    prefixTemplate,
    ,
    leadingDigits,
    types,
  ] = plan;
  const [, mobile] = types || [];
  const formats = ownFormats || main[4] || [];
  const rule = ownRule || main[6];
  const prefix = prefixForParsing || trunkPrefix;
  const includes = matching(`^(?:${pattern})$`);
  const isMobile = mobile ? mobileNumbersOf(mobile, lengths, includes) : includes;
  return {
    callingCode,
    trunkPrefix: trunkPrefix || '',
    internationalPrefix: internationalPrefix || '',
    prefix: prefix ? new RegExp(`^(?:${prefix})`) : undefined,
    prefixTemplate: prefixTemplate || '',
    lengths,
    mobileLengths: (mobile && mobile[1]) || lengths,
    formats: formats.map((format) =>
      // Behind a calling code, groups are parted by spaces alone.
      formatWith(format, (format[5] || format[1]).replace(/[^$\d]+/g, ' ')),
    ),
    trunkFormats: formats.flatMap((format) => {
      const own = format[3] || rule;
      // Its `$1` stands for the first group of the format, which may be `$2`.
      return own && !noPrefix.test(own) ? formatWith(format, format[1].replace(/(\$\d)/, own)) : [];
    }),
    includes,
    isMobile,
    claims: leadingDigits ? matching(`^(?:${leadingDigits})`) : isMobile,
  };
}

function mobileNumbersOf(
  [pattern, ownLengths]: LibraryType,
  allLengths: readonly number[],
  includes: Predicate,
): Predicate {
  const lengths = ownLengths || allLengths;
  const matches = matching(`^(?:${pattern})$`);
  return (national) => lengths.includes(national.length) && includes(national) && matches(national);
}

function matching(source: string): Predicate {
  const pattern = new RegExp(source);
  return (digits) => pattern.test(digits);
}

function formatWith([groups, , leadingDigits]: LibraryFormat, template: string): NumberFormat {
  return { groups, leadingDigits: leadingDigits || [], template: template.trim() };
}
