// Pure: the texts of the interface, as the type that a translation has to fill.

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

/** The texts of the phone step: they are there before anything else is loaded. */
export type EarlyMessages = Pick<
  Messages,
  | 'phoneHeading'
  | 'phoneDescription'
  | 'phoneLabel'
  | 'phoneHint'
  | 'callingCode'
  | 'sendCode'
  | 'tryAgain'
  | 'retryWait'
  | 'sending'
> & {
  readonly errors: Pick<Messages['errors'], 'phone-invalid' | 'not-configured' | 'load-failed'> &
    Partial<Messages['errors']>;
};

/** A text with its `{name}`s replaced by the values. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
