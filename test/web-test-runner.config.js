// What the browser tests run on; `test/run.js` starts it.

import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
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
/** @typedef {import('@web/test-runner-core').TestRunnerPlugin} Plugin */
/** @typedef {import('@web/test-runner-core').BasicTestSession} TestSession */
/** @typedef {import('@web/test-runner-chrome').ChromeLauncher} ChromeLauncher */

/** A page that may run nothing but its own files, and whose styles are sheets. */
const strictPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' https:; " +
  "worker-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

/** What Vite does with `?raw`: a file as a module whose default export is its text. @type {Plugin} */
const rawText = {
  name: 'raw-text',
  async serve({ URL: { pathname, searchParams } }) {
    if (!searchParams.has('raw')) return undefined;
    const text = await readFile(path.join(rootDir, pathname), 'utf8');
    return { body: `export default ${JSON.stringify(text)};`, type: 'js' };
  },
};

/** What the commands of the test runner cannot do in every engine. @type {Plugin} */
const steering = {
  name: 'steering',
  async executeCommand({ command, payload, session }) {
    if (command === 'type-text') return typeText(session, String(payload));
    if (command === 'force-colors') return forceColors(session, Boolean(payload));
    return undefined;
  },
};

/**
 * Presses the keys of a text in one go, one after the other, each for some milliseconds.
 *
 * @param {TestSession} session
 * @param {string} text
 */
async function typeText({ browser, id }, text) {
  if (browser.type === 'puppeteer') {
    await /** @type {ChromeLauncher} */ (browser).getPage(id).keyboard.type(text, { delay: 8 });
    return true;
  }
  // WTR's own command presses them as a chord.
  const actions = [...text].flatMap((value) => [
    { type: 'keyDown', value },
    { type: 'pause', duration: 8 },
    { type: 'keyUp', value },
  ]);
  const { driver } = /** @type {{ driver?: import('webdriverio').Browser }} */ (
    /** @type {unknown} */ (browser)
  );
  await driver?.performActions([{ type: 'key', id: 'keyboard', actions }]);
  return true;
}

/**
 * Plays a person who has chosen the colours of everything. Chromium alone can.
 *
 * @param {TestSession} session
 * @param {boolean} isForced
 */
async function forceColors({ browser, id }, isForced) {
  if (browser.name !== 'chromium') return false;
  const value = isForced ? 'active' : 'none';
  const page = /** @type {ChromeLauncher} */ (browser).getPage(id);
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', {
    features: [{ name: 'forced-colors', value }],
  });
  return true;
}

/**
 * The page of an authorization request. A service worker answers for no navigation, so the page asks
 * for its own contents.
 */
const authorizePage = `<!doctype html>
<title>Authorize</title>
<script>
  fetch(location.href, { headers: { 'x-from-page': 'yes' } }).then(async (answer) => {
    document.open();
    document.write(await answer.text());
    document.close();
  });
</script>`;

/**
 * Puppeteer has Firefox tell of every request, of which each page here makes a hundred. Nobody
 * listens.
 *
 * @param {import('puppeteer-core').Browser} browser
 */
async function ignoreNetwork(browser) {
  /** @type {{ connection?: { send(method: string, parameters: object): Promise<unknown> } }} */
  const { connection } = /** @type {object} */ (browser);
  const events = ['beforeRequestSent', 'responseStarted', 'responseCompleted', 'fetchError'];
  await connection?.send('session.unsubscribe', {
    events: events.map((name) => `network.${name}`),
  });
}

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
        createBrowserContext: async ({ browser }) => {
          await ignoreNetwork(browser);
          return browser.defaultBrowserContext();
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
      rawText,
      steering,
    ],
    middleware: [
      (context, next) => {
        if (context.path === '/mockServiceWorker.js') {
          context.type = 'text/javascript';
          context.body = mswWorker;
          return;
        }
        if (context.path === '/authorize' && !context.get('x-from-page')) {
          context.type = 'text/html';
          context.body = authorizePage;
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
