// The server of the benchmark, on the loopback interface: everything that it has is in memory, and
// compressed beforehand as much as can be.

import { once } from 'node:events';
import { createServer } from 'node:http';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** @import { IncomingMessage, ServerResponse } from 'node:http' */

/**
 * What a path answers.
 *
 * @typedef {object} Content
 * @property {string} type
 * @property {Buffer} raw
 * @property {Buffer} brotli of quality 11
 */

/** @typedef {{ raw: number, gzip: number, brotli: number }} Sizes in bytes, at the best quality */

const types = /** @type {const} */ ({
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
});

/** Pages that follow from their address. */
/** @typedef {(parameters: URLSearchParams) => string} Page */

/**
 * @param {string} file
 * @param {string | Uint8Array} text
 * @returns {Content}
 */
function contentOf(file, text) {
  const raw = Buffer.from(text);
  const extension = /** @type {keyof typeof types} */ (path.extname(file) || '.json');
  return { type: types[extension] ?? 'application/octet-stream', raw, brotli: compress(raw) };
}

/** @param {Buffer} raw */
function compress(raw) {
  return brotliCompressSync(raw, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: raw.length,
    },
  });
}

/**
 * @param {ReadonlyMap<string, string | Uint8Array>} files by path; those without an extension are
 * JSON
 * @param {ReadonlyMap<string, Page>} pages by path
 */
export async function serve(files, pages) {
  const contents = new Map([...files].map(([file, text]) => [file, contentOf(file, text)]));
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const page = pages.get(pathname);
    const content = page ? contentOf('page.html', page(searchParams)) : contents.get(pathname);
    request.resume().on('end', () => send(request, response, content));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return {
    origin: `http://localhost:${address.port}`,
    close: () => server.close(),
    /**
     * Of some files together; pages and answers do not count.
     *
     * @param {readonly string[]} urls
     * @returns {Sizes}
     */
    sizesOf(urls) {
      const found = urls
        .map((url) => contents.get(new URL(url).pathname))
        .filter((content) => content !== undefined)
        .filter(({ type }) => type !== types['.json'] && type !== types['.html']);
      const sum = (/** @type {(content: Content) => number} */ size) =>
        found.reduce((total, content) => total + size(content), 0);
      return {
        raw: sum(({ raw }) => raw.length),
        gzip: sum(({ raw }) => gzipSync(raw, { level: 9 }).length),
        brotli: sum(({ brotli }) => brotli.length),
      };
    },
  };
}

/**
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 * @param {Content | undefined} content
 */
function send(request, response, content) {
  if (!content) {
    console.warn(`${request.method} ${request.url} has no answer`);
    response.writeHead(404).end();
    return;
  }
  if (!request.headers['accept-encoding']?.includes('br')) throw new Error('no brotli here');
  response
    .writeHead(200, {
      'content-type': content.type,
      'content-encoding': 'br',
      'content-length': content.brotli.length,
    })
    .end(content.brotli);
}
