// Pure: which country a browser's own settings speak for. No network.

import { countries as everyCountry } from './calling-codes.js';

/** What a browser says of itself. */
export interface Surroundings {
  /** BCP 47, the preferred first. */
  readonly languages: readonly string[];
  /** IANA, such as Europe/Berlin. */
  readonly timeZone: string | undefined;
}

/**
 * The country (ISO 3166) to preselect: the one of the time zone, which is where the device is, else
 * the region of the first language that has one, else the region where that language is at home.
 * Looking a time zone up may take 100 ms, so call it in idle time.
 *
 * @param countries those to choose from: without it, every country that has a calling code
 */
export function guessCountry(
  { languages, timeZone }: Surroundings,
  countries: readonly string[] = everyCountry,
): string | undefined {
  const locales = languages.map(localeOf).filter((locale) => locale !== undefined);
  const regions = locales
    .map(({ region }) => region)
    .filter((region) => region !== undefined && countries.includes(region));

  // A browser that hides its place reports UTC.
  if (timeZone && !/^(?:UTC|GMT|Etc\/)/.test(timeZone)) {
    const inZone = (country: string | undefined): boolean =>
      timeZonesOf(country ?? '').includes(timeZone);
    const found = regions.find(inZone) ?? countries.find(inZone);
    if (found) return found;
  }
  const home = locales[0]?.maximize().region;
  return regions[0] ?? (home && countries.includes(home) ? home : undefined);
}

function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}

/** Older engines have the list as a property; some have neither. */
function timeZonesOf(country: string): readonly string[] {
  const locale = localeOf(`und-${country}`) as
    { getTimeZones?(): string[] | undefined; timeZones?: string[] } | undefined;
  return locale?.getTimeZones?.() ?? locale?.timeZones ?? [];
}
