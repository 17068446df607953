import { backendUrls } from './backend-urls.js';
import { hollowSuccess, loadFailures } from './failures.js';
import { count, known, members, send, text } from './http.js';
import { tokensOf } from './tokens.js';
import { needed } from './request-url.js';
import type { SmsLockError, SmsLockErrorCode } from '../errors.js';
import type { Adapter, AdapterSettings, Profile } from './adapter.js';
import type { Purpose } from './failures.js';
import type { HttpAnswer } from './http.js';
import type { FailureNames } from './named-failure.js';

/** Settings of `supabase`; `baseUrl` (of the project) and `clientId` (its public key) are needed. */
export type SupabaseSettings = Pick<
  AdapterSettings,
  'baseUrl' | 'clientId' | 'startUrl' | 'verifyUrl' | 'credentials'
> & {
  /** Least wait between two messages, in seconds; Supabase does not say. Default 60, as there. */
  readonly resendDelay?: number | undefined;
};

const names: FailureNames = {
  'delivery-failed': 'hook_timeout hook_timeout_after_retry',
  // The same for a wrong code and for one that is too old.
  'code-wrong-or-expired': 'otp_expired',
  // Sign-ups by code are off, and the number is unknown.
  'signup-disabled': 'otp_disabled',
  'access-denied': 'phone_not_confirmed',
  'rate-limited': 'over_sms_send_rate_limit over_request_rate_limit',
  timeout: 'request_timeout',
  'server-error': 'unexpected_failure',
  'not-configured': 'phone_provider_disabled provider_disabled no_authorization bad_jwt bad_json',
};

/**
 * Supabase Auth (GoTrue). A request has no place for a language.
 *
 * @throws SmsLockError `not-configured` when the URL or the key is missing, or the URL is unsafe
 */
export function supabase(settings: SupabaseSettings): Adapter {
  const { credentials = 'omit', resendDelay = 60 } = settings;
  const clientId = needed(settings.clientId, 'client-id');
  const urls = backendUrls(settings, undefined, {
    start: '/auth/v1/otp',
    verify: '/auth/v1/verify',
  });
  const headers = { apikey: clientId };
  const captcha = (token: string | undefined): object =>
    token ? { gotrue_meta_security: { captcha_token: token } } : {};

  return {
    name: 'supabase',
    backend: [urls.start, urls.verify, clientId].join(' '),

    async start({ phoneNumber, captchaToken, extra }, context) {
      const own = { phone: phoneNumber, channel: 'sms', ...captcha(captchaToken) };
      const body = { create_user: true, ...extra, ...own };
      const answer = await send({ url: urls.start, headers, credentials, body }, context);
      if (!answer.ok) throw await supabaseFailure(answer, 'start', context.now(), captchaToken);
      return { resendAt: context.now() + resendDelay * 1000 };
    },

    async verify({ phoneNumber, code, captchaToken, extra }, context) {
      const own = { type: 'sms', phone: phoneNumber, token: code, ...captcha(captchaToken) };
      const body = { ...extra, ...own };
      const answer = await send({ url: urls.verify, headers, credentials, body }, context);
      if (!answer.ok) throw await supabaseFailure(answer, 'verify', context.now(), captchaToken);
      const found = members(answer.body);
      const tokens = tokensOf(found);
      if (!tokens.accessToken) throw hollowSuccess(answer, 'access_token');
      const profile = profileOf(members(found.user));
      return {
        status: 'authenticated',
        tokens,
        profile: profile.sub ? profile : undefined,
        session: 'tokens',
        response: answer.body,
      };
    },
  };
}

/** Supabase keeps numbers without their plus sign. */
function profileOf(user: Readonly<Record<string, unknown>>): Profile {
  const phone = text(user.phone);
  const { full_name, name, avatar_url } = members(user.user_metadata);
  return known<unknown>({
    sub: text(user.id),
    name: text(full_name) ?? text(name),
    picture: text(avatar_url),
    email: text(user.email),
    phone_number: phone && `+${phone.replace(/^\+/, '')}`,
    phone_number_verified: Boolean(user.phone_confirmed_at) || undefined,
  });
}

async function supabaseFailure(
  answer: HttpAnswer,
  purpose: Purpose,
  now: number,
  captchaToken: string | undefined,
): Promise<SmsLockError> {
  const { codeFor, namedFailure, readError } = await loadFailures(answer, purpose);
  const read = readError(answer, now);
  const providerMessage = text(members(answer.body).msg) ?? read.message ?? '';
  const special = (): SmsLockErrorCode | undefined => {
    switch (read.codes[0]) {
      case undefined:
        // The gateway in front of it, which wants the key.
        return answer.status === 401 ? 'not-configured' : undefined;
      case 'captcha_failed':
        return captchaToken ? 'captcha-failed' : 'captcha-required';
      case 'user_not_found':
        return purpose === 'start' ? 'signup-disabled' : 'code-wrong-or-expired';
      case 'sms_send_failed':
        // Twilio's own number stands in the link at the end.
        return codeFor(/\/errors\/(\d+)/.exec(providerMessage)?.[1] ?? '') ?? 'delivery-failed';
      default:
        return undefined;
    }
  };
  return namedFailure(answer, purpose, now, names, {
    code: special(),
    providerMessage: providerMessage || undefined,
    // The wait is in the words alone: "… you can only request this after 42 seconds".
    retryAfter: count(/after (\d+) seconds?/.exec(providerMessage)?.[1]),
  });
}
