// One load of one page, from nothing: what comes when, and what it costs.

import { setTimeout as wait } from 'node:timers/promises';
import { screen, slow4G, slowDownPage } from './conditions.js';
import { Meter, measureKeys, pressDigit } from './keystroke.js';
import { median } from './statistics.js';
import { Traffic } from './traffic.js';
import { awaitKey, defineFindField, firstKey, noteLoad } from './watch.js';

/** @import { Browser, BrowserContext, CDPSession, Page } from 'puppeteer-core' */
/** @import { Notes } from './watch.js' */

/**
 * One load, in milliseconds and bytes.
 *
 * @typedef {object} Load
 * @property {number} bytesBefore what came before the first key could be typed, headers included
 * @property {number} requestsBefore the page itself included
 * @property {number} bytes everything until the page is quiet
 * @property {number} requests
 * @property {number} firstPaint
 * @property {number} firstKey
 * @property {number} ready when it also works
 * @property {number} blocking
 * @property {number} shift without a unit
 * @property {number} work of the main thread until the page is quiet
 * @property {number} heap bytes of JavaScript and of the DOM that it holds, in the first step
 * @property {number} keyScript for one key, what scripts take
 * @property {number} keyWork for one key, all of the main thread
 */

/**
 * What an address that is not the server's answers.
 *
 * @typedef {(url: string) => { type: string, body: string | Buffer } | undefined} ForeignAnswer
 */

/** Nothing is asked for and nothing keeps the main thread for so many milliseconds: it is quiet. */
const quiet = 700;
/** Of one load, in milliseconds. */
const patience = 60_000;
/** What is typed after the first key: together, a number of the United States. */
const otherKeys = '133734253';

/**
 * @param {Browser} browser
 * @param {string} url
 * @param {{ isNetworkSlow: boolean, foreignAnswer?: ForeignAnswer | undefined }} options
 * @returns {Promise<{ load: Load, files: readonly string[] }>} with the addresses of the files that
 * came before the first key
 */
export async function measureLoad(browser, url, options) {
  const context = await browser.createBrowserContext();
  try {
    const { page, session, traffic, meter, hasTakenKey } = await prepare(context, options);
    await session.send('Page.navigate', { url });
    await inTime(hasTakenKey, `the first key at ${url}`);
    const notes = await quietNotes(page, traffic);
    const work = await meter.read();
    const keys = await measureKeys(session, meter, otherKeys);
    const before = traffic.answered.filter(({ at }) => at <= notes.firstKey);
    const load = {
      ...loadOf(notes),
      bytesBefore: sum(before.map(({ bytes }) => bytes)),
      requestsBefore: before.length,
      bytes: sum(traffic.answered.map(({ bytes }) => bytes)),
      requests: traffic.answered.length,
      work,
      heap: await heapOf(session),
      keyScript: keys.script,
      keyWork: median(keys.tasks),
    };
    return { load, files: before.map(({ url: address }) => address) };
  } finally {
    await context.close();
  }
}

/**
 * An empty page with everything that watches it.
 *
 * @param {BrowserContext} context
 * @param {Parameters<typeof measureLoad>[2]} options
 */
async function prepare(context, { isNetworkSlow, foreignAnswer }) {
  const page = await context.newPage();
  await page.setViewport(screen);
  await page.bringToFront();
  const session = await page.createCDPSession();
  const traffic = new Traffic(session);
  await slowDownPage(session, { isNetworkSlow });
  if (foreignAnswer) await answerForeign(session, foreignAnswer);
  const meter = new Meter(session);
  await meter.start();
  const hasTakenKey = takesKey(session);
  await bind(session);
  await watch(page);
  return { page, session, traffic, meter, hasTakenKey };
}

/** @param {Notes} notes */
function loadOf({ firstPaint, firstKey: key, ready, blocking, shift }) {
  return { firstPaint, firstKey: key, ready: Math.max(key, ready), blocking, shift };
}

/** @param {Page} page */
async function watch(page) {
  await page.evaluateOnNewDocument(noteLoad);
  await page.evaluateOnNewDocument(defineFindField);
  await page.evaluateOnNewDocument(awaitKey, firstKey);
}

/**
 * Presses the first key when the page asks for it.
 *
 * @param {CDPSession} session
 * @returns {Promise<void>} when it is painted
 */
function takesKey(session) {
  return new Promise((resolve, reject) => {
    session.on('Runtime.bindingCalled', ({ name }) => {
      if (name === 'tookKey') resolve();
      if (name === 'pressKey') pressDigit(session, firstKey).catch(reject);
    });
  });
}

/** @param {CDPSession} session */
async function bind(session) {
  await session.send('Runtime.enable');
  for (const name of ['pressKey', 'tookKey']) await session.send('Runtime.addBinding', { name });
}

/**
 * @param {Page} page
 * @param {Traffic} traffic
 */
async function quietNotes(page, traffic) {
  const deadline = performance.now() + patience;
  while (performance.now() < deadline) {
    await wait(Math.max(50, quiet - traffic.quietFor));
    if (traffic.quietFor < quiet) continue;
    /** @type {[Notes, number]} */
    const [notes, now] = await page.evaluate('[notes, performance.now()]').then(asNotes);
    if (now - notes.busyUntil >= quiet) return notes;
  }
  throw new Error('The page does not come to rest.');
}

/**
 * @param {unknown} value
 * @returns {[Notes, number]}
 */
function asNotes(value) {
  return /** @type {[Notes, number]} */ (value);
}

/**
 * Answers what is asked of others, as late as the network would have it come.
 *
 * @param {CDPSession} session
 * @param {ForeignAnswer} foreignAnswer
 */
async function answerForeign(session, foreignAnswer) {
  session.on('Fetch.requestPaused', async ({ requestId, request: { url, method, headers } }) => {
    const answer = method === 'OPTIONS' ? { type: 'text/plain', body: '' } : foreignAnswer(url);
    if (!answer) console.warn(`${method} ${url} has no answer`);
    await wait(slow4G.latency);
    const responseHeaders = Object.entries({
      'content-type': answer?.type ?? 'text/plain',
      'access-control-allow-origin': headers['Origin'] ?? '*',
      'access-control-allow-credentials': 'true',
      'access-control-allow-headers': headers['Access-Control-Request-Headers'] ?? '',
    }).map(([name, value]) => ({ name, value }));
    const body = Buffer.from(answer?.body ?? '').toString('base64');
    const responseCode = answer ? 200 : 404;
    await session
      .send('Fetch.fulfillRequest', { requestId, responseCode, responseHeaders, body })
      // It is not wanted any more.
      .catch(() => undefined);
  });
  const patterns = ['https://*', 'http://cdn.auth0.com/*'].map((urlPattern) => ({ urlPattern }));
  await session.send('Fetch.enable', { patterns });
}

/** @param {CDPSession} session */
async function heapOf(session) {
  await session.send('HeapProfiler.collectGarbage');
  const usage = await session.send('Runtime.getHeapUsage');
  return usage.usedSize + usage.embedderHeapUsedSize;
}

/** @param {readonly number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

/**
 * @param {Promise<void>} promise
 * @param {string} what
 */
async function inTime(promise, what) {
  const timer = new AbortController();
  const late = wait(patience, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`Waited too long for ${what}`);
  });
  await Promise.race([promise, late]);
  timer.abort();
  late.catch(() => undefined);
}
