import type {
  AuthenticatedEvent,
  FlowStep,
  Profile,
  SmsLockElement,
  SmsLockError,
  SmsLockEventMap,
  Tokens,
} from 'sms-lock';

/** Compiles only if the two types are the same. */
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : never;
function same<A, B>(_same: Same<A, B>): void {}

declare const lock: SmsLockElement;

lock.addEventListener('authenticated', (e) => e.detail.tokens);
lock.addEventListener('authenticated', (event) => {
  same<typeof event, AuthenticatedEvent>(true);
  same<typeof event.detail.tokens, Tokens>(true);
  same<typeof event.detail.profile, Profile>(true);
  same<typeof event.detail.session, 'tokens' | 'cookie'>(true);
  same<typeof event.detail.isNewUser, boolean | undefined>(true);
  same<typeof event.detail.response, unknown>(true);
  // @ts-expect-error: there is no such detail
  console.log(event.detail.token);
  // @ts-expect-error: read-only
  event.detail.tokens = {};
});
lock.addEventListener('code-request', ({ detail }) => {
  same<typeof detail.phoneNumber, string>(true);
  same<typeof detail.resend, boolean>(true);
});
lock.addEventListener('code-sent', ({ detail }) => {
  same<typeof detail.expiresAt, number | undefined>(true);
  same<typeof detail.resendAt, number | undefined>(true);
});
lock.addEventListener('action-required', ({ detail }) => {
  same<typeof detail.reason, string>(true);
});
lock.addEventListener('failed', ({ detail }) => {
  same<typeof detail.error, SmsLockError>(true);
  same<typeof detail.step, FlowStep>(true);
});
lock.addEventListener('step-change', ({ detail }) => {
  same<typeof detail.previousStep, FlowStep>(true);
});
lock.addEventListener('dismiss', (event) => event.preventDefault(), { once: true });

const onFailed = {
  handleEvent({ detail }: SmsLockEventMap['failed']): void {
    console.log(detail.error.code);
  },
};
lock.addEventListener('failed', onFailed);
lock.removeEventListener('failed', onFailed);
// The events of every element.
lock.addEventListener('click', ({ clientX }) => clientX);
lock.addEventListener('own', (event) => same<typeof event, Event>(true));

// @ts-expect-error: the event of another
lock.addEventListener('authenticated', (event: MouseEvent) => event.clientX);
// @ts-expect-error: no listener
lock.addEventListener('authenticated', 'log');
// @ts-expect-error: any other event has no detail
lock.addEventListener('authentication', (event) => event.detail);
// @ts-expect-error: the listener of another
lock.removeEventListener('dismiss', (event: AuthenticatedEvent) => event.detail.tokens);

const found = document.querySelector('sms-lock');
found?.addEventListener('authenticated', ({ detail }) => same<typeof detail.tokens, Tokens>(true));
