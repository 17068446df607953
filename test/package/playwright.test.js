// The example for Playwright in the docs, as it stands there.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findEngines } from '../engines.js';
import { root } from './project.js';

/** @import { Surroundings } from './surroundings.js' */
/** @import { Test } from './run.js' */

/** @type {typeof import('sms-lock/testing')} */
const { createTenant } = await import(
  new URL('../../dist/esm/testing/index.js', import.meta.url).href
);

const html = `<!doctype html><html lang="en"><head><title>Page</title>
  <script type="module" src="/sms-lock.js"></script></head><body>
  <sms-lock
    start-url="https://tenant.example/start"
    verify-url="https://tenant.example/verify"
  ></sms-lock></body></html>`;

/**
 * @param {Surroundings} surroundings
 * @returns {Test[]}
 */
export function playwrightTests(surroundings) {
  const folder = path.join(surroundings.project.packed, 'dist/cdn');
  return [
    [
      'Playwright: the example of docs/testing.md logs in',
      async () => {
        const example = exampleIn('docs/testing.md');
        const { origin } = await surroundings.site(folder, { '/page': html });
        const browser = await chromium.launch({
          executablePath: findEngines().chromium ?? '',
          args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
        });
        try {
          const page = await browser.newPage();
          await page.goto(`${origin}/page`);
          await example(page, createTenant);
          assert.equal(await page.locator('sms-lock:state(authenticated)').count(), 1);
        } finally {
          await browser.close();
        }
      },
    ],
  ];
}

/**
 * A function of what the example takes for granted.
 *
 * @param {string} file
 * @returns {(page: unknown, tenant: unknown) => Promise<void>}
 */
function exampleIn(file) {
  const blocks = readFileSync(path.join(root, file), 'utf8').matchAll(/^```js\n([\s\S]*?)^```$/gm);
  const example = [...blocks].map(([, code = '']) => code).find((code) => code.includes('page.'));
  assert.ok(example, `${file} has no example for Playwright`);
  const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor;
  return new AsyncFunction('page', 'createTenant', example);
}
