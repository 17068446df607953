// Pure: the texts of the country list, as the type that a translation has to fill, and in English.

import { fill } from './messages.js';
import { pickerEnglish } from './picker-messages.js';
import type { PickerMessages } from './picker-messages.js';

/** A text for each of a language's plural forms, such as `one` and `other`. `{count}` in each. */
export type PluralTexts = Readonly<
  Partial<Record<Intl.LDMLPluralRule, string>> & Record<'other', string>
>;

/** All texts of the country picker: the list is loaded with those that the button has no use for. */
export interface ListMessages extends PickerMessages {
  /** In the empty search field, and its name. */
  readonly searchCountries: string;
  /** Read out when the search has been typed. */
  readonly countriesFound: PluralTexts;
  readonly noCountryFound: string;
  /** Name of the button that closes a list as large as the screen. */
  readonly closeCountries: string;
}

export const listEnglish: ListMessages = {
  ...pickerEnglish,
  searchCountries: 'Search by name or code',
  countriesFound: { one: '{count} country found', other: '{count} countries found' },
  noCountryFound: 'No country found. Try its English name, or its calling code.',
  closeCountries: 'Close',
};

/**
 * The text for a number of things, in the plural form that the language has for it.
 *
 * @param locale BCP 47: the language of the texts
 */
export function pluralText(texts: PluralTexts, count: number, locale: string): string {
  try {
    const text = texts[new Intl.PluralRules(locale).select(count)] ?? texts.other;
    return fill(text, { count: new Intl.NumberFormat(locale).format(count) });
  } catch {
    // Not a language tag.
    return fill(texts.other, { count });
  }
}
