// Pure: the results as tables, for the report and for the documentation.

import { measures, ourName } from './results.js';

/** @import { Compared, Results, Unit } from './results.js' */
/** @import { Grown } from './growth.js' */
/** @import { Spread } from './statistics.js' */

/** @typedef {{ head: readonly string[], rows: readonly (readonly string[])[] }} Table */

/** The list of countries shall be painted so soon after the press, in milliseconds. */
const openingLimit = 50;

/**
 * By the names that the documentation asks for them with.
 *
 * @param {Results} results
 */
export function tablesOf(results) {
  return {
    bench: comparison(results.compared, { isShort: true }),
    benchall: comparison(results.compared, { isShort: false }),
    benchaims: aims(results.compared),
    benchsizes: sizes(results.compared),
    benchgrowth: growth(results.growth),
    benchfield: phoneField(results),
    benchconditions: conditions(results),
  };
}

/**
 * @param {readonly Compared[]} compared
 * @param {{ isShort: boolean }} options a short one has no quartiles, and less of everything
 * @returns {Table}
 */
function comparison(compared, { isShort }) {
  const isWanted = (/** @type {(typeof measures)[number]} */ measure) =>
    compared.length > 0 && (measure.isShort || !isShort);
  const rows = measures.filter(isWanted);
  return {
    head: ['', ...compared.map(({ name }) => `\`${name}\``.replace(/`(.* .*)`/, '$1'))],
    rows: rows.map(({ name, what, unit }) => [
      what,
      ...compared.map((one) => cell(one.of[name], unit, { isShort, isOurs: one.name === ourName })),
    ]),
  };
}

/**
 * @param {Spread & { ratio: number | null }} spread
 * @param {Unit} unit
 * @param {{ isShort: boolean, isOurs: boolean }} options
 */
function cell({ median, low, high, ratio }, unit, { isShort, isOurs }) {
  const range =
    isShort || amount(low, unit) === amount(high, unit) ? '' : ` (${rangeOf(low, high, unit)})`;
  const times = isOurs || !ratio ? '' : `, ${factor(ratio)}`;
  return amount(median, unit) + range + times;
}

/**
 * @param {readonly Compared[]} compared
 * @returns {Table}
 */
function sizes(compared) {
  const ours = compared.find(({ name }) => name === ourName);
  const withScripts = compared.filter((one) => one.sizes.raw > 0);
  return {
    head: ['', 'version', 'raw', 'gzip', 'brotli', 'brotli, to ours'],
    rows: withScripts.map((one) => [
      one.name,
      one.version,
      ...[one.sizes.raw, one.sizes.gzip, one.sizes.brotli].map((size) => amount(size, 'bytes')),
      one === ours || !ours ? '' : factor(one.sizes.brotli / ours.sizes.brotli),
    ]),
  };
}

/**
 * What the first key is meant to take, and takes.
 *
 * @param {readonly Compared[]} compared
 * @returns {Table}
 */
function aims(compared) {
  const head = ['', 'the aim', 'measured', ''];
  const [ours, rival, floor] = [ourName, 'auth0-lock', 'form with a script'].map((wanted) => {
    const found = compared.find(({ name }) => name === wanted)?.of;
    return found && { key: found.firstKey.median, ready: found.ready.median };
  });
  if (!ours || !rival || !floor) return { head, rows: [] };
  const sooner = rival.key / ours.key;
  const added = (rival.key - floor.ready) / (ours.key - floor.ready);
  const slower = ours.key / floor.ready;
  const verdict = (/** @type {boolean} */ isReached) => (isReached ? 'reached' : '**not reached**');
  const rows = [
    ['sooner than `auth0-lock`', '10 ×', factor(sooner), verdict(sooner >= 10)],
    [
      'as long as until a form with a script catches what is sent',
      'at most 1.5 ×',
      factor(slower),
      verdict(slower <= 1.5),
    ],
    ['what `auth0-lock` adds to that form, to what `sms-lock` adds', '', factor(added), ''],
  ];
  return { head, rows };
}

/**
 * @param {readonly Grown[]} grown
 * @returns {Table}
 */
function growth(grown) {
  return {
    head: [
      'page with',
      'the first field takes a key',
      'work until all is quiet',
      'total blocking time',
      'heap',
      'scripts for a key',
      'work to pick a country',
    ],
    rows: grown.map(({ what, of }) => [
      what,
      amount(of.firstKey.median, 'ms'),
      amount(of.work.median, 'ms'),
      amount(of.blocking.median, 'ms'),
      amount(of.heap.median, 'bytes'),
      amount(of.keyScript.median, 'ms'),
      of.pick ? amount(of.pick.median, 'ms') : '',
    ]),
  };
}

/**
 * @param {Results} results
 * @returns {Table}
 */
function phoneField({ phoneField: acts }) {
  return {
    head: ['', 'median', 'quartiles', 'times', 'at most'],
    rows: acts.map(({ what, cost, times }) => [
      what,
      amount(cost.median, 'ms'),
      rangeOf(cost.low, cost.high, 'ms'),
      String(times),
      what.endsWith('press to paint')
        ? `${openingLimit} ms${cost.median > openingLimit ? ': **too slow**' : ''}`
        : '',
    ]),
  };
}

/**
 * @param {Results} results
 * @returns {Table}
 */
function conditions({ conditions: found, compared }) {
  const { network } = found;
  const versions = compared.flatMap(({ name, version }) => (version ? `${name} ${version}` : []));
  return {
    head: ['', ''],
    rows: [
      ['measured', `${found.date}, ${found.runs} runs of everything`],
      ['browser', found.browser],
      ['machine', `${found.cores} cores of ${found.processor}, ${found.system}`],
      ['made slower', `${found.slowDown} times`],
      [
        'network',
        `${network.latency} ms before every answer, ${whole(network.download)} bytes a second down, ` +
          `${whole(network.upload)} up`,
      ],
      ['versions', versions.join(', ')],
    ],
  };
}

/**
 * @param {number} value
 * @param {Unit} unit
 */
function amount(value, unit) {
  if (unit === 'bytes') {
    if (value >= 999_500) return `${(value / 1e6).toFixed(2)} MB`;
    return value < 1000 ? `${whole(value)} B` : `${(value / 1000).toFixed(1)} kB`;
  }
  if (unit === 'ms') return `${value < 10 ? value.toFixed(1) : whole(value)} ms`;
  return unit === 'score' ? value.toFixed(3) : whole(value);
}

/**
 * @param {number} low
 * @param {number} high
 * @param {Unit} unit
 */
function rangeOf(low, high, unit) {
  const [from = '', fromUnit] = amount(low, unit).split(' ');
  const [to, toUnit] = amount(high, unit).split(' ');
  const isShared = fromUnit === toUnit;
  return `${isShared ? from : amount(low, unit)} to ${to}${isShared ? '' : ` ${toUnit}`}`;
}

/** @param {number} value */
function whole(value) {
  return value.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

/** @param {number} ratio */
function factor(ratio) {
  if (ratio >= 10) return `${whole(ratio)} ×`;
  return `${ratio.toFixed(ratio < 0.1 ? 2 : 1)} ×`;
}
