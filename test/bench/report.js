// Puts the results together, and writes them as JSON and Markdown.

import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, release, type } from 'node:os';
import path from 'node:path';
import prettier from 'prettier';
import { table } from '../../.config/markdown.js';
import { slow4G, slowDown } from './conditions.js';
import { measures, ourName } from './results.js';
import { spreadOf } from './statistics.js';
import { tablesOf } from './tables.js';

/** @import { Load } from './load.js' */
/** @import { Compared, Conditions, Results } from './results.js' */
/** @import { Sizes } from './serve.js' */

/**
 * @param {string} browser
 * @param {number} runs
 * @returns {Conditions}
 */
export function describeConditions(browser, runs) {
  return {
    date: new Date().toISOString().slice(0, 10),
    browser,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    system: `${type()} ${release().replace(/-.*/, '')}`,
    runs,
    slowDown,
    network: { latency: slow4G.latency, download: slow4G.download, upload: slow4G.upload },
  };
}

/**
 * @param {readonly { name: string, what: string, version: string, sizes: Sizes,
 *   loads: readonly Load[] }[]} found
 * @returns {Compared[]}
 */
export function compare(found) {
  const ours = found.find(({ name }) => name === ourName)?.loads ?? [];
  return found.map(({ loads, ...known }) => {
    const of = measures.map(({ name }) => {
      const [spread, own] = [loads, ours].map((all) => spreadOf(all.map((load) => load[name])));
      const ratio = spread && own && own.median > 0 ? spread.median / own.median : null;
      return [name, { ...spread, ratio }];
    });
    return { ...known, of: /** @type {Compared['of']} */ (Object.fromEntries(of)) };
  });
}

/** @param {Results} results */
export function markdownOf(results) {
  const tables = tablesOf(results);
  const parts = Object.entries({
    'Side by side': tables.benchall,
    'The first key of `sms-lock`': tables.benchaims,
    'Scripts and styles before the first key': tables.benchsizes,
    'How the cost grows': tables.benchgrowth,
    'The phone field in use': tables.benchfield,
    Conditions: tables.benchconditions,
  })
    .filter(([, { rows }]) => rows.length > 0)
    .map(([title, { head, rows }]) => `## ${title}\n\n${table(head, rows)}\n`);
  return `<!-- Written by npm run bench. -->\n\n# Results\n\n${parts.join('\n')}`;
}

/** @param {Results} results */
export async function writeResults(results) {
  await write('results.json', JSON.stringify(results, rounded));
  await write('results.md', markdownOf(results));
}

/**
 * @param {string} _key
 * @param {unknown} value
 */
function rounded(_key, value) {
  return typeof value === 'number' ? Number(value.toPrecision(6)) : value;
}

/**
 * @param {string} name
 * @param {string} text
 */
async function write(name, text) {
  const file = path.join(import.meta.dirname, name);
  const options = await prettier.resolveConfig(file);
  writeFileSync(file, await prettier.format(text, { ...options, filepath: file }));
}
