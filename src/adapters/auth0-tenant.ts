import { checkIdToken } from './check-id-token.js';
import { hollowSuccess, loadFailures } from './failures.js';
import { members, send, text } from './http.js';
import { decodeIdToken, profileOf } from './id-token.js';
import { needed, requestUrl } from './request-url.js';
import { tokensOf } from './tokens.js';
import type { SmsLockError, SmsLockErrorCode } from '../errors.js';
import type {
  AdapterContext,
  AdapterSettings,
  Profile,
  StartRequest,
  StartResult,
  Tokens,
  VerifyResult,
} from './adapter.js';
import type { Purpose } from './failures.js';
import type { HttpAnswer } from './http.js';

/** What Auth0 calls it when it wants a second factor. */
const MFA = 'mfa_required';

/** Settings that the adapters for Auth0 have in common; `domain` and `clientId` are needed. */
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
  /** Whether the signature of the ID token is checked; the package `jose` does it. */
  readonly verifySignature?: boolean | undefined;
};

/** A tenant of Auth0, and how one of the ways to log in there reaches it. */
export interface Auth0Tenant {
  /** With a slash at its end. */
  readonly issuer: string;
  readonly clientId: string;
  readonly connection: string;
  readonly credentials: RequestCredentials;
  /** Seconds. */
  readonly codeLifetime: number;
  readonly startUrl: string;
  readonly verifyUrl: string;
  readonly profileUrl: string;
  /** What tells it from others: see `Adapter.backend`. */
  readonly backend: string;
  /** What the tokens are to be good for, as members of a request. */
  readonly grant: { readonly scope: string; readonly audience?: string };
  /** Where its keys are, if signatures are to be checked. */
  readonly keySetUrl: string | undefined;
}

/**
 * Makes a tenant of a page's settings.
 *
 * @param paths where codes are checked and people looked up, if no URL is set
 * @throws SmsLockError `not-configured` when the domain or the client id is missing or unsafe
 */
export function auth0Tenant(
  settings: Auth0Settings,
  paths: { readonly verify: string; readonly profile: string },
): Auth0Tenant {
  const { audience, connection = 'sms', credentials = 'omit', codeLifetime = 180 } = settings;
  const { scope = 'openid profile phone', verifySignature } = settings;
  const domain = needed(settings.domain, 'domain');
  const clientId = needed(settings.clientId, 'client-id');
  const issuer = requestUrl(/^https?:/i.test(domain) ? domain : `https://${domain}`, 'domain');
  const below = (path: string): string => new URL(path, issuer).href;
  const url = (own: string | undefined, setting: string, path: string): string =>
    own ? requestUrl(own, setting) : below(path);
  const startUrl = url(settings.startUrl, 'start-url', '/passwordless/start');
  const verifyUrl = url(settings.verifyUrl, 'verify-url', paths.verify);
  return {
    ...{ issuer, clientId, connection, credentials, codeLifetime, startUrl, verifyUrl },
    profileUrl: url(settings.profileUrl, 'profile-url', paths.profile),
    backend: [startUrl, verifyUrl, clientId].join(' '),
    grant: { scope, ...(audience && { audience }) },
    keySetUrl: verifySignature ? below('/.well-known/jwks.json') : undefined,
  };
}

/** Auth0 refuses a body with any member that it does not know: extras go into `authParams`. */
export async function startAuth0(
  { clientId, connection, credentials, codeLifetime, grant, startUrl }: Auth0Tenant,
  { phoneNumber, language, captchaToken, extra }: StartRequest,
  context: AdapterContext,
): Promise<StartResult> {
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
        authParams: { ...extra, ...grant },
        captcha: captchaToken,
      },
    },
    context,
  );
  if (!answer.ok) throw await auth0Failed(answer, 'start', context.now());
  return { expiresAt: context.now() + codeLifetime * 1000 };
}

/** What an endpoint that checks a code means. */
interface Meaning {
  /** What the ID token has to hold, where something was sent along. */
  readonly nonce?: string;
  /** Auth0's codes whose description may say nothing. */
  readonly codes?: Readonly<Record<string, SmsLockErrorCode>>;
}

/**
 * What became of a login by an answer with tokens, once its ID token has been checked.
 *
 * @throws SmsLockError `bad-response` when there is no token, or one that is not good; whatever the
 * answer reports
 */
export async function auth0Login(
  { issuer, clientId: audience, grant, keySetUrl }: Auth0Tenant,
  answer: HttpAnswer,
  context: AdapterContext,
  { nonce, codes }: Meaning = {},
): Promise<VerifyResult> {
  const { ok, body: response } = answer;
  const found = members(response);
  if (!ok) {
    if (found.error !== MFA) throw await auth0Failed(answer, 'verify', context.now(), codes);
    return { status: 'action-required', reason: MFA, response };
  }
  const tokens = tokensOf(found);
  const { idToken, accessToken } = tokens;
  // Only an ID token tells whether the answer is to this request.
  const isIdTokenNeeded = nonce && grant.scope.split(' ').includes('openid');
  if (!idToken && (isIdTokenNeeded || !accessToken)) throw hollowSuccess(answer, 'token');
  if (idToken) await checkIdToken(idToken, { issuer, audience, nonce, keySetUrl }, context);
  return { status: 'authenticated', tokens, session: 'tokens', response };
}

/**
 * The failure that an answer reports.
 *
 * @param meanings what the endpoint means by one of Auth0's codes whose description says nothing
 */
export async function auth0Failed(
  answer: HttpAnswer,
  purpose: Purpose,
  now: number,
  meanings?: Readonly<Record<string, SmsLockErrorCode>>,
): Promise<SmsLockError> {
  const { auth0Failure } = await loadFailures(answer, purpose);
  return auth0Failure(answer, purpose, now, meanings);
}

/** The claims of the ID token; where they do not say enough, those of the user-info endpoint too. */
export async function auth0Profile(
  { credentials, profileUrl }: Auth0Tenant,
  { idToken, accessToken }: Tokens,
  context: AdapterContext,
): Promise<Profile | undefined> {
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
}
