import type { Json } from './json.js';

/**
 * Everything that can keep a person from logging in, in one closed list. Each code has a text in
 * `messages.errors` and one next action in the interface.
 *
 * - number: `phone-invalid` (not a number a text can be sent to), `phone-not-allowed` (its country
 *   is not served), `phone-rejected` (the server refused it), `delivery-failed` (the text could not
 *   be delivered)
 * - code: `code-incomplete`, `code-wrong`, `code-expired`, `code-wrong-or-expired` (the backend does
 *   not tell which), `attempts-exceeded`, `challenge-lost` (the server no longer knows this login)
 * - account: `signup-disabled`, `user-blocked`, `access-denied`
 * - limits and checks: `rate-limited`, `captcha-required`, `captcha-failed`
 * - transport: `offline`, `timeout`, `network`, `server-error`, `bad-response`
 * - set-up: `not-configured`, `load-failed` (a part of the widget could not be loaded)
 */
export type SmsLockErrorCode =
  | 'phone-invalid'
  | 'phone-not-allowed'
  | 'phone-rejected'
  | 'delivery-failed'
  | 'code-incomplete'
  | 'code-wrong'
  | 'code-expired'
  | 'code-wrong-or-expired'
  | 'attempts-exceeded'
  | 'challenge-lost'
  | 'signup-disabled'
  | 'user-blocked'
  | 'access-denied'
  | 'rate-limited'
  | 'captcha-required'
  | 'captcha-failed'
  | 'offline'
  | 'timeout'
  | 'network'
  | 'server-error'
  | 'bad-response'
  | 'not-configured'
  | 'load-failed';

/** What is known about a failure besides its code. Nothing in it is meant for a person's eyes. */
export interface SmsLockErrorDetails {
  /** What went wrong, for a developer, in English. Never holds a code or a token. */
  readonly message?: string | undefined;
  /** How long to wait before asking again, in seconds. */
  readonly retryAfter?: number | undefined;
  /** Wrong codes that the server will still take. */
  readonly attemptsLeft?: number | undefined;
  /** The HTTP status of the answer, where there was one. */
  readonly status?: number | undefined;
  /** The backend's own name for the failure. */
  readonly providerCode?: string | undefined;
  /** The backend's own words: for logs, never shown to the person who logs in. */
  readonly providerMessage?: string | undefined;
  /** For `phone-invalid`: what exactly is wrong with the number, a `PhoneStatus`. */
  readonly reason?: string | undefined;
  /** A challenge that replaces the one the adapter was called with (opaque JSON). */
  readonly challenge?: Json | undefined;
  readonly cause?: unknown;
}

/**
 * The only error that the public API rejects with. The same object is in the `failed` event and in
 * the `error` property.
 */
export class SmsLockError extends Error {
  override readonly name = 'SmsLockError';
  readonly code: SmsLockErrorCode;
  readonly retryAfter: number | undefined;
  readonly attemptsLeft: number | undefined;
  readonly status: number | undefined;
  readonly providerCode: string | undefined;
  readonly providerMessage: string | undefined;
  readonly reason: string | undefined;
  readonly challenge: Json | undefined;

  constructor(code: SmsLockErrorCode, details: SmsLockErrorDetails = {}) {
    super(details.message ?? details.providerMessage ?? code, { cause: details.cause });
    this.code = code;
    this.retryAfter = details.retryAfter;
    this.attemptsLeft = details.attemptsLeft;
    this.status = details.status;
    this.providerCode = details.providerCode;
    this.providerMessage = details.providerMessage;
    this.reason = details.reason;
    this.challenge = details.challenge;
  }
}
