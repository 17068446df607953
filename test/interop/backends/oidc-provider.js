// An OpenID provider (oidc-provider) whose ID tokens, JWKS and userinfo are its own. What Auth0 has
// besides is put in: the route that sends a code, the grant type for one-time codes, and JSON at the
// token endpoint, where the standard has forms only.

import './quiet.js';
import { createLocalJWKSet, exportJWK, generateKeyPair, jwtVerify } from 'jose';
import { Provider } from 'oidc-provider';
import { allow, answerJson, bodyOf, serve } from '../serve.js';
import { OneTimeCodes } from './one-time-codes.js';
import { registerOtpGrant, otpGrant } from './otp-grant.js';

/** @import { IncomingMessage, RequestListener } from 'node:http' */
/** @import { Running, ServerOptions } from '../contract.js' */

const clientId = 'interop';

const { privateKey } = await generateKeyPair('RS256', { extractable: true });
const key = { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' };

/**
 * @param {ServerOptions} options
 * @returns {Promise<Running>}
 */
export async function startProvider(options) {
  const codes = new OneTimeCodes(options);
  let issuer = '';
  const { origin, requests, stop } = await serve((served) => {
    // As Auth0's, with a slash.
    issuer = `${served}/`;
    return listener(createProvider(issuer, options.pageOrigin, codes), options.pageOrigin, codes);
  });
  return {
    attributes: { domain: origin, 'client-id': clientId },
    messages: () => codes.messages,
    requests: () => requests,
    whoIs: ({ accessToken }) => ({
      url: `${origin}/userinfo`,
      request: { headers: { authorization: `Bearer ${accessToken}` } },
      idIn: (/** @type {{ sub?: string }} */ body) => body.sub,
    }),
    async checkIdToken({ idToken = '' }) {
      const response = await fetch(`${origin}/.well-known/jwks.json`);
      const keys = createLocalJWKSet(await response.json());
      await jwtVerify(idToken, keys, { issuer, audience: clientId });
      return 'signed';
    },
    stop,
  };
}

/**
 * @param {string} issuer
 * @param {string} pageOrigin
 * @param {OneTimeCodes} codes
 */
function createProvider(issuer, pageOrigin, codes) {
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'none',
        grant_types: [otpGrant],
        response_types: [],
        redirect_uris: [],
      },
    ],
    jwks: { keys: [key] },
    cookies: { keys: ['a secret for tests, and for nothing else'] },
    routes: { token: '/oauth/token', userinfo: '/userinfo', jwks: '/.well-known/jwks.json' },
    claims: { openid: ['sub'], phone: ['phone_number', 'phone_number_verified'] },
    features: { devInteractions: { enabled: false } },
    ttl: { AccessToken: 3600, IdToken: 3600, Grant: 3600 },
    clientBasedCORS: (_context, origin) => origin === pageOrigin,
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, phone_number: codes.numberOf(id), phone_number_verified: true }),
    }),
  });
  provider.on('server_error', (_context, error) => console.error(error));
  registerOtpGrant(provider, codes);
  return provider;
}

/**
 * @param {Provider} provider
 * @param {string} pageOrigin
 * @param {OneTimeCodes} codes
 * @returns {RequestListener}
 */
function listener(provider, pageOrigin, codes) {
  const handle = provider.callback();
  return async (request, response) => {
    if (request.url === '/passwordless/start') {
      const headers = ['content-type', 'x-request-language'];
      const exposed = ['x-ratelimit-reset'];
      if (allow(request, response, { origin: pageOrigin, headers, exposed })) return;
      const { phone_number: phoneNumber } = JSON.parse(String(await bodyOf(request)));
      const { status, body, headers: more } = codes.send(phoneNumber);
      answerJson(response, status, body, more);
      return;
    }
    if (request.url === '/oauth/token' && request.method === 'POST') await acceptJson(request);
    void handle(request, response);
  };
}

/** The body of a request as if it had been a form. @param {IncomingMessage} request */
async function acceptJson(request) {
  const body = JSON.parse(String(await bodyOf(request)));
  request.headers['content-type'] = 'application/x-www-form-urlencoded';
  Object.assign(request, { body });
}
