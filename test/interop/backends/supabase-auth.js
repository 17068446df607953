// What Supabase Auth says over HTTP to its own library in a login, kept in memory: the server itself
// is written in Go, which npm does not have.

import { randomUUID } from 'node:crypto';
import { allow, answerJson, bodyOf, serve } from '../serve.js';
import { OneTimeCodes } from './one-time-codes.js';

/** @import { IncomingMessage, ServerResponse } from 'node:http' */
/** @import { Running, ServerOptions } from '../contract.js' */

/** In seconds. */
const sessionLifetime = 3600;
const headers = ['apikey', 'authorization', 'content-type', 'x-client-info'];

/**
 * @param {ServerOptions} options
 * @returns {Promise<Running>}
 */
export async function startSupabaseAuth(options) {
  const codes = new OneTimeCodes(options);
  /** Ids, by token. @type {Map<string, string>} */
  const sessions = new Map();
  const leave = { origin: options.pageOrigin, headers: [...headers, 'x-supabase-api-version'] };
  const { origin, requests, stop } = await serve(() => async (request, response) => {
    if (allow(request, response, leave)) return;
    const { pathname } = new URL(request.url ?? '/', 'http://supabase');
    if (pathname === '/auth/v1/user') return answerUser(request, response, sessions);
    const { phone, token } = JSON.parse(String(await bodyOf(request)));
    if (pathname === '/auth/v1/otp') return answerOtp(response, codes.send(phone).status);
    if (codes.check(phone, token) !== 'right') {
      return refuse(response, 403, 'otp_expired', 'Token has expired or is invalid');
    }
    const user = userOf(codes.idOf(phone), phone);
    const accessToken = accessTokenOf(user.id);
    sessions.set(accessToken, user.id);
    answerJson(response, 200, {
      access_token: accessToken,
      token_type: 'bearer',
      expires_in: sessionLifetime,
      refresh_token: randomUUID(),
      user,
    });
  });
  return {
    attributes: { own: 'supabase-js', backend: origin },
    messages: () => codes.messages,
    requests: () => requests,
    whoIs: ({ accessToken }) => ({
      url: `${origin}/auth/v1/user`,
      request: { headers: { authorization: `Bearer ${accessToken}` } },
      idIn: (/** @type {{ id?: string }} */ body) => body.id,
    }),
    stop,
  };
}

/**
 * @param {ServerResponse} response
 * @param {number} status
 */
function answerOtp(response, status) {
  if (status === 200) return answerJson(response, 200, {});
  refuse(response, 429, 'over_sms_send_rate_limit', 'For security purposes, wait a minute.');
}

/**
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 * @param {ReadonlyMap<string, string>} sessions
 */
function answerUser(request, response, sessions) {
  const id = sessions.get(request.headers.authorization?.replace('Bearer ', '') ?? '');
  if (!id) return refuse(response, 403, 'bad_jwt', 'invalid JWT');
  answerJson(response, 200, userOf(id, ''));
}

/**
 * @param {ServerResponse} response
 * @param {number} status
 * @param {string} code
 * @param {string} message
 */
function refuse(response, status, code, message) {
  answerJson(response, status, { code: status, error_code: code, msg: message });
}

/**
 * @param {string} id
 * @param {string} phone
 */
function userOf(id, phone) {
  return { id, aud: 'authenticated', phone: phone.slice(1), app_metadata: {}, user_metadata: {} };
}

/** The library reads the claims, and leaves the signature to servers. @param {string} id */
function accessTokenOf(id) {
  const exp = Math.floor(Date.now() / 1000) + sessionLifetime;
  const parts = [
    { alg: 'HS256', typ: 'JWT' },
    { sub: id, exp, session_id: randomUUID() },
    'signed',
  ];
  return parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
}
