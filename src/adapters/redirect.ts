import { SmsLockError } from '../errors.js';
import { members, text } from './http.js';
import type { AdapterContext } from './adapter.js';
import type { Authorization } from './auth0-authorize.js';

/** Where it is kept in `sessionStorage`, which the other tabs do not see. */
const KEY = 'sms-lock:authorization';

/** How long a browser may take to leave a page, in seconds. */
const TIMEOUT = 20;

/**
 * Leaves the page for the answer to an authorization request. The promise is for a page that is
 * still there: when nothing comes from the address, or when the browser has kept the page and brings
 * it back.
 *
 * @throws SmsLockError `timeout`; `not-configured` where the browser keeps nothing until the return
 */
export async function leaveFor(
  url: string,
  authorization: Authorization,
  { signal }: AdapterContext,
): Promise<never> {
  signal.throwIfAborted();
  try {
    sessionStorage.setItem(KEY, JSON.stringify(authorization));
  } catch (cause) {
    throw new SmsLockError('not-configured', { message: 'sessionStorage is closed.', cause });
  }
  location.assign(url);
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new SmsLockError('timeout')), TIMEOUT * 1000);
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The answer in the address of the page, if it is one to the request that was kept: its `state` says
 * so. It can be had once.
 */
export function returned():
  | { readonly authorization: Authorization; readonly response: Readonly<Record<string, string>> }
  | undefined {
  if (!globalThis.location) return undefined;
  const address = new URL(location.href);
  const response = Object.fromEntries(address.searchParams);
  const authorization = kept();
  const isAnswer = response.code !== undefined || response.error !== undefined;
  if (!isAnswer || !authorization || response.state !== authorization.state) return undefined;
  sessionStorage.removeItem(KEY);
  for (const name of ['code', 'state', 'error', 'error_description']) {
    address.searchParams.delete(name);
  }
  history.replaceState(history.state, '', address);
  return { authorization, response };
}

function kept(): Authorization | undefined {
  try {
    const record = members(JSON.parse(sessionStorage.getItem(KEY) ?? ''));
    const [redirectUri, state, nonce, verifier] = [
      text(record.redirectUri),
      text(record.state),
      text(record.nonce),
      text(record.verifier),
    ];
    if (!redirectUri || !state || !nonce || !verifier) return undefined;
    return { redirectUri, state, nonce, verifier };
  } catch {
    // Nothing was kept, or something else.
    return undefined;
  }
}
