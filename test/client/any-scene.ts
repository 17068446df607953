// What may happen to a client, for property tests.

import fc from 'fast-check';
import { errorCodes } from '../../src/client/next-action.js';
import { SmsLockError } from '../../src/errors.js';
import { alice, bob, eventTypes, login } from './fake-adapter.js';
import type { SmsLockClient } from '../../src/client/sms-lock-client.js';
import type { AdapterCall } from './fake-adapter.js';

/** Something that a page or a person does. */
export interface Act {
  readonly name: string;
  run(client: SmsLockClient): Promise<unknown> | void;
}

/** Something that a backend says. */
export interface Answer {
  readonly name: string;
  give(call: AdapterCall): void;
}

export type Happening = (
  | { readonly kind: 'act'; readonly act: Act }
  /** `back`: which of the calls that wait for an answer; the newest is 0. */
  | { readonly kind: 'answer'; readonly back: number; readonly answer: Answer }
  | { readonly kind: 'wait'; readonly seconds: number }
) & {
  /** Turns of the microtask queue before the next one; `Infinity`: until everything has settled. */
  readonly ticks: number;
};

/** What a listener does when its event comes for the so many and first time, counted from 0. */
export interface Reaction {
  readonly type: (typeof eventTypes)[number];
  readonly after: number;
  readonly act: Act;
}

export interface Scene {
  readonly happenings: readonly Happening[];
  readonly reactions: readonly Reaction[];
  /** Whether the adapter minds its signal. */
  readonly minds: boolean;
  readonly hasResend: boolean;
  /** Whether the adapter is there from the beginning; else its first load fails. */
  readonly isLoaded: boolean;
  readonly captcha: 'none' | 'gives' | 'fails';
}

const acts: readonly Act[] = [
  { name: 'start alice', run: (client) => client.start(alice) },
  { name: 'start bob', run: (client) => client.start(bob) },
  { name: 'start nonsense', run: (client) => client.start('0612') },
  { name: 'verify 111111', run: (client) => client.verify('111111') },
  { name: 'verify 222222', run: (client) => client.verify('222222') },
  { name: 'verify nothing', run: (client) => client.verify(' ') },
  { name: 'verify bob', run: (client) => client.verify('333333', { phoneNumber: bob }) },
  { name: 'await the code of alice', run: (client) => client.awaitCode(alice) },
  { name: 'await nonsense', run: (client) => client.awaitCode('0612') },
  { name: 'resend', run: (client) => client.resend() },
  { name: 'reset', run: (client) => client.reset() },
  { name: 'abort', run: (client) => client.abort() },
  { name: 'clear error', run: (client) => client.clearError() },
  { name: 'preload', run: (client) => client.preload() },
];

export const dispose: Act = { name: 'dispose', run: (client) => client.dispose() };

/** Leads on, both from a start, which may be repeated at once, and from a verify. */
const good: readonly unknown[] = [{ ...login(), challenge: 7, resendAt: 0 }];
const odd: readonly unknown[] = [
  {},
  undefined,
  null,
  'nonsense',
  { status: 'action-required', reason: 'mfa_required' },
];
const causes: readonly unknown[] = [
  ...errorCodes.map((code) => new SmsLockError(code)),
  ...['text', undefined, new TypeError()],
];

const listed = <T extends { readonly name: string }>(items: readonly T[]): fc.Arbitrary<T> =>
  fc.constantFrom(...items.map((item) => ({ ...item, toString: () => item.name })));

const resolving = (values: readonly unknown[]): fc.Arbitrary<Answer> =>
  listed(
    values.map((value) => ({
      name: `resolve ${JSON.stringify(value)}`,
      give: (call) => call.resolve(value),
    })),
  );
const rejecting = listed<Answer>(
  causes.map((cause) => ({
    name: `reject ${String(cause)}`,
    give: (call) => call.reject(cause),
  })),
);

const ticks = fc.oneof(fc.nat(9), fc.constant(Infinity));

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('act' as const), act: listed(acts), ticks }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      back: fc.nat(2),
      answer: fc.oneof(resolving(good), resolving(odd), rejecting),
      ticks,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      seconds: fc.constantFrom(1, 30, 600),
      ticks,
    }),
  },
);

export const anyScene: fc.Arbitrary<Scene> = fc.record({
  happenings: fc.array(happening, { maxLength: 30, size: 'max' }),
  reactions: fc.array(
    fc.record({
      type: fc.constantFrom(...eventTypes),
      after: fc.nat(4),
      act: listed([...acts, dispose]),
    }),
    { maxLength: 2 },
  ),
  minds: fc.boolean(),
  hasResend: fc.boolean(),
  isLoaded: fc.boolean(),
  captcha: fc.constantFrom('none' as const, 'gives' as const, 'gives' as const, 'fails' as const),
});
