// The routes of SuperTokens, as its Node SDK has them, in front of a core of ours.

import SuperTokens from 'supertokens-node';
import {
  CollectingResponse,
  middleware,
  PreParsedRequest,
} from 'supertokens-node/framework/custom';
import Passwordless from 'supertokens-node/recipe/passwordless';
import Session from 'supertokens-node/recipe/session';
import { allow, answerJson, bodyOf, serve } from '../serve.js';
import { Core } from './supertokens-core.js';

/** @import { IncomingMessage, RequestListener, ServerResponse } from 'node:http' */
/** @import { APIInterface } from 'supertokens-node/recipe/passwordless' */
/** @import { HTTPMethod } from 'supertokens-node/types' */
/** @import { Message, Running, ServerOptions } from '../contract.js' */
/** @import { Served } from '../serve.js' */

/** @param {ServerOptions} options */
export const withCookies = (options) => start(options, false);

/** @param {ServerOptions} options */
export const withHeaders = (options) => start(options, true);

const core = new Core();

/** The latest last. @type {Message[]} */
const messages = [];

/** Who may ask. */
let allowedOrigin = '';

/** Whether numbers that it does not know are sent away. */
let isClosed = false;

/** The SDK is one for a process. @type {Promise<Served> | undefined} */
let api;

/**
 * @param {ServerOptions} options
 * @param {boolean} isByHeader whether the session travels in headers
 * @returns {Promise<Running>}
 */
async function start(options, isByHeader) {
  const { pageOrigin, codeLifetime } = options;
  api ??= serveApi(pageOrigin);
  allowedOrigin = pageOrigin;
  isClosed = options.isClosed ?? false;
  const { origin, requests } = await api;
  const before = requests.length;
  core.reset(codeLifetime);
  messages.length = 0;
  return {
    attributes: {
      adapter: 'supertokens',
      'base-url': `${origin}/auth`,
      ...(isByHeader && { credentials: 'omit' }),
    },
    messages: () => messages,
    requests: () => requests.slice(before),
    whoIs: ({ accessToken }) => ({
      url: `${origin}/who-is-it`,
      request: isByHeader
        ? { headers: { authorization: `Bearer ${accessToken}` } }
        : { credentials: 'include' },
      idIn: (/** @type {{ id?: string }} */ body) => body.id,
    }),
    stop: () => Promise.resolve(),
  };
}

/** @param {string} pageOrigin */
async function serveApi(pageOrigin) {
  const { origin: coreOrigin } = await core.start();
  return serve((origin) => {
    initialise(origin, pageOrigin, coreOrigin);
    return listener();
  });
}

/**
 * @param {string} origin
 * @param {string} pageOrigin
 * @param {string} coreOrigin
 */
function initialise(origin, pageOrigin, coreOrigin) {
  SuperTokens.init({
    framework: 'custom',
    telemetry: false,
    supertokens: { connectionURI: coreOrigin },
    appInfo: { appName: 'Interop', apiDomain: origin, websiteDomain: pageOrigin },
    recipeList: [
      Session.init(),
      Passwordless.init({
        contactMethod: 'PHONE',
        flowType: 'USER_INPUT_CODE',
        override: { apis: sendStrangersAway },
        smsDelivery: {
          override: (original) => ({
            ...original,
            async sendSms({ phoneNumber, userInputCode = '' }) {
              messages.push({ phoneNumber, code: userInputCode });
            },
          }),
        },
      }),
    ],
  });
}

/**
 * As its documentation tells to: with a text for the person.
 *
 * @param {APIInterface} original
 * @returns {APIInterface}
 */
function sendStrangersAway(original) {
  return {
    ...original,
    async createCodePOST(input) {
      const phoneNumber = 'phoneNumber' in input ? input.phoneNumber : '';
      const known = await SuperTokens.listUsersByAccountInfo(input.tenantId, { phoneNumber });
      if (isClosed && known.length === 0) {
        const message = 'Sign ups are disabled. Please contact the admin.';
        return { status: 'GENERAL_ERROR', message };
      }
      if (!original.createCodePOST) throw new Error('no route');
      return original.createCodePOST(input);
    },
  };
}

/** @returns {RequestListener} */
function listener() {
  const handle = middleware();
  return async (request, response) => {
    const leave = {
      origin: allowedOrigin,
      headers: ['content-type', ...SuperTokens.getAllCORSHeaders()],
      credentials: true,
    };
    if (allow(request, response, leave)) return;
    const parsed = parse(request, await bodyOf(request));
    const collected = new CollectingResponse();
    const { handled, error } = await handle(parsed, collected);
    if (error) return answerJson(response, 500, { message: String(error) });
    if (!handled) {
      const session = await Session.getSession(parsed, collected, { sessionRequired: false });
      collected.sendJSONResponse({ id: session?.getUserId() });
    }
    return answer(response, collected);
  };
}

/**
 * @param {IncomingMessage} request
 * @param {Buffer} body
 */
function parse({ method = 'get', url = '/', headers }, body) {
  const { searchParams } = new URL(url, 'http://api');
  const cookies = (headers.cookie ?? '').split('; ').map((pair) => pair.split('='));
  const text = String(body);
  return new PreParsedRequest({
    method: /** @type {HTTPMethod} */ (method.toLowerCase()),
    url,
    headers: new Headers(/** @type {Record<string, string>} */ (headers)),
    cookies: Object.fromEntries(
      cookies.map(([name, value = '']) => [name, decodeURIComponent(value)]),
    ),
    query: Object.fromEntries(searchParams),
    getJSONBody: async () => (text ? JSON.parse(text) : {}),
    getFormBody: async () => Object.fromEntries(new URLSearchParams(text)),
  });
}

/**
 * @param {ServerResponse} response
 * @param {CollectingResponse} collected
 */
function answer(response, { statusCode, headers, cookies, body }) {
  for (const [name, value] of headers) response.setHeader(name, value);
  const lines = cookies.map(({ key, value, path, expires, httpOnly, sameSite }) =>
    [
      `${key}=${encodeURIComponent(value)}`,
      `Path=${path}`,
      `Expires=${new Date(expires).toUTCString()}`,
      `SameSite=${sameSite}`,
      ...(httpOnly ? ['HttpOnly'] : []),
    ].join('; '),
  );
  response.setHeader('set-cookie', lines);
  response.writeHead(statusCode).end(body);
}
