import { SmsLockError } from '../errors.js';
import { backendUrls } from './backend-urls.js';
import { needed } from './request-url.js';
import { checkIdToken } from './check-id-token.js';
import { hollowSuccess, loadFailures } from './failures.js';
import { count, known, members, send, text } from './http.js';
import { decodeIdToken, profileOf } from './id-token.js';
import type { Adapter, AdapterContext, AdapterSettings, VerifyResult } from './adapter.js';
import type { IdTokenCheck } from './check-id-token.js';
import type { Purpose } from './failures.js';
import type { HttpAnswer } from './http.js';
import type { FailureNames } from './named-failure.js';

/**
 * Settings of `firebase`; `clientId` (the API key) is needed. `audience` is the project's id, which
 * the ID token has to be for; without it, for any project.
 */
export type FirebaseSettings = Pick<
  AdapterSettings,
  'clientId' | 'audience' | 'baseUrl' | 'startUrl' | 'verifyUrl' | 'credentials'
> & {
  /** Whether the signature of the ID token is checked; the package `jose` does it. */
  readonly verifySignature?: boolean | undefined;
};

const issuer = 'https://securetoken.google.com/';
const googleKeys =
  'https://www.googleapis.com/service_accounts/v1/jwk/securetoken@system.gserviceaccount.com';

const names: FailureNames = {
  'phone-rejected': 'MISSING_PHONE_NUMBER',
  'code-wrong': 'MISSING_CODE',
  'code-expired': 'SESSION_EXPIRED',
  'challenge-lost': 'INVALID_SESSION_INFO MISSING_SESSION_INFO',
  'signup-disabled': 'ADMIN_ONLY_OPERATION',
  'user-blocked': 'USER_DISABLED',
  'access-denied': 'BLOCKING_FUNCTION_ERROR_RESPONSE',
  'rate-limited': 'TOO_MANY_ATTEMPTS_TRY_LATER QUOTA_EXCEEDED',
  'captcha-required': 'MISSING_RECAPTCHA_TOKEN MISSING_APP_CREDENTIAL MISSING_CLIENT_IDENTIFIER',
  'captcha-failed':
    'CAPTCHA_CHECK_FAILED INVALID_RECAPTCHA_TOKEN INVALID_APP_CREDENTIAL INVALID_RECAPTCHA_SCORE',
  'not-configured':
    'OPERATION_NOT_ALLOWED INVALID_APP_ID UNAUTHORIZED_DOMAIN INVALID_TENANT_ID ' +
    'TENANT_ID_MISMATCH UNSUPPORTED_TENANT_OPERATION CONFIGURATION_NOT_FOUND PROJECT_NOT_FOUND ' +
    // A key that is none, or not for this page: they have a status and no name.
    'BILLING_NOT_ENABLED INVALID_ARGUMENT PERMISSION_DENIED',
};

/**
 * Firebase Authentication and Identity Platform. Each code wants a token of reCAPTCHA; cookies break
 * its CORS.
 *
 * @throws SmsLockError `not-configured` when the API key is missing or a URL is unsafe
 */
export function firebase(settings: FirebaseSettings): Adapter<string> {
  const { audience, credentials = 'omit' } = settings;
  const keySetUrl = settings.verifySignature ? googleKeys : undefined;
  const key = needed(settings.clientId, 'client-id');
  const urls = backendUrls(settings, 'https://identitytoolkit.googleapis.com', {
    start: '/v1/accounts:sendVerificationCode',
    verify: '/v1/accounts:signInWithPhoneNumber',
  });
  const withKey = (url: string): string => {
    const keyed = new URL(url);
    keyed.searchParams.set('key', key);
    return keyed.href;
  };

  return {
    name: 'firebase',
    backend: [urls.start, urls.verify, key].join(' '),

    async start({ phoneNumber, language, captchaToken, extra }, context) {
      const headers = { 'x-firebase-locale': language };
      const body = { ...extra, ...known({ phoneNumber, recaptchaToken: captchaToken }) };
      const url = withKey(urls.start);
      const answer = await send({ url, headers, credentials, body }, context);
      if (!answer.ok) throw await firebaseFailure(answer, 'start', context.now());
      const sessionInfo = text(members(answer.body).sessionInfo);
      if (!sessionInfo) throw hollowSuccess(answer, 'sessionInfo');
      return { challenge: sessionInfo };
    },

    async verify({ code, challenge, extra }, context) {
      if (!challenge) throw new SmsLockError('challenge-lost');
      const body = { ...extra, sessionInfo: challenge, code };
      const answer = await send({ url: withKey(urls.verify), credentials, body }, context);
      if (!answer.ok) throw await firebaseFailure(answer, 'verify', context.now());
      return verified(answer, { audience, keySetUrl }, context);
    },
  };
}

async function verified(
  answer: HttpAnswer,
  { audience, keySetUrl }: Pick<IdTokenCheck, 'audience' | 'keySetUrl'>,
  context: AdapterContext,
): Promise<VerifyResult<string>> {
  const { body: response } = answer;
  const found = members(response);
  const idToken = text(found.idToken);
  if (!idToken) {
    // The number belongs to another account, or a second factor is wanted.
    const isAction = text(found.temporaryProof) ?? text(found.mfaPendingCredential);
    if (!isAction) throw hollowSuccess(answer, 'idToken');
    const reason = found.temporaryProof ? 'account_exists' : 'mfa_required';
    return { status: 'action-required', reason, response };
  }
  const claims = decodeIdToken(idToken);
  const project = audience ?? (typeof claims.aud === 'string' ? claims.aud : '');
  const expected = { issuer: issuer + project, audience: project, keySetUrl };
  await checkIdToken(idToken, expected, context);
  const expiresIn = count(found.expiresIn);
  return {
    status: 'authenticated',
    tokens: known<unknown>({ idToken, refreshToken: text(found.refreshToken), expiresIn }),
    profile: { ...profileOf(claims), ...(claims.phone_number && { phone_number_verified: true }) },
    session: 'tokens',
    isNewUser: typeof found.isNewUser === 'boolean' ? found.isNewUser : undefined,
    response,
  };
}

async function firebaseFailure(
  answer: HttpAnswer,
  purpose: Purpose,
  now: number,
): Promise<SmsLockError> {
  const { namedFailure } = await loadFailures(answer, purpose);
  const message = text(members(members(answer.body).error).message) ?? '';
  // The name may have a tail: "INVALID_PHONE_NUMBER : Invalid format."
  const providerCode = /^[A-Z]+(?:_[A-Z]+)+(?= : |$)/.exec(message)?.[0];
  const isRegion = providerCode === 'OPERATION_NOT_ALLOWED' && /\bregion\b/i.test(message);
  return namedFailure(answer, purpose, now, names, {
    code: isRegion ? 'phone-not-allowed' : undefined,
    providerCode,
  });
}
