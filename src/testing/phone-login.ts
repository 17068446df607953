import { ArrangedFault, startFaults, verifyFaults } from './arranged-fault.js';
import {
  goodCaptcha,
  magicOutcome,
  magicRetryAfter,
  slowAnswer,
  type MagicOutcome,
} from './magic-numbers.js';
import { OneTimeCodes, type CodeCheck } from './one-time-codes.js';
import { randomHandle } from './random-values.js';
import { renderSms } from './sms-template.js';
import { senderOf, twilioFailure, type SmsFailure } from './twilio.js';
import type {
  ConnectionSettings,
  SmsMessage,
  TenantClient,
  TenantOptions,
  TenantUser,
} from './tenant-settings.js';
import type { Users } from './users.js';

/** A wish to send a code. */
export interface StartAttempt {
  /** E.164, its form already checked. */
  readonly phoneNumber: string;
  readonly client: TenantClient;
  /** The language header, as it came. */
  readonly requestLanguage: string;
  readonly captcha: string | undefined;
  /** How the code is to come; as an SMS, if it is not one of the alternatives. */
  readonly channel?: string | undefined;
  readonly signal: AbortSignal;
}

/** What became of it. `retryAfter` is in seconds. */
export type StartOutcome =
  | {
      readonly outcome: 'sent';
      readonly userId: string;
      readonly challenge: string;
      readonly codeLength: number;
      readonly attemptsLeft: number;
    }
  | { readonly outcome: 'rate-limited'; readonly retryAfter: number }
  | { readonly outcome: 'captcha-required' | 'captcha-failed' | 'signup-disabled' }
  | { readonly outcome: 'sms-failed'; readonly failure: SmsFailure };

/** A code to check. */
export interface VerifyAttempt {
  /** E.164. */
  readonly phoneNumber: string;
  readonly code: string;
  /** Where the wire has one; without it any send to the number will do. */
  readonly challenge?: string | undefined;
}

/** What became of it. */
export type VerifyOutcome =
  | { readonly outcome: 'authenticated'; readonly user: TenantUser; readonly isNewUser: boolean }
  | { readonly outcome: 'user-blocked' }
  | { readonly outcome: 'access-denied' }
  | { readonly outcome: 'mfa-required'; readonly mfaToken: string }
  | Exclude<CodeCheck, { readonly outcome: 'accepted' }>;

/** What the login needs of the tenant. */
export interface PhoneLoginParts extends Required<
  Pick<TenantOptions, 'now' | 'delay' | 'generateCode'>
> {
  readonly settings: () => ConnectionSettings;
  readonly users: Users;
  readonly deliver: (message: SmsMessage) => void;
}

/** The login itself, which both wires speak of in their own words. */
export class PhoneLogin {
  readonly #parts: PhoneLoginParts;
  readonly #codes = new OneTimeCodes();

  constructor(parts: PhoneLoginParts) {
    this.#parts = parts;
  }

  /**
   * Sends a code. An earlier code counts until this one is on its way.
   *
   * @throws ArrangedFault for the numbers that arrange one.
   */
  async start(attempt: StartAttempt): Promise<StartOutcome> {
    const { phoneNumber } = attempt;
    const magic = magicOutcome(phoneNumber);
    const fault = startFaults[magic];
    if (fault) throw new ArrangedFault(fault);
    if (magic === 'slow') await this.#parts.delay(slowAnswer, attempt.signal);
    if (magic === 'never-answers') await untilAborted(attempt.signal);
    if (magic === 'rate-limited') return { outcome: magic, retryAfter: magicRetryAfter };

    const settings = this.#parts.settings();
    const captcha = checkCaptcha(settings, magic, attempt.captcha);
    if (captcha) return { outcome: captcha };
    const isKnown = this.#parts.users.find(phoneNumber) !== undefined;
    if (magic === 'signup-disabled' || (settings.disableSignup && !isKnown)) {
      return { outcome: 'signup-disabled' };
    }
    const outcome = await this.#send(attempt, settings, magic);
    if (magic === 'malformed-at-start') throw new ArrangedFault('html');
    return outcome;
  }

  /**
   * Checks a code. Whether somebody may log in is told only to who has the right code.
   *
   * @throws ArrangedFault for the numbers that arrange one.
   */
  verify({ phoneNumber, code, challenge }: VerifyAttempt): VerifyOutcome {
    const { users, settings } = this.#parts;
    const now = this.#parts.now();
    const { codeLifetime } = settings();
    const magic = magicOutcome(phoneNumber);
    const fault = verifyFaults[magic];
    if (fault) throw new ArrangedFault(fault);
    if (magic === 'attempts-exceeded') return { outcome: 'exhausted', retryAfter: codeLifetime };

    const check = this.#codes.check(phoneNumber, { code, challenge }, now, codeLifetime);
    if (check.outcome !== 'accepted') return check;
    if (magic === 'user-blocked' || users.find(phoneNumber)?.blocked) {
      return { outcome: 'user-blocked' };
    }
    if (magic === 'access-denied') return { outcome: magic };
    if (magic === 'mfa-required') return { outcome: magic, mfaToken: randomHandle() };
    return { outcome: 'authenticated', ...users.logIn(phoneNumber, now) };
  }

  async #send(
    { phoneNumber, client, requestLanguage, channel = '' }: StartAttempt,
    settings: ConnectionSettings,
    magic: MagicOutcome,
  ): Promise<StartOutcome> {
    const code = this.#parts.generateCode(settings.codeLength);
    const rendering = await renderSms(settings.template, {
      code,
      phoneNumber,
      applicationName: client.name,
      requestLanguage,
    });
    if (rendering.problem !== undefined) {
      const text = `The SMS template cannot be rendered: ${rendering.problem}`;
      return { outcome: 'sms-failed', failure: { text } };
    }
    const failure = twilioFailure(settings, magic, rendering.body);
    if (failure) return { outcome: 'sms-failed', failure };
    const now = this.#parts.now();
    const challenge = randomHandle();
    const lifetime = magic === 'code-expired' ? 0 : settings.codeLifetime * 1000;
    this.#codes.issue(phoneNumber, { code, challenge, expiresAt: now + lifetime });
    this.#parts.deliver({
      to: phoneNumber,
      from: senderOf(settings.smsSource) ?? '',
      channel: settings.alternatives.includes(channel) ? channel : 'sms',
      body: rendering.body,
      language: requestLanguage.split(/[,;]/)[0]?.trim() ?? '',
      sentAt: now,
      code,
    });
    return {
      outcome: 'sent',
      userId: this.#parts.users.idFor(phoneNumber),
      challenge,
      codeLength: code.length,
      attemptsLeft: this.#codes.attemptsLeft(phoneNumber, now),
    };
  }
}

function checkCaptcha(
  settings: ConnectionSettings,
  magic: MagicOutcome,
  captcha: string | undefined,
): 'captcha-required' | 'captcha-failed' | undefined {
  if (magic === 'captcha-failed') return magic;
  if (!settings.captcha && magic !== 'captcha-required') return undefined;
  if (!captcha) return 'captcha-required';
  return captcha === goodCaptcha ? undefined : 'captcha-failed';
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
