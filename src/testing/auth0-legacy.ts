import { json, oauthError, text } from './answers.js';
import { legacyGrant, type TenantClient, type TenantUser } from './tenant-settings.js';
import { textOf, type Call, type Routes, type WireParts } from './wire.js';

const required = ['client_id', 'username', 'password', 'connection'];

/** What Auth0 offered before it was OIDC conformant. */
export class Auth0Legacy {
  readonly #parts: WireParts;

  constructor(parts: WireParts) {
    this.#parts = parts;
  }

  readonly routes: Routes = {
    '/oauth/ro': { method: 'POST', answer: (call) => this.#resourceOwner(call) },
    '/tokeninfo': { method: 'POST', answer: (call) => this.#tokenInfo(call) },
  };

  async #resourceOwner({ body, client }: Call): Promise<Response> {
    const refusal = refuse(body, client);
    if (refusal || !client) return refusal ?? unknownClient();
    const { login, tokens, now } = this.#parts;
    const outcome = login.verify({
      phoneNumber: String(body['username']),
      code: String(body['password']),
    });
    switch (outcome.outcome) {
      case 'authenticated': {
        const scope = textOf(body['scope']) ?? 'openid';
        const issued = await tokens.issue(outcome.user, client, scope, now());
        return json(200, { ...issued, token_type: 'bearer' });
      }
      case 'wrong':
      case 'expired':
      case 'unknown':
        return oauthError(401, 'invalid_user_password', 'Wrong phone number or verification code.');
      case 'exhausted':
        return oauthError(429, 'too_many_attempts', 'Your account is blocked for a while.');
      case 'user-blocked':
        return oauthError(401, 'unauthorized', 'user is blocked');
      case 'access-denied':
        return oauthError(401, 'unauthorized', 'A rule of this tenant denies access.');
      case 'mfa-required':
        return oauthError(401, 'mfa_required', 'Multifactor authentication required', {
          mfa_token: outcome.mfaToken,
        });
    }
  }

  #tokenInfo({ body }: Call): Response {
    const { tokens, users, now } = this.#parts;
    const found = tokens.findIdToken(textOf(body['id_token']) ?? '', now());
    const user = found && users.find(found.phoneNumber);
    return user ? json(200, profileOf(user, found.clientId)) : text(401, 'Unauthorized');
  }
}

function refuse(
  body: Readonly<Record<string, unknown>>,
  client: TenantClient | undefined,
): Response | undefined {
  for (const member of required) {
    if (!textOf(body[member])) {
      return oauthError(400, 'invalid_request', `missing ${member} parameter`);
    }
  }
  if (!client) return unknownClient();
  if (!client.grants.includes(legacyGrant)) {
    const description = 'OIDC conformant clients cannot use /oauth/ro';
    return oauthError(403, 'unauthorized_client', description);
  }
  if (body['grant_type'] !== 'password') {
    return oauthError(400, 'invalid_request', 'invalid grant_type');
  }
  const isThere = body['connection'] === 'sms' && client.enabled;
  return isThere ? undefined : oauthError(400, 'invalid_request', 'the connection was not found');
}

/** The user in Auth0's own names. */
function profileOf(user: TenantUser, clientId: string): object {
  const { id, phoneNumber, name, nickname, picture } = user;
  const [provider = '', userId = ''] = id.split('|');
  return {
    user_id: id,
    name,
    nickname,
    ...(picture !== undefined && { picture }),
    phone_number: phoneNumber,
    phone_verified: true,
    identities: [{ provider, user_id: userId, connection: 'sms', isSocial: false }],
    created_at: new Date(user.createdAt).toISOString(),
    updated_at: new Date(user.updatedAt).toISOString(),
    clientID: clientId,
  };
}

function unknownClient(): Response {
  return oauthError(401, 'invalid_client', 'Unknown client');
}
