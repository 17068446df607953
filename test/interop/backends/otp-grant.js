// Auth0's grant type for one-time codes as an extension of oidc-provider, which issues the tokens.

import { errors } from 'oidc-provider';

/** @import { Client, KoaContextWithOIDC, Provider } from 'oidc-provider' */
/** @import { OneTimeCodes } from './one-time-codes.js' */

export const otpGrant = 'http://auth0.com/oauth/grant-type/passwordless/otp';

/**
 * A code that is not taken. The standard's `invalid_grant` comes with 400, and Auth0's with 403 and
 * a text that tells more.
 */
class Refusal extends errors.InvalidGrant {
  /** @param {string} description */
  constructor(description) {
    super(description);
    Object.assign(this, { status: 403, statusCode: 403, error_description: description });
  }
}

const refusals = {
  wrong: 'Wrong phone number or verification code.',
  exhausted: "You've reached the maximum number of attempts. Please try to login again.",
};

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
      if (!client) throw new errors.InvalidClient('no client');
      /** @type {Readonly<Record<string, unknown>>} */
      const { username, otp, scope } = { ...context.oidc.params };
      const verdict = codes.check(String(username), String(otp));
      if (verdict !== 'right') throw new Refusal(refusals[verdict]);
      const accountId = codes.idOf(String(username));
      context.body = await tokensFor(provider, context, {
        client,
        accountId,
        scope: String(scope),
      });
    },
    parameters,
  );
}

/**
 * @param {Provider} provider
 * @param {KoaContextWithOIDC} context
 * @param {{ client: Client, accountId: string, scope: string }} login
 */
async function tokensFor(provider, context, { client, accountId, scope }) {
  const grant = new provider.Grant({ accountId, clientId: client.clientId });
  grant.addOIDCScope(scope);
  const grantId = await grant.save();

  const accessToken = new provider.AccessToken({ accountId, client, grantId, gty: 'otp', scope });
  context.oidc.entity('AccessToken', accessToken);
  const access_token = await accessToken.save();

  // As the standard has it, all claims but this one are left to userinfo.
  const idToken = new provider.IdToken({ sub: accountId }, { ctx: context });
  Object.assign(idToken, { scope: 'openid' });
  idToken.set('at_hash', access_token);
  return {
    access_token,
    id_token: await idToken.issue({ use: 'idtoken' }),
    token_type: 'Bearer',
    expires_in: accessToken.expiration,
    scope,
  };
}
