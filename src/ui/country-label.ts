// Pure: the chosen country in words.

import { fill } from '../i18n/messages.js';
import { pickerEnglish } from '../i18n/picker-messages.js';
import { countryNames } from '../phone/country-names.js';
import type { PickerMessages } from '../i18n/picker-messages.js';
import type { CountryNamesOptions } from '../phone/country-names.js';

/** What the words depend on; a `CountryPicker` has all of it. */
export interface CountryLabelOptions extends CountryNamesOptions {
  readonly messages?: Partial<PickerMessages> | undefined;
}

/**
 * A country with its calling code, to be read out with the number: "Country: France, +33".
 *
 * @param country ISO 3166
 */
export function countryLabel(country: string, options: CountryLabelOptions): string {
  const [entry] = countryNames([country], options);
  return fill({ ...pickerEnglish, ...options.messages }.chosenCountry, { ...entry });
}
