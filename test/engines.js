// Finds the three browser engines, installs those that are missing where that can be done, and
// starts what WebKit needs.

import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** @typedef {'chromium' | 'firefox' | 'webkit'} Engine */

/** @type {readonly Engine[]} */
export const engineNames = ['chromium', 'firefox', 'webkit'];

const debianPackages = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb'],
};

const adviceElsewhere = {
  chromium: 'Chrome or Chromium; or set CHROME_PATH to its executable',
  firefox: 'Firefox; or set FIREFOX_PATH to its executable',
  webkit:
    'WebKitGTK with WebKitWebDriver, MiniBrowser and Xvfb (Linux only; in a Debian container: ' +
    'apt-get install webkit2gtk-driver xvfb)',
};

/** @param {readonly string[]} names */
function onPath(names) {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .find((file) => existsSync(file));
}

/** WebKitGTK's small browser, the one that its driver can steer. */
function miniBrowser() {
  return ['/usr/lib', '/usr/lib64', '/usr/libexec', ...subfolders('/usr/lib', /-linux-gnu/)]
    .flatMap((folder) => subfolders(folder, /^webkit2gtk-/))
    .map((folder) => path.join(folder, 'MiniBrowser'))
    .filter((file) => existsSync(file))
    .at(-1);
}

/**
 * @param {string} folder
 * @param {RegExp} name
 */
function subfolders(folder, name) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((entry) => name.test(entry))
    .map((entry) => path.join(folder, entry));
}

/**
 * The executable that runs each engine (for WebKit its driver), where there is one.
 *
 * @returns {Record<Engine, string | undefined>}
 */
export function findEngines() {
  const applications = process.platform === 'darwin' ? '/Applications' : '';
  /** @param {string} file */
  const application = (file) =>
    [path.join(applications, file)].find((found) => applications && existsSync(found));
  return {
    chromium:
      process.env['CHROME_PATH'] ??
      onPath(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) ??
      application('Google Chrome.app/Contents/MacOS/Google Chrome'),
    firefox:
      process.env['FIREFOX_PATH'] ??
      onPath(['firefox-esr', 'firefox']) ??
      application('Firefox.app/Contents/MacOS/firefox'),
    webkit: miniBrowser() && onPath(['Xvfb']) && onPath(['WebKitWebDriver']),
  };
}

/**
 * The engines to test in. Missing ones are installed on Debian and Ubuntu when run as root; what is
 * then still missing is named, and is an error in CI.
 *
 * @param {readonly Engine[]} wanted
 */
export function provideEngines(wanted) {
  const isMissing = (/** @type {Engine} */ engine) => !findEngines()[engine];
  if (wanted.some(isMissing) && isDebian() && process.getuid?.() === 0) {
    install(wanted.filter(isMissing).flatMap((engine) => debianPackages[engine]));
  }
  const missing = wanted.filter(isMissing);
  for (const engine of missing) {
    const advice = isDebian()
      ? `apt-get install ${debianPackages[engine].join(' ')}`
      : adviceElsewhere[engine];
    console.error(`The engine ${engine} is missing. Install: ${advice}`);
  }
  if (missing.length > 0 && process.env['CI']) process.exit(1);
  return wanted.filter((engine) => !missing.includes(engine));
}

function isDebian() {
  const file = '/etc/os-release';
  return existsSync(file) && /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync(file, 'utf8'));
}

/** @param {readonly string[]} packages */
function install(packages) {
  console.log(`Installing ${packages.join(', ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    try {
      execFileSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    } catch {
      return;
    }
  }
}

/** A port of the loopback interface that was free a moment ago. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/**
 * Starts WebKit's driver on a screen that nobody sees. Returns what webdriverio needs to reach it,
 * and how to stop it.
 */
export async function startWebKit() {
  const driver = findEngines().webkit;
  const binary = miniBrowser();
  if (!driver || !binary) throw new Error('WebKit is missing');

  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = await new Promise((resolve, reject) => {
    screen.stdio[3]?.once('data', (data) => resolve(String(data).trim()));
    screen.once('exit', () => reject(new Error('Xvfb ended at once')));
  });
  const port = await freePort();
  const server = spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: `:${display}`,
      GDK_BACKEND: 'x11',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
  });
  const stop = () => {
    server.kill();
    screen.kill();
  };
  process.once('exit', stop);
  await answers(`http://127.0.0.1:${port}/status`);
  return {
    stop,
    options: {
      hostname: '127.0.0.1',
      port,
      path: '/',
      capabilities: {
        browserName: 'MiniBrowser',
        'wdio:enforceWebDriverClassic': true,
        'webkitgtk:browserOptions': { binary, args: ['--automation'] },
      },
    },
  };
}

/** @param {string} url */
async function answers(url) {
  for (let tries = 0; tries < 100; tries += 1) {
    try {
      await fetch(url);
      return;
    } catch {
      await wait(100);
    }
  }
  throw new Error(`${url} does not answer`);
}
