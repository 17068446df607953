import { SmsLockError } from '../errors.js';
import { loadFailures } from './failures.js';
import { members, send, text } from './http.js';
import { checkClaims, decodeIdToken, profileOf } from './id-token.js';
import { needed, requestUrl } from './request-url.js';
import { tokensOf } from './tokens.js';
import type { SmsLockErrorCode } from '../errors.js';
import type { Adapter, AdapterSettings, Profile, VerifyResult } from './adapter.js';
import type { Purpose } from './failures.js';
import type { HttpAnswer } from './http.js';
import type { ProviderError } from './provider-error.js';

/** Settings of `auth0`; `domain` and `clientId` are needed. */
export type Auth0Settings = Pick<
  AdapterSettings,
  | 'domain'
  | 'clientId'
  | 'connection'
  | 'scope'
  | 'audience'
  | 'credentials'
  | 'startUrl'
  | 'verifyUrl'
  | 'profileUrl'
> & {
  /** How long a code works, in seconds; Auth0 does not say. Default 180, as in a new tenant. */
  readonly codeLifetime?: number | undefined;
};

const OTP_GRANT = 'http://auth0.com/oauth/grant-type/passwordless/otp';

/**
 * Auth0 and servers that speak as it does: `/passwordless/start`, then `/oauth/token` with the grant
 * for one-time codes. Auth0 allows that grant to Native and Regular Web applications, not to
 * single-page ones.
 *
 * @throws SmsLockError `not-configured` when the domain or the client id is missing or unsafe
 */
export function auth0(settings: Auth0Settings): Adapter {
  const { audience, credentials = 'omit' } = settings;
  const { connection = 'sms', scope = 'openid profile phone', codeLifetime = 180 } = settings;
  const domain = needed(settings.domain, 'domain');
  const clientId = needed(settings.clientId, 'client-id');

  const issuer = requestUrl(/^https?:/i.test(domain) ? domain : `https://${domain}`, 'domain');
  const url = (own: string | undefined, setting: string, path: string): string =>
    own ? requestUrl(own, setting) : new URL(path, issuer).href;
  const startUrl = url(settings.startUrl, 'start-url', '/passwordless/start');
  const verifyUrl = url(settings.verifyUrl, 'verify-url', '/oauth/token');
  const profileUrl = url(settings.profileUrl, 'profile-url', '/userinfo');
  const audienceMember = audience ? { audience } : {};

  return {
    name: 'auth0',
    backend: [startUrl, verifyUrl, clientId].join(' '),

    // Auth0 refuses a body with any member that it does not know: extras go into `authParams`.
    async start({ phoneNumber, language, captchaToken, extra }, context) {
      const answer = await send(
        {
          url: startUrl,
          headers: { 'x-request-language': language },
          credentials,
          body: {
            client_id: clientId,
            connection,
            phone_number: phoneNumber,
            send: 'code',
            authParams: { ...extra, scope, ...audienceMember },
            captcha: captchaToken,
          },
        },
        context,
      );
      if (!answer.ok) throw await auth0Failure(answer, 'start', context.now());
      return { expiresAt: context.now() + codeLifetime * 1000 };
    },

    async verify({ phoneNumber, code, extra }, context): Promise<VerifyResult> {
      const answer = await send(
        {
          url: verifyUrl,
          credentials,
          body: {
            ...extra,
            grant_type: OTP_GRANT,
            client_id: clientId,
            username: phoneNumber,
            otp: code,
            realm: connection,
            scope,
            ...audienceMember,
          },
        },
        context,
      );
      const { body } = answer;
      if (!answer.ok) {
        if (members(body).error !== 'mfa_required') {
          throw await auth0Failure(answer, 'verify', context.now());
        }
        return { status: 'action-required', reason: 'mfa_required', response: body };
      }
      const tokens = tokensOf(members(body));
      if (!tokens.accessToken && !tokens.idToken) {
        const message = 'The token endpoint answered without a token.';
        throw new SmsLockError('bad-response', { message, status: answer.status });
      }
      if (tokens.idToken) {
        const expected = { issuer, audience: clientId, now: context.now() };
        checkClaims(decodeIdToken(tokens.idToken), expected);
      }
      return { status: 'authenticated', tokens, session: 'tokens', response: body };
    },

    async profile({ idToken, accessToken }, context): Promise<Profile | undefined> {
      const claims = idToken ? profileOf(decodeIdToken(idToken)) : undefined;
      if (!accessToken || (claims?.sub && claims.phone_number)) return claims;
      const headers = { authorization: `Bearer ${accessToken}` };
      const answer = await send({ url: profileUrl, headers, credentials }, context).catch(
        () => undefined,
      );
      const userInfo = answer?.ok ? members(answer.body) : undefined;
      // OpenID Connect Core 5.3.2: an answer about somebody else must not be used.
      const isSame = !claims?.sub || claims.sub === userInfo?.sub;
      return isSame && text(userInfo?.sub) ? { ...claims, ...userInfo } : claims;
    },
  };
}

async function auth0Failure(
  answer: HttpAnswer,
  purpose: Purpose,
  now: number,
): Promise<SmsLockError> {
  const { codeFor, failure, readError } = await loadFailures(answer, purpose);
  const error = readError(answer, now);
  // A start asks nobody who they are: a nameless 401 wants the secret of a confidential client.
  const isSecretWanted =
    purpose === 'start' && answer.status === 401 && !error.codes.some((name) => codeFor(name));
  const known = codeOf(error, codeFor) ?? (isSecretWanted ? 'not-configured' : undefined);
  return failure(answer, purpose, now, known);
}

/**
 * The cases in which Auth0's code alone does not tell. Its descriptions are not meant to be parsed,
 * so each has the plain meaning of the code to fall back to.
 */
function codeOf(
  { codes, message = '' }: ProviderError,
  codeFor: (name: string) => SmsLockErrorCode | undefined,
): SmsLockErrorCode | undefined {
  switch (codes[0]) {
    case 'sms_provider_error':
      // The SMS provider's own number stands at the end: "… (Code: 21211)".
      return codeFor(/\(Code: (\d+)\)/i.exec(message)?.[1] ?? '') ?? 'delivery-failed';
    case 'bad.connection':
      // Also the answer to an unknown number when sign-ups are disabled, in none of these words.
      return /missing required|does not exist|connection is disabled|invalid connection/i.test(
        message,
      )
        ? 'not-configured'
        : 'signup-disabled';
    case 'bad.phone_number':
      return 'phone-rejected';
    case 'invalid_grant':
      return /maximum number of attempts/i.test(message)
        ? 'attempts-exceeded'
        : 'code-wrong-or-expired';
    case 'access_denied':
    case 'unauthorized':
      if (/blocked/i.test(message)) return 'user-blocked';
      return /wrong phone number or verification code/i.test(message)
        ? 'code-wrong-or-expired'
        : 'access-denied';
    default:
      // A bare text: "Origin https://example.com is not allowed."
      return /^origin .* is not allowed/i.test(message) ? 'not-configured' : undefined;
  }
}
