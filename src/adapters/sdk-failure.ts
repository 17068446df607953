import { SmsLockError } from '../errors.js';
import { codeForStatus } from './failures.js';
import { members, text } from './http.js';
import { codeFor } from './provider-error.js';
import type { SmsLockErrorCode } from '../errors.js';
import type { Purpose } from './failures.js';

/**
 * The failure that an SDK reports with an error of its own, for an adapter that wraps it: by the name
 * in its `code`, and by its HTTP `status` else.
 *
 * @param names what the SDK calls our errors, where it has names of its own; OAuth's, Auth0's, Twilio's
 * and what many others use are known
 */
export function sdkFailure(
  cause: unknown,
  purpose: Purpose,
  names: Readonly<Record<string, SmsLockErrorCode>> = {},
): SmsLockError {
  if (cause instanceof SmsLockError) return cause;
  const { code, status, message } = members(cause);
  const name = text(code) ?? '';
  const own = Object.hasOwn(names, name) ? names[name] : undefined;
  // A name may have that of its module before it, such as auth/too-many-requests.
  const known = own ?? codeFor(name.replace(/^.*\//, ''));
  return new SmsLockError(known ?? codeWithout(cause, status, purpose), {
    status: typeof status === 'number' ? status : undefined,
    providerCode: name || undefined,
    providerMessage: text(message),
    cause,
  });
}

function codeWithout(cause: unknown, status: unknown, purpose: Purpose): SmsLockErrorCode {
  if (typeof status === 'number' && status > 0) return codeForStatus(status, purpose);
  if (globalThis.navigator?.onLine === false) return 'offline';
  // What `fetch` rejects with, and the status of SDKs that caught it.
  return cause instanceof TypeError || status === 0 ? 'network' : 'bad-response';
}
