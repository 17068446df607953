// Pure: all texts in English.

import { earlyEnglish } from './early-english.js';
import type { Messages } from './messages.js';

export const english: Messages = {
  ...earlyEnglish,
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
  authenticatedHeading: 'You’re logged in',
  authenticatedDescription: 'Thanks for confirming your number.',
  verifying: 'Checking the code …',
  codeSent: 'We sent a code to {phoneNumber}.',
  newCodeSent: 'We sent a new code. Use the newest one.',
  errors: {
    ...earlyEnglish.errors,
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
  },
};
