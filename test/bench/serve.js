// The page of the benchmark and the built files, on the loopback interface.

import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

/** @param {string} name */
function fileOf(name) {
  return name === '/' ? 'test/bench/page.html' : `dist/cdn${name}`;
}

/** @returns {Promise<{ url: string, close: () => void }>} */
export async function serve() {
  const server = createServer(async ({ url = '/' }, response) => {
    const type = url.endsWith('.js') ? 'text/javascript' : 'text/html';
    try {
      const content = await readFile(fileOf(new URL(url, 'http://localhost').pathname));
      response.setHeader('content-type', type).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
