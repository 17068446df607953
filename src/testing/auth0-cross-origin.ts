import { json, oauthError, page, redirection } from './answers.js';
import { Authorizations } from './authorizations.js';
import { base64url, randomHandle } from './random-values.js';
import { codeGrant, otpGrant, type TenantClient } from './tenant-settings.js';
import { textOf, type Call, type Routes, type WireParts } from './wire.js';
import { webMessagePage } from './web-message-page.js';

type Members = Readonly<Record<string, unknown>>;

/** What an authorization request is answered with, in the address or in a message. */
type AuthorizationResponse = Readonly<Record<string, string>>;

const authenticateMembers = ['client_id', 'credential_type', 'username', 'otp', 'realm'];

/** Auth0's cross-origin authentication, and the authorization code that it ends with. */
export class Auth0CrossOrigin {
  readonly #parts: WireParts;
  readonly #authorizations = new Authorizations();

  constructor(parts: WireParts) {
    this.#parts = parts;
  }

  readonly routes: Routes = {
    '/co/authenticate': { method: 'POST', answer: (call) => this.#authenticate(call) },
    '/authorize': { method: 'GET', answer: (call) => this.#authorize(call) },
  };

  /** The answer of the token endpoint to an authorization code. */
  async exchange(body: Members, client: TenantClient): Promise<Response> {
    const { tokens, now } = this.#parts;
    for (const parameter of ['code', 'code_verifier', 'redirect_uri']) {
      if (!textOf(body[parameter])) {
        return oauthError(400, 'invalid_request', `Missing required parameter: ${parameter}`);
      }
    }
    const found = this.#authorizations.takeCode(String(body['code']), now());
    const isHere =
      found?.clientId === client.clientId && found.redirectUri === body['redirect_uri'];
    if (!isHere) return oauthError(403, 'invalid_grant', 'Invalid authorization code');
    if ((await challengeOf(String(body['code_verifier']))) !== found.challenge) {
      return oauthError(403, 'invalid_grant', 'Failed to verify code verifier');
    }
    const { user, scope, nonce } = found;
    return json(200, await tokens.issue(user, client, scope, now(), nonce));
  }

  #authenticate({ request, body, client }: Call): Response {
    const refusal = refuseAuthenticate(body, client);
    if (refusal || !client) return refusal ?? notAllowed();
    const { login, now } = this.#parts;
    const outcome = login.verify({
      phoneNumber: String(body['username']),
      code: String(body['otp']),
    });
    switch (outcome.outcome) {
      case 'wrong':
      case 'expired':
      case 'unknown':
        return oauthError(403, 'access_denied', 'Wrong phone number or verification code.');
      case 'exhausted':
        return oauthError(
          429,
          'too_many_attempts',
          'Your account has been blocked after multiple consecutive login attempts.',
        );
      case 'user-blocked':
        return oauthError(403, 'blocked_user', 'user is blocked');
      default: {
        const ticket = randomHandle();
        this.#authorizations.openTicket(ticket, { clientId: client.clientId, outcome }, now());
        // A browser sends it back only where it is of the site of the page.
        const secure = new URL(request.url).protocol === 'https:' ? '; SameSite=None; Secure' : '';
        return json(
          200,
          { login_ticket: ticket, co_verifier: randomHandle(), co_id: randomHandle() },
          { 'set-cookie': `auth0=${randomHandle()}; Path=/; HttpOnly${secure}` },
        );
      }
    }
  }

  #authorize({ request, client }: Call): Response {
    const query = Object.fromEntries(new URL(request.url).searchParams);
    const redirectUri = query['redirect_uri'] ?? '';
    const isKnown = client?.callbacks === '*' || client?.callbacks.includes(redirectUri);
    if (!client || !isKnown || !URL.canParse(redirectUri)) {
      return page(403, '<!doctype html><title>Oops!</title><h1>Callback URL mismatch.</h1>');
    }
    const { state } = query;
    const found = this.#responseTo(query, client, redirectUri);
    const response = { ...found, ...(state !== undefined && { state }) };
    if (query['response_mode'] === 'web_message') {
      return page(200, webMessagePage(response, new URL(redirectUri).origin));
    }
    const address = new URL(redirectUri);
    for (const [name, value] of Object.entries(response)) address.searchParams.set(name, value);
    return redirection(address.href);
  }

  #responseTo(
    query: Readonly<Record<string, string>>,
    client: TenantClient,
    redirectUri: string,
  ): AuthorizationResponse {
    const problem = refuseAuthorize(query, client);
    if (problem) return problem;
    const now = this.#parts.now();
    const ticket = query['login_ticket'];
    if (!ticket) return error('login_required', 'Login required');
    const outcome = this.#authorizations.takeTicket(ticket, client.clientId, now);
    switch (outcome?.outcome) {
      case undefined:
        return error('access_denied', 'Unknown or invalid login ticket.');
      case 'access-denied':
        return error('access_denied', 'A rule of this tenant denies access.');
      case 'mfa-required':
        return error('interaction_required', 'Multifactor authentication required');
      case 'authenticated': {
        const code = randomHandle();
        const authorization = {
          user: outcome.user,
          clientId: client.clientId,
          redirectUri,
          scope: query['scope'] ?? '',
          nonce: query['nonce'],
          challenge: query['code_challenge'] ?? '',
        };
        this.#authorizations.grant(code, authorization, now);
        return { code };
      }
    }
  }
}

function refuseAuthenticate(body: Members, client: TenantClient | undefined): Response | undefined {
  const isWhole = authenticateMembers.every((member) => textOf(body[member]));
  if (!isWhole || Object.keys(body).length > authenticateMembers.length) {
    const names = authenticateMembers.join(', ');
    const description = `Invalid request body. All and only of ${names} are required.`;
    return oauthError(400, 'invalid_request', description);
  }
  if (!client?.crossOrigin) return notAllowed();
  if (body['credential_type'] !== otpGrant) {
    return oauthError(400, 'unsupported_credential_type', 'Unknown credential type');
  }
  const isRealm = body['realm'] === 'sms' && client.enabled;
  return isRealm ? undefined : oauthError(400, 'invalid_request', 'Unknown realm');
}

function refuseAuthorize(
  query: Readonly<Record<string, string>>,
  client: TenantClient,
): AuthorizationResponse | undefined {
  if (query['response_type'] !== 'code') {
    return error('unsupported_response_type', 'Only the response type code is played.');
  }
  if (!client.grants.includes(codeGrant)) {
    return error('unauthorized_client', `Grant type '${codeGrant}' not allowed for the client.`);
  }
  const isChallenged = query['code_challenge'] && query['code_challenge_method'] === 'S256';
  return isChallenged ? undefined : error('invalid_request', 'A code challenge (S256) is missing.');
}

async function challengeOf(verifier: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return base64url(new Uint8Array(digest));
}

function error(name: string, description: string): AuthorizationResponse {
  return { error: name, error_description: description };
}

function notAllowed(): Response {
  return oauthError(403, 'unauthorized_client', 'Cross origin login not allowed.');
}
