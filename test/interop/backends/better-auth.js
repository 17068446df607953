// Better Auth with its plugin `phoneNumber`, in memory; its own rate limit, its own session.

import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { toNodeHandler } from 'better-auth/node';
import { bearer, phoneNumber } from 'better-auth/plugins';
import { allow, serve } from '../serve.js';

/** @import { Message, Running, ServerOptions } from '../contract.js' */

/** How many servers there have been: the rate limit counts by address, and outlives a server. */
let servers = 0;

/** @param {ServerOptions} options */
export const withCookie = (options) => start(options, false);

/** @param {ServerOptions} options */
export const withBearer = (options) => start(options, true);

/**
 * @param {ServerOptions} options
 * @param {boolean} isBearer
 * @returns {Promise<Running>}
 */
async function start(options, isBearer) {
  const { pageOrigin } = options;
  /** @type {Message[]} */
  const messages = [];
  servers += 1;
  const client = `192.0.2.${servers}`;
  const { origin, requests, stop } = await serve((baseURL) => {
    const handle = toNodeHandler(createAuth(baseURL, options, isBearer, messages));
    return (request, response) => {
      // Better Auth leaves CORS to the application.
      const leave = {
        origin: pageOrigin,
        headers: ['content-type', ...(isBearer ? ['authorization'] : [])],
        exposed: ['x-retry-after', ...(isBearer ? ['set-auth-token'] : [])],
        credentials: !isBearer,
      };
      if (allow(request, response, leave)) return;
      // As a proxy in front of it would.
      request.headers['x-forwarded-for'] = client;
      void handle(request, response);
    };
  });
  const base = `${origin}/api/auth`;
  return {
    attributes: {
      adapter: 'better-auth',
      'base-url': base,
      ...(isBearer && { credentials: 'omit' }),
    },
    messages: () => messages,
    requests: () => requests,
    whoIs: ({ accessToken }) => ({
      url: `${base}/get-session`,
      request: isBearer
        ? { headers: { authorization: `Bearer ${accessToken}` } }
        : { credentials: 'include' },
      idIn: (/** @type {{ user?: { id?: string } } | null} */ body) => body?.user?.id,
    }),
    stop,
  };
}

/**
 * @param {string} baseURL
 * @param {ServerOptions} options
 * @param {boolean} isBearer
 * @param {Message[]} messages
 */
function createAuth(
  baseURL,
  { pageOrigin, codeLifetime, startLimit, isClosed = false },
  isBearer,
  messages,
) {
  return betterAuth({
    baseURL,
    secret: 'a secret for tests, and for nothing else',
    telemetry: { enabled: false },
    logger: { disabled: true },
    trustedOrigins: [pageOrigin],
    database: memoryAdapter({ user: [], session: [], account: [], verification: [] }),
    rateLimit: {
      enabled: startLimit !== undefined,
      storage: 'memory',
      customRules: { '/phone-number/send-otp': { window: 60, max: startLimit ?? 0 } },
    },
    plugins: [
      phoneNumber({
        expiresIn: codeLifetime,
        sendOTP({ phoneNumber, code }, context) {
          const language = context?.request?.headers.get('accept-language') ?? undefined;
          messages.push({ phoneNumber, code, language });
        },
        ...(!isClosed && {
          signUpOnVerification: {
            getTempEmail: (phoneNumber) => `${phoneNumber.slice(1)}@acme.example`,
          },
        }),
      }),
      ...(isBearer ? [bearer()] : []),
    ],
  });
}
