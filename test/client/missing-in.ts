import type { FlowState, FlowStep } from '../../src/client/machine.js';

/** What a state lacks that its step cannot do without. */
export function missingIn(state: FlowState): string[] {
  const needed: Record<FlowStep, readonly string[]> = {
    phone: [],
    sending: ['phoneNumber'],
    code: ['phoneNumber', 'challenge.sentAt', 'challenge.sends', 'challenge.resendAt'],
    verifying: ['phoneNumber', 'challenge.resendAt', 'code'],
    authenticated: ['result.profile', 'result.tokens', 'result.session'],
  };
  const valueAt = (path: string): unknown =>
    path.split('.').reduce<unknown>((value, name) => memberOf(value, name), state);
  const missing = needed[state.step].filter((path) => valueAt(path) === undefined);
  const nested = state.step === 'sending' && state.previous ? missingIn(state.previous) : [];
  return [...missing, ...nested];
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
