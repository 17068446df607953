// Pure: the steps of a login and how one follows from another. No clock, no network, no DOM.

import type { Channel, Profile, Tokens } from '../adapters/adapter.js';
import type { CodeCharset } from '../code/bare-code.js';
import type { SmsLockError } from '../errors.js';
import type { Json } from '../json.js';

/** A code that was sent, and what is known about it. Moments are epoch milliseconds. */
export interface Challenge {
  /** The adapter's opaque handle. */
  readonly handle?: Json | undefined;
  readonly sentAt: number;
  /** Messages sent for this login so far. */
  readonly sends: number;
  /** When another code may be asked for. */
  readonly resendAt: number;
  /** When the code stops working, if the backend says so. */
  readonly expiresAt?: number | undefined;
  /** Characters in the code, if the backend says so. */
  readonly codeLength?: number | undefined;
  /** What the code is made of, if the backend says so. */
  readonly codeCharset?: CodeCharset | undefined;
  /** Wrong codes that the backend will still take, if it says so. */
  readonly attemptsLeft?: number | undefined;
  /** The backend's masked form of where the message went. */
  readonly destinationHint?: string | undefined;
  /** How another code could come instead. */
  readonly alternatives?: readonly Channel[] | undefined;
  /** How this one came, if not as a text message. */
  readonly channel?: Channel | undefined;
  /** Whether the login was come back to: nobody has typed its number on this page. */
  readonly isResumed?: boolean | undefined;
}

/** A finished login: the detail of the `authenticated` event. */
export interface Authenticated {
  readonly profile: Profile;
  readonly tokens: Tokens;
  /** Whether the session lives in `tokens` or in a cookie that the backend set. */
  readonly session: 'tokens' | 'cookie';
  readonly isNewUser?: boolean | undefined;
  /** The backend's own answer. */
  readonly response: unknown;
}

/** Waits for a phone number. */
export interface PhoneState {
  readonly step: 'phone';
  /** The number of the attempt that was left, E.164. */
  readonly phoneNumber?: string | undefined;
  readonly error?: SmsLockError | undefined;
}

/** A message is being asked for. */
export interface SendingState {
  readonly step: 'sending';
  readonly phoneNumber: string;
  /** The code step to go back to when this is a resend and it fails. */
  readonly previous?: CodeState | undefined;
}

/** Waits for the code. */
export interface CodeState {
  readonly step: 'code';
  readonly phoneNumber: string;
  readonly challenge: Challenge;
  readonly error?: SmsLockError | undefined;
}

/** A code is being checked. */
export interface VerifyingState {
  readonly step: 'verifying';
  readonly phoneNumber: string;
  readonly challenge: Challenge;
  readonly code: string;
}

/** Done. */
export interface AuthenticatedState {
  readonly step: 'authenticated';
  readonly result: Authenticated;
}

export type FlowState = PhoneState | SendingState | CodeState | VerifyingState | AuthenticatedState;

export type FlowStep = FlowState['step'];

/** A login whose code came from somewhere else. */
export interface ExistingLogin {
  /** E.164. */
  readonly phoneNumber: string;
  readonly challenge: Challenge;
}

export type FlowEvent =
  /** A message is asked for: from every step, since a new number is a new login. */
  | { readonly type: 'start'; readonly phoneNumber: string }
  | { readonly type: 'resend' }
  /** A code is there already: it is asked for without sending another. */
  | { readonly type: 'await-code'; readonly existing: ExistingLogin }
  | { readonly type: 'sent'; readonly challenge: Challenge }
  /** A code is to be checked. With a number and a challenge, it may come from the phone step. */
  | {
      readonly type: 'verify';
      readonly code: string;
      readonly existing?: ExistingLogin | undefined;
    }
  | { readonly type: 'verified'; readonly result: Authenticated }
  | { readonly type: 'action-required'; readonly handle?: Json | undefined }
  /** The request under way failed. */
  | { readonly type: 'fail'; readonly error: SmsLockError }
  /** Something was asked for that cannot be sent: nothing is under way because of it. */
  | { readonly type: 'refuse'; readonly error: SmsLockError }
  /** The person edits: the error has been read. */
  | { readonly type: 'clear-error' }
  /** Nobody waits for the answer any more: back to the step that asked. */
  | { readonly type: 'abort' }
  /** Back to the phone step; the number is kept for editing. */
  | { readonly type: 'reset' };

export const initialState: FlowState = { step: 'phone' };

/**
 * The state after an event. Total: an event that makes no sense in a state returns that very state,
 * the same object.
 */
export function transition(state: FlowState, event: FlowEvent): FlowState {
  switch (event.type) {
    case 'start':
      return { step: 'sending', phoneNumber: event.phoneNumber };
    case 'resend':
      if (state.step !== 'code') return state;
      return {
        step: 'sending',
        phoneNumber: state.phoneNumber,
        previous: { step: 'code', phoneNumber: state.phoneNumber, challenge: state.challenge },
      };
    case 'await-code':
      return state.step === 'phone' ? { step: 'code', ...event.existing } : state;
    case 'sent':
      if (state.step !== 'sending') return state;
      return { step: 'code', phoneNumber: state.phoneNumber, challenge: event.challenge };
    case 'verify':
      return verify(state, event.code, event.existing);
    case 'verified':
      return state.step === 'verifying' ? { step: 'authenticated', result: event.result } : state;
    case 'action-required':
      if (state.step !== 'verifying') return state;
      return codeState(state, replaced(state.challenge, event.handle));
    case 'fail':
      return fail(state, event.error);
    case 'refuse':
      return state.step === 'phone' || state.step === 'code'
        ? { ...state, error: event.error }
        : state;
    case 'clear-error':
      if (!('error' in state)) return state;
      return state.step === 'code'
        ? codeState(state, state.challenge)
        : { step: 'phone', phoneNumber: state.phoneNumber };
    case 'abort':
      if (state.step === 'verifying') return codeState(state, state.challenge);
      if (state.step !== 'sending') return state;
      return state.previous ?? { step: 'phone', phoneNumber: state.phoneNumber };
    case 'reset':
      if (state.step === 'phone' && !('error' in state)) return state;
      if (state.step === 'authenticated') return initialState;
      return { step: 'phone', phoneNumber: state.phoneNumber };
  }
}

function verify(state: FlowState, code: string, existing: ExistingLogin | undefined): FlowState {
  if (existing && (state.step === 'phone' || state.step === 'code')) {
    return { step: 'verifying', ...existing, code };
  }
  if (state.step !== 'code') return state;
  return { step: 'verifying', phoneNumber: state.phoneNumber, challenge: state.challenge, code };
}

function fail(state: FlowState, error: SmsLockError): FlowState {
  switch (state.step) {
    case 'sending':
      return state.previous
        ? {
            ...state.previous,
            challenge: replaced(state.previous.challenge, error.challenge),
            error,
          }
        : { step: 'phone', phoneNumber: state.phoneNumber, error };
    case 'verifying': {
      const challenge = replaced(state.challenge, error.challenge);
      const attemptsLeft = error.attemptsLeft ?? challenge.attemptsLeft;
      return { ...codeState(state, { ...challenge, attemptsLeft }), error };
    }
    default:
      return state;
  }
}

function codeState(state: { phoneNumber: string }, challenge: Challenge): CodeState {
  return { step: 'code', phoneNumber: state.phoneNumber, challenge };
}

function replaced(challenge: Challenge, handle: Json | undefined): Challenge {
  return handle === undefined ? challenge : { ...challenge, handle };
}
