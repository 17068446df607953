import { SmsLockError } from '../errors.js';
import { loadPart } from '../load-part.js';
import { DEFAULT_RESEND_DELAY, nextResendAt, secondsUntil } from './cooldown.js';
import { isE164 } from './e164.js';
import { handled } from './handled.js';
import { initialState, transition } from './machine.js';
import { OneRequest } from './one-request.js';
import type { Adapter, Channel, Consent } from '../adapters/adapter.js';
import type { SmsLockClientEventMap, TypedEventTarget } from '../events.js';
import type { Json } from '../json.js';
import type { Connection, SendResult } from './connection.js';
import type { Authenticated, Challenge, FlowEvent, FlowState, FlowStep } from './machine.js';
import type { Ticket } from './one-request.js';

/** What a captcha token is asked for. */
export type CaptchaPurpose = 'start' | 'resend' | 'verify';

/** Where a login on the code step is kept: `sessionStorage`, for example. */
export type ResumeStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Settings of an `SmsLockClient`. */
export interface SmsLockClientOptions {
  /** The backend, or a function that loads it, called when it is first needed. */
  readonly adapter: Adapter | (() => Adapter | Promise<Adapter>);
  /** The language of the message, BCP 47. Default: the browser's. */
  readonly requestLanguage?: string | undefined;
  /** Wait before the first resend when the backend does not say, in seconds. Default 30. */
  readonly resendDelay?: number | undefined;
  /** Gives a fresh captcha token, or `undefined` when there is none. */
  readonly getCaptchaToken?:
    ((purpose: CaptchaPurpose) => Promise<string | undefined> | string | undefined) | undefined;
  /** What the person has agreed to; handed to the adapter with start and resend. */
  readonly consent?: Consent | undefined;
  /** Members to add to the body of start and verify. */
  readonly requestExtras?: Readonly<Record<string, Json>> | undefined;
  /**
   * Keeps a login on the code step, for `resume`: neither a code nor a token. A function is called
   * at each use. Default: nothing is kept.
   */
  readonly storage?: ResumeStorage | (() => ResumeStorage | undefined) | undefined;
  /** Asked before a login of this number, E.164, is come back to. Default: it may be. */
  readonly mayResume?: ((phoneNumber: string) => boolean | Promise<boolean>) | undefined;
  /** Default: the global `fetch`, looked up at each call. */
  readonly fetch?: typeof fetch | undefined;
  /** The clock, epoch milliseconds. Default: `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/** What `verify` may be told. */
export interface VerifyOptions {
  /** E.164: the number that a code obtained elsewhere belongs to. */
  readonly phoneNumber?: string | undefined;
}

/** What `resend` may be told. */
export interface ResendOptions {
  /** How the code is to come instead of a text message: one that the backend has advertised. */
  readonly channel?: Channel | undefined;
}

/** A message that was sent: what `start` and `resend` resolve with. */
export type CodeSent = SmsLockClientEventMap['code-sent']['detail'];

const TypedTarget = EventTarget as new () => TypedEventTarget<SmsLockClientEventMap> & EventTarget;

/**
 * Logs a person in by SMS, without any interface: the flow of `<sms-lock>` for those who draw their
 * own. Runs in browsers and in Node.
 *
 * Its promises reject with `SmsLockError` and nothing else. A rejection that nobody awaits does no
 * harm, since `failed` reports it too. A promise whose answer is no longer wanted (the step was
 * left, another number was given) resolves with `undefined`.
 */
export class SmsLockClient extends TypedTarget {
  #options: SmsLockClientOptions;
  #connection: Promise<Connection> | undefined;
  #state: FlowState = initialState;
  /** The step that listeners heard of last. */
  #toldStep: FlowStep = initialState.step;
  readonly #request = new OneRequest();
  #verifyWantsCaptcha = false;
  #disposed = false;

  constructor(options: SmsLockClientOptions) {
    super();
    this.#options = options;
  }

  /** Where the login stands. Replaced at each change, never mutated. */
  get state(): FlowState {
    return this.#state;
  }

  /** Replaces settings; those that are not given stay. */
  configure(options: Partial<SmsLockClientOptions>): void {
    if (options.adapter && options.adapter !== this.#options.adapter) this.#connection = undefined;
    this.#options = { ...this.#options, ...options };
  }

  /**
   * Loads the adapter ahead of its first use.
   *
   * @throws SmsLockError `not-configured` or `load-failed`
   */
  preload(): Promise<void> {
    return handled(this.#connect().then(() => undefined));
  }

  /**
   * Asks for a message with a code. Asking for the same number while that is under way joins it;
   * another number takes its place.
   *
   * @param phoneNumber E.164
   * @returns what was sent, or `undefined` if a listener of `code-request` prevented it or the
   * answer was no longer wanted
   * @throws SmsLockError `phone-invalid` (nothing is sent) or whatever the backend says
   */
  start(phoneNumber: string): Promise<CodeSent | undefined> {
    if (!isE164(phoneNumber)) return this.refuse(notE164('start'));
    return this.#send(`start ${phoneNumber}`, phoneNumber);
  }

  /**
   * Sends another code for the same login; with most backends only the newest counts.
   *
   * @throws SmsLockError `rate-limited` while it is too early: `retryAfter` says for how many
   * seconds; `challenge-lost` when no code had been sent
   */
  resend({ channel }: ResendOptions = {}): Promise<CodeSent | undefined> {
    const state = this.#state.step === 'sending' ? this.#state.previous : this.#state;
    if (state?.step !== 'code') return this.refuse(this.#outOfStep('resend'));
    const { phoneNumber, challenge } = state;
    const wait = secondsUntil(challenge.resendAt, this.#now());
    if (wait > 0) return this.refuse(new SmsLockError('rate-limited', { retryAfter: wait }));
    return this.#send(`resend ${phoneNumber} ${channel}`, phoneNumber, challenge, channel);
  }

  /**
   * Goes from the phone step to the code step without asking for a message: the person has a code
   * already. Without effect in any other step.
   *
   * @param phoneNumber E.164: the number that the code was sent to
   * @param challenge what is known about the code
   * @throws SmsLockError `phone-invalid`
   */
  awaitCode(phoneNumber: string, challenge = this.#unsent()): Promise<void> {
    if (!isE164(phoneNumber)) return this.refuse(notE164('awaitCode'));
    this.#apply({ type: 'await-code', existing: { phoneNumber, challenge } });
    return Promise.resolve();
  }

  /**
   * Comes back to the code step of a login that a reload interrupted, without another message: if
   * `storage` holds one of this backend whose code has not expired, and nothing has been done yet.
   * A code counts as expired ten minutes after the message when the backend does not say.
   *
   * @returns whether it did
   * @throws SmsLockError `not-configured` or `load-failed`
   */
  resume(): Promise<boolean> {
    return handled(this.#connect().then((connection) => connection.resume()));
  }

  /**
   * Checks a code. Checking the same code while that is under way joins it.
   *
   * @returns the login, or `undefined` if the backend wants something else first
   * (`action-required`) or the answer was no longer wanted
   * @throws SmsLockError `code-incomplete` (nothing is sent), `challenge-lost` when no code had
   * been sent, or whatever the backend says
   */
  verify(code: string, { phoneNumber }: VerifyOptions = {}): Promise<Authenticated | undefined> {
    if (phoneNumber !== undefined && !isE164(phoneNumber)) return this.refuse(notE164('verify'));
    // Not every caller has a compiler: a form may have held nothing.
    if (typeof code !== 'string' || !code.trim()) {
      return this.refuse(new SmsLockError('code-incomplete'));
    }
    const state = this.#state;
    const current = 'phoneNumber' in state ? state.phoneNumber : undefined;
    // The number that waits for its code keeps the challenge that came with it.
    const isCurrent = state.step === 'code' && phoneNumber === current;
    const event: FlowEvent = {
      type: 'verify',
      code,
      existing: phoneNumber && !isCurrent ? { phoneNumber, challenge: this.#unsent() } : undefined,
    };
    return this.#run(`verify ${phoneNumber ?? current} ${code}`, event, (ticket) =>
      this.#check(ticket),
    );
  }

  /** Reports a failure that was found before anything was sent, like any other. */
  refuse(error: SmsLockError): Promise<undefined> {
    if (this.#disposed) return Promise.resolve(undefined);
    return handled(Promise.reject(this.#fail('refuse', error)));
  }

  /** Drops the error of the current step: the person has read it and edits. */
  clearError(): void {
    this.#apply({ type: 'clear-error' });
  }

  /** Stops what is under way and goes back to the step that asked for it. */
  abort(): void {
    this.#request.cancel();
    this.#apply({ type: 'abort' });
  }

  /** Stops what is under way and goes back to the phone step; the number is kept in `state`. */
  reset(): void {
    this.#request.cancel();
    this.#verifyWantsCaptcha = false;
    this.#apply({ type: 'reset' });
  }

  /** Stops for good: nothing is sent or fired any more, and promises resolve with `undefined`. */
  dispose(): void {
    this.#request.cancel();
    this.#disposed = true;
  }

  #send(
    intent: string,
    phoneNumber: string,
    before?: Challenge,
    channel?: Channel,
  ): Promise<CodeSent | undefined> {
    const resend = before !== undefined;
    const event: FlowEvent = resend ? { type: 'resend' } : { type: 'start', phoneNumber };
    if (!this.#request.isRunning(intent)) {
      const isAllowed = this.#emit('code-request', { phoneNumber, resend }, true);
      // A listener may have left the code step instead.
      const isLeft = transition(this.#state, event) === this.#state;
      if (!isAllowed || isLeft) return Promise.resolve(undefined);
    }
    return this.#run(intent, event, async (ticket) => {
      const options = this.#options;
      const connection = await this.#connect();
      if (!ticket.isWanted()) return;
      const result = await connection.send(
        { phoneNumber, ...(channel && { channel }) },
        before,
        options,
        ticket,
      );
      if (!result || !ticket.isWanted()) return;
      ticket.close();
      return this.#sent(phoneNumber, result, before);
    });
  }

  #sent(
    phoneNumber: string,
    { challenge: handle, ...known }: SendResult,
    before: Challenge | undefined,
  ): CodeSent {
    const sentAt = this.#now();
    const sends = (before?.sends ?? 0) + 1;
    const delay = this.#options.resendDelay ?? DEFAULT_RESEND_DELAY;
    const resendAt = known.resendAt ?? nextResendAt(sentAt, sends, delay);
    const challenge = { ...known, handle: handle ?? before?.handle, sentAt, sends, resendAt };
    const sent = {
      phoneNumber,
      resend: before !== undefined,
      expiresAt: known.expiresAt,
      resendAt,
    };
    if (this.#apply({ type: 'sent', challenge })) this.#emit('code-sent', sent);
    return sent;
  }

  async #check(ticket: Ticket): Promise<Authenticated | undefined> {
    const flow = this.#state;
    if (flow.step !== 'verifying') return;
    const options = this.#options;
    const connection = await this.#connect();
    if (!ticket.isWanted()) return;
    const result = await connection.check(flow, this.#verifyWantsCaptcha, options, ticket);
    if (!result || !ticket.isWanted()) return;
    ticket.close();

    if (result.status === 'action-required') {
      const { reason, response, challenge } = result;
      const isCurrent = this.#apply({ type: 'action-required', handle: challenge });
      if (isCurrent) this.#emit('action-required', { reason, response });
      return;
    }
    const { profile, tokens, session, isNewUser, response } = result;
    const login = { profile, tokens, session, isNewUser, response };
    if (this.#apply({ type: 'verified', result: login })) this.#emit('authenticated', login);
    return login;
  }

  #run<T>(
    intent: string,
    event: FlowEvent,
    work: (ticket: Ticket) => Promise<T | undefined>,
  ): Promise<T | undefined> {
    if (this.#disposed) return Promise.resolve(undefined);
    const underWay = this.#request.join(intent);
    if (underWay) return underWay as Promise<T | undefined>;
    if (transition(this.#state, event) === this.#state) {
      return this.refuse(this.#outOfStep(event.type));
    }
    const answer = this.#request.run(intent, work, (error) =>
      this.#fail('fail', error as SmsLockError),
    );
    this.#apply(event);
    return handled(answer);
  }

  #fail(type: 'fail' | 'refuse', error: SmsLockError): SmsLockError {
    const { step } = this.#state;
    if (step === 'verifying' && error.code.startsWith('captcha-')) this.#verifyWantsCaptcha = true;
    this.#apply({ type, error });
    this.#emit('failed', { error, step });
    return error;
  }

  #outOfStep(method: string): SmsLockError {
    const message = `${method}() cannot be called in the step "${this.#state.step}".`;
    return new SmsLockError('challenge-lost', { message });
  }

  #connect(): Promise<Connection> {
    const connecting = (this.#connection ??= loadPart(
      'The client',
      () => import('./connection.js'),
    ).then((module) => module.connect(this, () => this.#options)));
    connecting.catch(() => {
      if (this.#connection === connecting) this.#connection = undefined;
    });
    return connecting;
  }

  /** Of a code that was not sent by this client. */
  #unsent(): Challenge {
    const now = this.#now();
    return { sentAt: now, sends: 0, resendAt: now };
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }

  /** Returns whether the new state is still the current one after its listeners have run. */
  #apply(event: FlowEvent): boolean {
    const previousState = this.#state;
    const state = transition(previousState, event);
    if (this.#disposed) return false;
    if (state === previousState) return true;
    this.#state = state;
    this.#emit('state-change', { state, previousState });
    const isCurrent = (): boolean => this.#state === state;
    // A listener may have moved on already: steps are told in the order in which they were taken.
    if (isCurrent() && state.step !== this.#toldStep) {
      const previousStep = this.#toldStep;
      this.#toldStep = state.step;
      this.#emit('step-change', { step: state.step, previousStep });
    }
    return isCurrent();
  }

  /** Returns whether no listener prevented the default. */
  #emit<K extends keyof SmsLockClientEventMap>(
    type: K,
    detail: SmsLockClientEventMap[K]['detail'],
    cancelable = false,
  ): boolean {
    return this.#disposed || this.dispatchEvent(new CustomEvent(type, { detail, cancelable }));
  }
}

function notE164(method: string): SmsLockError {
  const message = `${method}() wants the phone number in E.164 form, such as +33612345678.`;
  return new SmsLockError('phone-invalid', { message });
}
