// The page, in Chromium: somebody logs in, comes back, and logs out.

import assert from 'node:assert/strict';
import process from 'node:process';
import { after, before, test } from 'node:test';
import { launch } from 'puppeteer-core';
import { findEngines } from '../../../test/engines.js';
import { Person } from '../../../test/interop/person.js';
import { otherThan, startBackend } from './backend.js';

/** @import { Browser, Page } from 'puppeteer-core' */

/** @type {Browser} */
let browser;
/** @type {import('./backend.js').Backend} */
let backend;

before(async () => {
  backend = await startBackend();
  browser = await launch({
    executablePath: findEngines().chromium ?? '',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
});
after(async () => {
  await browser.close();
  await backend.stop();
});

/** Notes what the element tells the page, where `Person` looks for it. */
function takeNotes() {
  /** @type {object[]} */
  const results = [];
  Object.assign(globalThis, { results });
  for (const outcome of ['authenticated', 'code-sent']) {
    document.addEventListener(outcome, () => results.push({ outcome }), true);
  }
  document.addEventListener('failed', (event) => results.push(outcomeOf(event)), true);

  /** @param {Event} event */
  function outcomeOf(event) {
    const { error } = 'detail' in event ? /** @type {any} */ (event.detail) : {};
    return { outcome: error.code, attemptsLeft: error.attemptsLeft };
  }
}

/** Somebody on the page, and the page itself to look at. */
async function visit() {
  /** @type {Page | undefined} */
  let page;
  const watched = /** @type {Browser} */ (
    /** @type {unknown} */ ({
      async createBrowserContext() {
        const context = await browser.createBrowserContext();
        return {
          async newPage() {
            page = await context.newPage();
            await page.evaluateOnNewDocument(takeNotes);
            return page;
          },
          close: () => context.close(),
        };
      },
    })
  );
  const person = await Person.at(watched, backend.origin);
  assert.ok(page);
  return { person, page };
}

test('logs in on the page, stays so after a reload, and logs out', async () => {
  const { person, page } = await visit();
  const shown = () => page.evaluate(() => document.body.innerText);
  const isThere = (/** @type {string} */ text) =>
    page.waitForFunction((text) => document.body.innerText.includes(text), {}, text);

  assert.equal((await person.askForCode('+33 6 12 34 56 78')).outcome, 'code-sent');
  const code = backend.messages.at(-1)?.code ?? '';
  const wrong = await person.enterCode(otherThan(code));
  assert.deepEqual([wrong.outcome, wrong.attemptsLeft], ['code-wrong', 4]);
  assert.equal((await person.enterCode(code)).outcome, 'authenticated');
  await isThere('You are logged in');
  assert.match(await shown(), /\+33612345678/);
  const heading = await page.evaluate(() => document.activeElement?.textContent);
  assert.equal(heading, 'You are logged in');
  assert.equal(await page.evaluate(() => document.cookie), '');

  await person.reload();
  await isThere('You are logged in');
  await page.click('#log-out');
  await person.seesStep('phone');
  await page.waitForFunction(() => !document.body.innerText.includes('You are logged in'));
  assert.deepEqual(person.complaints, []);
  await person.leave();
});
