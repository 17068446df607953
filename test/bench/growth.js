// What it costs to have more of it: elements on a page, and countries to pick from. The network is
// as fast as the machine here, so that what is seen is what grows.

import { setTimeout as wait } from 'node:timers/promises';
import { screen } from './conditions.js';
import { measureLoad } from './load.js';
import { painted, phonePage } from './phone-page.js';
import { spreadOf } from './statistics.js';

/** @import { Browser } from 'puppeteer-core' */
/** @import { Load } from './load.js' */
/** @import { PhonePage } from './phone-page.js' */
/** @import { Spread } from './statistics.js' */

/**
 * A page with more or fewer of something.
 *
 * @typedef {object} Grown
 * @property {string} what
 * @property {Readonly<Record<(typeof loadMeasures)[number], Spread> & { pick: Spread | null }>} of
 */

export const loadMeasures = /** @type {const} */ ([
  'firstKey',
  'work',
  'blocking',
  'heap',
  'keyScript',
]);

const tenCountries = 'BR DE ES FR GB IN IT JP MX US';

/** The pages by what they have, with what follows the address of the page. */
const pages = {
  '1 element, 245 countries': '',
  '1 element, 10 countries': `?countries=${tenCountries}`,
  '10 elements': '?count=10',
  '100 elements': '?count=100',
};

/**
 * @param {Browser} browser
 * @param {string} url of the page with the element
 * @param {number} runs
 * @returns {Promise<Grown[]>}
 */
export async function measureGrowth(browser, url, runs) {
  /** @type {Map<string, { loads: Load[], picks: number[] }>} */
  const found = new Map(Object.keys(pages).map((what) => [what, { loads: [], picks: [] }]));
  for (let run = 0; run < runs; run += 1) {
    for (const [what, query] of Object.entries(pages)) {
      const { load } = await measureLoad(browser, url + query, { isNetworkSlow: false });
      found.get(what)?.loads.push(load);
      if (!query.includes('count=')) {
        found.get(what)?.picks.push(await measurePick(browser, `${url}${query}`));
      }
    }
  }
  return [...found].map(([what, { loads, picks }]) => ({
    what,
    of: {
      .../** @type {Record<(typeof loadMeasures)[number], Spread>} */ (
        Object.fromEntries(
          loadMeasures.map((name) => [name, spreadOf(loads.map((load) => load[name]))]),
        )
      ),
      pick: picks.length > 0 ? spreadOf(picks) : null,
    },
  }));
}

/**
 * The work of the main thread, in milliseconds, to pick another country with the keyboard: a letter
 * where it is a `<select>`; where it is a list, to open it, to search and to choose.
 *
 * @param {Browser} browser
 * @param {string} url
 */
async function measurePick(browser, url) {
  const phone = await phonePage(browser, url, screen);
  await phone.focusCountry();
  const work = await phone.meter.measure(() => pick(phone));
  await phone.close();
  return work;
}

/** @param {PhonePage} phone */
async function pick({ page, isSelect }) {
  if (await isSelect()) {
    await page.keyboard.press('g');
  } else {
    await page.keyboard.press('Enter');
    await painted(page);
    await page.keyboard.type('germ');
    await painted(page);
    await page.keyboard.press('Enter');
  }
  await painted(page);
  await wait(60);
}
