// Pure: what has to be known of the numbering plans of the world, whoever knows it.

import type { NumberFormat } from './number-format.js';

/** The numbering plan of a country. */
export interface NumberingPlan {
  /** Without its plus sign. */
  readonly callingCode: string;
  /** What is dialled before a number within the country: 0 in most of them, 06 in Hungary, or ''. */
  readonly trunkPrefix: string;
  /** The source of a regular expression: what is dialled before a calling code, such as 00. */
  readonly internationalPrefix: string;
  /**
   * What may stand at the beginning of a number that is dialled within the country: its trunk prefix,
   * the code of a carrier, or all of a number that has a shorter form there.
   */
  readonly prefix: RegExp | undefined;
  /**
   * What takes the place of that, with `$1` for the first group, if its last group is there: `268$1`
   * completes a number of Antigua. Where it is '', nothing takes its place.
   */
  readonly prefixTemplate: string;
  /** Numbers of digits, without calling code and trunk prefix, of any kind of number; ascending. */
  readonly lengths: readonly number[];
  /** Those that mobile numbers have. */
  readonly mobileLengths: readonly number[];
  /** How numbers are grouped behind the calling code. */
  readonly formats: readonly NumberFormat[];
  /** How numbers are grouped behind the trunk prefix, which is in the template. */
  readonly trunkFormats: readonly NumberFormat[];
  /** Whether a number, without calling code and trunk prefix, is given to any kind of phone. */
  includes(national: string): boolean;
  /** Whether such a number is given to mobile phones. */
  isMobile(national: string): boolean;
  /** Whether such a number belongs here rather than to the next country with this calling code. */
  claims(national: string): boolean;
}

/** All that is known of numbering plans. */
export interface NumberingPlans {
  /** The one of a country (ISO 3166), one of those in `calling-codes.ts`. */
  plan(country: string): NumberingPlan;
}
