// What the browser tests run on; `test/run.js` starts it.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { findEngines } from './engines.js';

const rootDir = fileURLToPath(new URL('..', import.meta.url));
/**
 * MSW's worker, which stays: by itself it unregisters when its page is closed, and that may hit the
 * registration of the next test file's page.
 */
const mswWorker = readFileSync(
  createRequire(import.meta.url).resolve('msw/mockServiceWorker.js'),
  'utf8',
).replace('self.registration.unregister()', 'undefined');

/** @typedef {import('@web/test-runner-core').BrowserLauncher} BrowserLauncher */

/** A page that may run nothing but its own files, and whose styles are sheets. */
const strictPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' https:; " +
  "worker-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

/**
 * @param {object} options
 * @param {readonly import('./engines.js').Engine[]} options.engines
 * @param {readonly string[]} options.files
 * @param {object | undefined} options.webkit what `startWebKit` returned as options
 * @returns {import('@web/test-runner').TestRunnerConfig}
 */
export function testRunnerConfig({ engines, files, webkit }) {
  const { chromium, firefox } = findEngines();
  const launchers = {
    chromium: () =>
      chromeLauncher({
        launchOptions: {
          ...(chromium && { executablePath: chromium }),
          args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
        },
      }),
    firefox: () =>
      chromeLauncher({
        launchOptions: {
          browser: 'firefox',
          ...(firefox && { executablePath: firefox }),
          headless: true,
          args: [],
        },
      }),
    webkit: () => webdriverLauncher(/** @type {never} */ (webkit)),
  };
  const browsers = engines.map((engine) => {
    const launcher = /** @type {BrowserLauncher} */ (launchers[engine]());
    const initialize = launcher.initialize?.bind(launcher);
    launcher.initialize = async (config, testFiles) => {
      await initialize?.(config, testFiles);
      launcher.name = engine;
    };
    return launcher;
  });

  return {
    rootDir,
    files: [...files],
    browsers,
    // One page at a time in each engine: key presses go to the page that has the focus.
    concurrency: 1,
    concurrentBrowsers: 3,
    nodeResolve: { browser: true, exportConditions: ['browser'] },
    browserStartTimeout: 120_000,
    testsStartTimeout: 60_000,
    testsFinishTimeout: 540_000,
    testFramework: { config: { timeout: '30000' } },
    plugins: [
      esbuildPlugin({
        ts: true,
        target: 'es2022',
        tsconfig: path.join(rootDir, 'tsconfig.json'),
      }),
    ],
    middleware: [
      (context, next) => {
        if (context.path === '/mockServiceWorker.js') {
          context.type = 'text/javascript';
          context.body = mswWorker;
          return;
        }
        if (context.path.startsWith('/test/strict/')) {
          context.set('content-security-policy', strictPolicy);
        }
        return next();
      },
    ],
    testRunnerHtml: (testFramework) => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>sms-lock tests</title><link rel="icon" href="data:,"></head>
  <body><script type="module" src="${testFramework}"></script></body>
</html>`,
  };
}
