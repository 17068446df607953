// Pure: the chosen country in words.

import { fill } from '../i18n/messages.js';
import { countryNames } from '../phone/country-names.js';
import type { CountryMessages } from '../i18n/messages.js';
import type { CountryNamesOptions } from '../phone/country-names.js';

/** What the words depend on; a `CountryPicker` has all of it. */
export interface CountryLabelOptions extends CountryNamesOptions {
  readonly messages: Pick<CountryMessages, 'chosenCountry'>;
}

/**
 * A country with its calling code, to be read out with the number: "Country: France, +33".
 *
 * @param country ISO 3166
 */
export function countryLabel(country: string, options: CountryLabelOptions): string {
  const [entry] = countryNames([country], options);
  return fill(options.messages.chosenCountry, { ...entry });
}
