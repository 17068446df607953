import { SmsLockError } from '../errors.js';

/**
 * Hosts that only the own machine or network can reach: there, and only there, plain http is
 * allowed. Loopback and `.localhost` (RFC 6761), `.test` and `.local`, private IPv4 ranges
 * (RFC 1918), unique local IPv6 addresses (RFC 4193), and names without a dot.
 */
const privateHost =
  /^(?:[^.[]+|.+\.(?:localhost|local|test)|(?:127|10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+|\[(?:::1|f[cd][\da-f]{2}:.+)\])$/;

/**
 * The absolute form of a URL that a page was configured with.
 *
 * @param setting the attribute it came from, for the message
 * @throws SmsLockError `not-configured` when it is no URL, or would send codes and tokens over plain
 * http to a public host
 */
export function requestUrl(url: string, setting: string): string {
  let absolute: URL;
  try {
    absolute = new URL(url, globalThis.document?.baseURI);
  } catch (cause) {
    const message = `${setting}="${url}" is not a URL, or not an absolute one.`;
    throw new SmsLockError('not-configured', { message, cause });
  }
  const { protocol, hostname, href } = absolute;
  if (protocol === 'https:' || (protocol === 'http:' && privateHost.test(hostname))) return href;
  const message = `${setting}="${url}" must start with https://: codes and tokens travel there.`;
  throw new SmsLockError('not-configured', { message });
}

/**
 * The value of a setting that a backend cannot do without.
 *
 * @throws SmsLockError `not-configured`
 */
export function needed(value: string | undefined, setting: string): string {
  if (value) return value;
  throw new SmsLockError('not-configured', { message: `${setting} is not set.` });
}
