// What Twilio answers, on the loopback interface. https://www.twilio.com/docs/verify/api

import { createServer } from 'node:http';
import { once } from 'node:events';

/** @typedef {{ path: string, authorization: string, form: Record<string, string> }} Request */
/** @typedef {{ status: number, body: object, headers?: Record<string, string> }} Reply */

/** @param {number} status @param {number} code @param {Record<string, string>} [headers] */
export function refusal(status, code, headers = {}) {
  const message = `Something about +33612345678`;
  return { status, headers, body: { code, message, status, more_info: 'https://…' } };
}

/**
 * Plays a service of Twilio Verify with one code, and takes messages.
 *
 * @param {string} code the right one
 */
export async function startTwilio(code) {
  /** @type {Request[]} */
  const requests = [];
  /** Answers of these come first, one each. @type {Reply[]} */
  const planned = [];
  const verification = { sid: 'VE1', status: 'pending', valid: false };
  const started = new Date(Math.floor(Date.now() / 1000) * 1000 - 60_000).toISOString();

  /** @param {Request} request @returns {Reply} */
  const answer = ({ path, form }) => {
    if (path.endsWith('/Messages.json')) return { status: 201, body: { sid: 'SM1' } };
    if (path === '/v2/Services/VA1/Verifications') {
      return { status: 201, body: { ...verification, date_created: started } };
    }
    if (path !== '/v2/Services/VA1/VerificationCheck') return refusal(404, 20404);
    if (verification.valid || form['VerificationSid'] !== 'VE1') return refusal(404, 20404);
    verification.valid = form['Code'] === code;
    return {
      status: 200,
      body: { ...verification, status: verification.valid ? 'approved' : 'pending' },
    };
  };

  const server = createServer((incoming, outgoing) => {
    let text = '';
    incoming.on('data', (data) => (text += String(data)));
    incoming.on('end', () => {
      const { url: path = '', headers } = incoming;
      const form = Object.fromEntries(new URLSearchParams(text));
      const request = { path, authorization: headers.authorization ?? '', form };
      requests.push(request);
      const reply = planned.shift() ?? answer(request);
      outgoing.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
      outgoing.end(JSON.stringify(reply.body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    planned,
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}
