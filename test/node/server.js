// Serves a tenant over HTTP on the loopback interface.

import { createServer } from 'node:http';

/**
 * @param {import('sms-lock/testing').Tenant} tenant
 * @returns {Promise<{ url: string, requests: import('node:http').IncomingMessage[], close(): void }>}
 */
export async function serve(tenant) {
  /** @type {import('node:http').IncomingMessage[]} */
  const requests = [];
  const server = createServer((incoming, outgoing) => {
    requests.push(incoming);
    void answer(tenant, incoming, outgoing);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/**
 * Answers one request as the tenant does.
 *
 * @param {import('sms-lock/testing').Tenant} tenant
 * @param {import('node:http').IncomingMessage} incoming
 * @param {import('node:http').ServerResponse} outgoing
 */
export async function answer(tenant, incoming, outgoing) {
  /** @type {Buffer[]} */
  const chunks = [];
  incoming.on('data', (/** @type {Buffer} */ chunk) => chunks.push(chunk));
  await new Promise((resolve) => incoming.once('end', resolve));
  const { method = 'GET', headers, url = '/' } = incoming;
  const request = new Request(new URL(url, `http://${headers.host}`), {
    method,
    headers: Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [/** @type {[string, string]} */ ([name, value])] : [],
    ),
    ...(method !== 'GET' && { body: Buffer.concat(chunks) }),
  });
  const response = await tenant.handle(request);
  if (response.type === 'error') {
    incoming.socket.destroy();
    return;
  }
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}
