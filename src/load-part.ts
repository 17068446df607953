// Pure: how a part that is loaded lazily comes, or does not.

import { SmsLockError } from './errors.js';

/**
 * Loads a part; a failure is not kept, so the next call tries again.
 *
 * @param what for a developer
 * @throws SmsLockError `load-failed`
 */
export async function loadPart<T>(what: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    throw new SmsLockError('load-failed', { message: `${what} did not load.`, cause });
  }
}
