// Backends that are wrong in one way each, with what `sms-lock check` has to find.

import { rightCode } from './own-backend.js';

/**
 * What is wrong, what is found, and in what words it is put right.
 *
 * @typedef {object} Fault
 * @property {string} name
 * @property {import('./own-backend.js').Spoil} spoil
 * @property {string[]} found
 * @property {RegExp} fix
 * @property {string[]} [more] words of the command line
 */

/** @type {readonly Fault[]} */
export const faults = [
  {
    name: 'a preflight that is not answered',
    spoil(reply, { isPreflight }) {
      if (isPreflight) reply.status = 405;
    },
    found: ['error start preflight', 'error verify preflight'],
    fix: /^Access-Control-Allow-Headers: content-type, x-request-language$/m,
  },
  {
    name: 'a preflight without the header for the language',
    spoil({ headers }, { isPreflight, endpoint }) {
      if (isPreflight && endpoint === 'start') {
        headers['access-control-allow-headers'] = 'Content-Type, Authorization';
      }
    },
    found: ['error start preflight-headers'],
    fix: /^Access-Control-Allow-Headers: content-type, authorization, x-request-language$/,
  },
  {
    name: 'a preflight for another origin',
    spoil({ headers }, { isPreflight, endpoint }) {
      if (isPreflight && endpoint === 'verify') {
        headers['access-control-allow-origin'] = 'https://www.app.example';
      }
    },
    found: ['error verify preflight-origin'],
    fix: /^Access-Control-Allow-Origin: https:\/\/app\.example$/,
  },
  {
    name: 'errors that lack CORS headers',
    spoil({ status, headers }) {
      if (status >= 400) delete headers['access-control-allow-origin'];
    },
    found: ['error start cors', 'error verify cors'],
    fix: /^Access-Control-Allow-Origin: https:\/\/app\.example$/,
  },
  {
    name: 'any origin, with cookies',
    spoil({ headers }, { endpoint, isPreflight }) {
      if (endpoint === 'start' && !isPreflight) headers['access-control-allow-origin'] = '*';
    },
    found: ['error start cors'],
    fix: /^Access-Control-Allow-Origin: https:\/\/app\.example$/,
    more: ['--credentials', 'include'],
  },
  {
    name: 'no leave for cookies',
    spoil({ headers }, { isPreflight, endpoint }) {
      if (isPreflight && endpoint === 'verify') delete headers['access-control-allow-credentials'];
    },
    found: ['error verify preflight-credentials'],
    fix: /^Access-Control-Allow-Credentials: true$/,
    more: ['--credentials', 'include'],
  },
  {
    name: 'every origin that asks, with cookies',
    spoil(reply, { isPreflight, headers, endpoint }) {
      if (!isPreflight || endpoint === 'start') return;
      reply.headers['access-control-allow-origin'] = headers.origin ?? '';
      reply.headers['access-control-allow-credentials'] = 'true';
    },
    found: ['error verify any-origin'],
    fix: /https:\/\/app\.example/,
    more: ['--credentials', 'include'],
  },
  {
    name: 'a redirect',
    spoil(reply, { endpoint, isPreflight }) {
      if (endpoint !== 'start' || isPreflight) return;
      reply.status = 308;
      reply.headers['location'] = '/start/';
    },
    found: ['error start redirect'],
    fix: /^start-url="http:\/\/127\.0\.0\.1:\d+\/start\/"$/,
  },
  {
    name: 'answers for a cache',
    spoil({ headers }, { endpoint }) {
      if (endpoint === 'verify') headers['cache-control'] = 'public, max-age=60';
    },
    found: ['error verify no-store'],
    fix: /^Cache-Control: no-store$/,
  },
  {
    name: 'answers that do not say who may keep them',
    spoil({ headers }, { endpoint }) {
      if (endpoint === 'start') delete headers['cache-control'];
    },
    found: ['warning start no-store'],
    fix: /^Cache-Control: no-store$/,
  },
  {
    name: 'JSON that is called HTML',
    spoil({ headers }, { endpoint, isPreflight }) {
      if (endpoint === 'verify' && !isPreflight) headers['content-type'] = 'text/html';
    },
    found: ['warning verify content-type'],
    fix: /^Content-Type: application\/json$/,
  },
  {
    name: 'a limit that does not say how long to wait',
    spoil({ headers }) {
      delete headers['retry-after'];
    },
    found: ['error start retry-after'],
    fix: /^Retry-After: 60$/,
  },
  {
    name: 'a limit whose header is hidden',
    spoil({ headers }) {
      delete headers['access-control-expose-headers'];
    },
    found: ['error start retry-after'],
    fix: /^Access-Control-Expose-Headers: Retry-After$/,
  },
  {
    name: 'a limit with a time that nobody reads',
    spoil({ status, headers }) {
      if (status === 429) headers['retry-after'] = 'in a minute';
    },
    found: ['error start retry-after'],
    fix: /^Retry-After: 60$/,
  },
  {
    name: 'a limit with another status',
    spoil(reply) {
      if (reply.status === 429) reply.status = 403;
    },
    found: ['warning start status-429'],
    fix: /429 Too Many Requests/,
  },
  {
    name: 'a message that is promised later and sent at once',
    spoil({ status, body }, { endpoint }) {
      if (status === 200 && endpoint === 'start') Object.assign(body ?? {}, { resend_in: 30 });
    },
    found: ['warning start resend-in'],
    fix: /^HTTP 429/,
  },
  {
    name: 'a name that is written in another way',
    spoil(reply, { endpoint }) {
      if (reply.status === 200 && endpoint === 'start') {
        reply.body = { challenge: 'b2d1', expiresIn: 180 };
      }
    },
    found: ['warning start member-expires_in'],
    fix: /^"expires_in": 180$/,
  },
  {
    name: 'the code in the answer of start',
    spoil({ status, body }, { endpoint, code }) {
      if (status === 200 && endpoint === 'start')
        Object.assign(body ?? {}, { debug: `SMS: ${code}` });
    },
    found: ['error start code-in-answer'],
    fix: /^Keep the code on the server/,
  },
  {
    name: 'the code in a token of the answer of start',
    spoil({ status, body }, { endpoint, code }) {
      const payload = Buffer.from(JSON.stringify({ sub: 'u_17', otp: code })).toString('base64url');
      const state = `eyJhbGciOiJub25lIn0.${payload}.c2lnbmF0dXJl`;
      if (status === 200 && endpoint === 'start') Object.assign(body ?? {}, { state });
    },
    found: ['error start code-in-answer'],
    fix: /random bytes/,
  },
  {
    name: 'a message for nobody',
    spoil(reply, { endpoint, body, isPreflight }) {
      if (endpoint === 'start' && !isPreflight && !body['phone_number']) reply.status = 200;
      if (reply.status === 200 && !body['phone_number'] && endpoint === 'start') reply.body = {};
    },
    found: ['error start not-json', 'error start empty-body', 'error start missing-member'],
    fix: /^HTTP 400/,
  },
  {
    name: 'a server that breaks on a wrong number',
    spoil(reply, { endpoint, body }) {
      if (endpoint === 'start' && body['phone_number'] === '+1') {
        reply.status = 500;
        reply.body = { error: 'Internal Server Error' };
      }
    },
    found: ['error start invalid-number'],
    fix: /^HTTP 400 \{"error":"phone-rejected"\}$/,
  },
  {
    name: 'a wrong code that is let in',
    spoil(reply) {
      if (/code-wrong|attempts-exceeded/.test(JSON.stringify(reply.body))) reply.status = 204;
      if (reply.status === 204) reply.body = undefined;
    },
    found: ['error verify wrong-code'],
    fix: /"code-wrong"/,
  },
  {
    name: 'a wrong code that breaks the server',
    spoil(reply) {
      if (!JSON.stringify(reply.body)?.includes('code-wrong')) return;
      reply.status = 500;
      reply.body = { error: 'oops' };
    },
    found: ['error verify wrong-code'],
    fix: /"code-wrong"/,
  },
  {
    name: 'a wrong code with a name that nobody knows',
    spoil({ body }) {
      if (JSON.stringify(body)?.includes('code-wrong'))
        Object.assign(body ?? {}, { error: 'nope' });
    },
    found: ['warning verify error-name'],
    fix: /"error":"code-wrong"/,
  },
  {
    name: 'a page of HTML for an error',
    spoil(reply) {
      if (!JSON.stringify(reply.body)?.includes('code-wrong')) return;
      reply.headers['content-type'] = 'text/html';
      reply.body = '<!doctype html><pre>Error: wrong code<br> at verify.js</pre>';
    },
    found: ['warning verify content-type', 'warning verify error-name'],
    fix: /^Content-Type: application\/json$/,
  },
  {
    name: 'a login without a code',
    spoil(reply, { endpoint, body, isPreflight }) {
      if (endpoint !== 'verify' || isPreflight || body['code'] !== undefined) return;
      reply.status = 200;
      reply.body = { access_token: 'a' };
    },
    found: ['error verify not-json', 'error verify empty-body', 'error verify missing-member'],
    fix: /^HTTP 400/,
  },
  {
    name: 'as many guesses as one likes',
    spoil(reply, { endpoint, isPreflight, body }) {
      if (endpoint !== 'verify' || isPreflight || typeof body['code'] !== 'string') return;
      reply.status = 400;
      reply.body = { error: 'code-wrong' };
    },
    found: ['warning verify guessing'],
    fix: /attempts-exceeded/,
  },
  {
    name: 'a login without a session',
    spoil({ headers }) {
      delete headers['set-cookie'];
    },
    found: ['error verify login'],
    fix: /access_token/,
    more: ['--credentials', 'include', '--code', rightCode],
  },
  {
    name: 'a cookie that the page does not ask for',
    spoil() {},
    found: ['error verify login'],
    fix: /credentials="include"/,
    more: ['--code', rightCode],
  },
  {
    name: 'a cookie that scripts can read',
    spoil({ headers }) {
      if (headers['set-cookie']) headers['set-cookie'] = 'session=abc; Path=/';
    },
    found: ['warning verify cookie'],
    fix: /^HttpOnly; Secure$/,
    more: ['--credentials', 'include', '--code', rightCode],
  },
  {
    name: 'a code that counts twice',
    spoil(reply, { body, code }) {
      if (body['code'] !== code) return;
      reply.status = 200;
      reply.body = { access_token: 'a' };
    },
    found: ['error verify single-use'],
    fix: /^Forget the code/,
    more: ['--code', rightCode],
  },
];
