import { errorCodes } from '../client/next-action.js';
import { SmsLockError } from '../errors.js';
import type { SmsLockErrorCode } from '../errors.js';
import { codeForStatus } from './failures.js';
import { count, members, text } from './http.js';
import type { Purpose } from './failures.js';
import type { HttpAnswer } from './http.js';

/**
 * What backends call our errors, in the spelling of `normalised`: OAuth 2.0 (RFC 6749 section 5.2),
 * Auth0, Twilio's numbers for messages and for Verify, and what houses call them themselves.
 */
const names: Partial<Record<SmsLockErrorCode, string>> = {
  'phone-rejected':
    'bad-phone-number invalid-phone invalid-phone-number 21211 21217 21614 60200 60205',
  'phone-not-allowed': 'region-not-supported country-not-allowed 21408 60220 60605',
  'delivery-failed':
    'sms-provider-error sms-failed sms-send-failed 21610 21612 30003 30004 30005 30006 30007 30008',
  'code-wrong': 'wrong-code invalid-code incorrect-code invalid-otp wrong-otp',
  'code-expired': 'expired-code expired otp-expired expired-otp 60201',
  'code-wrong-or-expired': 'invalid-grant invalid-user-password',
  'attempts-exceeded': 'too-many-attempts max-attempts-reached 60202',
  'challenge-lost': 'invalid-session session-expired canceled deleted 20404',
  'signup-disabled': 'signups-disabled signup-not-allowed',
  'user-blocked': 'blocked-user user-banned',
  'access-denied': 'unauthorized forbidden 60410',
  'rate-limited':
    'too-many-requests too-many-logins rate-limit-exceeded slow-down 20429 60203 60212',
  'captcha-required': 'requires-verification requires-captcha',
  'captcha-failed': 'invalid-captcha invalid-recaptcha',
  'server-error': 'temporarily-unavailable internal-server-error',
  'not-configured':
    'bad-tenant bad-client-id bad-connection bad-authparams bad-request bad-send invalid-request ' +
    'unauthorized-client invalid-client endpoint-disabled unsupported-grant-type',
};

/** Of a text that is not JSON, a page of HTML most often, this much is kept for a developer. */
const LONGEST_TEXT = 1000;

/**
 * Frameworks put a status's own phrase where a name is looked for, which says no more than the
 * status. Their capitals tell these from the names that mean something.
 */
const statusPhrase = /^(?:Bad Request|Unauthorized|Forbidden)$/;

let codes: ReadonlyMap<string, SmsLockErrorCode> | undefined;

/** Our code for a backend's own name of a failure, spelled with dots, dashes, underscores or spaces. */
export function codeFor(name: string): SmsLockErrorCode | undefined {
  codes ??= new Map([
    ...Object.entries(names).flatMap(([code, list]) =>
      list.split(' ').map((other): [string, SmsLockErrorCode] => [other, code as SmsLockErrorCode]),
    ),
    ...errorCodes.map((code): [string, SmsLockErrorCode] => [code, code]),
  ]);
  return codes.get(normalised(name));
}

/** What a backend says of a failure, whatever shape it says it in. */
export interface ProviderError {
  /** Its names for the failure, the most telling first. */
  readonly codes: readonly string[];
  readonly message: string | undefined;
  /** Seconds. */
  readonly retryAfter: number | undefined;
  readonly attemptsLeft: number | undefined;
}

/**
 * Reads `{error, error_description}` (OAuth), `{code, message}` (Twilio and many houses),
 * `{error: {code, message}}`, problem details (RFC 9457) and bare text.
 *
 * @param now epoch milliseconds, against which a date in a header is measured
 */
export function readError({ status, headers, body }: HttpAnswer, now: number): ProviderError {
  const outer = members(body);
  const inner = members(outer.error);
  const bare = text(body)?.trim().slice(0, LONGEST_TEXT);
  const candidates = [
    ...[outer, inner].flatMap(({ error_code, code, error, status: state }) => [
      error_code,
      code,
      error,
      state,
    ]),
    text(outer.type)
      ?.replace(/^about:blank$/, '')
      .split(/[/:#]/)
      .pop(),
    bare && /^[\w.: -]{1,64}$/.test(bare) ? bare : undefined,
  ];
  const messages = [outer, inner].flatMap(({ error_description, description, message, detail }) => [
    error_description,
    description,
    message,
    detail,
  ]);
  return {
    codes: candidates
      .filter((value) => typeof value === 'string' || typeof value === 'number')
      .map(String)
      .filter((value) => value && value !== String(status) && !statusPhrase.test(value)),
    message: messages.map(text).find((value) => value) ?? text(outer.title) ?? bare,
    retryAfter:
      count(outer.retry_after) ?? count(inner.retry_after) ?? waitOf(headers, status, now),
    attemptsLeft: count(outer.attempts_left) ?? count(inner.attempts_left),
  };
}

/**
 * The failure that an answer reports, by its own names first and by its HTTP status else.
 *
 * @param known what the adapter has found out itself
 */
export function failure(
  answer: HttpAnswer,
  purpose: Purpose,
  now: number,
  known?: SmsLockErrorCode,
): SmsLockError {
  const { codes: found, message, retryAfter, attemptsLeft } = readError(answer, now);
  const providerCode = found.find((name) => codeFor(name)) ?? found[0];
  const { status } = answer;
  return new SmsLockError(known ?? codeFor(providerCode ?? '') ?? codeForStatus(status, purpose), {
    status,
    providerCode,
    providerMessage: message,
    retryAfter,
    attemptsLeft,
  });
}

function normalised(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[._\s]+/g, '-');
}

/** `Retry-After` is seconds or a date (RFC 9110); `x-ratelimit-reset` is in UNIX seconds. */
function waitOf(headers: Headers, status: number, now: number): number | undefined {
  const retryAfter = headers.get('retry-after');
  const reset = status === 429 ? count(headers.get('x-ratelimit-reset')) : undefined;
  const moment = retryAfter ? Date.parse(retryAfter) : reset && reset * 1000;
  const seconds = moment ? Math.max(0, Math.ceil((moment - now) / 1000)) : undefined;
  return count(retryAfter) ?? seconds;
}
