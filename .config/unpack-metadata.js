// Makes the metadata of libphonenumber-js again out of what packed-metadata.js makes of it. Runs in
// the browser, where each byte of it is downloaded.

/**
 * The cells of a numbering plan, and of a format and a type in it.
 *
 * @typedef {readonly [
 *   pattern: string, lengths: string, leadingDigits: string, parsing: string, types: string,
 *   typeLengths: string, transform: string, idd: string, formatLeads: string, prefix: string,
 *   internationals: string, templates: string, rules: string, groups: string,
 * ]} Plan
 *
 * @typedef {readonly [
 *   groups: string, template: string, leads: string, rule: string, international: string,
 * ]} Format
 *
 * @typedef {readonly [pattern: string, lengths: string]} Type
 */

/**
 * @param {string} text what `pack` returned
 * @param {readonly string[]} countries this and what follows is from calling-codes.ts
 * @param {(country: string) => string | undefined} callingCode
 * @param {(code: string) => readonly string[]} countriesWith
 */
export function unpack(text, countries, callingCode, countriesWith) {
  const columns = text
    .replace(/[A-J]/g, (letter) => `%{${letter.charCodeAt(0) - 65}}`)
    .replaceAll('%', '\\d')
    .replaceAll('<', '(?:')
    .split('_');
  /** @type {Plan[]} */
  const rows = rowsOf(columns, '!');
  const codes = [...new Set(countries.map((country) => Number(callingCode(country))))].sort(
    (one, other) => one - other,
  );
  /** @type {Record<string, unknown>} */
  const plans = {};
  for (const code of codes.map(String)) {
    for (const name of countriesWith(code)) {
      plans[name] = planOf(code, /** @type {Plan} */ (rows.shift()));
    }
  }
  return {
    version: 4,
    countries: Object.fromEntries(countries.map((name) => [name, plans[name]])),
  };
}

/**
 * @param {string} code
 * @param {Plan} plan
 */
function planOf(
  code,
  [
    pattern,
    lengths,
    leadingDigits,
    parsing,
    types,
    typeLengths,
    transform,
    idd,
    formatLeads,
    prefix,
    internationals,
    templates,
    rules,
    groups,
  ],
) {
  /** @type {Format[]} */
  const formats = rowsOf([groups, templates, formatLeads, rules, internationals], '@');
  /** @type {Type[]} */
  const ofTypes = rowsOf([types, typeLengths], '@');
  return list([
    code,
    idd,
    pattern,
    numbers(lengths),
    list(formats.map(formatOf)),
    prefix,
    0,
    parsing,
    transform,
    0,
    leadingDigits,
    list([0, ...ofTypes.map((type) => list([type[0], numbers(type[1])]))]),
  ]);
}

/** @param {Format} format */
function formatOf([groups, template, leads, rule, international]) {
  const lengths = groups.split(' ');
  return list([
    groups && lengths.map((length) => (length === '1' ? '(\\d)' : `(\\d{${length}})`)).join(''),
    groups && (template || lengths.map((_, index) => `$${index + 1}`).join(' ')),
    list(leads.split(' ')),
    rule,
    0,
    international,
  ]);
}

/** @param {string} digits in base 36 */
function numbers(digits) {
  return list(digits.split('').map((digit) => Number.parseInt(digit, 36)));
}

/**
 * An array of the metadata: 0 for what is not there, which is left out at the end. What has nothing
 * is not there itself.
 *
 * @param {readonly unknown[]} values
 */
function list(values) {
  const length = values.findLastIndex(Boolean) + 1;
  return length && values.slice(0, length).map((value) => value || 0);
}

/**
 * Cells side by side: there is one row at least, and the first column says how many.
 *
 * @template {readonly string[]} Row
 * @param {readonly string[]} columns
 * @param {string} separator
 * @returns {Row[]}
 */
function rowsOf(columns, separator) {
  const cells = columns.map((column) => column.split(separator));
  const rows = cells[0]?.map((_, row) => cells.map((column) => column[row] ?? ''));
  return /** @type {Row[]} */ (/** @type {unknown} */ (rows));
}
