import { SmsLockError } from '../errors.js';
import { backendUrls } from './backend-urls.js';
import { hollowSuccess, loadFailures } from './failures.js';
import { count, known, members, send, text } from './http.js';
import type { SmsLockErrorCode } from '../errors.js';
import type { Json } from '../json.js';
import type { Adapter, AdapterContext, AdapterSettings, VerifyResult } from './adapter.js';
import type { Purpose } from './failures.js';
import type { HttpAnswer } from './http.js';
import type { FailureNames } from './named-failure.js';

/**
 * Settings of `supertokens`; `baseUrl` is the API's base path, with the tenant's id behind it if
 * there are tenants. Without it, it is asked at `/auth` of the page's origin.
 */
export type SuperTokensSettings = Pick<
  AdapterSettings,
  'baseUrl' | 'startUrl' | 'verifyUrl' | 'credentials'
>;

/** What SuperTokens wants to see again. */
export interface SuperTokensChallenge {
  readonly deviceId: string;
  readonly preAuthSessionId: string;
  /** Of the login, not of a code. Unknown until a code was wrong. */
  readonly attemptsLeft?: number;
  readonly [member: string]: Json;
}

const names: FailureNames = {
  'code-wrong': 'INCORRECT_USER_INPUT_CODE_ERROR',
  'code-expired': 'EXPIRED_USER_INPUT_CODE_ERROR',
  // Too many wrong codes, or too long ago: it does not say which.
  'challenge-lost': 'RESTART_FLOW_ERROR',
  'access-denied': 'SIGN_IN_UP_NOT_ALLOWED LINKING_TO_SESSION_USER_FAILED',
};

/**
 * SuperTokens with its recipe for passwordless logins, flow type `USER_INPUT_CODE`. It reports what
 * went wrong with status 200. The session is a cookie; with `credentials` set to `omit` it is tokens.
 *
 * @throws SmsLockError `not-configured` when a URL is unsafe
 */
export function supertokens(settings: SuperTokensSettings = {}): Adapter<SuperTokensChallenge> {
  const { credentials = 'include' } = settings;
  const urls = backendUrls(settings, '/auth', {
    start: '/signinup/code',
    verify: '/signinup/code/consume',
  });
  const mode = credentials === 'omit' ? 'header' : 'cookie';

  /** The answer to a request, which has said `OK`. */
  async function ask(
    purpose: Purpose,
    url: string,
    language: string,
    body: Readonly<Record<string, Json | undefined>>,
    context: AdapterContext,
    challenge?: SuperTokensChallenge,
  ): Promise<HttpAnswer> {
    // A language has to go where CORS lets it pass unasked.
    const headers = { 'st-auth-mode': mode, 'accept-language': language };
    const answer = await send({ url, headers, credentials, body }, context);
    if (answer.ok && members(answer.body).status === 'OK') return answer;
    throw await superTokensFailure(answer, purpose, context.now(), challenge);
  }

  const adapter: Adapter<SuperTokensChallenge> = {
    name: 'supertokens',
    backend: [urls.start, urls.verify].join(' '),

    async start({ phoneNumber, language, captchaToken, extra }, context) {
      const body = { ...extra, ...known({ phoneNumber, captchaToken }) };
      const answer = await ask('start', urls.start, language, body, context);
      const { deviceId, preAuthSessionId, flowType } = members(answer.body);
      if (flowType === 'MAGIC_LINK') {
        const message = 'SuperTokens sends links and no codes: set its flowType.';
        throw new SmsLockError('not-configured', { message });
      }
      if (typeof deviceId !== 'string' || typeof preAuthSessionId !== 'string') {
        throw hollowSuccess(answer, 'deviceId and preAuthSessionId');
      }
      return { challenge: { deviceId, preAuthSessionId } };
    },

    async resend(request, context) {
      const { challenge, language, captchaToken, extra } = request;
      if (!challenge) return adapter.start(request, context);
      const body = { ...extra, ...known<Json>({ ...handles(challenge), captchaToken }) };
      try {
        await ask('start', `${urls.start}/resend`, language, body, context);
        return {};
      } catch (cause) {
        const isLost = cause instanceof SmsLockError && cause.code === 'challenge-lost';
        if (isLost) return adapter.start(request, context);
        throw cause;
      }
    },

    async verify({ code, challenge, language, captchaToken, extra }, context) {
      if (!challenge) throw new SmsLockError('challenge-lost');
      const own = known<Json>({ ...handles(challenge), userInputCode: code, captchaToken });
      const body = { ...extra, ...own };
      return verified(await ask('verify', urls.verify, language, body, context, challenge));
    },
  };
  return adapter;
}

/** A challenge may have been kept over a reload: nothing else in it is sent. */
function handles({ deviceId, preAuthSessionId }: SuperTokensChallenge): SuperTokensChallenge {
  return { deviceId, preAuthSessionId };
}

function verified({ body: response, headers }: HttpAnswer): VerifyResult<SuperTokensChallenge> {
  const { user, createdNewRecipeUser, createdNewUser } = members(response);
  const { id, phoneNumber, phoneNumbers, emails, email, loginMethods } = members(user);
  const first = (list: unknown): unknown => (Array.isArray(list) ? list[0] : undefined);
  const phone = text(first(phoneNumbers)) ?? text(phoneNumber);
  const sub = text(id);
  const tokens = known({
    accessToken: text(headers.get('st-access-token')),
    refreshToken: text(headers.get('st-refresh-token')),
  });
  const created = createdNewRecipeUser ?? createdNewUser;
  // Another way of logging in may have been added to somebody who is known.
  const isFirst = !Array.isArray(loginMethods) || loginMethods.length <= 1;
  return {
    status: 'authenticated',
    tokens,
    profile: sub
      ? known<unknown>({
          sub,
          email: text(first(emails)) ?? text(email),
          phone_number: phone,
          phone_number_verified: phone ? true : undefined,
        })
      : undefined,
    session: tokens.accessToken ? 'tokens' : 'cookie',
    isNewUser: typeof created === 'boolean' ? created && isFirst : undefined,
    response,
  };
}

/** @param challenge what a code was checked with */
async function superTokensFailure(
  answer: HttpAnswer,
  purpose: Purpose,
  now: number,
  challenge: SuperTokensChallenge | undefined,
): Promise<SmsLockError> {
  const { namedFailure } = await loadFailures(answer, purpose);
  const { status, message, reason, ...found } = members(answer.body);
  const failed = count(found.failedCodeInputAttemptCount);
  const most = count(found.maximumCodeInputAttempts);
  const attemptsLeft =
    most === undefined || failed === undefined ? undefined : Math.max(0, most - failed);
  const failure = (code: SmsLockErrorCode | undefined): SmsLockError =>
    namedFailure(answer, purpose, now, names, {
      code,
      providerMessage: text(message) ?? text(reason),
      attemptsLeft,
      challenge:
        challenge && attemptsLeft !== undefined
          ? { ...handles(challenge), attemptsLeft }
          : undefined,
    });
  if (status === 'GENERAL_ERROR') {
    // An application's own text. Its documentation has these words for who is not on the list.
    if (/\bsign[ -]?ups? (?:is|are) (?:disabled|not)\b/i.test(text(message) ?? '')) {
      return failure('signup-disabled');
    }
    return failure(purpose === 'start' ? 'phone-rejected' : 'access-denied');
  }
  // What it says after the last try it says of any login that it does not know.
  const wasLastTry = status === 'RESTART_FLOW_ERROR' && challenge?.attemptsLeft === 1;
  return failure(wasLastTry ? 'attempts-exceeded' : undefined);
}
