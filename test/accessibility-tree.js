// Writes what Chromium tells assistive technology of every state of the element, from the gallery,
// to test/accessibility-tree.txt: node test/accessibility-tree.js
// `npm test` compares the two.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launch } from 'puppeteer-core';
import { createServer } from 'vite';
import { findEngines, provideEngines } from './engines.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = new URL('accessibility-tree.txt', import.meta.url);

/** When everything in the tree happens, so that no time in it changes from run to run. */
const now = Date.UTC(2026, 0, 15, 12);

/** What was written, or nothing. */
export function writtenTrees() {
  return readFileSync(file, 'utf8');
}

/** The trees of all states, as an indented text. */
export async function readTrees() {
  provideEngines(['chromium']);
  const server = await createServer({ root, logLevel: 'warn', server: { port: 0 } });
  await server.listen();
  const browser = await launch({
    executablePath: findEngines().chromium ?? '',
    args: ['--lang=en-US', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    env: { ...process.env, LANGUAGE: 'en_US' },
  });
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 900 });
    await page.emulateTimezone('UTC');
    await page.evaluateOnNewDocument(`Date.now = () => ${now}`);
    await page.goto(`${server.resolvedUrls?.local[0]}test/gallery.html`);
    await page.waitForSelector('body[data-ready]');
    const captions = await page.$$eval('figcaption', (all) => all.map((one) => one.textContent));
    const tree = await page.accessibility.snapshot();
    return (tree?.children ?? [])
      .flatMap((node) =>
        captions.includes(node.name ?? '') ? ['', `# ${node.name}`] : lines(node),
      )
      .join('\n')
      .trimStart()
      .concat('\n');
  } finally {
    await browser.close();
    await server.close();
  }
}

/** What is written of a node besides its role and name. Not the focus, of which a page has one. */
const details = /** @type {const} */ ([
  'value',
  'description',
  'level',
  'checked',
  'selected',
  'expanded',
  'haspopup',
  'modal',
  'required',
  'readonly',
  'disabled',
  'invalid',
]);

/**
 * @param {import('puppeteer-core').SerializedAXNode} node
 * @returns {string[]}
 */
function lines(node) {
  const { role, name, children = [] } = node;
  const known = details
    .filter((detail) => node[detail] !== undefined && node[detail] !== false)
    .map((detail) =>
      node[detail] === true ? detail : `${detail}=${JSON.stringify(node[detail])}`,
    );
  const self = [role, name ? JSON.stringify(name) : '', ...known].filter(Boolean).join(' ');
  return [self, ...children.flatMap(lines).map((line) => `  ${line}`)];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(file, await readTrees());
  process.exit();
}
