// The modules of npm in a browser, with an import map and no bundler.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { importMap } from '../../.config/import-map.js';
import { script } from '../interop/page.js';
import { root } from './project.js';

/** @import { Surroundings } from './surroundings.js' */
/** @import { Test } from './run.js' */

/**
 * @param {Surroundings} surroundings
 * @returns {Test[]}
 */
export function importMapTests(surroundings) {
  const { project } = surroundings;
  const inNodeModules = (/** @type {string} */ name) => `/node_modules/${name}`;
  /** @param {string} name */
  const folderOf = (name) => {
    const folder = path.join(project.folder, inNodeModules(name));
    return existsSync(folder) ? folder : undefined;
  };
  return [
    [
      'import map: the one in the docs is enough for a login',
      async () => {
        const page = readFileSync(path.join(root, 'docs/script-tag.md'), 'utf8');
        const [map = ''] =
          /<script type="importmap">\s*\{\s*"imports"[^]*?<\/script>/.exec(page) ?? [];
        const html = `<!doctype html><title>Page</title><body>
          ${map}<script type="module">import 'sms-lock';\n${script}</script>`;
        const site = await surroundings.site(project.folder, { '/': html });
        await surroundings.logIn(`${site.origin}/`);
      },
    ],
    [
      'import map: every entry is imported by a page',
      async () => {
        const entries = project.entries().filter((entry) => !entry.endsWith('.json'));
        assert.ok(entries.length > 25);
        const map = importMap(entries, folderOf, inNodeModules);
        const html = `<!doctype html><title>Page</title>
          <script type="importmap">${JSON.stringify(map)}</script>
          <script type="module">${entries
            .map((entry, index) => `import * as entry${index} from '${entry}';`)
            .join('\n')}
            globalThis.imported = [${entries.map((_, index) => `entry${index}`).join()}].length;
          </script>`;
        const site = await surroundings.site(project.folder, { '/': html });
        const found = await surroundings.evaluate(
          `${site.origin}/`,
          "[imported, customElements.get('sms-lock').name].join()",
        );
        assert.equal(found, `${entries.length},SmsLockElement`);
      },
    ],
  ];
}
