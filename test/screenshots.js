// Takes a picture of every state of the element in every theme, width and direction, Arabic for
// right to left, and one of all of them, into .screenshots/: `npm run screenshots`. With names of
// looks, only those anew: `npm run screenshots -- bank games`. Also the picture of the README:
// `-- readme`.

import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launch } from 'puppeteer-core';
import { createServer } from 'vite';
import { findEngines, provideEngines } from './engines.js';

/** @import { Page } from 'puppeteer-core' */

/**
 * @typedef {object} Look
 * @property {string} theme a key of the themes of the demo; empty for the element's own
 * @property {'light' | 'dark'} scheme
 * @property {boolean} [hasForcedColors]
 */

const folder = '.screenshots';
const widths = [320, 400, 1280];
const directions = ['ltr', 'rtl'];

/** @type {Readonly<Record<string, Look>>} */
const looks = {
  light: { theme: '', scheme: 'light' },
  dark: { theme: '', scheme: 'dark' },
  forced: { theme: '', scheme: 'dark', hasForcedColors: true },
  bank: { theme: 'bank', scheme: 'light' },
  'bank-dark': { theme: 'bank', scheme: 'dark' },
  games: { theme: 'games', scheme: 'dark' },
  authority: { theme: 'authority', scheme: 'light' },
  'authority-dark': { theme: 'authority', scheme: 'dark' },
  fashion: { theme: 'fashion', scheme: 'light' },
  'fashion-dark': { theme: 'fashion', scheme: 'dark' },
  developer: { theme: 'developer', scheme: 'light' },
  'developer-dark': { theme: 'developer', scheme: 'dark' },
};

provideEngines(['chromium']);
const server = await createServer({
  configFile: 'vite.config.ts',
  logLevel: 'warn',
  server: { port: 0 },
});
await server.listen();
const root = server.resolvedUrls?.local[0] ?? '';
const browser = await launch({
  executablePath: findEngines().chromium ?? '',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const asked = process.argv.slice(2);
if (asked.includes('readme')) {
  for (const scheme of /** @type {const} */ (['light', 'dark'])) await pictureForReadme(scheme);
} else {
  const wanted = Object.entries(looks).filter(
    ([name]) => asked.length === 0 || asked.includes(name),
  );
  for (const [name, look] of wanted) {
    for (const width of widths) {
      for (const direction of directions) await pictures(name, look, width, direction);
    }
  }
  await contactSheet(Object.keys(looks).filter((name) => existsSync(path.join(folder, name))));
}
await browser.close();
await server.close();

/**
 * @param {Look} look
 * @param {number} width
 */
async function openPage({ scheme, hasForcedColors = false }, width) {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.setViewport({ width, height: 900, deviceScaleFactor: 1 });
  // Puppeteer's own emulation knows no forced colours.
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: scheme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
      ...(hasForcedColors ? [{ name: 'forced-colors', value: 'active' }] : []),
    ],
  });
  return page;
}

/**
 * Every state by itself, the open list of countries, and the dialog.
 *
 * @param {string} name
 * @param {Look} look
 * @param {number} width
 * @param {string} direction
 */
async function pictures(name, look, width, direction) {
  const target = path.join(folder, name, `${width}-${direction}`);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const page = await openPage(look, width);
  const lang = direction === 'rtl' ? 'ar' : 'en';
  await page.goto(`${root}test/gallery.html?theme=${look.theme}&lang=${lang}`);
  await page.evaluate((dir) => (document.documentElement.dir = dir), direction);
  await page.waitForSelector('body[data-ready]');
  for (const [index, figure] of (await page.$$('figure')).entries()) {
    const caption = await figure.evaluate((element) => element.firstElementChild?.textContent);
    const number = String(index + 1).padStart(2, '0');
    const file = `${number} ${caption?.replace(/[^\w ]+/g, '')}.png`;
    await figure.screenshot({ path: path.join(target, file) });
  }
  await openCountries(page);
  await page.screenshot({ path: path.join(target, '99 countries.png') });
  await page.keyboard.press('Escape');
  await page.evaluate(() =>
    document.querySelector(/** @type {'sms-lock'} */ ('sms-lock[modal]'))?.show(),
  );
  await page.screenshot({ path: path.join(target, '98 dialog.png') });
  await page.close();
}

/** @param {Page} page */
async function openCountries(page) {
  await page.evaluate(() => {
    scrollTo(0, 0);
    document.querySelector('sms-lock')?.shadowRoot?.querySelector('button')?.focus();
  });
  await page.waitForNetworkIdle();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() =>
    document.querySelector('sms-lock')?.shadowRoot?.querySelector(':popover-open, :modal'),
  );
}

/**
 * All pictures on one: a row for each theme, width and direction, a column for each state.
 *
 * @param {readonly string[]} names
 */
async function contactSheet(names) {
  const rows = names.flatMap((name) =>
    widths.flatMap((width) =>
      directions.map((direction) => {
        const row = path.join(name, `${width}-${direction}`);
        const files = readdirSync(path.join(folder, row)).sort();
        const images = files.map((file) => `<img src="${encodeURI(`${row}/${file}`)}">`);
        return `<h2>${row}</h2><div>${images.join('')}</div>`;
      }),
    ),
  );
  const sheet = path.resolve(folder, 'contact-sheet.html');
  writeFileSync(
    sheet,
    `<!doctype html><meta charset="utf-8"><style>
      body { margin: 16px; background: #777; font: 12px system-ui, sans-serif; }
      h2 { margin: 12px 0 4px; font-size: 12px; color: #fff }
      div { display: flex; gap: 4px; align-items: start }
      img { inline-size: 120px }
    </style>${rows.join('')}`,
  );
  const page = await browser.newPage();
  await page.setViewport({ width: 3400, height: 1000 });
  await page.goto(`file://${sheet}`);
  await page.screenshot({ path: path.join(folder, 'contact-sheet.png'), fullPage: true });
  await page.close();
}

/**
 * The form, as the README shows it.
 *
 * @param {'light' | 'dark'} scheme
 */
async function pictureForReadme(scheme) {
  const page = await openPage({ theme: '', scheme }, 880);
  await page.setViewport({ width: 880, height: 480, deviceScaleFactor: 2 });
  await page.goto(`${root}test/gallery.html`);
  await page.waitForSelector('body[data-ready]');
  await page.evaluate(async () => {
    for (const figure of document.querySelectorAll('figure')) {
      const caption = figure.firstElementChild?.textContent ?? '';
      figure.classList.toggle('chosen', ['phone, typed', 'code, half typed'].includes(caption));
    }
    document.body.classList.add('readme');
    await document.fonts.load('600 16px "Public Sans Variable"');
    await document.fonts.ready;
  });
  const file = `docs/login-${scheme}.webp`;
  await (await page.$('body'))?.screenshot({ path: file, quality: 80 });
  console.log(file, statSync(file).size, 'bytes');
  await page.close();
}
