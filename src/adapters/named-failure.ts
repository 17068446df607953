import { errorCodes } from '../client/next-action.js';
import { SmsLockError } from '../errors.js';
import { codeFor, failure, readError } from './provider-error.js';
import type { SmsLockErrorCode, SmsLockErrorDetails } from '../errors.js';
import type { Purpose } from './failures.js';
import type { HttpAnswer } from './http.js';

export { auth0Failure } from './auth0-failure.js';
export { codeFor, failure, readError };

/** What a backend calls our errors, letter by letter, with a space between two names. */
export type FailureNames = Readonly<Partial<Record<SmsLockErrorCode, string>>>;

/** What an adapter has found out itself, where its backend has a way of its own to say it. */
export interface Found extends Pick<
  SmsLockErrorDetails,
  'providerCode' | 'providerMessage' | 'retryAfter' | 'attemptsLeft' | 'challenge'
> {
  /** What it is to us, whatever its name. */
  readonly code?: SmsLockErrorCode | undefined;
}

/**
 * The failure that an answer reports: by the backend's own names first, then by those that many
 * backends share, and by its HTTP status else.
 */
export function namedFailure(
  answer: HttpAnswer,
  purpose: Purpose,
  now: number,
  names: FailureNames,
  found: Found = {},
): SmsLockError {
  const candidates = found.providerCode ? [found.providerCode] : readError(answer, now).codes;
  const own = (name: string): SmsLockErrorCode | undefined =>
    errorCodes.find((code) => names[code]?.split(' ').includes(name));
  const name = candidates.find(own) ?? candidates.find(codeFor) ?? candidates[0];
  const known = found.code ?? (name ? (own(name) ?? codeFor(name)) : undefined);
  const read = failure(answer, purpose, now, known);
  return new SmsLockError(read.code, {
    status: read.status,
    providerCode: name ?? read.providerCode,
    providerMessage: found.providerMessage ?? read.providerMessage,
    retryAfter: found.retryAfter ?? read.retryAfter,
    attemptsLeft: found.attemptsLeft ?? read.attemptsLeft,
    challenge: found.challenge,
  });
}
