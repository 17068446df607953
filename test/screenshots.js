// Takes a picture of every state of the element, wide and narrow, light and dark, left-to-right and
// right-to-left, into .screenshots/.

import { mkdirSync } from 'node:fs';
import { launch } from 'puppeteer-core';
import { createServer } from 'vite';
import { provideEngines, findEngines } from './engines.js';

const variants = [
  { name: 'wide', width: 1320, scheme: 'light', direction: 'ltr' },
  { name: 'wide-dark', width: 1320, scheme: 'dark', direction: 'ltr' },
  { name: 'narrow', width: 320, scheme: 'light', direction: 'ltr' },
  { name: 'rtl', width: 1320, scheme: 'light', direction: 'rtl' },
];

provideEngines(['chromium']);
mkdirSync('.screenshots', { recursive: true });
const server = await createServer({
  configFile: 'vite.config.ts',
  logLevel: 'warn',
  server: { port: 0 },
});
await server.listen();
const browser = await launch({
  executablePath: findEngines().chromium ?? '',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
for (const { name, width, scheme, direction } of variants) {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(name, error));
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(`${server.resolvedUrls?.local[0]}test/gallery.html`);
  await page.evaluate((dir) => (document.documentElement.dir = dir), direction);
  await page.waitForSelector('body[data-ready]');
  await page.screenshot({ path: `.screenshots/${name}.png`, fullPage: true });
  await page.evaluate(() => {
    scrollTo(0, 0);
    document.querySelector('sms-lock')?.shadowRoot?.querySelector('button')?.focus();
  });
  await page.waitForNetworkIdle();
  await page.keyboard.press('Enter');
  await new Promise((resolve) => setTimeout(resolve, 500));
  await page.screenshot({ path: `.screenshots/${name}-countries.png` });
  await page.close();
}
await browser.close();
await server.close();
