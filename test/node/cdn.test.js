// What the build for a script tag does to the code, beyond what a bundler does anyway.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import library from 'libphonenumber-js/mobile/metadata';
import { build } from 'vite';
import { packedMetadata, whatIsRead } from '../../.config/packed-metadata.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

const folder = path.join(root, 'dist/cdn');

/** @type {unknown} */
const original = library;
const metadata = /** @type {import('../../.config/packed-metadata.js').Metadata} */ (original);

/**
 * Builds a module with the plugin alone and returns the code.
 *
 * @param {string} entry
 */
async function built(entry) {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [packedMetadata()],
    build: { write: false, lib: { entry, formats: ['es'] } },
  });
  assert.ok(Array.isArray(result));
  const [chunk, ...others] = result.flatMap(({ output }) => output);
  assert.ok(chunk?.type === 'chunk');
  assert.deepEqual(others, []);
  return chunk.code;
}

/**
 * What a module exports by default when it is run.
 *
 * @param {string} code
 * @returns {Promise<unknown>}
 */
async function exported(code) {
  /** @type {{ default: unknown }} */
  const module = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return module.default;
}

/**
 * Builds the metadata of a release in which something is different.
 *
 * @param {(metadata: import('../../.config/packed-metadata.js').Metadata) => void} change
 */
async function builtWith(change) {
  const changed = structuredClone(metadata);
  change(changed);
  const temporary = mkdtempSync(path.join(tmpdir(), 'metadata-'));
  const entry = path.join(temporary, 'libphonenumber-js/metadata.mobile.json.js');
  try {
    mkdirSync(path.dirname(entry));
    writeFileSync(path.join(temporary, 'package.json'), '{"type":"module"}');
    writeFileSync(entry, `export default ${JSON.stringify(changed)};`);
    return { changed, code: await built(entry) };
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

/**
 * @param {(plan: readonly unknown[]) => readonly unknown[]} change of the plan of France
 * @returns {(metadata: import('../../.config/packed-metadata.js').Metadata) => void}
 */
const inFrance =
  (change) =>
  ({ countries }) => {
    countries['FR'] = change(countries['FR'] ?? []);
  };

test('the metadata that a browser unpacks are the library’s, in their order', async () => {
  const code = await built(fileURLToPath(import.meta.resolve('libphonenumber-js/mobile/metadata')));
  const unpacked = await exported(code);
  assert.deepEqual(unpacked, whatIsRead(metadata));
  assert.equal(JSON.stringify(unpacked), JSON.stringify(whatIsRead(metadata)));
  assert.ok(code.length < 0.7 * JSON.stringify(metadata).length);
});

test('metadata with other patterns, lengths and formats are packed as well', async () => {
  const { changed, code } = await builtWith(
    inFrance((plan) => {
      const format = [
        '(\\d{2})(\\d{1,12})(\\d)',
        '$1/$2-$3',
        ['1[2-4]', '1[23]4'],
        '(0$1)',
        1,
        '$1',
      ];
      return plan
        .with(2, '[1-8](?:\\d{8}|\\d{11,14})')
        .with(3, [9, 12, 13, 14, 15])
        .with(4, [['(\\d{3})', '$1'], format])
        .with(11, [0, ['1\\d{8}', [9]], 0, ['2\\d{8}']])
        .concat('00', ' ext ');
    }),
  );
  assert.deepEqual(await exported(code), whatIsRead(changed));
});

/** @type {readonly [what: string, change: Parameters<typeof inFrance>[0]][]} */
const surprises = [
  ['another kind of data in a plan', (plan) => [...plan, 0, 0, 'new']],
  ['a pattern with a character of the packed form', (plan) => plan.with(2, '5%')],
  ['a group that is no digits', (plan) => plan.with(4, [['(x)(\\d)', '$1 $2', ['1']]])],
  ['a format with more parts', (plan) => plan.with(4, [['(\\d)', '$1', ['1'], 0, 0, 0, 'new']])],
  ['lengths of fixed lines', (plan) => plan.with(11, [['1'], ['2']])],
];

for (const [what, change] of surprises) {
  test(`the build fails for ${what}`, async () => {
    await assert.rejects(builtWith(inFrance(change)), /packed and unpacked/);
  });
}

test('the build fails for a country that the calling codes do not know', async () => {
  const change = builtWith((changed) => {
    changed.country_calling_codes['33'] = ['FR', 'XX'];
    changed.countries['XX'] = changed.countries['FR'] ?? [];
  });
  await assert.rejects(change, /packed and unpacked/);
});

test('the build fails when it meets no metadata to pack', async () => {
  await assert.rejects(built('src/phone/digits.ts'), /not where it was/);
});

/** @type {readonly [text: string, source: string][]} */
const texts = [
  ['The phone engine', 'src/phone/load-engine.ts'],
  ['The code step', 'src/sms-lock-element.ts'],
];

for (const [text, source] of texts) {
  test(`the source map of the minified file leads from “${text}” to ${source}`, () => {
    const lines = readFileSync(path.join(folder, 'sms-lock.js'), 'utf8').split('\n');
    const line = lines.findIndex((candidate) => candidate.includes(text));
    const column = lines[line]?.indexOf(text) ?? -1;
    /** @type {import('node:module').SourceMapPayload} */
    const payload = JSON.parse(readFileSync(path.join(folder, 'sms-lock.js.map'), 'utf8'));
    const entry = new SourceMap(payload).findEntry(line, column);
    assert.ok('originalSource' in entry);
    assert.equal(path.join(folder, entry.originalSource), path.join(root, source));
    const written = readFileSync(path.join(root, source), 'utf8').split('\n');
    assert.ok(written[entry.originalLine]?.includes(text));
  });
}

test('every file has its source map beside it, and says so', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.js'));
  assert.ok(files.length > 5);
  for (const file of files) {
    assert.ok(
      readFileSync(path.join(folder, file), 'utf8').endsWith(`sourceMappingURL=${file}.map`),
    );
    /** @type {import('node:module').SourceMapPayload} */
    const { file: of, sources } = JSON.parse(
      readFileSync(path.join(folder, `${file}.map`), 'utf8'),
    );
    assert.equal(of, file);
    assert.ok(sources.some((one) => /^\.\.\/\.\.\/(?:src|node_modules\/jose)\//.test(one)));
  }
});

test('integrity.json has the hash of every file', () => {
  /** @type {Record<string, string>} */
  const hashes = JSON.parse(readFileSync(path.join(folder, 'integrity.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => file.endsWith('.js'));
  assert.deepEqual(Object.keys(hashes).sort(), files.sort());
  for (const file of files) {
    const hash = createHash('sha384').update(readFileSync(path.join(folder, file)));
    assert.equal(hashes[file], `sha384-${hash.digest('base64')}`);
  }
});

test('no file tells where it was built: everywhere the bytes are the same', () => {
  const files = readdirSync(folder);
  assert.ok(files.some((file) => file.endsWith('.map')));
  const telling = files.filter((file) =>
    readFileSync(path.join(folder, file), 'utf8').includes(root.replace(/\/$/, '')),
  );
  assert.deepEqual(telling, []);
});
