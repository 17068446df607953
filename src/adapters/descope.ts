import { backendUrls } from './backend-urls.js';
import { hollowSuccess, loadFailures } from './failures.js';
import { count, known, members, send, text } from './http.js';
import { needed } from './request-url.js';
import type { SmsLockError } from '../errors.js';
import type { Adapter, AdapterSettings, Profile } from './adapter.js';
import type { Purpose } from './failures.js';
import type { HttpAnswer } from './http.js';
import type { FailureNames } from './named-failure.js';

/**
 * Settings of `descope`; `clientId` (the project's id) is needed. `baseUrl` is for a region or a
 * domain of one's own.
 */
export type DescopeSettings = Pick<
  AdapterSettings,
  'clientId' | 'baseUrl' | 'startUrl' | 'verifyUrl' | 'credentials'
>;

const names: FailureNames = {
  'code-wrong': 'E061102',
  'code-expired': 'E061104',
  'attempts-exceeded': 'E061103',
  'signup-disabled': 'E062108',
  'rate-limited': 'E130429',
};

/**
 * Descope's one-time codes, without its flows. Whether its gateway lets every page ask is not known
 * for certain. Experimental.
 *
 * @throws SmsLockError `not-configured` when the project's id is missing or a URL is unsafe
 */
export function descope(settings: DescopeSettings): Adapter {
  const { credentials = 'include' } = settings;
  const project = needed(settings.clientId, 'client-id');
  const urls = backendUrls(settings, 'https://api.descope.com', {
    start: '/v1/auth/otp/signup-in/sms',
    verify: '/v1/auth/otp/verify/sms',
  });
  const headers = { authorization: `Bearer ${project}` };

  return {
    name: 'descope',
    backend: [urls.start, urls.verify, project].join(' '),

    async start({ phoneNumber: loginId, language, extra }, context) {
      // What the template of the message gets to read.
      const loginOptions = { templateOptions: { language } };
      const body = { loginOptions, ...extra, loginId };
      const answer = await send({ url: urls.start, headers, credentials, body }, context);
      if (!answer.ok) throw await descopeFailure(answer, 'start', context.now());
      return { destinationHint: text(members(answer.body).maskedPhone) };
    },

    async verify({ phoneNumber: loginId, code, extra }, context) {
      const body = { ...extra, loginId, code };
      const answer = await send({ url: urls.verify, headers, credentials, body }, context);
      if (!answer.ok) throw await descopeFailure(answer, 'verify', context.now());
      const { sessionJwt, refreshJwt, sessionExpiration, user, firstSeen } = members(answer.body);
      const accessToken = text(sessionJwt);
      const profile = profileOf(members(user));
      if (!accessToken && !profile.sub) throw hollowSuccess(answer, 'sessionJwt');
      // Seconds since 1970.
      const expiry = count(sessionExpiration);
      return {
        status: 'authenticated',
        tokens: accessToken
          ? known<unknown>({
              accessToken,
              refreshToken: text(refreshJwt),
              expiresIn: expiry && Math.max(0, Math.round(expiry - context.now() / 1000)),
            })
          : {},
        profile: profile.sub ? profile : undefined,
        session: accessToken ? 'tokens' : 'cookie',
        isNewUser: typeof firstSeen === 'boolean' ? firstSeen : undefined,
        response: answer.body,
      };
    },
  };
}

function profileOf(user: Readonly<Record<string, unknown>>): Profile {
  return known<unknown>({
    sub: text(user.userId),
    name: text(user.name),
    picture: text(user.picture),
    email: text(user.email),
    phone_number: text(user.phone),
    phone_number_verified: user.verifiedPhone === true || undefined,
  });
}

async function descopeFailure(
  answer: HttpAnswer,
  purpose: Purpose,
  now: number,
): Promise<SmsLockError> {
  const { namedFailure } = await loadFailures(answer, purpose);
  const { errorCode, errorDescription, errorMessage } = members(answer.body);
  return namedFailure(answer, purpose, now, names, {
    providerCode: text(errorCode),
    providerMessage: text(errorMessage) ?? text(errorDescription),
  });
}
