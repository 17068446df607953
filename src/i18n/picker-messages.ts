// Pure: the texts of the country button, as the type that a translation has to fill, and in English.

/** Texts of the country picker while its list is closed; it is loaded with them. */
export interface PickerMessages {
  /** What the button, the list and a plain calling code are about. */
  readonly country: string;
  /**
   * Read out as the button's name, and with the number. `{name}`, `{callingCode}`: +33, or as the
   * button shows it, FR +33.
   */
  readonly chosenCountry: string;
  /** Heading of the list, and the button's name while no country is chosen. */
  readonly chooseCountry: string;
}

export const pickerEnglish: PickerMessages = {
  country: 'Country',
  chosenCountry: 'Country: {name}, {callingCode}',
  chooseCountry: 'Choose a country',
};
