// Pure: what is kept of a login on the code step for after a reload.

import type { Adapter } from '../adapters/adapter.js';
import type { ExistingLogin, FlowState } from './machine.js';

/** Under which key the login of a backend is kept. */
export function recordKey({ name, backend }: Pick<Adapter, 'name' | 'backend'>): string {
  return `sms-lock:login:${name} ${backend}`;
}

/** The login that waits for its code; undefined when none does. */
export function loginOf(state: FlowState): ExistingLogin | undefined {
  const login = state.step === 'sending' ? state.previous : state;
  return login && 'challenge' in login ? login : undefined;
}

/**
 * What is to be kept, with a version that tells one form of it from another; see `readRecord`.
 * Undefined when nothing is: also for a code that the backend knows no more.
 */
export function recordOf(state: FlowState): string | undefined {
  const login = loginOf(state);
  const error = 'error' in state ? state.error?.code : undefined;
  const isOver = error === 'challenge-lost' || error === 'code-expired';
  if (!login || isOver) return undefined;
  // Nothing else of the state: it may hold the code that is being checked.
  const { phoneNumber, challenge } = login;
  return JSON.stringify({ version: 1, phoneNumber, challenge });
}
