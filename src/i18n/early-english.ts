// Pure: the English texts of the phone step, and of what may fail before the rest is loaded.

import type { EarlyMessages } from './messages.js';

export const earlyEnglish: EarlyMessages = {
  language: 'en',
  direction: 'ltr',
  phoneHeading: 'Log in',
  phoneDescription: 'We’ll text you a code to log in.',
  phoneLabel: 'Mobile number',
  phoneHint: 'Use one that can get texts. From another country? Start with +.',
  sendCode: 'Send code',
  tryAgain: 'Try again',
  retryWait: 'You can try again in {time}.',
  sending: 'Sending the code …',
  consentNote:
    'By going on, you agree to get a text with a one-time code. Message and data rates may apply.',
  errors: {
    'phone-invalid': 'That doesn’t look like a mobile number. Check it and try again.',
    'not-configured': 'Logging in isn’t available here: it has not been set up yet.',
    'load-failed':
      'Part of this page couldn’t be loaded. Try again, or start your number with + and the country code.',
  },
};
