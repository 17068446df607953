import { SmsLockError } from '../errors.js';
import type { SmsLockErrorCode } from '../errors.js';
import type { HttpAnswer } from './http.js';

/** What was being asked for: the same status means another thing at each. */
export type Purpose = 'start' | 'verify';

/**
 * What reads failures, which is loaded when there is one to read.
 *
 * @throws SmsLockError what the status alone says, when it cannot be loaded
 */
export async function loadFailures(
  { status }: HttpAnswer,
  purpose: Purpose,
): Promise<typeof import('./named-failure.js')> {
  try {
    return await import('./named-failure.js');
  } catch (cause) {
    throw new SmsLockError(codeForStatus(status, purpose), { status, cause });
  }
}

/** What a status means when the body says nothing that we know. */
export function codeForStatus(status: number, purpose: Purpose): SmsLockErrorCode {
  if (status === 429) return 'rate-limited';
  if (status === 408 || status === 504) return 'timeout';
  if (status >= 500) return 'server-error';
  if (status < 400) return 'bad-response';
  if (status === 404 || status === 405 || status === 415) return 'not-configured';
  if (purpose === 'verify') return status === 410 ? 'code-expired' : 'code-wrong-or-expired';
  return status === 401 || status === 403 ? 'access-denied' : 'phone-rejected';
}

/** The failure of an answer that says that it succeeded, without what that would bring. */
export function hollowSuccess({ status }: HttpAnswer, missing: string): SmsLockError {
  return new SmsLockError('bad-response', { message: `The answer has no ${missing}.`, status });
}
