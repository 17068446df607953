import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import '../support/console-guard.js';
import { initialState, transition } from '../../src/client/machine.js';
import { errorCodes } from '../../src/client/next-action.js';
import { SmsLockError } from '../../src/errors.js';
import { alice, bob } from './fake-adapter.js';
import { missingIn } from './missing-in.js';
import type { Challenge, FlowEvent, FlowState, FlowStep } from '../../src/client/machine.js';

const challenge: Challenge = { handle: 'first', sentAt: 1000, sends: 1, resendAt: 31_000 };
const later: Challenge = { handle: 'second', sentAt: 40_000, sends: 2, resendAt: 100_000 };
const error = new SmsLockError('code-wrong');
const code: FlowState = { step: 'code', phoneNumber: alice, challenge };
const result = { profile: {}, tokens: {}, session: 'cookie', response: undefined } as const;

const states = {
  'phone, new': initialState,
  'phone, left': { step: 'phone', phoneNumber: alice },
  'phone, failed': { step: 'phone', phoneNumber: alice, error },
  sending: { step: 'sending', phoneNumber: alice },
  resending: { step: 'sending', phoneNumber: alice, previous: code },
  code,
  'code, failed': { ...code, error },
  verifying: { step: 'verifying', phoneNumber: alice, challenge, code: '123456' },
  authenticated: { step: 'authenticated', result },
} satisfies Record<string, FlowState>;

const existing = { phoneNumber: bob, challenge: later };
const events = {
  start: { type: 'start', phoneNumber: bob },
  resend: { type: 'resend' },
  'await-code': { type: 'await-code', existing },
  sent: { type: 'sent', challenge: later },
  verify: { type: 'verify', code: '654321' },
  'verify an existing code': { type: 'verify', code: '654321', existing },
  verified: { type: 'verified', result },
  'action-required': { type: 'action-required', handle: 'mfa' },
  fail: { type: 'fail', error },
  refuse: { type: 'refuse', error },
  'clear-error': { type: 'clear-error' },
  abort: { type: 'abort' },
  reset: { type: 'reset' },
} satisfies Record<string, FlowEvent>;

type Row = Partial<Record<keyof typeof states, FlowState>>;

const everywhere = (state: FlowState): Row =>
  Object.fromEntries(Object.keys(states).map((name) => [name, state]));
const checking = { step: 'verifying', phoneNumber: bob, challenge: later, code: '654321' } as const;
const awaiting = { step: 'code', phoneNumber: bob, challenge: later } as const;
const verifying = { ...states.verifying, code: '654321' };
const left = states['phone, left'];

/** What follows from an event in the states where it means something; elsewhere it means nothing. */
const table: Record<keyof typeof events, Row> = {
  start: everywhere({ step: 'sending', phoneNumber: bob }),
  resend: { code: states.resending, 'code, failed': states.resending },
  'await-code': {
    'phone, new': awaiting,
    'phone, left': awaiting,
    'phone, failed': awaiting,
  },
  sent: {
    sending: { ...code, challenge: later },
    resending: { ...code, challenge: later },
  },
  verify: { code: verifying, 'code, failed': verifying },
  'verify an existing code': {
    'phone, new': checking,
    'phone, left': checking,
    'phone, failed': checking,
    code: checking,
    'code, failed': checking,
  },
  verified: { verifying: states.authenticated },
  'action-required': { verifying: { ...code, challenge: { ...challenge, handle: 'mfa' } } },
  fail: {
    sending: states['phone, failed'],
    resending: states['code, failed'],
    verifying: { ...code, challenge: { ...challenge, attemptsLeft: undefined }, error },
  },
  refuse: {
    'phone, new': { step: 'phone', error },
    'phone, left': states['phone, failed'],
    'phone, failed': states['phone, failed'],
    code: states['code, failed'],
    'code, failed': states['code, failed'],
  },
  'clear-error': { 'phone, failed': left, 'code, failed': code },
  abort: { sending: left, resending: code, verifying: code },
  reset: {
    'phone, failed': left,
    sending: left,
    resending: left,
    code: left,
    'code, failed': left,
    verifying: left,
    authenticated: initialState,
  },
};

describe('the machine', () => {
  for (const [eventName, event] of Object.entries(events)) {
    for (const [stateName, state] of Object.entries(states)) {
      const expected = table[eventName as keyof typeof events][stateName as keyof typeof states];
      it(`${expected ? 'follows' : 'ignores'} "${eventName}" in "${stateName}"`, () => {
        const next = transition(frozen(state), frozen(event));
        if (expected) expect(next).to.deep.equal(expected);
        else expect(next).to.equal(state);
      });
    }
  }

  it('takes the challenge and the tries that come with a failure', () => {
    const told = new SmsLockError('code-wrong', { challenge: 'new', attemptsLeft: 2 });
    expect(transition(states.verifying, { type: 'fail', error: told })).to.deep.equal({
      ...code,
      challenge: { ...challenge, handle: 'new', attemptsLeft: 2 },
      error: told,
    });
    expect(transition(states.resending, { type: 'fail', error: told })).to.deep.equal({
      ...code,
      challenge: { ...challenge, handle: 'new' },
      error: told,
    });
  });

  it('keeps the tries that were known when a failure does not tell', () => {
    const known = { ...states.verifying, challenge: { ...challenge, attemptsLeft: 3 } };
    const next = transition(known, events.fail);
    expect(next).to.have.nested.property('challenge.attemptsLeft', 3);
  });

  it('takes a challenge of null for one, as any other JSON', () => {
    const handle = null;
    const next = transition(states.verifying, { type: 'action-required', handle });
    expect(next).to.have.nested.property('challenge.handle', null);
    const kept = transition(states.verifying, { type: 'action-required' });
    expect(kept).to.have.nested.property('challenge.handle', 'first');
  });

  it('never reaches a state without its data, whatever comes in whatever order', () => {
    fc.assert(
      fc.property(fc.array(anyEvent(), { maxLength: 40 }), (sequence) => {
        sequence.reduce((state: FlowState, event) => {
          const next = transition(frozen(state), frozen(event));
          expect(missingIn(next)).to.deep.equal([]);
          if (next === state) return state;
          expect(event.type === 'start' || ways[state.step].includes(next.step)).to.equal(true);
          return next;
        }, initialState);
      }),
      { numRuns: 500 },
    );
  });
});

/** The steps that may follow each step besides the start of another login. */
const ways: Readonly<Record<FlowStep, readonly FlowStep[]>> = {
  phone: ['phone', 'sending', 'code', 'verifying'],
  sending: ['sending', 'phone', 'code'],
  code: ['code', 'phone', 'sending', 'verifying'],
  verifying: ['code', 'phone', 'authenticated'],
  authenticated: ['phone', 'sending'],
};

function anyEvent(): fc.Arbitrary<FlowEvent> {
  const phoneNumber = fc.constantFrom(alice, bob);
  const moment = fc.nat();
  const anyChallenge = fc.record(
    {
      sentAt: moment,
      sends: fc.nat(9),
      resendAt: moment,
      handle: fc.jsonValue(),
      expiresAt: moment,
    },
    { requiredKeys: ['sentAt', 'sends', 'resendAt'] },
  ) as fc.Arbitrary<Challenge>;
  const anyError = fc.record({
    type: fc.constantFrom('fail' as const, 'refuse' as const),
    error: fc.constantFrom(...errorCodes).map((name) => new SmsLockError(name)),
  });
  const login = fc.option(fc.record({ phoneNumber, challenge: anyChallenge }), { nil: undefined });
  return fc.oneof(
    fc.record({ type: fc.constant('start' as const), phoneNumber }),
    fc.record({ type: fc.constant('sent' as const), challenge: anyChallenge }),
    fc.record({ type: fc.constant('verify' as const), code: fc.string(), existing: login }),
    fc.constantFrom<FlowEvent>(...Object.values(events)),
    anyError,
  );
}

/** A frozen value throws when somebody writes to it. */
function frozen<T extends object>(value: T): T {
  for (const member of Object.values(value) as unknown[]) {
    if (typeof member === 'object' && member !== null && !(member instanceof Error)) frozen(member);
  }
  return Object.freeze(value);
}
