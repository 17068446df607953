// Pure: what a person sees of a state, as data. The templates only lay it out.

import { clockTime, secondsUntil } from '../client/cooldown.js';
import { nextAction } from '../client/next-action.js';
import { fill } from '../i18n/messages.js';
import type { Challenge, FlowState } from '../client/machine.js';
import type { NextAction } from '../client/next-action.js';
import type { SmsLockError } from '../errors.js';
import type { Messages } from '../i18n/messages.js';

/** What is drawn: a resend and a check happen while the code is in view. */
export type View = 'phone' | 'code' | 'authenticated';

/** What the button does: always the next thing there is to do. */
export type SubmitAction = 'send' | 'load' | 'verify' | 'resend' | 'restart' | 'go-back';

/** All that a presentation follows from. Moments are epoch milliseconds. */
export interface PresentationInput {
  readonly flow: FlowState;
  readonly error: SmsLockError | undefined;
  /** Whether the request that failed had asked for a message. */
  readonly hasSendFailed: boolean;
  /** Until when it makes no sense to try again. */
  readonly retryAt: number;
  /** Whether the number is being worked out. */
  readonly isReading: boolean;
  /** Whether what follows the phone step has been loaded. */
  readonly hasCodeStep: boolean;
  readonly now: number;
  /** Digits in a code, if the backend does not say. */
  readonly codeLength: number;
  readonly hasAutoSubmit: boolean;
  readonly messages: Messages;
  /** Writes an E.164 number in groups. */
  readonly group: (phoneNumber: string) => string;
}

export interface Presentation {
  readonly view: View;
  readonly isBusy: boolean;
  readonly codeLength: number;
  /** The number that the code went to, in groups. */
  readonly phoneNumber: string;
  /** What the field is for, and how long a code is. */
  readonly hint: string;
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
}

export function present(input: PresentationInput): Presentation {
  const { flow, error, messages, now } = input;
  const wanted = viewOf(flow);
  const isLoading = wanted !== 'phone' && !input.hasCodeStep;
  const view = isLoading ? 'phone' : wanted;
  const challenge = challengeOf(flow);
  const isBusy =
    input.isReading ||
    (isLoading && !error) ||
    flow.step === 'sending' ||
    flow.step === 'verifying';
  const codeLength = challenge?.codeLength ?? input.codeLength;
  const next = error && nextAction(error);
  const isAboutNumber = next === 'edit-phone' || next === 'go-back';
  const action = isLoading ? 'load' : submitAction(view, error, input.hasSendFailed);

  const resendSeconds = challenge ? secondsUntil(challenge.resendAt, now) : 0;
  const retrySeconds = next === 'wait' ? secondsUntil(input.retryAt, now) : 0;
  const time = (seconds: number, text: string): string | undefined =>
    seconds > 0 ? fill(text, { time: clockTime(seconds) }) : undefined;
  const codeHint = input.hasAutoSubmit ? messages.codeHintAutoSubmit : messages.codeHint;

  return {
    view,
    isBusy,
    codeLength,
    phoneNumber: 'phoneNumber' in flow && flow.phoneNumber ? input.group(flow.phoneNumber) : '',
    hint: view === 'phone' ? messages.phoneHint : fill(codeHint, { count: codeLength }),
    message: error && messages.errors[error.code],
    retryWait: time(retrySeconds, messages.retryWait),
    isFieldInvalid: view === 'phone' ? isAboutNumber : next === 'edit-code',
    submit: {
      action,
      label: submitLabel(action, next, messages),
      isWaiting: action === 'resend' && resendSeconds > 0,
    },
    resendWait: time(resendSeconds, messages.resendWait),
    canResend: view === 'code' && action !== 'resend' && action !== 'restart' && !isBusy,
  };
}

/** Whether it will look different in a second. */
export function isTicking({ resendWait, retryWait }: Presentation): boolean {
  return resendWait !== undefined || retryWait !== undefined;
}

function viewOf(flow: FlowState): View {
  if (flow.step === 'authenticated' || flow.step === 'phone') return flow.step;
  return flow.step === 'sending' && !flow.previous ? 'phone' : 'code';
}

function challengeOf(flow: FlowState): Challenge | undefined {
  if (flow.step === 'sending') return flow.previous?.challenge;
  return 'challenge' in flow ? flow.challenge : undefined;
}

function submitAction(
  view: View,
  error: SmsLockError | undefined,
  hasSendFailed: boolean,
): SubmitAction {
  if (view === 'phone') return 'send';
  switch (error && nextAction(error)) {
    case 'new-code':
      // A login that the server has forgotten cannot be gone on with, only begun again.
      return error?.code === 'challenge-lost' ? 'restart' : 'resend';
    case 'edit-phone':
    case 'go-back':
      return 'go-back';
    case 'retry':
      return hasSendFailed ? 'resend' : 'verify';
    default:
      return 'verify';
  }
}

function submitLabel(
  action: SubmitAction,
  next: NextAction | undefined,
  messages: Messages,
): string {
  if (next === 'retry') return messages.tryAgain;
  const labels: Record<SubmitAction, string> = {
    send: messages.sendCode,
    load: messages.sendCode,
    verify: messages.verifyCode,
    resend: messages.resend,
    restart: messages.resend,
    'go-back': messages.useOtherNumber,
  };
  return labels[action];
}
