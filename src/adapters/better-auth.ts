import { backendUrls } from './backend-urls.js';
import { hollowSuccess, loadFailures } from './failures.js';
import { count, known, members, send, text } from './http.js';
import type { SmsLockError } from '../errors.js';
import type { Adapter, AdapterSettings, Profile, VerifyResult } from './adapter.js';
import type { Purpose } from './failures.js';
import type { HttpAnswer } from './http.js';
import type { FailureNames } from './named-failure.js';

/** Settings of `better-auth`; without `baseUrl` it is asked at `/api/auth` of the page's origin. */
export type BetterAuthSettings = Pick<
  AdapterSettings,
  'baseUrl' | 'startUrl' | 'verifyUrl' | 'credentials'
>;

const names: FailureNames = {
  'phone-rejected': 'PHONE_NUMBER_EXIST',
  // Nothing was sent to this number, or its code has been used.
  'challenge-lost': 'OTP_NOT_FOUND',
  // The number is new, and `signUpOnVerification` is off: the server is not down, in spite of 500.
  'signup-disabled': 'FAILED_TO_UPDATE_USER',
  'user-blocked': 'BANNED_USER',
  'captcha-required': 'MISSING_RESPONSE',
  'captcha-failed': 'VERIFICATION_FAILED',
  'not-configured':
    'VALIDATION_ERROR UNSUPPORTED_MEDIA_TYPE SEND_OTP_NOT_IMPLEMENTED INVALID_ORIGIN ' +
    'MISSING_OR_NULL_ORIGIN',
};

/**
 * Better Auth with its plugin `phoneNumber`. The session is a cookie; with the plugin `bearer` it is
 * an access token too.
 *
 * @throws SmsLockError `not-configured` when a URL is unsafe
 */
export function betterAuth(settings: BetterAuthSettings = {}): Adapter {
  const { credentials = 'include' } = settings;
  const urls = backendUrls(settings, '/api/auth', {
    start: '/phone-number/send-otp',
    verify: '/phone-number/verify',
  });
  // The one header of its captcha plugin; a language has to go where CORS lets it pass unasked.
  const headers = (language: string, captchaToken: string | undefined): Record<string, string> =>
    known({ 'accept-language': language, 'x-captcha-response': captchaToken });

  return {
    name: 'better-auth',
    backend: [urls.start, urls.verify].join(' '),

    async start({ phoneNumber, language, captchaToken, extra }, context) {
      const body = { ...extra, phoneNumber };
      const answer = await send(
        { url: urls.start, headers: headers(language, captchaToken), credentials, body },
        context,
      );
      if (!answer.ok) throw await betterAuthFailure(answer, 'start', context.now());
      return {};
    },

    async verify({ phoneNumber, code, language, captchaToken, extra }, context) {
      const body = { ...extra, phoneNumber, code };
      const answer = await send(
        { url: urls.verify, headers: headers(language, captchaToken), credentials, body },
        context,
      );
      if (!answer.ok) throw await betterAuthFailure(answer, 'verify', context.now());
      return verified(answer);
    },
  };
}

function verified(answer: HttpAnswer): VerifyResult {
  const { body: response, headers } = answer;
  const { status, user, twoFactorRedirect } = members(response);
  if (twoFactorRedirect === true) {
    return { status: 'action-required', reason: 'mfa_required', response };
  }
  const { id, name, image, email, emailVerified, phoneNumber, phoneNumberVerified } = members(user);
  if (status !== true) throw hollowSuccess(answer, 'status');
  const profile: Profile = known<unknown>({
    sub: text(id),
    name: text(name),
    picture: text(image),
    email: text(email),
    email_verified: emailVerified === true || undefined,
    phone_number: text(phoneNumber),
    phone_number_verified: phoneNumberVerified === true || undefined,
  });
  const accessToken = text(headers.get('set-auth-token'));
  return {
    status: 'authenticated',
    tokens: accessToken ? { accessToken, tokenType: 'Bearer' } : {},
    profile: profile.sub ? profile : undefined,
    session: accessToken ? 'tokens' : 'cookie',
    response,
  };
}

async function betterAuthFailure(
  answer: HttpAnswer,
  purpose: Purpose,
  now: number,
): Promise<SmsLockError> {
  const { namedFailure } = await loadFailures(answer, purpose);
  const retryAfter = count(answer.headers.get('x-retry-after'));
  return namedFailure(answer, purpose, now, names, { retryAfter });
}
