import { auth0Login, auth0Tenant, startAuth0 } from './auth0-tenant.js';
import { known, members, send, text } from './http.js';
import { decodeIdToken, profileOf } from './id-token.js';
import type { Adapter, Profile } from './adapter.js';
import type { Auth0Settings } from './auth0-tenant.js';

/**
 * Auth0 as the first Locks spoke with it: `/passwordless/start`, then `/oauth/ro`, and `/tokeninfo`
 * for the profile. Auth0 has closed these to tenants made after June 2017 and to applications that
 * are OIDC conformant.
 *
 * Old applications sign with HS256, by a secret that no page has: `verifySignature` wants one that
 * signs with RS256.
 *
 * @throws SmsLockError `not-configured` when the domain or the client id is missing or unsafe
 */
export function auth0Legacy(settings: Auth0Settings): Adapter {
  const tenant = auth0Tenant(settings, { verify: '/oauth/ro', profile: '/tokeninfo' });
  const { backend, clientId, connection, credentials, grant, profileUrl, verifyUrl } = tenant;

  return {
    name: 'auth0-legacy',
    backend,
    start: (request, context) => startAuth0(tenant, request, context),

    async verify({ phoneNumber, code, extra }, context) {
      const body = {
        ...extra,
        client_id: clientId,
        username: phoneNumber,
        password: code,
        connection,
        grant_type: 'password',
        ...grant,
      };
      const answer = await send({ url: verifyUrl, credentials, body }, context);
      return auth0Login(tenant, answer, context);
    },

    async profile({ idToken }, context) {
      if (!idToken) return undefined;
      const claims = profileOf(decodeIdToken(idToken));
      const body = { id_token: idToken };
      const answer = await send({ url: profileUrl, credentials, body }, context).catch(
        () => undefined,
      );
      const user = answer?.ok ? members(answer.body) : {};
      // An answer about somebody else must not be used.
      return text(user.user_id) === claims.sub ? { ...claims, ...standard(user) } : claims;
    },
  };
}

/** The profile in the names of OpenID Connect; what the standard does not know is handed through. */
function standard({
  user_id,
  phone_verified,
  ...user
}: Readonly<Record<string, unknown>>): Profile {
  const isVerified = typeof phone_verified === 'boolean' ? phone_verified : undefined;
  return { ...user, ...known<unknown>({ sub: text(user_id), phone_number_verified: isVerified }) };
}
