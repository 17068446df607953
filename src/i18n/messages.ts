// Pure: every text of the interface, in English, and the type that a translation has to fill.

import type { SmsLockErrorCode } from '../errors.js';

/** Texts of the interface. `{name}` stands for a value; the doc comment says which there are. */
export interface Messages {
  readonly phoneHeading: string;
  readonly phoneDescription: string;
  readonly phoneLabel: string;
  readonly phoneHint: string;
  /** Read out with the phone field. `{callingCode}`, such as +44. */
  readonly callingCode: string;
  readonly sendCode: string;
  readonly codeHeading: string;
  /** `{phoneNumber}` */
  readonly codeDescription: string;
  readonly codeLabel: string;
  /** `{count}` digits. */
  readonly codeHint: string;
  /** As `codeHint`, when the code is checked as soon as it is complete. */
  readonly codeHintAutoSubmit: string;
  readonly verifyCode: string;
  readonly resend: string;
  /** `{time}`, such as 0:24. */
  readonly resendWait: string;
  readonly editPhone: string;
  readonly useOtherNumber: string;
  readonly tryAgain: string;
  /** `{time}` */
  readonly retryWait: string;
  readonly authenticatedHeading: string;
  readonly authenticatedDescription: string;
  /** Read out while waiting. */
  readonly sending: string;
  readonly verifying: string;
  /** Read out. `{phoneNumber}` */
  readonly codeSent: string;
  readonly newCodeSent: string;
  readonly errors: Readonly<Record<SmsLockErrorCode, string>>;
}

export const english: Messages = {
  phoneHeading: 'Log in',
  phoneDescription: 'We’ll text you a code to log in.',
  phoneLabel: 'Mobile number',
  phoneHint: 'Number from another country? Start with + and its country code.',
  callingCode: 'Country code {callingCode}',
  sendCode: 'Send code',
  codeHeading: 'Enter the code',
  codeDescription: 'We sent a text message to {phoneNumber}.',
  codeLabel: 'Code',
  codeHint: 'The code has {count} digits.',
  codeHintAutoSubmit: 'The code has {count} digits. We check it as soon as it is complete.',
  verifyCode: 'Log in',
  resend: 'Send a new code',
  resendWait: 'You can ask for a new code in {time}.',
  editPhone: 'Change number',
  useOtherNumber: 'Use another number',
  tryAgain: 'Try again',
  retryWait: 'You can try again in {time}.',
  authenticatedHeading: 'You’re logged in',
  authenticatedDescription: 'Thanks for confirming your number.',
  sending: 'Sending the code …',
  verifying: 'Checking the code …',
  codeSent: 'We sent a code to {phoneNumber}.',
  newCodeSent: 'We sent a new code. Use the newest one.',
  errors: {
    'phone-invalid': 'That doesn’t look like a mobile number. Check it and try again.',
    'phone-not-allowed': 'We can’t send codes to that country. Use a number from another one.',
    'phone-rejected': 'We can’t text that number. Check it, or use another mobile number.',
    'delivery-failed': 'The text couldn’t be delivered. Check the number, or use another one.',
    'code-incomplete': 'The code isn’t complete yet. Type all of its digits.',
    'code-wrong': 'That’s not the right code. Check the newest text and type it again.',
    'code-expired': 'That code has expired. Get a new one.',
    'code-wrong-or-expired':
      'That code is wrong or has expired. Check the newest text and type it again.',
    'attempts-exceeded': 'That was one wrong code too many. Get a new one.',
    'challenge-lost': 'This login has timed out. Get a new code to go on.',
    'signup-disabled': 'There’s no account with that number. Use another number.',
    'user-blocked': 'That account is blocked. Use another number, or contact support.',
    'access-denied': 'You can’t log in with that number. Use another number.',
    'rate-limited': 'That was too often. Please wait.',
    'captcha-required': 'We need to check that you’re human. Please try again.',
    'captcha-failed': 'We couldn’t check that you’re human. Please try again.',
    offline: 'You’re offline. Check your connection, then try again.',
    timeout: 'That took too long. Please try again.',
    network: 'We couldn’t reach the server. Check your connection, then try again.',
    'server-error': 'Something went wrong on our side. Please try again.',
    'bad-response': 'Something went wrong on our side. Please try again.',
    'not-configured': 'Logging in isn’t available here: it has not been set up yet.',
    'load-failed':
      'Part of this page couldn’t be loaded. Try again, or start your number with + and the country code.',
  },
};

/** A text with its `{name}`s replaced by the values. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
