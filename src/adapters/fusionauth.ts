import { SmsLockError } from '../errors.js';
import { backendUrls } from './backend-urls.js';
import { hollowSuccess, loadFailures } from './failures.js';
import { count, known, members, send, text } from './http.js';
import { needed, requestUrl } from './request-url.js';
import type { SmsLockErrorCode } from '../errors.js';
import type { Adapter, AdapterSettings, Profile, VerifyResult } from './adapter.js';
import type { Purpose } from './failures.js';
import type { HttpAnswer } from './http.js';

/**
 * Settings of `fusionauth`; `baseUrl` and `startUrl` are needed. `clientId` is the application's id.
 * `startUrl` is your own: it asks `/api/passwordless/start` with the API key that no page may have,
 * and hands on the `code` of the answer, never its `oneTimeCode`.
 */
export type FusionAuthSettings = Pick<
  AdapterSettings,
  'baseUrl' | 'startUrl' | 'verifyUrl' | 'clientId' | 'credentials'
>;

/** What comes before a login, by its status. */
const actions: Readonly<Record<number, string>> = {
  203: 'change_password',
  212: 'verification_required',
  213: 'registration_verification_required',
  242: 'mfa_required',
};

/** Its failures have a status, and mostly no name that would say more. */
const failures: Readonly<Record<Purpose, Readonly<Record<number, SmsLockErrorCode>>>> = {
  start: { 401: 'not-configured', 404: 'signup-disabled' },
  verify: {
    401: 'not-configured',
    404: 'code-wrong-or-expired',
    // An action of an administrator, an account that has expired, one that is locked.
    409: 'user-blocked',
    410: 'user-blocked',
    423: 'user-blocked',
  },
};

/**
 * FusionAuth's passwordless login, strategy `FormField`: the message and the check are its anonymous
 * calls, the start is one of your own. The session is tokens.
 *
 * @throws SmsLockError `not-configured` when a URL is missing or unsafe
 */
export function fusionauth(settings: FusionAuthSettings): Adapter<string> {
  const { clientId, credentials } = settings;
  const ownStart = requestUrl(needed(settings.startUrl, 'start-url'), 'start-url');
  const urls = backendUrls({ ...settings, startUrl: undefined }, undefined, {
    start: '/api/passwordless/send',
    verify: '/api/passwordless/login',
  });

  return {
    name: 'fusionauth',
    backend: [ownStart, urls.verify, clientId].join(' ').trim(),

    async start({ phoneNumber, language, captchaToken, extra }, context) {
      const headers = { 'x-request-language': language };
      const own = { phone_number: phoneNumber, client_id: clientId, captcha: captchaToken };
      const begun = await send(
        { url: ownStart, headers, credentials, body: { ...extra, ...known(own) } },
        context,
      );
      if (!begun.ok) throw await fusionAuthFailure(begun, 'start', context.now());
      const code = text(members(begun.body).code);
      if (!code) throw hollowSuccess(begun, 'code');
      const sent = await send({ url: urls.start, credentials, body: { code } }, context);
      if (!sent.ok) throw await fusionAuthFailure(sent, 'start', context.now());
      return { challenge: code };
    },

    async verify({ code: oneTimeCode, challenge, extra }, context) {
      if (!challenge) throw new SmsLockError('challenge-lost');
      const own = known({ code: challenge, oneTimeCode, applicationId: clientId });
      const body = { ...extra, ...own };
      const answer = await send({ url: urls.verify, credentials, body }, context);
      if (!answer.ok) throw await fusionAuthFailure(answer, 'verify', context.now());
      const reason = actions[answer.status];
      if (reason) return { status: 'action-required', reason, response: answer.body };
      return verified(answer, context.now());
    },
  };
}

function verified(answer: HttpAnswer, now: number): VerifyResult<string> {
  const { body: response } = answer;
  const { token, refreshToken, tokenExpirationInstant, user } = members(response);
  const accessToken = text(token);
  const profile = profileOf(members(user));
  if (!accessToken && !profile.sub) throw hollowSuccess(answer, 'token');
  const expiry = count(tokenExpirationInstant);
  return {
    status: 'authenticated',
    tokens: accessToken
      ? known<unknown>({
          accessToken,
          refreshToken: text(refreshToken),
          tokenType: 'Bearer',
          expiresIn: expiry && Math.max(0, Math.round((expiry - now) / 1000)),
        })
      : {},
    profile: profile.sub ? profile : undefined,
    session: accessToken ? 'tokens' : 'cookie',
    response,
  };
}

function profileOf(user: Readonly<Record<string, unknown>>): Profile {
  return known<unknown>({
    sub: text(user.id),
    name: text(user.fullName),
    given_name: text(user.firstName),
    family_name: text(user.lastName),
    picture: text(user.imageUrl),
    email: text(user.email),
    phone_number: text(user.phoneNumber) ?? text(user.mobilePhone),
  });
}

/** Its complaints stand in two lists, the fields' own and the general one. */
async function fusionAuthFailure(
  answer: HttpAnswer,
  purpose: Purpose,
  now: number,
): Promise<SmsLockError> {
  const { codeFor, namedFailure, readError } = await loadFailures(answer, purpose);
  const { generalErrors, fieldErrors } = members(answer.body);
  const [complaint] = [generalErrors, ...Object.values(members(fieldErrors))]
    .flat()
    .filter(Boolean);
  const { code, message } = members(complaint);
  // The own start may name what is wrong as any own endpoint does.
  const isNamed = readError(answer, now).codes.some((name) => codeFor(name));
  return namedFailure(
    answer,
    purpose,
    now,
    {},
    {
      code: isNamed ? undefined : failures[purpose][answer.status],
      providerCode: text(code),
      providerMessage: text(message),
    },
  );
}
