// What the client needs once it sends something: loaded with the adapter, not before.

import { SmsLockError } from '../errors.js';
import { findProfile } from './find-profile.js';
import { keepLogin, resumeLogin } from './login-keeper.js';
import type {
  ActionRequiredResult,
  Adapter,
  AdapterContext,
  AuthenticatedResult,
  Profile,
  StartRequest,
  StartResult,
  VerifyResult,
} from '../adapters/adapter.js';
import type { Kept } from './login-keeper.js';
import type { Challenge, VerifyingState } from './machine.js';
import type { Ticket } from './one-request.js';
import type { CaptchaPurpose, SmsLockClient, SmsLockClientOptions } from './sms-lock-client.js';

/** A message that was sent. */
export type SendResult = StartResult & Pick<Challenge, 'isResumed' | 'channel'>;

/** A finished login with the profile that was found for it. */
export type ProfiledResult = AuthenticatedResult & { readonly profile: Profile };

/**
 * One adapter in use: puts requests together and makes an `SmsLockError` of whatever it throws.
 * Resolves with `undefined` once nobody waits for the answer any more.
 */
export class Connection {
  readonly #adapter: Adapter;
  readonly #kept: Kept;

  constructor(adapter: Adapter, kept: Kept) {
    this.#adapter = adapter;
    this.#kept = kept;
    keepLogin(kept, adapter);
  }

  /** Comes back to a login that a reload interrupted; see `SmsLockClient.resume`. */
  resume(): Promise<boolean> {
    return resumeLogin(this.#kept);
  }

  /** Asks for a message; with the challenge of an earlier one, for another. */
  async send(
    wish: Pick<StartRequest, 'phoneNumber' | 'channel'>,
    before: Challenge | undefined,
    options: SmsLockClientOptions,
    ticket: Ticket,
  ): Promise<SendResult | undefined> {
    try {
      const request = {
        ...wish,
        ...shared(options),
        captchaToken: await captchaToken(options, before ? 'resend' : 'start'),
        consent: options.consent,
      };
      if (!ticket.isWanted()) return undefined;
      const context = contextOf(options, ticket);
      // An adapter that answers with nothing has nothing to tell of the message.
      const result = await (before && this.#adapter.resend
        ? this.#adapter.resend({ ...request, challenge: before.handle }, context)
        : this.#adapter.start(request, context));
      const { channel } = wish;
      return {
        ...result,
        ...(channel && { channel }),
        ...(before?.isResumed && { isResumed: true }),
      };
    } catch (cause) {
      throw asSmsLockError(cause);
    }
  }

  /** Checks a code and finds out whose it is. */
  async check(
    { phoneNumber, code, challenge }: VerifyingState,
    wantsCaptcha: boolean,
    options: SmsLockClientOptions,
    ticket: Ticket,
  ): Promise<ProfiledResult | ActionRequiredResult | undefined> {
    try {
      const request = {
        phoneNumber,
        code,
        challenge: challenge.handle,
        ...shared(options),
        captchaToken: wantsCaptcha ? await captchaToken(options, 'verify') : undefined,
      };
      if (!ticket.isWanted()) return undefined;
      const context = contextOf(options, ticket);
      const result = checkedResult(await this.#adapter.verify(request, context));
      if (!ticket.isWanted()) return undefined;
      if (result.status === 'action-required') return result;
      const profile = await findProfile(this.#adapter, result, phoneNumber, context);
      return { ...result, profile };
    } catch (cause) {
      throw asSmsLockError(cause);
    }
  }
}

/**
 * Loads the adapter of a client.
 *
 * @throws SmsLockError `load-failed`, `not-configured`, or what the loader itself says
 */
export async function connect(
  client: SmsLockClient,
  options: () => SmsLockClientOptions,
): Promise<Connection> {
  const { adapter } = options();
  let found: Adapter | undefined;
  try {
    found = await (typeof adapter === 'function' ? adapter() : adapter);
  } catch (cause) {
    if (cause instanceof SmsLockError) throw cause;
    throw new SmsLockError('load-failed', { message: 'The adapter did not load.', cause });
  }
  if (found) return new Connection(found, { client, options });
  throw new SmsLockError('not-configured', { message: 'No adapter is set.' });
}

function shared({
  requestLanguage,
  requestExtras,
}: SmsLockClientOptions): Pick<StartRequest, 'language' | 'extra'> {
  return {
    language: requestLanguage || globalThis.navigator?.language || 'en',
    extra: requestExtras,
  };
}

function contextOf(options: SmsLockClientOptions, { signal }: Ticket): AdapterContext {
  return {
    signal,
    fetch: (input, init) => (options.fetch ?? fetch)(input, init),
    now: options.now ?? Date.now,
  };
}

async function captchaToken(
  { getCaptchaToken }: SmsLockClientOptions,
  purpose: CaptchaPurpose,
): Promise<string | undefined> {
  try {
    // A captcha that nobody has solved often has an empty token.
    return (await getCaptchaToken?.(purpose)) || undefined;
  } catch (cause) {
    throw new SmsLockError('captcha-failed', { cause });
  }
}

/**
 * What an adapter made of a code.
 *
 * @throws SmsLockError `bad-response` when it made neither a login nor an action of it
 */
function checkedResult(result: VerifyResult | undefined): VerifyResult {
  if (result?.status === 'action-required') return result;
  if (result?.status === 'authenticated' && result.tokens) return result;
  throw new SmsLockError('bad-response', { message: 'The adapter did not answer with a result.' });
}

/** What an adapter threw that is not ours: a failed `fetch` is a TypeError by its specification. */
function asSmsLockError(cause: unknown): SmsLockError {
  if (cause instanceof SmsLockError) return cause;
  const name = cause instanceof Error ? cause.name : '';
  if (name === 'TimeoutError') return new SmsLockError('timeout', { cause });
  return new SmsLockError(name === 'TypeError' ? 'network' : 'bad-response', { cause });
}
