// The metadata of libphonenumber-js in fewer bytes. What numbering plans have in common is put side
// by side, where a compressor finds it, or follows from the rest. Nothing is left out but what
// src/phone/library-plans.ts does not read.

import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runnerImport } from 'vite';
import { unpack } from './unpack-metadata.js';

/**
 * Its arrays have 0 for what is not there, and at their ends nothing.
 *
 * @typedef {object} Metadata
 * @property {number} version
 * @property {Record<string, readonly string[]>} country_calling_codes countries by calling code
 * @property {Record<string, readonly unknown[]>} countries
 */

const callingCodes = fileURLToPath(new URL('../src/phone/calling-codes.ts', import.meta.url));
const unpacker = fileURLToPath(new URL('unpack-metadata.js', import.meta.url));

/**
 * The parts of a numbering plan, in the order in which their columns compress best. `unpack` takes
 * them in the same one.
 *
 * @type {readonly ((plan: readonly unknown[]) => string)[]}
 */
const parts = [
  (plan) => text(plan[2]), // pattern
  (plan) => digits(plan[3]), // lengths
  (plan) => text(plan[10]), // leading digits
  (plan) => text(plan[7]), // prefix for parsing
  (plan) => ofTypes(plan, ([pattern]) => text(pattern)),
  (plan) => ofTypes(plan, ([, lengths]) => digits(lengths)),
  (plan) => text(plan[8]), // transform rule
  (plan) => text(plan[1]), // international prefix
  (plan) => ofFormats(plan, ([, , leadingDigits]) => items(leadingDigits).join(' ')),
  (plan) => text(plan[5]), // national prefix
  (plan) => ofFormats(plan, (format) => text(format[5])), // international template
  (plan) => ofFormats(plan, template),
  (plan) => ofFormats(plan, (format) => text(format[3])), // national prefix rule
  (plan) => ofFormats(plan, ([pattern]) => groupLengths(pattern).join(' ')),
];

/**
 * Lays metadata out in columns, one for each part of all numbering plans. They are parted by `_`,
 * the plans in them by `!`, formats and types by `@`, what a format has several of by a space; `%`
 * is `\d`, `<` is `(?:`, and a letter from B to J is `\d` with braces: C is `\d{2}`.
 *
 * @param {Metadata} metadata
 */
export function pack({ country_calling_codes, countries }) {
  const plans = Object.values(country_calling_codes)
    .flat()
    .map((name) => items(countries[name]));
  return parts
    .map((part) => plans.map(part).join('!'))
    .join('_')
    .replace(/\\d\{(\d)\}/g, (_, count) => String.fromCharCode(65 + Number(count)))
    .replaceAll('\\d', '%')
    .replaceAll('(?:', '<');
}

/**
 * The metadata without what nobody reads: the optional trunk prefix, the preferred prefix for calls
 * abroad and the mark of an extension; and the numbering plans of no country.
 *
 * @param {Metadata} metadata
 */
export function whatIsRead({ version, countries }) {
  /** @param {readonly unknown[]} values */
  const trimmed = (values) => values.slice(0, values.findLastIndex(Boolean) + 1);
  const plans = Object.entries(countries).map(([name, plan]) => {
    const formats = items(plan[4]).map((format) =>
      trimmed(items(format).map((value, index) => (index === 4 ? 0 : value))),
    );
    const read = plan.map((value, index) => ([9, 12, 13].includes(index) ? 0 : value));
    return [name, trimmed(read.with(4, formats.length ? formats : (plan[4] ?? 0)))];
  });
  return { version, countries: Object.fromEntries(plans) };
}

/** @param {unknown} value */
function text(value) {
  return value ? String(value) : '';
}

/**
 * @param {unknown} value
 * @returns {readonly unknown[]}
 */
function items(value) {
  return Array.isArray(value) ? value : [];
}

/**
 * Numbers below 36, a character each.
 *
 * @param {unknown} numbers
 */
function digits(numbers) {
  return items(numbers)
    .map((number) => Number(number).toString(36))
    .join('');
}

/**
 * @param {readonly unknown[]} plan
 * @param {(format: readonly unknown[]) => string} part
 */
function ofFormats(plan, part) {
  return items(plan[4])
    .map((format) => part(items(format)))
    .join('@');
}

/**
 * @param {readonly unknown[]} plan
 * @param {(type: readonly unknown[]) => string} part
 */
function ofTypes(plan, part) {
  // Of fixed lines, which come first, nothing is known among the mobile numbers.
  return items(plan[11])
    .slice(1)
    .map((type) => part(items(type)))
    .join('@');
}

/**
 * What stands in the braces: of (\d{3})(\d{2,5})(\d) it is 3, 2,5 and 1.
 *
 * @param {unknown} pattern
 */
function groupLengths(pattern) {
  return Array.from(
    text(pattern).matchAll(/\(\\d(?:\{([\d,]+)\})?\)/g),
    ([, length = '1']) => length,
  );
}

/**
 * Nothing when it is all the groups with spaces between them.
 *
 * @param {readonly unknown[]} format
 */
function template([pattern, written]) {
  const usual = groupLengths(pattern).map((_, index) => `$${index + 1}`);
  return written === usual.join(' ') ? '' : text(written);
}

/**
 * Has the metadata of libphonenumber-js packed while building and unpacked by the browser. The
 * build fails when what the browser would get is not what the library has: for a kind of data that
 * `pack` knows nothing of, and for countries that calling-codes.ts has not got.
 *
 * @returns {import('vite').Plugin}
 */
export function packedMetadata() {
  let isPacked = false;
  return {
    name: 'packed-metadata',
    load: {
      filter: { id: /\/libphonenumber-js\/metadata\.mobile\.json\.js$/ },
      async handler(id) {
        /** @type {{ default: Metadata }} */
        const { default: metadata } = await import(pathToFileURL(id).href);
        const packed = pack(metadata);
        /** @type {{ module: typeof import('../src/phone/calling-codes.js') }} */
        const { module } = await runnerImport(callingCodes);
        const { countries, callingCode, countriesWith } = module;
        const unpacked = unpack(packed, countries, callingCode, countriesWith);
        if (JSON.stringify(unpacked) !== JSON.stringify(whatIsRead(metadata))) {
          throw new Error(`${id} is not the same once packed and unpacked`);
        }
        isPacked = true;
        return [
          `import { countries, callingCode, countriesWith } from ${from(id, callingCodes)};`,
          `import { unpack } from ${from(id, unpacker)};`,
          `const packed = ${JSON.stringify(packed)};`,
          'export default unpack(packed, countries, callingCode, countriesWith);',
        ].join('\n');
      },
    },
    generateBundle() {
      if (!isPacked) throw new Error('the metadata of libphonenumber-js is not where it was');
    },
  };
}

/**
 * A specifier that says nothing of the machine it is built on: the source map holds it.
 *
 * @param {string} importer
 * @param {string} file
 */
function from(importer, file) {
  const specifier = path.relative(path.dirname(importer), file).replaceAll('\\', '/');
  return JSON.stringify(specifier.startsWith('.') ? specifier : `./${specifier}`);
}
