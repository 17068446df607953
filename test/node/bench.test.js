// What the benchmark makes of what it measured.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { quantile, spreadOf } from '../bench/statistics.js';
import { tablesOf } from '../bench/tables.js';
import { timeInScripts } from '../bench/trace.js';

/** @import { Results } from '../bench/results.js' */

/** @type {Results} */
const results = JSON.parse(readFileSync('test/bench/results.json', 'utf8'));

test('a quantile lies between the two values that are nearest', () => {
  assert.equal(quantile([4, 1, 3, 2], 0.5), 2.5);
  assert.equal(quantile([3, 1, 2], 0.5), 2);
  assert.equal(quantile([5], 0.25), 5);
  assert.equal(quantile([], 0.5), 0);
  assert.deepEqual(spreadOf([1, 2, 3, 4, 5]), { median: 3, low: 2, high: 4 });
});

test('a script in a script is counted once, and one of another page is not', () => {
  const event = (/** @type {object} */ more) => ({
    name: 'v8.callFunction',
    ph: 'X',
    pid: 1,
    tid: 1,
    ts: 0,
    dur: 0,
    ...more,
  });
  const events = [
    event({ name: 'EventDispatch', ts: 0, dur: 9000 }),
    event({ name: 'FunctionCall', ts: 1100, dur: 500 }),
    event({ ts: 1000, dur: 2000, tdur: 1500 }),
    event({ name: 'RunMicrotasks', ts: 3000, dur: 1000 }),
    event({ name: 'Layout', ts: 5000, dur: 1000 }),
    event({ ts: 6000, dur: 1000, pid: 2 }),
  ];
  assert.equal(timeInScripts(events), 2.5);
});

test('the tables hold everybody’s medians, and how many times ours they are', () => {
  const [ours, theirs] = results.compared;
  assert.ok(ours && theirs);
  const spread = { median: 1500, low: 1400, high: 1600 };
  const compared = [
    { ...ours, of: { ...ours.of, firstKey: { ...spread, ratio: 1 } } },
    { ...theirs, of: { ...theirs.of, firstKey: { ...spread, median: 5250, ratio: 3.5 } } },
  ];
  const { bench, benchall } = tablesOf({ ...results, compared });
  const rowOf = (/** @type {typeof bench} */ { rows }) =>
    rows.find(([what]) => what === 'the first field takes a key')?.slice(1);
  assert.deepEqual(bench.head, ['', '`sms-lock`', '`auth0-lock`']);
  assert.deepEqual(rowOf(bench), ['1,500 ms', '5,250 ms, 3.5 ×']);
  assert.deepEqual(rowOf(benchall), [
    '1,500 ms (1,400 to 1,600)',
    '5,250 ms (1,400 to 1,600), 3.5 ×',
  ]);
});

test('a list that opens late is called too slow', () => {
  const what = 'the list: press to paint';
  const acts = [30, 70].map((median) => ({ what, cost: spreadOf([median]), times: 1 }));
  const { benchfield } = tablesOf({ ...results, phoneField: acts });
  assert.deepEqual(
    benchfield.rows.map((row) => row.at(-1)),
    ['50 ms', '50 ms: **too slow**'],
  );
});
