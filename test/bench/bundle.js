// Builds the pages' scripts that import a package, for production, as an application would.

import path from 'node:path';
import { build } from 'vite';

const folder = import.meta.dirname;

/**
 * @param {string} name of the package and of its file in `pages`
 * @returns {Promise<ReadonlyMap<string, string | Uint8Array>>} the files by their path on the server
 */
export async function bundle(name) {
  const result = await build({
    configFile: false,
    root: folder,
    base: `/${name}/`,
    mode: 'production',
    logLevel: 'error',
    build: {
      write: false,
      rolldownOptions: {
        input: path.join(folder, 'pages', `${name}.js`),
        output: { entryFileNames: 'main.js' },
      },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const files = outputs.flatMap((built) => ('output' in built ? built.output : []));
  return new Map(
    files.map((file) => [`/${name}/${file.fileName}`, 'code' in file ? file.code : file.source]),
  );
}
