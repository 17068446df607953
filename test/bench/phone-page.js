// A page with the element, ready to be typed into: what the measures of the phone field begin with.

import { slowDown } from './conditions.js';
import { Meter } from './keystroke.js';

/** @import { Browser, Page, Viewport } from 'puppeteer-core' */

/** @typedef {Awaited<ReturnType<typeof phonePage>>} PhonePage */

/**
 * @param {Browser} browser
 * @param {string} url
 * @param {Viewport} screen
 */
export async function phonePage(browser, url, screen) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport(screen);
  const session = await page.createCDPSession();
  const meter = new Meter(session);
  await meter.start();
  await page.goto(url);
  await page.waitForFunction(() => {
    const root = document.querySelector('sms-lock')?.shadowRoot;
    return Boolean(root?.querySelector('#country-button'));
  });
  await page.evaluate(() => document.querySelector('sms-lock')?.focus());
  // The engine and what follows the phone step come in idle time.
  await page.waitForNetworkIdle({ idleTime: 300 });
  await page.emulateCPUThrottling(slowDown);
  return {
    page,
    session,
    meter,
    close: () => context.close(),
    /** With the list, where there is one, which is loaded when somebody turns to its button. */
    async focusCountry() {
      await page.evaluate(() => {
        const root = document.querySelector('sms-lock')?.shadowRoot;
        const control = root?.querySelector('#country-button');
        if (control instanceof HTMLElement) control.focus();
      });
      await page.waitForNetworkIdle({ idleTime: 300 });
    },
    isSelect: () =>
      page.evaluate(() => {
        const root = document.querySelector('sms-lock')?.shadowRoot;
        return root?.querySelector('#country-button')?.localName === 'select';
      }),
  };
}

/**
 * Two frames later everything that was done is painted.
 *
 * @param {Page} page
 */
export async function painted(page) {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}
