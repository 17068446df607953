// Pure: the texts of the interface, as the type that a translation has to fill.

import type { Channel } from '../adapters/adapter.js';
import type { SmsLockErrorCode } from '../errors.js';
import type { PhoneStatus } from '../phone/phone-reading.js';

/** Texts of the interface. `{name}` stands for a value; the doc comment says which there are. */
export interface Messages {
  readonly phoneHeading: string;
  readonly phoneDescription: string;
  readonly phoneLabel: string;
  readonly phoneHint: string;
  readonly sendCode: string;
  /** To a number that does not look like one that gets texts. */
  readonly sendAnyway: string;
  readonly codeHeading: string;
  /** `{phoneNumber}` */
  readonly codeDescription: string;
  readonly codeLabel: string;
  /** `{count}` digits. */
  readonly codeHint: string;
  /** As `codeHint`, when the code is checked as soon as it is complete. */
  readonly codeHintAutoSubmit: string;
  /** As `codeHint`, for codes with letters in them. `{count}` characters. */
  readonly codeHintLetters: string;
  /** As `codeHintAutoSubmit`, for codes with letters in them. `{count}` characters. */
  readonly codeHintLettersAutoSubmit: string;
  /** Before `codeHint`, when what was pasted need not be the code. `{button}`: as `verifyCode`. */
  readonly codeDoubtful: string;
  /** Before `codeHint`, when no code is in what was pasted. */
  readonly codeMissing: string;
  readonly verifyCode: string;
  readonly resend: string;
  /** `{time}`, such as 0:24. */
  readonly resendWait: string;
  /** Read out when the wait is over. */
  readonly resendReady: string;
  /** `{time}`: a time of day, such as 14:32. */
  readonly codeExpiry: string;
  /** Behind the error about a wrong code. `{count}` */
  readonly attemptsLeft: string;
  /** Opens what to check when no message comes. */
  readonly notReceived: string;
  readonly notReceivedHelp: string;
  /** Asks for a code that comes in another way. */
  readonly alternatives: Readonly<Record<Channel, string>>;
  readonly editPhone: string;
  /** Goes to the code step without sending. */
  readonly haveCode: string;
  /** Deletes the number that was kept on this device, and empties the field. */
  readonly forgetPhone: string;
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
  /** Read out when the browser has read the code from the message. */
  readonly codeFilled: string;
  readonly errors: Readonly<Record<SmsLockErrorCode, string>>;
  /** What is wrong with a number, where more is known than `errors` says. */
  readonly phoneErrors: Readonly<
    Record<Exclude<PhoneStatus, 'ok' | 'country-not-allowed'> | 'wants-plus', string>
  >;
  /** Behind what is wrong with a number. `{example}`: a number of the country, as people write it. */
  readonly phoneExample: string;
  /** Instead of the hint when an extension was left out of what was pasted. */
  readonly extensionDropped: string;
}

/** The texts of the phone step: they are there before anything else is loaded. */
export type EarlyMessages = Pick<
  Messages,
  | 'phoneHeading'
  | 'phoneDescription'
  | 'phoneLabel'
  | 'phoneHint'
  | 'sendCode'
  | 'tryAgain'
  | 'retryWait'
  | 'sending'
> & {
  readonly errors: Pick<Messages['errors'], 'phone-invalid' | 'not-configured' | 'load-failed'> &
    Partial<Messages['errors']>;
} & Partial<Omit<Messages, 'errors'>>;

/** A text with its `{name}`s replaced by the values. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
