// Pure: the texts of the interface, as the type that a translation has to fill.

import type { Channel } from '../adapters/adapter.js';
import type { SmsLockErrorCode } from '../errors.js';
import type { PhoneStatus } from '../phone/phone-reading.js';
import type { CountedText } from './counted-text.js';

/** Texts of the interface. `{name}` stands for a value; the doc comment says which there are. */
export interface Messages {
  /** BCP 47: what they are written in; also how numbers, times and countries are. */
  readonly language: string;
  /** Which way the language is read. */
  readonly direction: 'ltr' | 'rtl';
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
  /** `{count}` digits: 4 to 10. */
  readonly codeHint: CountedText;
  /** Behind `codeHint`, when the code is checked as soon as it is complete. */
  readonly codeHintAutoSubmit: string;
  /** As `codeHint`, for codes with letters in them. `{count}` characters: 4 to 10. */
  readonly codeHintLetters: CountedText;
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
  /** Behind the error about a wrong code. `{count}`: 0 and more. */
  readonly attemptsLeft: CountedText;
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
  /** What the button, the list and a plain calling code are about. */
  readonly country: string;
  /**
   * Read out as the name of the country's button, and with the number. `{name}`, `{callingCode}`:
   * +33, or as the button shows it, FR +33.
   */
  readonly chosenCountry: string;
  /** Heading of the list of countries, and the button's name while none is chosen. */
  readonly chooseCountry: string;
  /** In the empty search field, and its name. */
  readonly searchCountries: string;
  /** Read out when the search has been typed. `{count}`: 1 and more. */
  readonly countriesFound: CountedText;
  readonly noCountryFound: string;
  /** Beside the button that asks for a message: what the person agrees to, as US carriers want it. */
  readonly consentNote: string;
  /** The same beside a box to tick. */
  readonly consentBox: string;
  /** What is missing when the box is not ticked. */
  readonly consentMissing: string;
  /** Name of the button that closes the element, or a list as large as the screen. */
  readonly close: string;
}

/** Texts in place of some; with a `language` of their own, that of the interface is no other. */
export type MessageOverrides = Overrides<Messages>;

type Overrides<T> = T extends string
  ? T
  : { readonly [K in keyof T]?: Overrides<T[K]> | undefined };

/** Texts of the country's button. */
export type CountryMessages = Pick<
  Messages,
  'language' | 'country' | 'chosenCountry' | 'chooseCountry'
>;

/** Texts of the list of countries. */
export type CountryListMessages = CountryMessages &
  Pick<Messages, 'searchCountries' | 'countriesFound' | 'noCountryFound' | 'close'>;

/** The texts of the phone step: they are there before anything else is loaded. */
export type EarlyMessages = Pick<
  Messages,
  | 'language'
  | 'direction'
  | 'phoneHeading'
  | 'phoneDescription'
  | 'phoneLabel'
  | 'phoneHint'
  | 'sendCode'
  | 'tryAgain'
  | 'retryWait'
  | 'sending'
  | 'consentNote'
> & {
  readonly errors: Pick<Messages['errors'], 'phone-invalid' | 'not-configured' | 'load-failed'> &
    Partial<Messages['errors']>;
} & Partial<Omit<Messages, 'errors'>>;

/** A text with its `{name}`s replaced by the values. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Two sentences, one behind the other; Chinese and Japanese have no space between them. */
export function sentences(first: string, second: string): string {
  return first + (first.endsWith('。') ? '' : ' ') + second;
}

/** The texts with others in place of some; what is no text is left out. */
export function merged<T>(texts: T, overrides: unknown): T;
export function merged(texts: unknown, overrides: unknown): unknown {
  if (typeof overrides === 'string') return overrides;
  if (typeof overrides !== 'object' || !overrides) return texts;
  const all: Record<string, unknown> = { ...(texts as object) };
  for (const [name, value] of Object.entries(overrides)) all[name] = merged(all[name], value);
  return all;
}
