import type { Surroundings } from './default-country.js';

/** The browser's own settings. */
export function surroundings(): Surroundings {
  return {
    languages: globalThis.navigator?.languages ?? [],
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
