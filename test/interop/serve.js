// HTTP on a free port of the loopback interface, and what CORS takes.

import { createServer } from 'node:http';
import { once } from 'node:events';

/** @import { IncomingHttpHeaders, IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http' */

/**
 * A server that is up.
 *
 * @typedef {object} Served
 * @property {string} origin
 * @property {readonly { method: string, path: string, headers: IncomingHttpHeaders }[]} requests
 *   the latest last
 * @property {Server} server
 * @property {() => Promise<unknown>} stop
 */

/**
 * Answers on a free port. What answers may want to know the address first, so it is made afterwards.
 *
 * @param {(origin: string) => RequestListener | Promise<RequestListener>} makeListener
 * @returns {Promise<Served>}
 */
export async function serve(makeListener) {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  // Pages and servers are of one site and of different origins, as app.acme.example and
  // api.acme.example are: cookies travel, and everything else needs leave.
  const origin = `http://localhost:${address.port}`;
  const listener = await makeListener(origin);
  /** @type {{ method: string, path: string, headers: IncomingHttpHeaders }[]} */
  const requests = [];
  server.on('request', (request, response) => {
    const { method = '', url: path = '', headers } = request;
    requests.push({ method, path, headers: { ...headers } });
    listener(request, response);
  });
  return {
    origin,
    requests,
    server,
    stop() {
      server.close();
      server.closeAllConnections();
      return once(server, 'close');
    },
  };
}

/**
 * What a page of another origin may do.
 *
 * @typedef {object} Leave
 * @property {string} origin
 * @property {readonly string[]} headers of requests
 * @property {readonly string[]} [exposed] headers of answers
 * @property {boolean} [credentials]
 */

/**
 * Gives it leave, and answers the request if it is the preflight.
 *
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 * @param {Leave} leave
 * @returns {boolean} whether it has answered
 */
export function allow(request, response, { origin, headers, exposed = [], credentials = false }) {
  response.setHeader('access-control-allow-origin', origin);
  response.setHeader('vary', 'Origin');
  if (credentials) response.setHeader('access-control-allow-credentials', 'true');
  if (exposed.length > 0) response.setHeader('access-control-expose-headers', exposed.join(', '));
  if (request.method !== 'OPTIONS') return false;
  response.setHeader('access-control-allow-methods', 'GET, POST');
  response.setHeader('access-control-allow-headers', headers.join(', '));
  response.writeHead(204).end();
  return true;
}

/** @param {IncomingMessage} request */
export async function bodyOf(request) {
  /** @type {Buffer[]} */
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/**
 * @param {ServerResponse} response
 * @param {number} status
 * @param {unknown} body
 * @param {Record<string, string>} [headers]
 */
export function answerJson(response, status, body, headers = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
