// The HTML in the docs, each block on a page of its own: the element is there, and nothing complains.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './project.js';

/** @import { Surroundings } from './surroundings.js' */
/** @import { Test } from './run.js' */

/** Theirs are tried by what they are generated from. */
const tried = /^docs\/(?:frameworks|script-tag)\.md$/;

/**
 * @param {Surroundings} surroundings
 * @returns {Test[]}
 */
export function htmlExampleTests(surroundings) {
  const folder = path.join(surroundings.project.packed, 'dist/cdn');
  return pagesWithExamples().map(({ page, examples }) => [
    `HTML of ${page}: ${examples.length} examples are there, and nothing complains`,
    async () => {
      for (const example of examples) {
        const { origin } = await surroundings.site(folder, { '/page': pageOf(example) });
        assert.deepEqual(await surroundings.complaintsOf(`${origin}/page`), [], example);
      }
    },
  ]);
}

function pagesWithExamples() {
  const docs = readdirSync(path.join(root, 'docs')).map((file) => `docs/${file}`);
  const pages = ['README.md', ...docs].filter((file) => file.endsWith('.md') && !tried.test(file));
  return pages
    .map((page) => {
      const blocks = readFileSync(path.join(root, page), 'utf8').matchAll(
        /^```html\n([\s\S]*?)^```$/gm,
      );
      const examples = [...blocks].map(([, code = '']) => code);
      return { page, examples: examples.filter((code) => code.includes('<sms-lock')) };
    })
    .filter(({ examples }) => examples.length > 0);
}

/** @param {string} example */
function pageOf(example) {
  const own = example.replaceAll('/sms-lock/sms-lock.js', '/sms-lock.js');
  const script = own.includes('src="/sms-lock.js"')
    ? ''
    : '<script type="module" src="/sms-lock.js"></script>';
  return `<!doctype html><html lang="en"><head><title>Page</title>${script}</head><body>${own}</body></html>`;
}
