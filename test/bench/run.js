// What a login costs, beside others and a bare form, as numbers: `npm run bench`.
//
//   npm run bench -- --runs 3            fewer or more of everything than seven
//   npm run bench -- --only sms-lock     only those whose name has this in it
//   npm run bench -- --part loads        only this part: loads, growth or field
//
// The whole of it is written to results.md and results.json; a part, or fewer runs, only to the
// screen.

import { parseArgs } from 'node:util';
import { launch } from 'puppeteer-core';
import { findEngines, provideEngines } from '../engines.js';
import { entries, filesOf, pathOf, versionOf } from './entries.js';
import { measureGrowth } from './growth.js';
import { measureLoad } from './load.js';
import { smsLockPage } from './pages.js';
import { measurePhoneField } from './phone-field.js';
import { compare, describeConditions, markdownOf, writeResults } from './report.js';
import { ourName } from './results.js';
import { serve } from './serve.js';

/** @import { Load } from './load.js' */

/** With fewer a median says little. */
const enoughRuns = 7;
const elementPath = '/element.html';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: String(enoughRuns) },
    only: { type: 'string', default: '' },
    part: { type: 'string' },
  },
});
const runs = Number(values.runs);
const chosen = entries.filter(({ name }) => name.includes(values.only));
if (
  !(runs >= 1) ||
  chosen.length === 0 ||
  !['loads', 'growth', 'field', undefined].includes(values.part)
) {
  throw new Error('Nothing would be measured so.');
}
const isWhole = runs >= enoughRuns && !values.only && !values.part;

provideEngines(['chromium']);
const server = await serve(await filesOf(chosen), new Map([[elementPath, elementPage]]));
const browser = await launch({
  executablePath: findEngines().chromium ?? '',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const url = server.origin + elementPath;
const results = {
  conditions: describeConditions(await browser.version(), runs),
  compared: isAsked('loads') ? compare(await measureLoads()) : [],
  growth: isAsked('growth') ? await measureGrowth(browser, url, runs) : [],
  phoneField: isAsked('field') ? await measurePhoneField(browser, url, runs) : [],
};
await browser.close();
server.close();
console.log(markdownOf(results));
if (isWhole) await writeResults(results);

/** @param {'loads' | 'growth' | 'field'} part those but `loads` are about ours alone */
function isAsked(part) {
  if (part !== 'loads' && !ourName.includes(values.only)) return false;
  return (values.part ?? part) === part;
}

/** @param {URLSearchParams} parameters `count`, and attributes of the element */
function elementPage(parameters) {
  const { count, ...attributes } = Object.fromEntries(parameters);
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`);
  return smsLockPage({ count: Number(count ?? 1), attributes: written.join(' ') });
}

/** They take turns, so that whatever else the machine does falls on all of them. */
async function measureLoads() {
  const found = chosen.map((entry) => ({
    name: entry.name,
    what: entry.what,
    version: versionOf(entry),
    sizes: server.sizesOf([]),
    loads: /** @type {Load[]} */ ([]),
  }));
  for (let run = 0; run < runs; run += 1) {
    for (const [place, { name, foreignAnswer }] of chosen.entries()) {
      const options = { isNetworkSlow: true, foreignAnswer };
      const { load, files } = await measureLoad(browser, server.origin + pathOf(name), options);
      const one = found[place];
      if (!one) continue;
      one.loads.push(load);
      one.sizes = server.sizesOf(files);
      console.error(`${name}: ${Math.round(load.firstKey)} ms (${run + 1} of ${runs})`);
    }
  }
  return found;
}
