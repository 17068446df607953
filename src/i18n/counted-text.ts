// Pure: texts that depend on a number.

import { fill } from './messages.js';

/**
 * A text about a number of things, `{count}`: one text for all numbers, or one for each plural form
 * that the language has (`Intl.PluralRules`), of which `other` stands in for those that are missing.
 */
export type CountedText = string | PluralTexts;

/** The texts by plural form, such as `one` and `other`. */
export type PluralTexts = Readonly<
  Partial<Record<Intl.LDMLPluralRule, string>> & Record<'other', string>
>;

/**
 * The text for a number of things, in the plural form and with the digits of the language.
 *
 * @param locale BCP 47: the language of the texts
 */
export function countedText(text: CountedText, count: number, locale: string): string {
  const texts = typeof text === 'string' ? { other: text } : text;
  try {
    const form = texts[new Intl.PluralRules(locale).select(count)] ?? texts.other;
    return fill(form, { count: new Intl.NumberFormat(locale).format(count) });
  } catch {
    // Not a language tag.
    return fill(texts.other, { count });
  }
}
