// Tries the package as its users get it: packs it, installs it into an empty project, imports it in
// Node, compiles against its types, bundles it and runs what comes of it in Chromium.
//
//   npm run test:package -- --only rollup     only tests whose title has this in it
//
// The last line is "N passed, N failed"; the exit code is 1 if anything failed.

import { parseArgs } from 'node:util';
import { bundlerTests } from './bundlers.test.js';
import { htmlExampleTests } from './html-examples.test.js';
import { nodeTests } from './node.test.js';
import { playwrightTests } from './playwright.test.js';
import { Project } from './project.js';
import { scriptTagTests } from './script-tag.test.js';
import { typesTests } from './types.test.js';
import { importMapTests } from './import-map.test.js';
import { Surroundings } from './surroundings.js';

/**
 * @typedef {readonly [title: string, run: () => Promise<unknown>]} Test
 */

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
/** Of one test, in milliseconds. */
const patience = 120_000;
let passed = 0;
let failed = 0;

const project = await Project.create();
const surroundings = await Surroundings.create(project);
const types = typesTests(project);
try {
  // Two at a time, which take about as long.
  await Promise.all([
    tryAll([...nodeTests(project), ...types.compilers]),
    tryAll([
      ...bundlerTests(surroundings),
      ...importMapTests(surroundings),
      ...scriptTagTests(surroundings),
      ...htmlExampleTests(surroundings),
      ...playwrightTests(surroundings),
      ...types.others,
    ]),
  ]);
} finally {
  types.end();
  await surroundings.stop();
  project.remove();
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

/** @param {readonly Test[]} tests */
async function tryAll(tests) {
  for (const [title, run] of tests) {
    if (!title.includes(values.only)) continue;
    const started = performance.now();
    try {
      await inTime(run(), title);
      passed += 1;
      console.log(`ok      ${((performance.now() - started) / 1000).toFixed(1)} s  ${title}`);
    } catch (error) {
      failed += 1;
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      console.error(`FAILED  ${title}\n${text.replace(/^/gm, '  ')}`);
    }
  }
}

/**
 * @param {Promise<unknown>} promise
 * @param {string} what
 */
async function inTime(promise, what) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took too long`)), patience);
  });
  try {
    await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
