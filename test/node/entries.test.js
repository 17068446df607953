// The entries of the package that have to work without a DOM, as npm delivers them.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../dist/esm/', import.meta.url));

const adapters = readdirSync(path.join(root, 'adapters'))
  .filter((file) => file.endsWith('.js'))
  .map((file) => `adapters/${file.replace(/\.js$/, '')}`);

for (const entry of ['headless', 'testing', ...adapters]) {
  test(`sms-lock/${entry} can be imported without a DOM`, async () => {
    /** @type {Record<string, unknown>} */
    const names = await import(`sms-lock/${entry}`);
    assert.equal(Object.keys(names).includes('default'), false);
  });
}

test('sms-lock/headless exports what an interface of one’s own needs', async () => {
  const names = Object.keys(await import('sms-lock/headless'));
  const needed = ['SmsLockClient', 'SmsLockError', 'errorCodes', 'endpoints', 'auth0'];
  const helpers = ['nextAction', 'clockTime', 'secondsUntil', 'extractCode', 'loadPhoneEngine'];
  for (const name of [...needed, ...helpers]) assert.ok(names.includes(name), name);
});

test('sms-lock/headless reads phone numbers in Node', async () => {
  const { loadPhoneEngine } = await import('sms-lock/headless');
  const engine = await loadPhoneEngine();
  const { phoneNumber, status } = engine.readPhone('06 12 34 56 78', 'FR');
  assert.deepEqual({ phoneNumber, status }, { phoneNumber: '+33612345678', status: 'ok' });
  assert.ok(Array.isArray(engine.surroundings().languages));
});

/**
 * The modules that an entry needs, whether at once or, with `isDeep`, at any time.
 *
 * @param {string} entry
 * @param {boolean} isDeep
 */
function modulesOf(entry, isDeep) {
  const atOnce = /^(?:import|export)\b(?:[^'"]*\bfrom\b)?\s*['"]([^'"]+)['"]/gm;
  const later = /\bimport\(\s*['"]([^'"]+)['"]/g;
  const patterns = isDeep ? [atOnce, later] : [atOnce];
  const files = new Set([path.join(root, entry)]);
  /** @type {Set<string>} */
  const packages = new Set();
  for (const file of files) {
    const source = readFileSync(file, 'utf8');
    const found = patterns.flatMap((pattern) => [...source.matchAll(pattern)]);
    for (const [, specifier = ''] of found) {
      if (!specifier.startsWith('.')) packages.add(specifier);
      else files.add(path.resolve(path.dirname(file), specifier));
    }
  }
  const missing = [...files].filter((file) => !existsSync(file));
  assert.deepEqual(missing, []);
  return { files: [...files].map((file) => path.relative(root, file)), packages: [...packages] };
}

test('sms-lock/headless needs no package at once, and never Lit or a part of the interface', () => {
  assert.deepEqual(modulesOf('headless.js', false).packages, []);
  const { files, packages } = modulesOf('headless.js', true);
  assert.ok(files.length > 10);
  assert.ok(
    packages.every((name) => name.startsWith('libphonenumber-js/') || name === 'jose'),
    packages.join(),
  );
  assert.deepEqual(
    files.filter((file) => file.startsWith('ui/') || file.includes('element')),
    [],
  );
});

test('every adapter keeps to itself: no interface, and no package but for signatures', () => {
  for (const entry of adapters) {
    assert.deepEqual(modulesOf(`${entry}.js`, false).packages, []);
    const { files, packages } = modulesOf(`${entry}.js`, true);
    assert.deepEqual(
      packages.filter((name) => name !== 'jose'),
      [],
    );
    // A mapping may send a number in its two parts, for which a table is enough.
    const foreign = files.filter((file) => /^(?:ui|phone)\//.test(file));
    assert.deepEqual(
      foreign.filter((file) => file !== 'phone/calling-codes.js'),
      [],
    );
  }
});

test('sms-lock/testing brings nothing of the widget along', () => {
  const { files, packages } = modulesOf('testing/index.js', true);
  assert.deepEqual(packages, ['liquidjs']);
  assert.deepEqual(
    files.filter((file) => !file.startsWith('testing/')),
    // What the tenant's messages say.
    ['code/sms-sentences.js'],
  );
});
