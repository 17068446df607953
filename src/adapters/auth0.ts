import { auth0Login, auth0Profile, auth0Tenant, startAuth0 } from './auth0-tenant.js';
import { send } from './http.js';
import type { Adapter } from './adapter.js';
import type { Auth0Settings } from './auth0-tenant.js';

export type { Auth0Settings };

const OTP_GRANT = 'http://auth0.com/oauth/grant-type/passwordless/otp';

/**
 * Auth0 and servers that speak as it does: `/passwordless/start`, then `/oauth/token` with the grant
 * for one-time codes. Auth0 allows that grant to Native and Regular Web applications; for
 * single-page ones there is `auth0CrossOrigin`.
 *
 * @throws SmsLockError `not-configured` when the domain or the client id is missing or unsafe
 */
export function auth0(settings: Auth0Settings): Adapter {
  const tenant = auth0Tenant(settings, { verify: '/oauth/token', profile: '/userinfo' });
  const { backend, clientId, connection, credentials, grant, verifyUrl } = tenant;

  return {
    name: 'auth0',
    backend,
    start: (request, context) => startAuth0(tenant, request, context),
    profile: (tokens, context) => auth0Profile(tenant, tokens, context),

    async verify({ phoneNumber, code, extra }, context) {
      const body = {
        ...extra,
        grant_type: OTP_GRANT,
        client_id: clientId,
        username: phoneNumber,
        otp: code,
        realm: connection,
        ...grant,
      };
      const answer = await send({ url: verifyUrl, credentials, body }, context);
      return auth0Login(tenant, answer, context);
    },
  };
}
