// Auth0's grant type for one-time codes as an extension of oidc-provider, which issues the tokens.

import { errors } from 'oidc-provider';

/** @import { Provider } from 'oidc-provider' */
/** @import { OneTimeCodes } from './one-time-codes.js' */

export const otpGrant = 'http://auth0.com/oauth/grant-type/passwordless/otp';

/**
 * What Auth0 says of a code that it does not take. It does so with 403, which is all that differs
 * from the standard's `invalid_grant`.
 */
class Refusal extends errors.InvalidGrant {
  /** @param {string} description */
  constructor(description) {
    super(description);
    Object.assign(this, { status: 403, statusCode: 403, error_description: description });
  }
}

/**
 * @param {Provider} provider
 * @param {OneTimeCodes} codes
 */
export function registerOtpGrant(provider, codes) {
  const parameters = ['username', 'otp', 'realm', 'scope', 'audience'];
  provider.registerGrantType(
    otpGrant,
    async (context) => {
      const { client } = context.oidc;
      /** @type {Readonly<Record<string, unknown>>} */
      const { username, otp, scope } = { ...context.oidc.params };
      if (!client) throw new errors.InvalidClient('no client');
      const verdict = codes.check(String(username), String(otp));
      if (verdict === 'wrong') throw new Refusal('Wrong phone number or verification code.');
      if (verdict === 'exhausted') {
        throw new Refusal(
          "You've reached the maximum number of attempts. Please try to login again.",
        );
      }
      const accountId = codes.idOf(String(username));
      const scopes = String(scope);

      const grant = new provider.Grant({ accountId, clientId: client.clientId });
      grant.addOIDCScope(scopes);
      const grantId = await grant.save();
      const accessToken = new provider.AccessToken({
        accountId,
        client,
        grantId,
        gty: 'otp',
        scope: scopes,
      });
      context.oidc.entity('AccessToken', accessToken);
      const access_token = await accessToken.save();

      // As the standard has it, other claims are left to userinfo.
      const idToken = Object.assign(new provider.IdToken({ sub: accountId }, { ctx: context }), {
        scope: 'openid',
      });
      idToken.set('at_hash', access_token);
      context.body = {
        access_token,
        id_token: await idToken.issue({ use: 'idtoken' }),
        token_type: 'Bearer',
        expires_in: accessToken.expiration,
        scope: scopes,
      };
    },
    parameters,
  );
}
