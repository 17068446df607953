import { SmsLockError } from '../errors.js';
import { backendUrls } from './backend-urls.js';
import { hollowSuccess, loadFailures } from './failures.js';
import { known, members, send, text } from './http.js';
import { needed } from './request-url.js';
import type { SmsLockErrorCode } from '../errors.js';
import type { Adapter, AdapterSettings, Profile } from './adapter.js';
import type { Purpose } from './failures.js';
import type { HttpAnswer } from './http.js';
import type { FailureNames } from './named-failure.js';

/**
 * Settings of `stytch`; `clientId` (the public token) is needed. `baseUrl` is
 * `https://test.stytch.com/sdk/v1` for a test project.
 */
export type StytchSettings = Pick<
  AdapterSettings,
  'clientId' | 'baseUrl' | 'startUrl' | 'verifyUrl' | 'credentials'
> & {
  /** How long a session lasts, in minutes. Default 60. */
  readonly sessionDuration?: number | undefined;
};

const names: FailureNames = {
  'phone-not-allowed': 'invalid_phone_number_country_code',
  'code-wrong': 'otp_code_not_found invalid_code',
  // Or used.
  'code-expired': 'unable_to_auth_otp_code',
  'challenge-lost': 'invalid_method_id method_id_not_found',
  'user-blocked': 'user_lock_limit_reached',
  'access-denied': 'unauthorized_action',
  'captcha-required': 'captcha_required',
  'not-configured':
    'unauthorized_credentials endpoint_not_authorized_for_sdk bad_domain_for_stytch_sdk ' +
    'invalid_public_token_id',
};

/**
 * Stytch for consumers, over the interface of its own browser SDK, which is not documented: it may
 * change. Experimental.
 *
 * @throws SmsLockError `not-configured` when the public token is missing or a URL is unsafe
 */
export function stytch(settings: StytchSettings): Adapter<string> {
  const { credentials = 'include', sessionDuration = 60 } = settings;
  const token = needed(settings.clientId, 'client-id');
  const urls = backendUrls(settings, 'https://api.stytch.com/sdk/v1', {
    start: '/otps/sms/login_or_create',
    verify: '/otps/authenticate',
  });
  // What its gateway asks every client to say of itself.
  const headers = (now: number): Record<string, string> => {
    const { origin, hostname } = globalThis.location ?? {};
    const client = {
      client_sent_at: new Date(now).toISOString(),
      app: { identifier: hostname ?? 'node' },
      sdk: { identifier: 'sms-lock', version: '1' },
    };
    return known({
      authorization: `Basic ${btoa(`${token}:${token}`)}`,
      'x-sdk-client': btoa(JSON.stringify(client)),
      'x-sdk-parent-host': origin,
    });
  };

  return {
    name: 'stytch',
    backend: [urls.start, urls.verify, token].join(' '),

    async start({ phoneNumber, captchaToken, extra }, context) {
      const own = known({ phone_number: phoneNumber, captcha_token: captchaToken });
      const answer = await send(
        {
          url: urls.start,
          headers: headers(context.now()),
          credentials,
          body: { ...extra, ...own },
        },
        context,
      );
      if (!answer.ok) throw await stytchFailure(answer, 'start', context.now());
      const challenge = text(dataOf(answer).method_id);
      if (!challenge) throw hollowSuccess(answer, 'method_id');
      return { challenge };
    },

    async verify({ code, challenge, captchaToken, extra }, context) {
      if (!challenge) throw new SmsLockError('challenge-lost');
      const own = known({ token: code, method_id: challenge, captcha_token: captchaToken });
      const answer = await send(
        {
          url: urls.verify,
          headers: headers(context.now()),
          credentials,
          body: { session_duration_minutes: sessionDuration, ...extra, ...own },
        },
        context,
      );
      if (!answer.ok) throw await stytchFailure(answer, 'verify', context.now());
      const { session_jwt, session_token, user } = dataOf(answer);
      const accessToken = text(session_jwt);
      if (!accessToken) throw hollowSuccess(answer, 'session_jwt');
      const profile = profileOf(members(user));
      return {
        status: 'authenticated',
        // The one lives for minutes, and the other gets a new one of it.
        tokens: known({ accessToken, refreshToken: text(session_token) }),
        profile: profile.sub ? profile : undefined,
        session: 'tokens',
        response: answer.body,
      };
    },
  };
}

/** The answers of the SDK's interface are wrapped once. */
function dataOf({ body }: HttpAnswer): Readonly<Record<string, unknown>> {
  const outer = members(body);
  return members(outer.data ?? outer);
}

function profileOf({
  user_id,
  name,
  phone_numbers,
  emails,
}: Readonly<Record<string, unknown>>): Profile {
  const first = (list: unknown): Readonly<Record<string, unknown>> =>
    members(Array.isArray(list) ? list[0] : undefined);
  const { first_name, last_name } = members(name);
  const { phone_number, verified } = first(phone_numbers);
  return known<unknown>({
    sub: text(user_id),
    name: text([first_name, last_name].filter(text).join(' ')),
    email: text(first(emails).email),
    phone_number: text(phone_number),
    phone_number_verified: verified === true || undefined,
  });
}

async function stytchFailure(
  answer: HttpAnswer,
  purpose: Purpose,
  now: number,
): Promise<SmsLockError> {
  const { namedFailure } = await loadFailures(answer, purpose);
  const { error_type, error_message } = members(answer.body);
  return namedFailure(answer, purpose, now, names, {
    code: codeForType(text(error_type)),
    providerCode: text(error_type),
    providerMessage: text(error_message),
  });
}

/** Every complaint about a captcha is about the token. */
function codeForType(type = ''): SmsLockErrorCode | undefined {
  return /captcha/.test(type) && type !== 'captcha_required' ? 'captcha-failed' : undefined;
}
