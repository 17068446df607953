// Adapters that wrap a vendor's own library, each in a file of its own that is an example of the docs,
// bundled with the element as an application would.

import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** @import { Plugin } from 'vite' */

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** @typedef {ReadonlyMap<string, string>} Files by name */

/**
 * Where a server is, is known when it is up: long after the build.
 *
 * @type {Plugin}
 */
const environmentOfPage = {
  name: 'environment-of-page',
  enforce: 'pre',
  transform: (code, id) =>
    id.includes('/own-adapters/') ? code.replace('import.meta.env', 'environment') : undefined,
};

/** @param {string} name @returns {Promise<Files>} */
export async function bundle(name) {
  const result = await build({
    configFile: false,
    root,
    base: './',
    publicDir: false,
    logLevel: 'warn',
    plugins: [environmentOfPage],
    resolve: {
      alias: [
        { find: /^sms-lock$/, replacement: `${root}src/index.ts` },
        { find: /^sms-lock\/headless$/, replacement: `${root}src/headless.ts` },
        // The package `firebase` hands these on; it has much else.
        { find: /^firebase\//, replacement: '@firebase/' },
      ],
    },
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: { [name]: `${root}test/interop/own-adapters/${name}-page.ts` },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  return new Map(
    outputs.flatMap((one) =>
      'output' in one
        ? one.output.flatMap((file) =>
            file.type === 'chunk' ? [/** @type {const} */ ([file.fileName, file.code])] : [],
          )
        : [],
    ),
  );
}
