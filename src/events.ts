import type { Authenticated, FlowState, FlowStep } from './client/machine.js';
import type { SmsLockError } from './errors.js';

export type AuthenticatedEvent = CustomEvent<Authenticated>;
export type CodeRequestEvent = CustomEvent<{
  /** E.164. */
  readonly phoneNumber: string;
  readonly resend: boolean;
}>;
export type CodeSentEvent = CustomEvent<{
  /** E.164. */
  readonly phoneNumber: string;
  readonly resend: boolean;
  /** Epoch milliseconds; absent when the backend does not say. */
  readonly expiresAt?: number | undefined;
  /** Epoch milliseconds. */
  readonly resendAt?: number | undefined;
}>;
export type ActionRequiredEvent = CustomEvent<{
  readonly reason: string;
  /** The backend's own answer. */
  readonly response: unknown;
}>;
export type FailedEvent = CustomEvent<{
  readonly error: SmsLockError;
  /** The step that failed. */
  readonly step: FlowStep;
}>;
export type StepChangeEvent = CustomEvent<{
  readonly step: FlowStep;
  readonly previousStep: FlowStep;
}>;
export type DismissEvent = CustomEvent<Record<string, never>>;
export type StateChangeEvent = CustomEvent<{
  readonly state: FlowState;
  readonly previousState: FlowState;
}>;

/** The events of `<sms-lock>` and of `SmsLockClient`: none bubbles, since they may carry tokens. */
export interface SmsLockEventMap {
  /** The person is logged in. */
  authenticated: AuthenticatedEvent;
  /** A message is about to be asked for; `preventDefault()` keeps it from being sent. */
  'code-request': CodeRequestEvent;
  /** The backend has sent a message. */
  'code-sent': CodeSentEvent;
  /** The backend wants something else before it lets the person in. */
  'action-required': ActionRequiredEvent;
  /** Something failed; the same error is in the `error` property. */
  failed: FailedEvent;
  'step-change': StepChangeEvent;
  /** The person closes the element; `preventDefault()` keeps it open. */
  dismiss: DismissEvent;
}

/** The events of `SmsLockClient`: those of a login, and every change of `state`. */
export interface SmsLockClientEventMap extends Omit<SmsLockEventMap, 'dismiss'> {
  'state-change': StateChangeEvent;
}

/** What `addEventListener` takes for an event of the type `E`. */
export type TypedListener<E> = ((event: E) => void) | { handleEvent(event: E): void } | null;

/** An event target that knows its events. */
export interface TypedEventTarget<M> {
  addEventListener<K extends keyof M>(
    type: K,
    listener: TypedListener<M[K]>,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof M>(
    type: K,
    listener: TypedListener<M[K]>,
    options?: boolean | EventListenerOptions,
  ): void;
}
