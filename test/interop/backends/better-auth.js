// Better Auth with its plugins for phone numbers, bearer tokens and captchas, in memory; its own rate
// limit, its own session.

import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { toNodeHandler } from 'better-auth/node';
import { bearer, captcha, phoneNumber } from 'better-auth/plugins';
import { allow, answerJson, bodyOf, serve } from '../serve.js';

/** @import { RequestListener } from 'node:http' */
/** @import { BetterAuthPlugin } from 'better-auth' */
/** @import { Message, Running, ServerOptions } from '../contract.js' */

const startPath = '/phone-number/send-otp';

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
  /** @type {Message[]} */
  const messages = [];
  const checker = await serveCaptchaCheck(options.captcha);
  const plugins = [
    phonePlugin(options, messages),
    ...(isBearer ? [bearer()] : []),
    ...(options.captcha ? [captchaPlugin(checker.origin)] : []),
  ];
  const api = await serve((origin) => {
    const handle = toNodeHandler(createAuth(origin, options, plugins));
    return listener(handle, options.pageOrigin, isBearer);
  });
  const base = `${api.origin}/api/auth`;
  return {
    attributes: {
      adapter: 'better-auth',
      'base-url': base,
      ...(isBearer && { credentials: 'omit' }),
    },
    messages: () => messages,
    requests: () => api.requests,
    whoIs: ({ accessToken }) => ({
      url: `${base}/get-session`,
      request: isBearer
        ? { headers: { authorization: `Bearer ${accessToken}` } }
        : { credentials: 'include' },
      idIn: (/** @type {{ user?: { id?: string } } | null} */ body) => body?.user?.id,
    }),
    stop: () => Promise.all([api.stop(), checker.stop()]),
  };
}

/**
 * @param {ReturnType<typeof toNodeHandler>} handle
 * @param {string} pageOrigin
 * @param {boolean} isBearer
 * @returns {RequestListener}
 */
function listener(handle, pageOrigin, isBearer) {
  servers += 1;
  const client = `192.0.2.${servers}`;
  // Better Auth leaves CORS to the application.
  const leave = {
    origin: pageOrigin,
    headers: ['content-type', 'x-captcha-response', ...(isBearer ? ['authorization'] : [])],
    exposed: ['x-retry-after', ...(isBearer ? ['set-auth-token'] : [])],
    credentials: !isBearer,
  };
  return (request, response) => {
    if (allow(request, response, leave)) return;
    // As a proxy in front of it would.
    request.headers['x-forwarded-for'] = client;
    void handle(request, response);
  };
}

/**
 * @param {string} baseURL
 * @param {ServerOptions} options
 * @param {BetterAuthPlugin[]} plugins
 */
function createAuth(baseURL, { pageOrigin, startLimit }, plugins) {
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
      customRules: { [startPath]: { window: 60, max: startLimit ?? 0 } },
    },
    plugins,
  });
}

/**
 * @param {ServerOptions} options
 * @param {Message[]} messages
 */
function phonePlugin({ codeLifetime, isClosed = false }, messages) {
  return phoneNumber({
    expiresIn: codeLifetime,
    sendOTP({ phoneNumber, code }) {
      messages.push({ phoneNumber, code });
    },
    ...(!isClosed && {
      signUpOnVerification: {
        getTempEmail: (phoneNumber) => `${phoneNumber.slice(1)}@acme.example`,
      },
    }),
  });
}

/** @param {string} siteVerifyURLOverride where it is asked whether a captcha was solved */
function captchaPlugin(siteVerifyURLOverride) {
  return captcha({
    provider: 'cloudflare-turnstile',
    secretKey: 'a secret for tests, and for nothing else',
    siteVerifyURLOverride,
    endpoints: [startPath],
  });
}

/**
 * In place of Cloudflare, which says whether a captcha was solved.
 *
 * @param {string} [solved] the only token that is good
 */
function serveCaptchaCheck(solved) {
  return serve(() => async (request, response) => {
    /** @type {{ response?: string }} */
    const asked = JSON.parse(String(await bodyOf(request)));
    answerJson(response, 200, { success: asked.response === solved });
  });
}
