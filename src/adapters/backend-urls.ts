import { needed, requestUrl } from './request-url.js';
import type { AdapterSettings } from './adapter.js';

/** Where a backend is asked, absolute. */
export interface BackendUrls {
  readonly start: string;
  readonly verify: string;
}

/**
 * The addresses below a backend's base URL; `start-url` and `verify-url` replace them one by one,
 * for a proxy.
 *
 * @param base where the backend is when the page does not say, relative to the page or absolute
 * @param paths below the base URL, beginning with a slash
 * @throws SmsLockError `not-configured` when a URL is missing or unsafe
 */
export function backendUrls(
  settings: Pick<AdapterSettings, 'baseUrl' | 'startUrl' | 'verifyUrl'>,
  base: string | undefined,
  paths: BackendUrls,
): BackendUrls {
  const { baseUrl = base, startUrl, verifyUrl } = settings;
  const below = (path: string): string => {
    const { origin, pathname } = new URL(requestUrl(needed(baseUrl, 'base-url'), 'base-url'));
    return origin + pathname.replace(/\/+$/, '') + path;
  };
  return {
    start: startUrl ? requestUrl(startUrl, 'start-url') : below(paths.start),
    verify: verifyUrl ? requestUrl(verifyUrl, 'verify-url') : below(paths.verify),
  };
}
