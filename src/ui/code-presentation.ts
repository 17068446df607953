// Pure: what a person sees of the code step, as data.

import { secondsUntil } from '../client/cooldown.js';
import { nextAction } from '../client/next-action.js';
import { countedText } from '../i18n/counted-text.js';
import { fill, sentences } from '../i18n/messages.js';
import { retryWaitOf, viewOf, waitText } from './presentation.js';
import type { Challenge, FlowState } from '../client/machine.js';
import type { NextAction } from '../client/next-action.js';
import type { SmsLockErrorCode } from '../errors.js';
import type { Messages } from '../i18n/messages.js';
import type { Presentation, PresentationInput, SubmitAction } from './presentation.js';

/** The code step, and what remains after it. */
export function presentCode(input: PresentationInput, messages: Messages): Presentation {
  const { flow, error, now } = input;
  const challenge = challengeOf(flow);
  const isBusy = flow.step === 'sending' || flow.step === 'verifying';
  const codeLength = challenge?.codeLength ?? input.codeLength;
  const codeCharset = challenge?.codeCharset;
  const isExpired = !error && flow.step === 'code' && (challenge?.expiresAt ?? Infinity) <= now;
  const shownError = isExpired ? 'code-expired' : error?.code;
  const next = shownError && nextAction({ code: shownError });
  const action = submitAction(input, next);
  const resendSeconds = challenge ? secondsUntil(challenge.resendAt, now) : 0;
  const hint = hintOf(input, challenge, messages);
  const phoneNumber =
    'phoneNumber' in flow && flow.phoneNumber ? input.group(flow.phoneNumber) : '';
  return {
    view: viewOf(flow),
    isBusy,
    codeLength,
    codeCharset,
    // Whoever reloads a page need not be the one who typed the number.
    phoneNumber: challenge?.isResumed ? masked(phoneNumber) : phoneNumber,
    hint,
    note: input.codeNote && hint,
    message: shownError && codeMessage(shownError, challenge, messages),
    retryWait: retryWaitOf(input, messages),
    isFieldInvalid: next === 'edit-code',
    submit: {
      action,
      label: submitLabel(action, next, messages),
      isWaiting: action === 'resend' && resendSeconds > 0,
    },
    resendWait: waitText(messages.resendWait, resendSeconds, messages.language),
    canResend: flow.step === 'code' && action !== 'resend' && action !== 'restart',
    codeExpiry: isExpired ? undefined : expiryText(challenge, messages),
    destination: messages[challenge?.channel ? 'codeSent' : 'codeDescription'],
    alternatives: (resendSeconds === 0 && challenge?.alternatives) || [],
    hasHelp: resendSeconds === 0 || (challenge?.sends ?? 0) > 1,
  };
}

/** How long a code is, and what happens next: something else when there is a note on it. */
function hintOf(
  { hasAutoSubmit, codeNote, codeLength }: PresentationInput,
  challenge: Challenge | undefined,
  messages: Messages,
): string {
  const hasLetters = challenge?.codeCharset === 'alphanumeric';
  const text = hasLetters ? messages.codeHintLetters : messages.codeHint;
  const hint = countedText(text, challenge?.codeLength ?? codeLength, messages.language);
  if (codeNote) return sentences(fill(messages[codeNote], { button: messages.verifyCode }), hint);
  return hasAutoSubmit ? sentences(hint, messages.codeHintAutoSubmit) : hint;
}

function codeMessage(
  code: SmsLockErrorCode,
  challenge: Challenge | undefined,
  { errors, attemptsLeft, language }: Messages,
): string {
  const count = nextAction({ code }) === 'edit-code' ? challenge?.attemptsLeft : undefined;
  if (count === undefined) return errors[code];
  return sentences(errors[code], countedText(attemptsLeft, count, language));
}

function expiryText(
  challenge: Challenge | undefined,
  { codeExpiry, language }: Messages,
): string | undefined {
  if (challenge?.expiresAt === undefined) return undefined;
  const format = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' });
  return fill(codeExpiry, { time: format.format(challenge.expiresAt) });
}

/** A number in groups, of which the calling code and the last two digits can be read. */
function masked(grouped: string): string {
  const hidden = /(^\+\d+ )|\d(?=.*\d.*\d)/g;
  return grouped.replace(hidden, (_, callingCode?: string) => callingCode ?? '•');
}

function challengeOf(flow: FlowState): Challenge | undefined {
  if (flow.step === 'sending') return flow.previous?.challenge;
  return 'challenge' in flow ? flow.challenge : undefined;
}

function submitAction(
  { error, hasSendFailed }: PresentationInput,
  next: NextAction | undefined,
): SubmitAction {
  switch (next) {
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
  if (action === 'go-back') return messages.useOtherNumber;
  return action === 'verify' ? messages.verifyCode : messages.resend;
}
