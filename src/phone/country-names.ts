// Pure: what countries are called.

/** A country to choose. */
export interface CountryName {
  /** ISO 3166. */
  readonly country: string;
  /** In the language of the interface, or as the page wants it. */
  readonly name: string;
  /** With its plus sign, such as +44; empty if there is none. */
  readonly callingCode: string;
}

/** What the names depend on. */
export interface CountryNamesOptions {
  /** BCP 47: the language of the names. */
  readonly locale: string;
  /** Gives the calling code of a country with its plus sign. */
  readonly callingCodes: (country: string) => string | undefined;
  /** Names by ISO 3166 code, for those who do not agree with Unicode's. */
  readonly names?: Readonly<Record<string, string>> | undefined;
}

/**
 * The countries with their names, in the alphabetical order of the language; in English where the
 * browser does not know the names in that language.
 */
export function countryNames(
  countries: readonly string[],
  { locale, callingCodes, names = {} }: CountryNamesOptions,
): CountryName[] {
  const locales = knownLocales(locale);
  const collator = new Intl.Collator(locales);
  const regions = [locales, 'en'].map(
    (language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }),
  );
  return countries
    .map((country) => ({
      country,
      name: names[country] ?? regionName(regions, country),
      callingCode: callingCodes(country) ?? '',
    }))
    .sort((one, other) => collator.compare(one.name, other.name));
}

/** The preferred countries first, in their own order; every country once. */
export function preferredFirst(
  list: readonly CountryName[],
  preferred: readonly string[],
): CountryName[] {
  const first = preferred.map((code) => list.find(({ country }) => country === code));
  return [...new Set([...first.filter((entry) => entry !== undefined), ...list])];
}

/** A browser that does not know a language would answer in its own. */
function knownLocales(locale: string): string[] {
  try {
    return [...Intl.DisplayNames.supportedLocalesOf(locale), 'en'];
  } catch {
    // Not a language tag.
    return ['en'];
  }
}

/** The name of a country in the first of the languages that has one, else its code. */
export function regionName(regions: readonly Intl.DisplayNames[], country: string): string {
  try {
    return regions.map((names) => names.of(country)).find(Boolean) ?? country;
  } catch {
    // Not the form of a region's code.
    return country;
  }
}
