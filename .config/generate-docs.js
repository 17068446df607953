// Writes what follows from the code: custom-elements.json, the data for editors, docs/api.md, and
// what stands in README.md and in pages of docs between `<!-- generated:NAME -->` and
// `<!-- /generated -->`. With --check it writes nothing and fails when something there is not what it
// would write. Tables of the benchmark follow from the results that are committed. Needs
// `npm run build` before.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import prettier from 'prettier';
import { tablesOf } from '../test/bench/tables.js';
import { backendRows } from './backends.js';
import { cssCustomData, htmlCustomData, webTypes } from './editor-data.js';
import { frameworkExamples } from './examples.js';
import { importMap } from './import-map.js';
import { readIntegrity } from './integrity.js';
import { contractRows, differenceRows } from './interop.js';
import { createManifest, detailMembers } from './manifest.js';
import { table } from './markdown.js';
import { integrityMap, preloadLines, scriptTag } from './script-tag.js';
import { measure } from './sizes.js';

/** @type {typeof import('../src/i18n/english.js')} */
const { english } = await built('i18n/english.js');
/** @type {typeof import('../src/client/next-action.js')} */
const { errorCodes, nextAction } = await built('client/next-action.js');
/** @type {typeof import('../src/adapters/check-mapping.js')} */
const { readMapping } = await built('adapters/check-mapping.js');
/** @type {typeof import('../src/adapters/presets.js')} */
const { presetNames } = await built('adapters/presets.js');
/** @type {{ name: string, version: string }} */
const library = JSON.parse(readFileSync('package.json', 'utf8'));
const { manifest, element } = await createManifest();

/** What the interface offers after a failure, in words. */
const actionTexts = {
  'edit-phone': 'correct the number',
  'edit-code': 'type the code again',
  'new-code': 'send a new code',
  wait: 'wait, with the time if it is known',
  'go-back': 'go back to the number',
  retry: 'try again',
};

checkDocumented();
const tables = {
  attributes: attributesTable(),
  events: eventsTable(),
  errors: errorsTable(),
  sizes: sizesTable(),
  backends: await backendsTable(),
  contract: table(['', 'what somebody does', 'what comes of it'], contractRows()),
  differences: table(['', 'server', 'what comes of it', 'why'], differenceRows()),
  mapping: declarations('src/adapters/endpoints-mapping.ts'),
  supabasejs: sourceOf('test/interop/own-adapters/supabase-js.ts'),
  firebasesdk: sourceOf('test/interop/own-adapters/firebase-sdk.ts'),
  serveractions: sourceOf('test/frameworks/next/app/actions/actions.ts'),
  serveradapter: sourceOf('test/frameworks/next/app/actions/adapter.ts'),
  ...benchTables(),
  ...scriptTagLines(),
  importmap: fenced('html', importMapOfPackage()),
  ...frameworkExamples(),
};

const choices = {
  adapter: presetNames,
  credentials: ['omit', 'same-origin', 'include'],
};
const outputs = new Map([
  ['custom-elements.json', `${JSON.stringify(manifest, null, 2)}\n`],
  ...(await Promise.all([
    json('vscode.html-custom-data.json', htmlCustomData(element, choices)),
    json('vscode.css-custom-data.json', cssCustomData(element)),
    json('web-types.json', webTypes(element, choices, library)),
  ])),
  ['docs/api.md', await formatted('docs/api.md', apiPage())],
]);
const pages = readdirSync('docs').map((file) => `docs/${file}`);
const isFilled = (/** @type {string} */ page) =>
  page.endsWith('.md') && readFileSync(page, 'utf8').includes('<!-- generated:');
for (const file of ['README.md', ...pages].filter(isFilled)) {
  outputs.set(file, await formatted(file, filled(file)));
}

const stale = [...outputs].filter(
  ([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text,
);
if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`${file} does not agree with the code: npm run docs`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [file, text] of stale) writeFileSync(file, text);
}
console.log(`docs: ${outputs.size} files, ${stale.length} of them not up to date`);

/**
 * @param {string} file
 * @param {unknown} value
 * @returns {Promise<[string, string]>}
 */
async function json(file, value) {
  return [file, await formatted(file, JSON.stringify(value))];
}

/** @param {string} module */
function built(module) {
  return import(new URL(`../dist/esm/${module}`, import.meta.url).href);
}

/**
 * @param {string} file
 * @param {string} text
 */
async function formatted(file, text) {
  const options = await prettier.resolveConfig(file);
  return prettier.format(text, { ...options, filepath: file });
}

/** @param {string} file */
function filled(file) {
  return readFileSync(file, 'utf8').replace(
    /(<!-- generated:([a-z-]+) -->\n)[\s\S]*?(<!-- \/generated -->)/g,
    (_whole, start, /** @type {keyof typeof tables} */ name, end) => {
      if (!(name in tables)) throw new Error(`${file} asks for an unknown table: ${name}`);
      return `${start}\n${tables[name]}\n\n${end}`;
    },
  );
}

/**
 * A module that a suite tries, as a block of code.
 *
 * @param {string} file
 */
function sourceOf(file) {
  return fenced('typescript', readFileSync(file, 'utf8').trim());
}

/**
 * What a module of types declares, as a block of code that is no example.
 *
 * @param {string} file
 */
function declarations(file) {
  const code = readFileSync(file, 'utf8')
    .replace(/^\/\/ Pure.*\n|^import .*\n/gm, '')
    .replaceAll('export ', '')
    .trim();
  return fenced('typescript', code);
}

function apiPage() {
  const { members, slots, cssParts, cssStates, cssProperties } = element;
  const fields = members.filter(({ kind, attribute }) => kind === 'field' && !attribute);
  const methods = members.filter(({ kind }) => kind === 'method');
  return `<!-- Written by .config/generate-docs.js: npm run docs. -->

# API of \`<sms-lock>\`

${element.description}

## Attributes and properties

Every attribute is also a property. A value that makes no sense is ignored with one warning, and the default holds.

${tables.attributes}

## Properties without an attribute

${table(
  ['property', 'type', ''],
  fields.map(({ name, type, description, readonly }) => [
    code(name),
    code(type?.text),
    `${readonly ? 'Read only. ' : ''}${description ?? ''}`,
  ]),
)}

## Methods

${table(
  ['method', 'returns', ''],
  methods.map((method) => [
    code(`${method.static ? 'static ' : ''}${method.name}(${parametersOf(method)})`),
    code(method.return?.type?.text),
    [method.description, ...(method.parameters ?? []).map(parameterText)].filter(Boolean).join(' '),
  ]),
)}

Promises reject with an \`SmsLockError\` and nothing else. A rejection that nobody awaits does no harm: \`failed\` reports it too. They resolve with \`undefined\` when the answer is no longer wanted.

## Events

None of them bubbles: they may carry tokens.

${tables.events}

## Slots

${table(['slot', ''], slots.map(described))}

## Parts

${table(['part', ''], cssParts.map(described))}

## States

For CSS, as in \`sms-lock:state(busy)\`.

${table(['state', ''], cssStates.map(described))}

## Custom properties

They inherit, so they may also be set on what is around it. Light and dark follow \`color-scheme\`.

${table(
  ['property', 'default', ''],
  cssProperties.map(({ name, default: value, description }) => [
    code(name),
    code(value),
    description ?? '',
  ]),
)}

## Errors

\`SmsLockError.code\` is one of these. The text is the English one that the person reads.

${tables.errors}

Its other members, where they are known: \`retryAfter\` (seconds), \`attemptsLeft\`, \`status\` (HTTP), \`providerCode\` and \`providerMessage\` (the backend's own words, for logs), \`cause\`.
`;
}

function attributesTable() {
  const byField = new Map(element.members.map((member) => [member.name, member]));
  return table(
    ['attribute', 'property', 'type', 'default', ''],
    element.attributes.map(({ name, fieldName, description }) => {
      const { type, default: value } = byField.get(fieldName) ?? {};
      return [
        code(name),
        code(fieldName),
        code(type?.text.replace(' | undefined', '')),
        code(value === "''" ? undefined : value),
        description ?? '',
      ];
    }),
  );
}

function eventsTable() {
  return table(
    ['event', 'detail', ''],
    element.events.map(({ name, type, description }) => [
      code(name),
      detailMembers(type?.text ?? '')
        .map((member) => code(`${member.name}${member.isOptional ? '?' : ''}`))
        .join(', '),
      description ?? '',
    ]),
  );
}

function errorsTable() {
  return table(
    ['code', 'text', 'what is offered'],
    errorCodes.map((name) => [
      code(name),
      english.errors[name],
      actionTexts[nextAction({ code: name })],
    ]),
  );
}

async function backendsTable() {
  const head = ['', '`adapter`', '`client-id`', '`base-url`', 'else', '`credentials`'];
  return table([...head, 'language', 'captcha'], await backendRows());
}

/** The lines of a page that loads the element from another origin. */
function scriptTagLines() {
  const files = { base: 'https://static.example/sms-lock/', integrity: readIntegrity('dist/cdn') };
  const preloaded = preloadLines(files, measure().inEveryLogin);
  return {
    scripttag: fenced('html', scriptTag(files)),
    integritymap: fenced('html', integrityMap(files)),
    preload: fenced('html', preloaded),
  };
}

/** The import map of a server that has `node_modules` at its root. */
function importMapOfPackage() {
  // Not jose, which few need and install.
  /** @param {string} name */
  const folderOf = (name) => {
    if (name === library.name) return '.';
    return name === 'jose' ? undefined : `node_modules/${name}`;
  };
  const entries = [library.name, `${library.name}/headless`];
  const map = importMap(entries, folderOf, (name) => `/node_modules/${name}`);
  return `<script type="importmap">${JSON.stringify(map, null, 2)}</script>`;
}

/** Rounded, so that it changes with what matters only. */
function sizesTable() {
  /** @param {number} bytes */
  const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  return table(
    ['what', 'size', 'at most'],
    measure().sizes.map(({ what, size, limit, unit }) =>
      unit === 'bytes'
        ? [what, kilobytes(size), kilobytes(limit)]
        : [what, String(size), String(limit)],
    ),
  );
}

function benchTables() {
  /** @type {import('../test/bench/results.js').Results} */
  const results = JSON.parse(readFileSync('test/bench/results.json', 'utf8'));
  const { firstLoad } = measure();
  // Ours as it is now; the others stay as they were measured.
  const compared = results.compared.map((one) =>
    one.name === 'sms-lock' ? { ...one, sizes: firstLoad } : one,
  );
  const tables = Object.entries(tablesOf({ ...results, compared }));
  return /** @type {Record<keyof ReturnType<typeof tablesOf>, string>} */ (
    Object.fromEntries(tables.map(([name, { head, rows }]) => [name, table(head, rows)]))
  );
}

/**
 * @param {string} language
 * @param {string} text
 */
function fenced(language, text) {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

/** @param {string | undefined} text */
function code(text) {
  return text ? `\`${text}\`` : '';
}

/** @param {import('./manifest.js').Item} item */
function described({ name, description }) {
  return [code(name), description ?? ''];
}

/** @param {import('./manifest.js').Member} method */
function parametersOf({ parameters = [] }) {
  return parameters
    .map(({ name, optional, default: value }) => `${name}${optional || value ? '?' : ''}`)
    .join(', ');
}

/** @param {import('./manifest.js').Parameter} parameter */
function parameterText({ name, description }) {
  return description ? `${code(name)}: ${description}.` : '';
}

/** Every event, slot, part, state and custom property in the code has to be in the doc comment. */
function checkDocumented() {
  const files = readdirSync('src/ui').map((file) => `src/ui/${file}`);
  const code = [...files, 'src/sms-lock-element.ts']
    .map((file) => readFileSync(file, 'utf8').replace(/\/\*\*[\s\S]*?\*\//g, ''))
    .join('\n');
  /**
   * @param {RegExp} pattern
   * @returns {string[]}
   */
  const inCode = (pattern) => [
    ...new Set([...code.matchAll(pattern)].flatMap(([, names = '']) => names.split(/[\s,']+/))),
  ];
  const eventMap = /interface SmsLockEventMap \{([\s\S]*?)\n\}/.exec(
    readFileSync('src/events.ts', 'utf8'),
  )?.[1];
  const events = [...(eventMap ?? '').matchAll(/^ {2}'?([a-z-]+)'?:/gm)].map(
    ([, name = '']) => name,
  );
  const kinds = [
    { kind: 'event', used: events, documented: element.events },
    { kind: 'slot', used: inCode(/<slot\s+name="([a-z-]+)"/g), documented: element.slots },
    {
      kind: 'part',
      used: inCode(/(?:[\s<]part="|'part', ')([a-z -]+)["']/g),
      documented: element.cssParts,
    },
    {
      kind: 'state',
      used: inCode(/const allStates = \[([^\]]+)\]/g).filter(Boolean),
      documented: element.cssStates,
    },
    {
      kind: 'custom property',
      used: inCode(/var\((--sms-lock-[a-z-]+)/g),
      documented: element.cssProperties,
    },
  ];
  const problems = kinds.flatMap(({ kind, used, documented }) => {
    const names = documented.map(({ name }) => name);
    return [
      ...used
        .filter((name) => !names.includes(name))
        .map((name) => `${kind} ${name}: no doc comment`),
      ...names
        .filter((name) => !used.includes(name))
        .map((name) => `${kind} ${name}: not in the code`),
    ];
  });
  problems.push(...mistakesInHtml(), ...mistakesInCss());
  if (problems.length > 0) throw new Error(`Docs and code do not agree:\n${problems.join('\n')}`);
}

/** What is wrong with elements in the docs' HTML: attributes that there are not, and mappings. */
function mistakesInHtml() {
  const known = new Set([...element.attributes.map(({ name }) => name), 'lang', 'hidden', 'id']);
  const pages = readdirSync('docs').map((file) => `docs/${file}`);
  return ['README.md', ...pages].flatMap((page) => {
    const html = readFileSync(page, 'utf8').matchAll(/^```html\n([\s\S]*?)^```$/gm);
    const tags = [...html].flatMap(([, code = '']) => [...code.matchAll(/<sms-lock\s([^>]*)>/g)]);
    return tags.flatMap(([, attributes = '']) => {
      const names = attributes.replace(/="[^"]*"|='[^']*'/g, '').match(/[a-z-]+/g) ?? [];
      const [, mapping] = /endpoints='([^']*)'/.exec(attributes) ?? [];
      return [
        ...names
          .filter((name) => !known.has(name) && !name.startsWith('hx-'))
          .map((name) => `no attribute ${name}`),
        ...(mapping ? mistakesInMapping(mapping) : []),
      ].map((mistake) => `${page}: ${mistake}`);
    });
  });
}

/** Custom properties, parts and states in the docs' CSS that there are not. */
function mistakesInCss() {
  const kinds = [
    { pattern: /(--sms-lock-[a-z-]+)/g, documented: element.cssProperties },
    { pattern: /::part\(([a-z-]+)\)/g, documented: element.cssParts },
    { pattern: /:state\(([a-z-]+)\)/g, documented: element.cssStates },
  ];
  const pages = readdirSync('docs').map((file) => `docs/${file}`);
  return ['README.md', ...pages].flatMap((page) => {
    const blocks = readFileSync(page, 'utf8').matchAll(/^```css\n([\s\S]*?)^```$/gm);
    const css = [...blocks].map(([, code]) => code).join('\n');
    return kinds.flatMap(({ pattern, documented }) => {
      const names = documented.map(({ name }) => name);
      return [...css.matchAll(pattern)].flatMap(([, name = '']) =>
        names.includes(name) ? [] : [`${page}: CSS has no ${name}`],
      );
    });
  });
}

/** @param {string} mapping */
function mistakesInMapping(mapping) {
  try {
    readMapping(mapping);
    return [];
  } catch (error) {
    return [String(error)];
  }
}
