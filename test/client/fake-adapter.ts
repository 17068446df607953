import { SmsLockClient } from '../../src/client/sms-lock-client.js';
import type {
  Adapter,
  AdapterContext,
  Consent,
  Profile,
  Tokens,
} from '../../src/adapters/adapter.js';
import type { SmsLockClientOptions } from '../../src/client/sms-lock-client.js';
import type { SmsLockClientEventMap } from '../../src/events.js';
import type { Json } from '../../src/json.js';

export const alice = '+33612345678';
export const bob = '+4915112345678';

/** All that a start, a resend or a verify may be asked with. */
export interface AnyRequest {
  readonly phoneNumber: string;
  readonly language: string;
  readonly code?: string;
  readonly challenge?: Json | undefined;
  readonly captchaToken?: string | undefined;
  readonly consent?: Consent | undefined;
  readonly extra?: Readonly<Record<string, Json>> | undefined;
}

/** One call of the adapter, to be answered when the test says so. */
export interface AdapterCall {
  readonly method: 'start' | 'resend' | 'verify';
  readonly request: AnyRequest;
  readonly context: AdapterContext;
  /** Whether it has not been answered, aborted or not. */
  isPending(): boolean;
  /** Whether it has neither been answered nor aborted. */
  isOpen(): boolean;
  /** Takes anything: adapters are written by others, and not always in TypeScript. */
  resolve(value?: unknown): void;
  reject(cause: unknown): void;
}

export interface FakeAdapterOptions {
  /** Rejects with the signal's reason when it is aborted, as `fetch` does. Default: does not. */
  readonly minds?: boolean;
  readonly resend?: boolean;
  readonly profile?: (tokens: Tokens) => Promise<Profile | undefined>;
}

/** A backend whose answers come when and as the test wants them. */
export class FakeAdapter implements Adapter {
  readonly name = 'fake';
  readonly calls: AdapterCall[] = [];
  readonly #minds: boolean;
  readonly resend?: Adapter['start'];
  readonly profile?: NonNullable<Adapter['profile']>;

  constructor({ minds = false, resend = false, profile }: FakeAdapterOptions = {}) {
    this.#minds = minds;
    if (resend) this.resend = (request, context) => this.#call('resend', request, context);
    if (profile) this.profile = profile;
  }

  readonly start: Adapter['start'] = (request, context) => this.#call('start', request, context);
  readonly verify: Adapter['verify'] = (request, context) => this.#call('verify', request, context);

  get last(): AdapterCall {
    const call = this.calls.at(-1);
    if (!call) throw new Error('The adapter was not called.');
    return call;
  }

  get open(): readonly AdapterCall[] {
    return this.calls.filter((call) => call.isOpen());
  }

  #call<T>(
    method: AdapterCall['method'],
    request: AnyRequest,
    context: AdapterContext,
  ): Promise<T> {
    let isAnswered = false;
    return new Promise<T>((resolve, reject) => {
      const once =
        <V>(settle: (value: V) => void) =>
        (value: V): void => {
          isAnswered = true;
          settle(value);
        };
      const answer = once(reject);
      this.calls.push({
        method,
        request,
        context,
        isPending: () => !isAnswered,
        isOpen: () => !isAnswered && !context.signal.aborted,
        resolve: once((value) => resolve(value as T)),
        reject: answer,
      });
      if (this.#minds) {
        context.signal.addEventListener('abort', () => answer(context.signal.reason));
      }
    });
  }
}

export type LoggedEvent = {
  [K in keyof SmsLockClientEventMap]: {
    readonly type: K;
    readonly detail: SmsLockClientEventMap[K]['detail'];
  };
}[keyof SmsLockClientEventMap];

export const eventTypes = [
  'state-change',
  'step-change',
  'code-request',
  'code-sent',
  'authenticated',
  'action-required',
  'failed',
] as const;

/** A client with a fake adapter, a clock that stands still, and a log of every event. */
export class ClientHarness {
  /** Epoch milliseconds. */
  time = Date.UTC(2026, 0, 15, 12);
  readonly adapter: FakeAdapter;
  readonly client: SmsLockClient;
  readonly events: LoggedEvent[] = [];

  constructor(options: Partial<SmsLockClientOptions> = {}, adapter = new FakeAdapter()) {
    this.adapter = adapter;
    this.client = new SmsLockClient({ adapter, now: () => this.time, ...options });
    for (const type of eventTypes) {
      this.client.addEventListener(type, (event: CustomEvent<unknown>) => {
        this.events.push({ type, detail: event.detail } as LoggedEvent);
      });
    }
  }

  get step(): string {
    return this.client.state.step;
  }

  /** The names of the events so far, `state-change` left out, and forgets them. */
  takeNames(): string[] {
    const names = this.events.map(({ type }) => type).filter((type) => type !== 'state-change');
    this.events.length = 0;
    return names;
  }

  /** Brings the client to the code step. */
  async toCode(result: unknown = {}, phoneNumber = alice): Promise<void> {
    const sent = this.client.start(phoneNumber);
    await settled();
    this.adapter.last.resolve(result);
    await sent;
    this.events.length = 0;
  }
}

/** A login as adapters report it. */
export function login(more: object = {}): object {
  return { status: 'authenticated', tokens: {}, session: 'cookie', response: undefined, ...more };
}

/** Lets every promise settle that can, and tasks in between as well. */
export async function settled(): Promise<void> {
  // A request loads what it needs, and one that fails may lead to another.
  for (let request = 0; request < 2; request += 1) {
    await import('../../src/client/connection.js');
    await nextTask();
    await nextTask();
  }
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}

/** What a promise rejected with; `undefined` if it did not. */
export function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (cause: unknown) => cause,
  );
}
