import { SmsLockError } from '../errors.js';
import { auth0Failed, auth0Login } from './auth0-tenant.js';
import { send, text } from './http.js';
import { proofKey, randomText } from './pkce.js';
import type { Json } from '../json.js';
import type { AdapterContext, VerifyResult } from './adapter.js';
import type { Auth0Tenant } from './auth0-tenant.js';

/** What has to be known again when the answer to an authorization request comes. */
export interface Authorization {
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
  /** The verifier of PKCE. */
  readonly verifier: string;
}

/** Answers for which the person would have to do something that only a page of Auth0's can show. */
const interactions = ['consent_required', 'interaction_required', 'mfa_required'];

/**
 * Makes a request for an authorization code.
 *
 * @param more members of the request besides its own; only plain values have a place in a URL
 * @throws SmsLockError `not-configured` where the browser has no cryptography for the page
 */
export async function authorizationRequest(
  { issuer, clientId, connection, grant }: Auth0Tenant,
  redirectUri: string,
  more: Readonly<Record<string, Json>>,
): Promise<{ readonly url: URL; readonly authorization: Authorization }> {
  const { verifier, challenge } = await proofKey();
  const authorization = { redirectUri, state: randomText(), nonce: randomText(), verifier };
  const { state, nonce } = authorization;
  const parameters = {
    ...more,
    ...grant,
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    realm: connection,
    state,
    nonce,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  };
  const url = new URL('/authorize', issuer);
  for (const [name, value] of Object.entries(parameters)) {
    if (typeof value !== 'object') url.searchParams.set(name, String(value));
  }
  return { url, authorization };
}

/**
 * Exchanges the code in an authorization response for tokens.
 *
 * @throws SmsLockError whatever the response or the token endpoint says
 */
export async function exchangeCode(
  tenant: Auth0Tenant,
  { redirectUri, nonce, verifier }: Authorization,
  response: Readonly<Record<string, unknown>>,
  context: AdapterContext,
): Promise<VerifyResult> {
  const { error, error_description } = response;
  const code = text(response.code);
  if (interactions.some((name) => name === error)) {
    return { status: 'action-required', reason: String(error), response };
  }
  if (error !== undefined || !code)
    throw await refusal({ error, error_description }, context.now());
  const { issuer, clientId, credentials } = tenant;
  const url = new URL('/oauth/token', issuer).href;
  const body = {
    grant_type: 'authorization_code',
    client_id: clientId,
    code,
    code_verifier: verifier,
    redirect_uri: redirectUri,
  };
  const answer = await send({ url, credentials, body }, context);
  return auth0Login(tenant, answer, context, { nonce, codes: { invalid_grant: 'challenge-lost' } });
}

/** The failure that an authorization response reports: it has no HTTP status of its own. */
async function refusal(
  body: Readonly<Record<string, unknown>>,
  now: number,
): Promise<SmsLockError> {
  const answer = { status: 200, ok: true, headers: new Headers(), body };
  const { code, providerCode, providerMessage } = await auth0Failed(answer, 'verify', now, {
    login_required: 'not-configured',
  });
  const message =
    providerCode === 'login_required'
      ? 'Auth0 got no cookie: its custom domain has to be of the same site as the page.'
      : undefined;
  return new SmsLockError(code, { message, providerCode, providerMessage });
}
