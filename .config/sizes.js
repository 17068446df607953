// Measures dist/cdn: what a page downloads and when, read from the imports in the built files.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { parseSync } from 'vite';

const folder = 'dist/cdn';
const entry = 'sms-lock.js';

/**
 * Modules that are loaded only when a person or a page asks for more than a login: another country,
 * what is wrong with a number, endpoints of another contract, a number that is kept, a login that a reload interrupted, the code in
 * a message that was pasted, a dialog, a box to tick, the signature of an ID token, a login
 * that leaves the page.
 */
const notInEveryLogin =
  /^src\/(?:adapters\/(?:explain-cors|mapped-endpoints|named-failure|redirect|verify-id-token)|client\/come-back|code\/extract-code|ui\/(?:country-list|extras|make-way)|phone\/(?:example-number|remembered-phone))\.ts$/;

/**
 * A built file.
 *
 * @typedef {object} Chunk
 * @property {number} bytes brotli, quality 11
 * @property {readonly string[]} imports files it cannot run without
 * @property {readonly string[]} lazyImports files it loads when it needs them
 * @property {readonly string[]} sources modules of src in it
 */

/**
 * One line of the budget.
 *
 * @typedef {object} Size
 * @property {string} what
 * @property {number} size
 * @property {number} limit
 * @property {'bytes' | 'requests'} unit
 */

/** @returns {ReadonlyMap<string, Chunk>} */
function readChunks() {
  const files = readdirSync(folder).filter((file) => file.endsWith('.js'));
  return new Map(files.map((file) => [file, readChunk(file)]));
}

/**
 * @param {string} file
 * @returns {Chunk}
 */
function readChunk(file) {
  const code = readFileSync(path.join(folder, file));
  const compressed = brotliCompressSync(code, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: code.length,
    },
  });
  const text = code.toString();
  const { staticImports, staticExports, dynamicImports } = parseSync(file, text).module;
  const reExports = staticExports.flatMap(({ entries }) =>
    entries.map(({ moduleRequest }) => moduleRequest?.value),
  );
  /** @type {{ sources: string[] }} */
  const { sources } = JSON.parse(readFileSync(path.join(folder, `${file}.map`), 'utf8'));
  return {
    bytes: compressed.length,
    imports: local(file, [
      ...staticImports.map(({ moduleRequest }) => moduleRequest.value),
      ...reExports,
    ]),
    lazyImports: local(
      file,
      dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start + 1, end - 1)),
    ),
    sources: sources
      .map((source) => path.posix.join(folder, source))
      .filter((source) => source.startsWith('src/')),
  };
}

/**
 * @param {string} file
 * @param {readonly (string | undefined)[]} specifiers
 */
function local(file, specifiers) {
  const found = [...new Set(specifiers.filter((specifier) => specifier !== undefined))];
  const foreign = found.find((specifier) => !specifier.startsWith('./'));
  if (foreign) throw new Error(`${folder}/${file} imports ${foreign}, which is not beside it`);
  return found.map((specifier) => specifier.slice(2));
}

/** What only endpoints of another contract need, besides what endpoints need. */
const mappedEndpoints = /^src\/adapters\/mapped-endpoints\.ts$/;

/** The modules of which a login needs one: those that the table of presets loads. */
function presetModules() {
  const presets = readFileSync('src/adapters/presets.ts', 'utf8');
  const names = [...presets.matchAll(/import\('\.\/([a-z0-9-]+)\.js'\)/g)]
    .map(([, name]) => name)
    .filter((name) => !mappedEndpoints.test(`src/adapters/${name}.ts`));
  if (names.length === 0) throw new Error('src/adapters/presets.ts loads no adapter any more');
  return new RegExp(`^src/adapters/(?:${names.join('|')})\\.ts$`);
}

/** Reads dist/cdn and returns every line of the budget. */
export function measure() {
  const chunks = readChunks();
  /** @param {string} file */
  const chunk = (file) => {
    const found = chunks.get(file);
    if (!found) throw new Error(`${folder}/${file} is missing: run npm run build`);
    return found;
  };
  /**
   * A file and everything it cannot run without.
   *
   * @param {string} file
   * @returns {string[]}
   */
  const closure = (file) => [file, ...chunk(file).imports.flatMap(closure)];
  /** @param {readonly string[]} files */
  const weigh = (files) => [...new Set(files)].reduce((sum, file) => sum + chunk(file).bytes, 0);

  const first = new Set(closure(entry));
  const lazy = [...chunks.keys()].filter((file) => !first.has(file));
  /** @param {RegExp} module */
  const holding = (module) =>
    lazy.filter((file) => chunk(file).sources.some((source) => module.test(source)));
  /** @param {readonly string[]} files */
  const withoutFirst = (files) => files.flatMap(closure).filter((file) => !first.has(file));

  const phoneEngine = withoutFirst(holding(/^src\/phone\/phone-engine\.ts$/));
  if (phoneEngine.length === 0) throw new Error('the phone engine is not a lazy file any more');
  const locales = holding(/^src\/i18n\/(?:locales\/|english\.)/);
  const adapters = holding(presetModules());
  /** @param {string} file */
  const isChoice = (file) => adapters.includes(file) || locales.includes(file);
  const onDemand = holding(notInEveryLogin);
  const inLogins = [...chunks.keys()].filter((file) => !onDemand.includes(file));
  const entered = new Set(inLogins.flatMap((file) => chunk(file).lazyImports));
  // Whatever else is neither an adapter nor a locale is needed in a login.
  const common = lazy
    .filter((file) => entered.has(file) && !isChoice(file) && !onDemand.includes(file))
    .concat(...first)
    .flatMap(closure);
  /** @param {RegExp} choice */
  const chosen = (choice) => holding(choice).flatMap(closure);
  const usual = [/^src\/adapters\/auth0\.ts$/, /^src\/i18n\/english\.ts$/];
  const largest = (/** @type {readonly string[]} */ files) =>
    Math.max(...files.map((file) => chunk(file).bytes));

  /** @type {Size[]} */
  const sizes = [
    {
      what: 'before the phone number can be typed, Lit included',
      size: weigh([...first]),
      limit: 14_600,
      unit: 'bytes',
    },
    {
      what: 'requests before that, the module itself aside',
      size: first.size - 1,
      limit: 0,
      unit: 'requests',
    },
    {
      what: 'phone engine and metadata, after the first paint',
      size: weigh(phoneEngine),
      limit: 33_000,
      unit: 'bytes',
    },
    {
      what: 'the whole login, with Auth0 and in English',
      size: weigh([...common, ...usual.flatMap(chosen)]),
      limit: 52_000,
      unit: 'bytes',
    },
    { what: 'one language, the largest', size: largest(locales), limit: 2_000, unit: 'bytes' },
    { what: 'one adapter, the largest', size: largest(adapters), limit: 2_000, unit: 'bytes' },
    {
      what: 'a mapping of endpoints, besides',
      size: weigh(holding(mappedEndpoints)),
      limit: 4_000,
      unit: 'bytes',
    },
  ];
  const files = [...chunks].map(([file, { bytes }]) => ({ file, bytes, isFirst: first.has(file) }));
  const inEveryLogin = [...new Set(common)].filter((file) => !first.has(file)).sort();
  const sumOfFirst = (/** @type {(code: Buffer) => number} */ size) =>
    [...first].reduce((sum, file) => sum + size(readFileSync(path.join(folder, file))), 0);
  const firstLoad = {
    raw: sumOfFirst((code) => code.length),
    gzip: sumOfFirst((code) => gzipSync(code, { level: 9 }).length),
    brotli: weigh([...first]),
  };
  return { sizes, firstLoad, files, inEveryLogin };
}
