// Pure: the numbering plans as libphonenumber-js keeps them.

import type { NumberFormat } from './number-format.js';
import type { NumberingPlan, NumberingPlans } from './numbering-plans.js';

/** The library's `Metadata`, of which its types tell little. */
export interface Library {
  /** @param country ISO 3166 */
  selectNumberingPlan(country: string): unknown;
  readonly numberingPlan?: unknown;
}

/** Patterns are sources of regular expressions. Where there is no text, it is '', 0 or undefined. */
interface LibraryPlan {
  callingCode(): string;
  IDDPrefix(): string | 0;
  nationalPrefix(): string | 0;
  nationalPrefixForParsing(): string | 0;
  nationalPrefixTransformRule(): string | 0 | undefined;
  leadingDigits(): string | 0 | undefined;
  nationalNumberPattern(): string;
  possibleLengths(): number[];
  formats(): LibraryFormat[];
  type(name: string): LibraryType | undefined;
}

interface LibraryType {
  pattern(): string;
  possibleLengths(): number[];
}

interface LibraryFormat {
  pattern(): string;
  format(): string;
  internationalFormat(): string;
  leadingDigitsPatterns(): string[];
  /** What stands for the first group, such as `8 ($1)`. */
  nationalPrefixFormattingRule(): string | 0;
  /** Whether the trunk prefix is in the rule. */
  usesNationalPrefix(): boolean;
}

/** Whether digits are of some kind. */
type Predicate = (digits: string) => boolean;

/** The numbering plans of the library, each of them read once. */
export function libraryPlans(library: Library): NumberingPlans {
  const known = new Map<string, NumberingPlan>();
  return {
    plan(country) {
      let found = known.get(country);
      if (!found) {
        library.selectNumberingPlan(country);
        found = adapted(library.numberingPlan as LibraryPlan);
        known.set(country, found);
      }
      return found;
    },
  };
}

function adapted(plan: LibraryPlan): NumberingPlan {
  const formats = plan.formats();
  const prefix = plan.nationalPrefixForParsing();
  const leadingDigits = plan.leadingDigits();
  const includes = matching(`^(?:${plan.nationalNumberPattern()})$`);
  const isMobile = mobileNumbersOf(plan, includes);
  return {
    callingCode: plan.callingCode(),
    trunkPrefix: plan.nationalPrefix() || '',
    internationalPrefix: plan.IDDPrefix() || '',
    prefix: prefix ? new RegExp(`^(?:${prefix})`) : undefined,
    prefixTemplate: plan.nationalPrefixTransformRule() || '',
    lengths: plan.possibleLengths(),
    mobileLengths: (plan.type('MOBILE') ?? plan).possibleLengths(),
    formats: formats.map((format) =>
      // Behind a calling code, groups are parted by spaces alone.
      formatWith(format, format.internationalFormat().replace(/[^$\d]+/g, ' ')),
    ),
    trunkFormats: formats
      .filter((format) => format.usesNationalPrefix())
      .map((format) => {
        // Its `$1` stands for the first group of the format, which may be `$2`.
        const rule = format.nationalPrefixFormattingRule() || '$1';
        return formatWith(format, format.format().replace(/(\$\d)/, rule));
      }),
    includes,
    isMobile,
    claims: leadingDigits ? matching(`^(?:${leadingDigits})`) : isMobile,
  };
}

/** Where mobile numbers are none of their own, any number of the plan may be one. */
function mobileNumbersOf(plan: LibraryPlan, includes: Predicate): Predicate {
  const mobile = plan.type('MOBILE');
  if (!mobile) return includes;
  const lengths = mobile.possibleLengths();
  const matches = matching(`^(?:${mobile.pattern()})$`);
  return (national) => lengths.includes(national.length) && includes(national) && matches(national);
}

function matching(source: string): Predicate {
  const pattern = new RegExp(source);
  return (digits) => pattern.test(digits);
}

function formatWith(format: LibraryFormat, template: string): NumberFormat {
  return {
    groups: format.pattern(),
    leadingDigits: format.leadingDigitsPatterns(),
    template: template.trim(),
  };
}
