// The package in Node, where there is no DOM.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { exampleFiles } from './examples.js';

/** @import { Project } from './project.js' */
/** @import { Test } from './run.js' */

const use = `
import assert from 'node:assert/strict';
import { SmsLockClient, SmsLockError, errorCodes, extractCode } from 'sms-lock/headless';
import { auth0 } from 'sms-lock/adapters/auth0';
import german from 'sms-lock/locales/de';
import { endpoints } from 'sms-lock/adapters/endpoints';
import { createTenant, tenantFetch } from 'sms-lock/testing';

assert.equal(errorCodes.length > 20, true);
assert.equal(german.direction, 'ltr');
assert.equal(extractCode('Your code is 123456', 6).code, '123456');
assert.equal(auth0({ domain: 'acme.eu.auth0.com', clientId: 'abc' }).name, 'auth0');
assert.throws(() => endpoints({}), (error) => error instanceof SmsLockError);

const adapter = endpoints({
  startUrl: 'https://tenant.example/start',
  verifyUrl: 'https://tenant.example/verify',
});
assert.equal(typeof tenantFetch(createTenant()), 'function');
assert.equal(new SmsLockClient({ adapter }).state.step, 'phone');
`;

/**
 * @param {Project} project
 * @returns {Test[]}
 */
export function nodeTests(project) {
  /** @param {string} code */
  const evaluate = (code) =>
    project.run(process.execPath, ['--no-warnings', '--input-type=module', '--eval', code]);
  return [
    [
      'Node: every entry can be imported where there is no DOM, each in a process of its own',
      async () => {
        const entries = project.entries();
        assert.ok(entries.length > 25, entries.join());
        for (const entry of entries) {
          const json = entry.endsWith('.json') ? ", { with: { type: 'json' } }" : '';
          await evaluate(`await import('${entry}'${json});
            if (typeof document !== 'undefined') throw new Error('there is a document');`);
        }
      },
    ],
    [
      'Node: an import of all entries together defines the element once',
      async () => {
        const entries = project.entries().filter((entry) => !entry.endsWith('.json'));
        const found = await evaluate(`
          const modules = [];
          for (const entry of ${JSON.stringify(entries)}) modules.push(await import(entry));
          const { SmsLockElement } = await import('sms-lock/element');
          console.log(customElements.get('sms-lock') === SmsLockElement);`);
        assert.equal(found.trim(), 'true');
      },
    ],
    [
      'Node: sms-lock/element defines nothing',
      async () => {
        const found = await evaluate(`
          await import('sms-lock/element');
          console.log(customElements.get('sms-lock'));`);
        assert.equal(found.trim(), 'undefined');
      },
    ],
    ['Node: what has no interface works', () => evaluate(use)],
    [
      'Node: the command runs',
      async () => {
        const help = await project.run('npx', ['--no-install', 'sms-lock', '--help']);
        assert.match(help, /sms-lock check/);
      },
    ],
    ['Node: the examples of the docs that can be run do', () => runExamples(project)],
    ['package: nothing is packed that nobody needs', async () => checkFiles(project)],
  ];
}

/** @param {Project} project */
async function runExamples(project) {
  // An optional peer dependency of the tenant in the examples, and what one of them is about.
  const own = project.withPackages(['liquidjs', 'msw']);
  try {
    const files = exampleFiles(own, 'js run', 'js');
    assert.ok(files.length > 0);
    for (const file of files) await own.run(process.execPath, [file]);
  } finally {
    own.remove();
  }
}

/** @param {Project} project */
function checkFiles({ packed }) {
  const files = readdirSync(packed, { recursive: true, encoding: 'utf8' });
  const has = (/** @type {string} */ file) => files.includes(path.normalize(file));
  const needed = [
    'custom-elements.json',
    'vscode.html-custom-data.json',
    'vscode.css-custom-data.json',
    'web-types.json',
    'dist/cdn/sms-lock.js',
    'dist/cdn/integrity.json',
    'dist/esm/index.js.map',
    'dist/esm/index.d.ts.map',
    'src/index.ts',
    'LICENSE',
  ];
  assert.deepEqual(
    needed.filter((file) => !has(file)),
    [],
  );
  const unneeded =
    /(?:^|\/)(?:test|demo|\.config|node_modules)\/|tsconfig|frameworks\.d\.ts|\.tgz$/;
  assert.deepEqual(
    files.filter((file) => unneeded.test(file)),
    [],
  );
}
