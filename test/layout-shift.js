// Logs in, with mistakes and on a slow network, and fails when anything moves that nobody has
// touched: `npm run check:layout`, after a build. What is measured is the cumulative layout shift
// (CLS) of Chromium, https://web.dev/articles/cls. Every file and every answer takes longer than the
// half second in which a shift counts as caused by the person.

import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { launch } from 'puppeteer-core';
import { findEngines, provideEngines } from './engines.js';

/** @import { Browser, HTTPRequest, Page } from 'puppeteer-core' */

const origin = 'http://localhost';
/** In milliseconds. */
const delay = 700;
const widths = [320, 400, 1280];

/** Where the element stands; where it is not alone, with the height that the README advises. */
const pages = {
  'at the top': '',
  'in the middle, with a text below': `
    body { display: grid; align-content: center; justify-items: center; min-block-size: 100vh }
    body::after { content: 'A text below' }
    sms-lock { display: block; min-block-size: 30rem }`,
};

/**
 * A layout shift.
 *
 * @typedef {object} Shift
 * @property {number} value
 * @property {boolean} isExcused within half a second of a key press
 * @property {string} what
 */

/**
 * What Chromium tells of one.
 *
 * @typedef {PerformanceEntry & { value: number, hadRecentInput: boolean,
 *   sources: { node: Node | null, previousRect: DOMRect, currentRect: DOMRect }[] }} Entry
 */

/** @param {string} styles */
function html(styles) {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <style>${styles}</style>
    <script type="module" src="/sms-lock.js"></script>
  </head>
  <body>
    <sms-lock start-url="/start" verify-url="/verify" country="FR" resend-delay="3"></sms-lock>
  </body>
</html>`;
}

/**
 * The server: one number gets no text, and one code is right.
 *
 * @param {HTTPRequest} request
 * @param {string} styles
 */
async function answer(request, styles) {
  const { pathname } = new URL(request.url());
  /** @type {Record<string, string>} */
  const body = JSON.parse(request.postData() ?? '{}');
  const contentType = 'application/json';
  if (pathname === '/') return request.respond({ contentType: 'text/html', body: html(styles) });
  // The element itself comes at once, and its parts late.
  if (pathname !== '/sms-lock.js') await wait(delay);
  if (pathname === '/start' && body['phone_number']?.endsWith('00')) {
    return request.respond({ status: 500, contentType, body: '{}' });
  }
  if (pathname === '/start') return request.respond({ contentType, body: '{"resend_in": 3}' });
  if (pathname === '/verify' && body['code'] !== '123456') {
    return request.respond({ status: 400, contentType, body: '{"error": "code_wrong"}' });
  }
  if (pathname === '/verify') return request.respond({ contentType, body: '{}' });
  if (!pathname.endsWith('.js')) return request.respond({ status: 404 });
  return request.respond({
    contentType: 'text/javascript',
    body: readFileSync(`dist/cdn${pathname}`),
  });
}

/** Notes every shift of the page, with what moved from where to where. */
function observe() {
  /** @type {Shift[]} */
  const shifts = [];
  Object.assign(window, { shifts });
  const place = (/** @type {DOMRect} */ { x, y, width, height }) =>
    [x, y, width, height].map(Math.round).join(' ');
  const nameOf = (/** @type {Node | null} */ node) =>
    node instanceof Element ? node.part.value || node.className || node.localName : 'a text';
  new PerformanceObserver((list) => {
    for (const entry of /** @type {Entry[]} */ (list.getEntries())) {
      const sources = entry.sources.map(
        ({ node, previousRect, currentRect }) =>
          `${nameOf(node)} ${place(previousRect)} -> ${place(currentRect)}`,
      );
      const { value, hadRecentInput } = entry;
      shifts.push({ value, isExcused: hadRecentInput, what: sources.join('; ') });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/**
 * @param {Page} page
 * @param {string} text to be read in the element
 */
async function sees(page, text) {
  await page.waitForFunction(
    (wanted) => {
      const card = document.querySelector('sms-lock')?.shadowRoot?.querySelector('.card');
      return card instanceof HTMLElement && card.innerText.includes(wanted);
    },
    {},
    text,
  );
  // What comes with it has come, and the key press is no excuse any more.
  await wait(delay);
}

/** @param {Page} page */
async function logIn(page) {
  await sees(page, '+33');
  await page.evaluate(() => document.querySelector('sms-lock')?.focus());
  await page.keyboard.type('061');
  await page.keyboard.press('Enter');
  await sees(page, 'too short');
  await page.keyboard.type('2345600');
  await page.keyboard.press('Enter');
  await sees(page, 'Something went wrong');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('78');
  await page.keyboard.press('Enter');
  await sees(page, 'Enter the code');
  // Until another one can be asked for.
  await sees(page, 'Send a new code');
  await page.keyboard.type('111111');
  await sees(page, 'not the right code');
  for (let digit = 0; digit < 6; digit += 1) await page.keyboard.press('Backspace');
  await page.keyboard.type('123456');
  await sees(page, 'logged in');
}

/**
 * @param {Browser} browser
 * @param {number} width
 * @param {string} styles
 * @returns {Promise<Shift[]>}
 */
async function shiftsOf(browser, width, styles) {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 800 });
  await page.setRequestInterception(true);
  page.on('request', (request) => void answer(request, styles));
  await page.evaluateOnNewDocument(observe);
  await page.goto(`${origin}/`);
  await logIn(page);
  const shifts = /** @type {Shift[]} */ (await page.evaluate('shifts'));
  await page.close();
  return shifts;
}

provideEngines(['chromium']);
const browser = await launch({
  executablePath: findEngines().chromium ?? '',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
let isStill = true;
for (const [name, styles] of Object.entries(pages)) {
  for (const width of widths) {
    const shifts = await shiftsOf(browser, width, styles);
    const counted = shifts.filter(({ isExcused }) => !isExcused);
    const sum = counted.reduce((total, { value }) => total + value, 0);
    console.log(`CLS ${sum.toFixed(4)}  ${width} pixels wide, ${name}`);
    for (const { value, what } of counted) console.log(`  ${value.toFixed(4)}  ${what}`);
    if (sum > 0) isStill = false;
  }
}
await browser.close();
if (!isStill) {
  console.error('Something moves that nobody has touched.');
  process.exitCode = 1;
}
