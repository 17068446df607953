import { json, oauthError } from './answers.js';
import {
  bearerOf,
  phoneNumberPattern,
  requestLanguageOf,
  textOf,
  type Call,
  type Routes,
  type WireParts,
} from './wire.js';
import { limitedStart } from './limited-start.js';
import type { StartOutcome, VerifyOutcome } from './phone-login.js';
import type { ConnectionSettings, TenantClient, TenantUser } from './tenant-settings.js';
import type { SmsFailure } from './twilio.js';
import { claimsOf } from './users.js';

const scopes = ['openid', 'profile', 'phone'];
const cookieName = 'sms-lock-session';

/** What the own endpoints need of the tenant. */
export interface OwnEndpointsParts extends WireParts {
  readonly session: 'tokens' | 'cookie';
  readonly connection: () => ConnectionSettings;
  readonly defaultClient: () => TenantClient | undefined;
}

/** The contract of `sms-lock` for a server of one's own. */
export class OwnEndpoints {
  readonly #parts: OwnEndpointsParts;

  constructor(parts: OwnEndpointsParts) {
    this.#parts = parts;
  }

  readonly routes: Routes = {
    '/start': {
      method: 'POST',
      answer: (call) => limitedStart(this.#parts, call, () => this.#start(call), rateLimited),
    },
    '/verify': { method: 'POST', answer: (call) => this.#verify(call) },
    '/profile': { method: 'GET', answer: (call) => this.#profile(call) },
  };

  async #start(call: Call): Promise<Response | number> {
    const { request, body } = call;
    const client = this.#clientOf(call);
    if (client instanceof Response) return client;
    const phoneNumber = textOf(body['phone_number']) ?? '';
    if (!phoneNumberPattern.test(phoneNumber)) {
      return oauthError(400, 'phone_rejected', 'phone_number is not an E.164 number.');
    }
    const outcome = await this.#parts.login.start({
      phoneNumber,
      client,
      requestLanguage: requestLanguageOf(request.headers),
      captcha: textOf(body['captcha']),
      channel: textOf(body['channel']),
      signal: request.signal,
    });
    if (outcome.outcome !== 'sent') return startRefusal(outcome);
    const { codeLifetime, resendDelay, alternatives } = this.#parts.connection();
    return json(200, {
      challenge: outcome.challenge,
      expires_in: codeLifetime,
      resend_in: resendDelay,
      code_length: outcome.codeLength,
      attempts_left: outcome.attemptsLeft,
      ...(alternatives.length > 0 && { alternatives }),
    });
  }

  async #verify(call: Call): Promise<Response> {
    const { login, tokens, now, session } = this.#parts;
    const client = this.#clientOf(call);
    if (client instanceof Response) return client;
    const { challenge } = call.body;
    const outcome = login.verify({
      phoneNumber: textOf(call.body['phone_number']) ?? '',
      code: textOf(call.body['code']) ?? '',
      // Absent is allowed, for a person who already has a code; anything else has to be the one.
      challenge: challenge === undefined ? undefined : String(challenge),
    });
    if (outcome.outcome !== 'authenticated') return verifyRefusal(outcome);
    const { user, isNewUser } = outcome;
    if (session === 'cookie') {
      const handle = tokens.openSession(user, scopes, now());
      const cookie = `${cookieName}=${handle}; Path=/; HttpOnly; Secure; SameSite=Lax`;
      return json(200, {}, { 'set-cookie': cookie });
    }
    return json(200, {
      ...(await tokens.issue(user, client, textOf(call.body['scope']) ?? scopes.join(' '), now())),
      profile: profileOf(user),
      is_new_user: isNewUser,
    });
  }

  #profile({ request }: Call): Response {
    const { tokens, users, now } = this.#parts;
    const handle = bearerOf(request.headers) ?? sessionCookieOf(request.headers) ?? '';
    const session = tokens.findSession(handle, now());
    const user = session && users.find(session.phoneNumber);
    if (!user) {
      const body = { error: 'invalid_token', error_description: 'Nobody is logged in.' };
      return json(401, body, { 'www-authenticate': 'Bearer' });
    }
    return json(200, profileOf(user));
  }

  /** The application that asks: the one it names, or the tenant's first one. */
  #clientOf({ body, client: named }: Call): TenantClient | Response {
    const client = body['client_id'] === undefined ? this.#parts.defaultClient() : named;
    if (!client) return oauthError(401, 'invalid_client', 'Unknown client');
    if (client.enabled) return client;
    return oauthError(403, 'unauthorized_client', 'SMS login is off for this application.');
  }
}

function startRefusal(outcome: Exclude<StartOutcome, { outcome: 'sent' }>): Response | number {
  switch (outcome.outcome) {
    case 'rate-limited':
      return outcome.retryAfter;
    case 'captcha-required':
      return oauthError(400, 'captcha_required', 'A captcha is wanted.');
    case 'captcha-failed':
      return oauthError(400, 'captcha_failed', 'The captcha is not a good one.');
    case 'signup-disabled':
      return oauthError(403, 'signup_disabled', 'Nobody has this number; sign-ups are disabled.');
    case 'sms-failed':
      return oauthError(400, smsErrorOf(outcome.failure), outcome.failure.text);
  }
}

function verifyRefusal(outcome: Exclude<VerifyOutcome, { outcome: 'authenticated' }>): Response {
  switch (outcome.outcome) {
    case 'wrong':
      return outcome.attemptsLeft === 0
        ? oauthError(403, 'attempts_exceeded', 'That was the last try.', { attempts_left: 0 })
        : oauthError(400, 'code_wrong', 'The code is wrong.', {
            attempts_left: outcome.attemptsLeft,
          });
    case 'expired':
      return oauthError(400, 'code_expired', 'The code has expired.');
    case 'unknown':
      return oauthError(400, 'challenge_lost', 'No code stands for this number and challenge.');
    case 'exhausted':
      return oauthError(403, 'attempts_exceeded', 'Too many wrong codes.', {
        attempts_left: 0,
        retry_after: outcome.retryAfter,
      });
    case 'user-blocked':
      return oauthError(403, 'user_blocked', 'The user is blocked.');
    case 'access-denied':
      return oauthError(403, 'access_denied', 'A rule of this tenant denies access.');
    case 'mfa-required':
      return oauthError(403, 'mfa_required', 'A second factor is wanted.', {
        mfa_token: outcome.mfaToken,
      });
  }
}

function smsErrorOf({ code }: SmsFailure): string {
  if (code === 21211 || code === 21614) return 'phone_rejected';
  return code === 21408 ? 'phone_not_allowed' : 'delivery_failed';
}

function rateLimited(retryAfter: number): Response {
  const more = { retry_after: retryAfter };
  return oauthError(429, 'rate_limited', 'Too many codes were asked for.', more);
}

function profileOf(user: TenantUser): object {
  return claimsOf(user, scopes);
}

function sessionCookieOf(headers: Headers): string | undefined {
  return new RegExp(`(?:^|; )${cookieName}=([^;]+)`).exec(headers.get('cookie') ?? '')?.[1];
}
