// Pure: what a person can do about each failure.

import type { SmsLockErrorCode } from '../errors.js';

/**
 * The one thing to offer after a failure: correct the number, type the code again, send a new code,
 * wait, go back to the number, or try the same once more.
 */
export type NextAction = 'edit-phone' | 'edit-code' | 'new-code' | 'wait' | 'go-back' | 'retry';

const actions: Readonly<Record<SmsLockErrorCode, NextAction>> = {
  'phone-invalid': 'edit-phone',
  'phone-not-allowed': 'edit-phone',
  'phone-rejected': 'edit-phone',
  'delivery-failed': 'edit-phone',
  'code-incomplete': 'edit-code',
  'code-wrong': 'edit-code',
  'code-expired': 'new-code',
  'code-wrong-or-expired': 'edit-code',
  'attempts-exceeded': 'new-code',
  'challenge-lost': 'new-code',
  'signup-disabled': 'go-back',
  'user-blocked': 'go-back',
  'access-denied': 'go-back',
  'rate-limited': 'wait',
  'captcha-required': 'retry',
  'captcha-failed': 'retry',
  offline: 'retry',
  timeout: 'retry',
  network: 'retry',
  'server-error': 'retry',
  'bad-response': 'retry',
  'not-configured': 'retry',
  'load-failed': 'retry',
};

/** Every code that a failure can have. */
export const errorCodes = Object.keys(actions) as readonly SmsLockErrorCode[];

/** What to offer after a failure. */
export function nextAction({ code }: { readonly code: SmsLockErrorCode }): NextAction {
  return actions[code];
}
