// A small backend with everything that the contract for own endpoints asks for, on the loopback
// interface, and a way to spoil one of its answers.

import { createServer } from 'node:http';

/**
 * @typedef {object} Reply
 * @property {number} status
 * @property {Record<string, string>} headers
 * @property {unknown} body JSON; a string is sent as it is
 */

/**
 * What was asked.
 *
 * @typedef {object} Asked
 * @property {'start' | 'verify'} endpoint
 * @property {boolean} isPreflight
 * @property {import('node:http').IncomingHttpHeaders} headers
 * @property {Record<string, unknown>} body
 * @property {string} code the right one
 */

/**
 * @typedef {(reply: Reply, asked: Asked) => void} Spoil
 */

export const pageOrigin = 'https://app.example';
export const rightCode = '482913';

/** @param {Spoil} [spoil] changes the answers */
export async function serveBackend(spoil) {
  const backend = new Backend();
  const server = createServer((incoming, outgoing) => {
    /** @type {Buffer[]} */
    const chunks = [];
    incoming.on('data', (/** @type {Buffer} */ chunk) => chunks.push(chunk));
    incoming.on('end', () => {
      const asked = read(incoming, Buffer.concat(chunks).toString());
      const reply = backend.answer(asked);
      spoil?.(reply, asked);
      const isText = typeof reply.body === 'string' || reply.body === undefined;
      outgoing.writeHead(reply.status, reply.headers);
      outgoing.end(isText ? reply.body : JSON.stringify(reply.body));
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/**
 * @param {import('node:http').IncomingMessage} incoming
 * @param {string} content
 * @returns {Asked}
 */
function read({ url, method, headers }, content) {
  /** @type {Record<string, unknown>} */
  let body = {};
  try {
    body = JSON.parse(content);
  } catch {
    // No JSON has no members.
  }
  const endpoint = url?.startsWith('/start') ? 'start' : 'verify';
  return { endpoint, isPreflight: method === 'OPTIONS', headers, body, code: rightCode };
}

class Backend {
  #sent = 0;
  #failures = 0;
  #isOpen = false;

  /**
   * @param {Asked} asked
   * @returns {Reply}
   */
  answer(asked) {
    const isKnown = asked.headers.origin === pageOrigin;
    /** @type {Record<string, string>} */
    const cors = isKnown
      ? {
          'access-control-allow-origin': pageOrigin,
          'access-control-allow-credentials': 'true',
          'access-control-allow-headers': 'content-type, x-request-language',
          'access-control-expose-headers': 'Retry-After',
          vary: 'Origin',
        }
      : {};
    if (asked.isPreflight) return { status: 204, headers: cors, body: undefined };
    const [status, body, headers = {}] =
      asked.endpoint === 'start' ? this.#start(asked) : this.#verify(asked);
    const own = { 'content-type': 'application/json', 'cache-control': 'no-store' };
    return { status, headers: { ...cors, ...own, ...headers }, body };
  }

  /**
   * @param {Asked} asked
   * @returns {[number, object, Record<string, string>?]}
   */
  #start({ body }) {
    const { phone_number: phoneNumber } = body;
    if (typeof phoneNumber !== 'string' || !/^\+[1-9]\d{6,14}$/.test(phoneNumber)) {
      return [400, { error: 'phone-rejected' }];
    }
    if (this.#sent === 2) return [429, { error: 'rate-limited' }, { 'retry-after': '60' }];
    this.#sent += 1;
    this.#failures = 0;
    this.#isOpen = true;
    return [200, { challenge: 'b2d1', expires_in: 180, code_length: 6, attempts_left: 5 }];
  }

  /**
   * @param {Asked} asked
   * @returns {[number, object, Record<string, string>?]}
   */
  #verify({ body }) {
    if (typeof body['code'] !== 'string') return [400, { error: 'invalid-request' }];
    if (!this.#isOpen || body['challenge'] !== 'b2d1') return [400, { error: 'challenge-lost' }];
    if (this.#failures === 5) return [403, { error: 'attempts-exceeded' }];
    if (body['code'] !== rightCode) {
      this.#failures += 1;
      return [400, { error: 'code-wrong', attempts_left: 5 - this.#failures }];
    }
    this.#isOpen = false;
    return [200, {}, { 'set-cookie': 'session=abc; HttpOnly; Secure; SameSite=Lax; Path=/' }];
  }
}
