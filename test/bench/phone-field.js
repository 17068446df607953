// What the phone field costs while it is used: a key, a number pasted, the list of countries.

import { painted, phonePage } from './phone-page.js';
import { spreadOf } from './statistics.js';
import { scriptTime } from './trace.js';

/** @import { Browser, Page } from 'puppeteer-core' */
/** @import { PhonePage } from './phone-page.js' */
/** @import { Spread } from './statistics.js' */

/**
 * Something that was done often.
 *
 * @typedef {object} Act
 * @property {string} what
 * @property {Spread} cost in milliseconds
 * @property {number} times
 */

const rounds = 10;
const query = '?country=US';

/** How the list stands: beside the field, or as a sheet at the bottom of a small screen. */
const widths = { 'beside the field': 1024, 'as a sheet': 320 };

/**
 * @param {Browser} browser
 * @param {string} url of the page with the element
 * @param {number} runs
 * @returns {Promise<Act[]>}
 */
export async function measurePhoneField(browser, url, runs) {
  const desk = { width: 1024, height: 800 };
  const phone = await phonePage(browser, url + query, desk);
  const acts = [
    act('a key in the phone field: scripts', await measureTyping(phone)),
    act('a number pasted: scripts', await measurePasting(phone)),
  ];
  await phone.close();
  for (const [place, width] of Object.entries(widths)) {
    const opening = [];
    const searching = [];
    for (let run = 0; run < runs; run += 1) {
      const screen = { width, height: 800 };
      const small = await phonePage(browser, url + query, screen);
      opening.push(await openList(small));
      searching.push(...(await measureSearch(small)));
      await small.close();
    }
    acts.push(act(`the list of 245 countries ${place}: press to paint`, opening));
    acts.push(act(`a key in its search, ${place}: work of the main thread`, searching));
  }
  return acts;
}

/**
 * @param {string} what
 * @param {readonly number[]} costs
 * @returns {Act}
 */
function act(what, costs) {
  return { what, cost: spreadOf(costs), times: costs.length };
}

/** @param {PhonePage} phone */
async function measureTyping({ page, session }) {
  const costs = [];
  for (let round = 0; round < rounds; round += 1) {
    const keys = round % 2 ? '+447400123456' : '2133734253';
    const all = await scriptTime(session, () => page.keyboard.type(keys));
    costs.push(all / keys.length);
    await clearField(page);
  }
  return costs;
}

/** @param {PhonePage} phone */
async function measurePasting({ page, session }) {
  const costs = [];
  for (let round = 0; round < rounds; round += 1) {
    await copy(page, round % 2 ? 'Call me: +44 (0) 7400-123-456 ext. 12' : '2133734253');
    await clearField(page);
    const paste = () => page.keyboard.press('v', { commands: ['Paste'] });
    costs.push(await scriptTime(session, paste));
  }
  return costs;
}

/** @param {Page} page */
async function clearField(page) {
  await page.evaluate(() => document.querySelector('sms-lock')?.focus());
  await page.keyboard.press('a', { commands: ['SelectAll'] });
  await page.keyboard.press('Backspace');
}

/**
 * @param {Page} page
 * @param {string} text
 */
async function copy(page, text) {
  await page.evaluate((value) => {
    const elsewhere = document.createElement('textarea');
    elsewhere.id = 'elsewhere';
    elsewhere.value = value;
    document.body.append(elsewhere);
    elsewhere.select();
  }, text);
  await page.keyboard.press('c', { commands: ['Copy'] });
  await page.evaluate(() => document.querySelector('#elsewhere')?.remove());
}

/**
 * @param {PhonePage} phone
 * @returns {Promise<number>} from the press on the button to the painted list
 */
async function openList(phone) {
  await phone.focusCountry();
  const opened = phone.page.evaluate(
    () =>
      new Promise((resolve) => {
        const root = document.querySelector('sms-lock')?.shadowRoot;
        const isOpen = () => root?.querySelector('dialog:modal, dialog:popover-open') !== null;
        addEventListener('keydown', ({ timeStamp }) => {
          const look = () => {
            // What comes in the next task comes after the frame.
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - timeStamp);
            if (isOpen()) port2.postMessage(undefined);
            else requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        });
      }),
  );
  await painted(phone.page);
  await phone.page.keyboard.press('Enter');
  return Number(await opened);
}

/** @param {PhonePage} phone */
async function measureSearch({ page, meter }) {
  const costs = [];
  for (const key of 'germ') {
    const work = await meter.measure(async () => {
      await page.keyboard.sendCharacter(key);
      await painted(page);
    });
    costs.push(work);
  }
  return costs;
}
