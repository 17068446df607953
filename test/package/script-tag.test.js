// The build for a script tag, from another origin and with hashes.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readIntegrity } from '../../.config/integrity.js';
import { integrityMap, preloadLines, scriptTag } from '../../.config/script-tag.js';
import { measure } from '../../.config/sizes.js';
import { script } from '../interop/page.js';
import { root } from './project.js';

/** @import { Surroundings } from './surroundings.js' */
/** @import { Test } from './run.js' */

const wrongHash = `sha384-${'A'.repeat(64)}`;

/**
 * @param {Surroundings} surroundings
 * @returns {Test[]}
 */
export function scriptTagTests(surroundings) {
  const folder = path.join(surroundings.project.packed, 'dist/cdn');
  const integrity = readIntegrity(folder);
  const preloaded = measure().inEveryLogin;

  /**
   * A page, and where the files of its script tag are: on another origin.
   *
   * @param {(base: string) => string} head
   * @param {string} [body]
   */
  const visitors = async (head, body = `<script type="module">${script}</script>`) => {
    const files = await surroundings.site(folder);
    const html = `<!doctype html><html lang="en"><head><title>Page</title>
      ${head(`${files.origin}/`)}</head><body>${body}</body></html>`;
    const { origin } = await surroundings.site(folder, { '/page': html });
    const requested = () => files.requests.map((request) => request.path.slice(1));
    return { url: `${origin}/page`, requested };
  };

  return [
    [
      'script tag: logs in from another origin, with hashes of all files and lines that preload',
      async () => {
        const { url, requested } = await visitors((base) => {
          const lines = { base, integrity };
          return integrityMap(lines) + preloadLines(lines, preloaded) + scriptTag(lines);
        });
        await surroundings.logIn(url);
        const files = requested();
        for (const file of ['sms-lock.js', ...preloaded]) assert.ok(files.includes(file), file);
        assert.deepEqual(files, [...new Set(files)]);
      },
    ],
    [
      'script tag: what is preloaded comes before the script has run',
      async () => {
        const { url, requested } = await visitors(
          (base) => preloadLines({ base, integrity }, preloaded),
          '<p>No script at all</p>',
        );
        await surroundings.evaluate(url, 'new Promise((resolve) => setTimeout(resolve, 500))');
        assert.deepEqual(requested().sort(), [...preloaded].sort());
      },
    ],
    [
      'script tag: without those lines a login loads the same files, each once',
      async () => {
        const { url, requested } = await visitors((base) => scriptTag({ base, integrity }));
        await surroundings.logIn(url);
        const files = requested();
        assert.deepEqual(
          preloaded.filter((file) => !files.includes(file)),
          [],
        );
        assert.deepEqual(files, [...new Set(files)]);
      },
    ],
    [
      'script tag: a file of another hash is not run',
      async () => {
        const { url, requested } = await visitors((base) =>
          scriptTag({ base, integrity: { ...integrity, 'sms-lock.js': wrongHash } }),
        );
        const found = await surroundings.evaluate(url, "String(customElements.get('sms-lock'))");
        assert.equal(found, 'undefined');
        assert.deepEqual(requested(), ['sms-lock.js']);
      },
    ],
    [
      'script tag: a later file of another hash is not run, and the person is told',
      async () => {
        const wrong = Object.fromEntries(preloaded.map((file) => [file, wrongHash]));
        const { url } = await visitors((base) => {
          const map = integrityMap({ base, integrity: { ...integrity, ...wrong } });
          return map + scriptTag({ base, integrity });
        });
        const person = await surroundings.visit(url);
        try {
          const { outcome } = await person.askForCode('06 12 34 56 78');
          assert.equal(outcome, 'load-failed');
          assert.ok(person.complaints.some((text) => text.includes('integrity')));
        } finally {
          await person.leave();
        }
      },
    ],
    [
      'script tag: the docs name the hashes of this build',
      async () => {
        const page = readFileSync(path.join(root, 'docs/script-tag.md'), 'utf8');
        for (const [file, hash] of Object.entries(integrity)) {
          assert.ok(page.includes(file) && page.includes(hash), file);
        }
      },
    ],
    [
      'script tag: every file names the others by relative URLs, whatever the folder is called',
      async () => {
        const files = Object.keys(integrity);
        for (const file of files) {
          const code = readFileSync(path.join(folder, file), 'utf8');
          const named = [...code.matchAll(/(?:from|import)\s*\(?["'`]([^"'`]+)["'`]/g)];
          for (const [, specifier = ''] of named) {
            assert.ok(files.includes(specifier.replace(/^\.\//, '')), `${file}: ${specifier}`);
            assert.ok(specifier.startsWith('./'), `${file}: ${specifier}`);
          }
        }
      },
    ],
  ];
}
