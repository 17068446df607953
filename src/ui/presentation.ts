// Pure: what a person sees of a state, as data. The templates only lay it out.

import { clockTime, secondsUntil } from '../client/cooldown.js';
import { nextAction } from '../client/next-action.js';
import { fill, sentences } from '../i18n/messages.js';
import type { Channel } from '../adapters/adapter.js';
import type { FlowState } from '../client/machine.js';
import type { NextAction } from '../client/next-action.js';
import type { CodeCharset } from '../code/bare-code.js';
import type { SmsLockError } from '../errors.js';
import type { EarlyMessages } from '../i18n/messages.js';
import type { CodeNote } from './code-field.js';

/** What is drawn: a resend and a check happen while the code is in view. */
export type View = 'phone' | 'code' | 'authenticated';

/** What the button does: always the next thing there is to do. */
export type SubmitAction =
  'send' | 'send-anyway' | 'load' | 'verify' | 'resend' | 'restart' | 'go-back';

/** All that a presentation follows from, texts aside. Moments are epoch milliseconds. */
export interface PresentationInput {
  readonly flow: FlowState;
  readonly error: SmsLockError | undefined;
  /** Whether the request that failed had asked for a message. */
  readonly hasSendFailed: boolean;
  /** Until when it makes no sense to try again. */
  readonly retryAt: number;
  /** Whether the number is being worked out. */
  readonly isReading: boolean;
  readonly now: number;
  /** Digits in a code, if the backend does not say. */
  readonly codeLength: number;
  readonly hasAutoSubmit: boolean;
  /** Writes an E.164 number in groups. */
  readonly group: (phoneNumber: string) => string;
  /** A number of the country that is shown, in the form that is wanted. */
  readonly example: string | undefined;
  /** Whether an extension was left out of what was put in. */
  readonly hasExtension: boolean;
  /** What there is to say of what was put in for a code. */
  readonly codeNote?: CodeNote | undefined;
}

export interface Presentation {
  readonly view: View;
  readonly isBusy: boolean;
  readonly codeLength: number;
  /** What the code is made of. Without it, digits. */
  readonly codeCharset?: CodeCharset | undefined;
  /** The number that the code went to, in groups. */
  readonly phoneNumber: string;
  /** Where the code went, with a place for `{phoneNumber}`. */
  readonly destination?: string;
  /** What the field is for, and how long a code is. */
  readonly hint: string;
  /** The hint, if it is to be read out. */
  readonly note?: string | undefined;
  /** The error. */
  readonly message: string | undefined;
  /** How long to wait before it makes sense to try again. */
  readonly retryWait: string | undefined;
  readonly isFieldInvalid: boolean;
  readonly submit: {
    readonly action: SubmitAction;
    readonly label: string;
    /** It is too early for what the button does. */
    readonly isWaiting: boolean;
  };
  /** How long to wait for another code. */
  readonly resendWait: string | undefined;
  /** Whether another code can be asked for beside the button. */
  readonly canResend: boolean;
  /** Until when the code works, if that is known. */
  readonly codeExpiry?: string | undefined;
  /** Whether there is something to say to who waits for the message in vain. */
  readonly hasHelp?: boolean;
  /** How another code could come instead of as a text message. */
  readonly alternatives?: readonly Channel[];
}

/** The phone step: also while the templates of a later one are not there yet. */
export function presentPhone(input: PresentationInput, messages: EarlyMessages): Presentation {
  const { flow, error } = input;
  const isLoading = viewOf(flow) !== 'phone';
  const next = error && nextAction(error);
  const note = input.hasExtension ? messages.extensionDropped : undefined;
  const isDoubtful =
    flow.step === 'phone' &&
    (flow.error?.reason === 'not-mobile' || flow.error?.reason === 'unknown-range');
  return {
    view: 'phone',
    isBusy: input.isReading || flow.step === 'sending' || (isLoading && !error),
    codeLength: input.codeLength,
    phoneNumber: '',
    hint: note ?? messages.phoneHint,
    note,
    message: error && phoneMessage(error, input, messages),
    retryWait: retryWaitOf(input, messages),
    isFieldInvalid: next === 'edit-phone' || next === 'go-back',
    submit: {
      action: isLoading ? 'load' : isDoubtful ? 'send-anyway' : 'send',
      label: (isDoubtful && messages.sendAnyway) || sendLabel(next, messages),
      isWaiting: false,
    },
    resendWait: undefined,
    canResend: false,
  };
}

function phoneMessage(
  { code, reason }: SmsLockError,
  { example }: PresentationInput,
  { errors, phoneErrors, phoneExample }: EarlyMessages,
): string {
  const about = (phoneErrors as Readonly<Record<string, string>> | undefined)?.[reason ?? ''];
  if (!about) return errors[code] ?? errors['load-failed'];
  if (!example || !phoneExample) return about;
  // Apart from the text around it: its groups keep their order also among letters from right to left.
  return sentences(about, fill(phoneExample, { example: `\u2066${example}\u2069` }));
}

function sendLabel(next: NextAction | undefined, messages: EarlyMessages): string {
  return next === 'retry' ? messages.tryAgain : messages.sendCode;
}

/** How long to wait before it makes sense to try again, in words. */
export function retryWaitOf(
  { error, retryAt, now }: PresentationInput,
  { retryWait, language }: Pick<EarlyMessages, 'retryWait' | 'language'>,
): string | undefined {
  const isWait = error && nextAction(error) === 'wait';
  return isWait ? waitText(retryWait, secondsUntil(retryAt, now), language) : undefined;
}

/**
 * A text with the `{time}` that remains, or nothing when none does.
 *
 * @param language BCP 47: whose digits they are
 */
export function waitText(text: string, seconds: number, language: string): string | undefined {
  const time = clockTime(seconds).replace(/\d/g, (one) => Number(one).toLocaleString(language));
  return seconds > 0 ? fill(text, { time }) : undefined;
}

/** Whether it will look different in a second. */
export function isTicking({ resendWait, retryWait, codeExpiry }: Presentation): boolean {
  return [resendWait, retryWait, codeExpiry].some((text) => text !== undefined);
}

/** What is to be drawn for a state. */
export function viewOf(flow: FlowState): View {
  if (flow.step === 'authenticated' || flow.step === 'phone') return flow.step;
  return flow.step === 'sending' && !flow.previous ? 'phone' : 'code';
}
