// Pure: data and one look-up. The single source of the table in docs/testing.md.
import type { SmsLockErrorCode } from '../errors.js';

/** The name of what a magic number brings about. */
export type MagicOutcome =
  | 'success'
  | 'invalid-number'
  | 'not-a-mobile'
  | 'unreachable'
  | 'blocked-country'
  | 'opted-out'
  | 'rate-limited'
  | 'captcha-required'
  | 'captcha-failed'
  | 'slow'
  | 'never-answers'
  | 'dropped-at-start'
  | 'dropped-at-verify'
  | 'server-error-at-start'
  | 'server-error-at-verify'
  | 'malformed-at-start'
  | 'malformed-at-verify'
  | 'signup-disabled'
  | 'user-blocked'
  | 'access-denied'
  | 'mfa-required'
  | 'code-expired'
  | 'attempts-exceeded';

/** One number with which the tenant always behaves in one way. */
export interface MagicNumber {
  /** E.164, from the United States' range for fiction, which no carrier ever hands out. */
  readonly phoneNumber: string;
  readonly outcome: MagicOutcome;
  /** The request whose answer is out of the ordinary. */
  readonly at: 'start' | 'verify';
  /** What the tenant does, in English. */
  readonly happens: string;
  /** What the widget makes of it; `undefined` where nothing fails. */
  readonly errorCode: SmsLockErrorCode | undefined;
  /** What the widget makes of it on Auth0's wire, where that one tells less. */
  readonly auth0ErrorCode?: SmsLockErrorCode;
}

/** The captcha token that the tenant takes for a solved captcha. Every other one is a bad one. */
export const goodCaptcha = 'good-captcha';

/** How long the slow number takes, in milliseconds. */
export const slowAnswer = 5_000;

/** What `Retry-After` says to the rate-limited number, in seconds. */
export const magicRetryAfter = 42;

/** Every magic number, in the order of the numbers. Any other number is an ordinary one. */
export const magicNumbers: readonly MagicNumber[] = [
  {
    phoneNumber: '+12025550100',
    outcome: 'success',
    at: 'verify',
    happens: 'An ordinary number, as every number outside this table is',
    errorCode: undefined,
  },
  {
    phoneNumber: '+12025550101',
    outcome: 'invalid-number',
    at: 'start',
    happens: 'Twilio 21211: not a phone number',
    errorCode: 'phone-rejected',
  },
  {
    phoneNumber: '+12025550102',
    outcome: 'not-a-mobile',
    at: 'start',
    happens: 'Twilio 21614: not a mobile number',
    errorCode: 'phone-rejected',
  },
  {
    phoneNumber: '+12025550103',
    outcome: 'unreachable',
    at: 'start',
    happens: 'Twilio 30003: the handset cannot be reached',
    errorCode: 'delivery-failed',
  },
  {
    phoneNumber: '+12025550104',
    outcome: 'blocked-country',
    at: 'start',
    happens: 'Twilio 21408: the country is not enabled',
    errorCode: 'phone-not-allowed',
  },
  {
    phoneNumber: '+12025550105',
    outcome: 'opted-out',
    at: 'start',
    happens: 'Twilio 21610: the person answered STOP',
    errorCode: 'delivery-failed',
  },
  {
    phoneNumber: '+12025550106',
    outcome: 'rate-limited',
    at: 'start',
    happens: `Status 429 with \`Retry-After: ${magicRetryAfter}\``,
    errorCode: 'rate-limited',
  },
  {
    phoneNumber: '+12025550107',
    outcome: 'captcha-required',
    at: 'start',
    happens: `Wants a captcha; \`${goodCaptcha}\` passes`,
    errorCode: 'captcha-required',
  },
  {
    phoneNumber: '+12025550108',
    outcome: 'captcha-failed',
    at: 'start',
    happens: 'Refuses every captcha, and none',
    errorCode: 'captcha-failed',
  },
  {
    phoneNumber: '+12025550109',
    outcome: 'slow',
    at: 'start',
    happens: `Answers after ${slowAnswer / 1000} seconds, then all is well`,
    errorCode: undefined,
  },
  {
    phoneNumber: '+12025550110',
    outcome: 'never-answers',
    at: 'start',
    happens: 'Never answers',
    errorCode: 'timeout',
  },
  {
    phoneNumber: '+12025550111',
    outcome: 'dropped-at-start',
    at: 'start',
    happens: 'The connection drops',
    errorCode: 'network',
  },
  {
    phoneNumber: '+12025550112',
    outcome: 'dropped-at-verify',
    at: 'verify',
    happens: 'The connection drops',
    errorCode: 'network',
  },
  {
    phoneNumber: '+12025550113',
    outcome: 'server-error-at-start',
    at: 'start',
    happens: 'Status 500',
    errorCode: 'server-error',
  },
  {
    phoneNumber: '+12025550114',
    outcome: 'server-error-at-verify',
    at: 'verify',
    happens: 'Status 500',
    errorCode: 'server-error',
  },
  {
    phoneNumber: '+12025550115',
    outcome: 'malformed-at-start',
    at: 'start',
    happens: 'Status 200 with HTML; the SMS is on its way, so this is no failure',
    errorCode: undefined,
  },
  {
    phoneNumber: '+12025550116',
    outcome: 'malformed-at-verify',
    at: 'verify',
    happens: 'Status 200 with half a JSON document',
    errorCode: 'bad-response',
  },
  {
    phoneNumber: '+12025550117',
    outcome: 'signup-disabled',
    at: 'start',
    happens: 'Nobody has this number, and sign-ups are disabled',
    errorCode: 'signup-disabled',
  },
  {
    phoneNumber: '+12025550118',
    outcome: 'user-blocked',
    at: 'verify',
    happens: 'The right code, of a user who is blocked',
    errorCode: 'user-blocked',
  },
  {
    phoneNumber: '+12025550119',
    outcome: 'access-denied',
    at: 'verify',
    happens: 'The right code, but a rule of the tenant says no',
    errorCode: 'access-denied',
  },
  {
    phoneNumber: '+12025550120',
    outcome: 'mfa-required',
    at: 'verify',
    happens: 'The right code, and a second factor is wanted (Auth0: `action-required`, no failure)',
    errorCode: undefined,
  },
  {
    phoneNumber: '+12025550121',
    outcome: 'code-expired',
    at: 'verify',
    happens: 'The code has expired by the time it arrives',
    errorCode: 'code-expired',
    auth0ErrorCode: 'code-wrong-or-expired',
  },
  {
    phoneNumber: '+12025550122',
    outcome: 'attempts-exceeded',
    at: 'verify',
    happens: 'All tries are used up, even with the right code',
    errorCode: 'attempts-exceeded',
  },
];

const outcomes = new Map(magicNumbers.map(({ phoneNumber, outcome }) => [phoneNumber, outcome]));

/** What the tenant does with a number (E.164): `success` for all but the magic ones. */
export function magicOutcome(phoneNumber: string): MagicOutcome {
  return outcomes.get(phoneNumber) ?? 'success';
}
