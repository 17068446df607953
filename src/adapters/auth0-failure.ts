import { codeFor, failure, readError } from './provider-error.js';
import type { SmsLockError, SmsLockErrorCode } from '../errors.js';
import type { Purpose } from './failures.js';
import type { HttpAnswer } from './http.js';

/**
 * The failure that an answer of Auth0 reports.
 *
 * @param meanings what the endpoint means by one of Auth0's codes whose description says nothing
 */
export function auth0Failure(
  answer: HttpAnswer,
  purpose: Purpose,
  now: number,
  meanings: Readonly<Record<string, SmsLockErrorCode>> = {},
): SmsLockError {
  const { codes, message } = readError(answer, now);
  const [name = ''] = codes;
  // A start asks nobody who they are: a nameless 401 wants the secret of a confidential client.
  const isSecretWanted =
    purpose === 'start' && answer.status === 401 && !codes.some((name) => codeFor(name));
  const known =
    codeOf(name, message, Object.hasOwn(meanings, name) ? meanings[name] : undefined) ??
    (isSecretWanted ? 'not-configured' : undefined);
  return failure(answer, purpose, now, known);
}

/**
 * The cases in which Auth0's code alone does not tell. Its descriptions are not meant to be parsed,
 * so each has the plain meaning of the code to fall back to.
 */
function codeOf(
  name: string,
  message = '',
  meaning: SmsLockErrorCode | undefined,
): SmsLockErrorCode | undefined {
  switch (name) {
    case 'sms_provider_error':
      // The SMS provider's own number stands at the end: "… (Code: 21211)".
      return codeFor(/\(Code: (\d+)\)/i.exec(message)?.[1] ?? '') ?? 'delivery-failed';
    case 'bad.connection':
      // Also the answer to an unknown number when sign-ups are disabled, in none of these words.
      return /missing required|does not exist|connection is disabled|invalid connection/i.test(
        message,
      )
        ? 'not-configured'
        : 'signup-disabled';
    case 'bad.phone_number':
      return 'phone-rejected';
    case 'invalid_grant':
      if (/maximum number of attempts/i.test(message)) return 'attempts-exceeded';
      return meaning ?? 'code-wrong-or-expired';
    case 'access_denied':
    case 'unauthorized':
      if (/blocked/i.test(message)) return 'user-blocked';
      // It works once, and for a short time.
      if (/login ticket/i.test(message)) return 'challenge-lost';
      if (/wrong phone number or verification code/i.test(message)) return 'code-wrong-or-expired';
      return meaning ?? 'access-denied';
    default:
      // A bare text: "Origin https://example.com is not allowed."
      return /^origin .* is not allowed/i.test(message) ? 'not-configured' : meaning;
  }
}
