// Finds the three browser engines, installs those that are missing where that can be done, and
// starts what WebKit needs.

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** @typedef {'chromium' | 'firefox' | 'webkit'} Engine */

/** @type {readonly Engine[]} */
export const engineNames = ['chromium', 'firefox', 'webkit'];

/** Packages of Debian and those that follow it: for each, the first name that is to be had. */
const debianPackages = {
  chromium: [['chromium', 'chromium-browser']],
  firefox: [['firefox-esr', 'firefox']],
  webkit: [['webkit2gtk-driver'], ['xvfb']],
};

const adviceElsewhere = {
  chromium: 'Chrome or Chromium; or set CHROME_PATH to its executable',
  firefox: 'Firefox; or set FIREFOX_PATH to its executable',
  webkit:
    'WebKitGTK with WebKitWebDriver, MiniBrowser and Xvfb (Linux only; in a Debian container: ' +
    'apt-get install webkit2gtk-driver xvfb)',
};

/** Ubuntu has Chromium and Firefox as snaps only, whose sandbox hides the profile of a test. */
const adviceForSnaps = {
  chromium: "Google Chrome's .deb (google.com/chrome); or set CHROME_PATH to an executable",
  firefox: "Firefox from Mozilla's apt repository, not the snap; or set FIREFOX_PATH",
  webkit: 'apt-get install webkit2gtk-driver xvfb',
};

/** @param {readonly string[]} names */
function onPath(names) {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .find((file) => existsSync(file) && !isSnap(file));
}

/**
 * Whether a file is a snap, or Ubuntu's script that asks to install one.
 *
 * @param {string} file
 */
function isSnap(file) {
  const target = realpathSync(file);
  if (path.basename(target) === 'snap' || target.startsWith('/snap/')) return true;
  const isScript = statSync(target).size < 10_000;
  return isScript && /\/snap\/bin\/|snap install/.test(readFileSync(target, 'utf8'));
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
 * The engines to test in, and those that are not to be had. What is missing is installed on Debian
 * and its kin when run as root; what is missing then is named, with what to install.
 *
 * @param {readonly Engine[]} wanted
 */
export function provideEngines(wanted) {
  const isMissing = (/** @type {Engine} */ engine) => !findEngines()[engine];
  const system = readSystem();
  if (wanted.some(isMissing) && system.isDebian && process.getuid?.() === 0) {
    install(wanted.filter(isMissing).flatMap((engine) => debianPackages[engine]));
  }
  const missing = wanted.filter(isMissing);
  for (const engine of missing) {
    console.error(`The engine ${engine} is missing. Install: ${adviceFor(engine, system)}`);
  }
  if (missing.length > 0) {
    const others = wanted.filter((engine) => !missing.includes(engine));
    const limit = others.length > 0 ? ` Without it: npm test -- --engines ${others.join(',')}` : '';
    console.error(`A missing engine counts as a failure.${limit}`);
  }
  return { engines: wanted.filter((engine) => !missing.includes(engine)), missing };
}

/**
 * @param {Engine} engine
 * @param {{ isDebian: boolean, isUbuntu: boolean }} system
 */
function adviceFor(engine, { isDebian, isUbuntu }) {
  if (isUbuntu) return adviceForSnaps[engine];
  if (!isDebian) return adviceElsewhere[engine];
  return `apt-get install ${debianPackages[engine].map(([name]) => name).join(' ')}`;
}

function readSystem() {
  const file = '/etc/os-release';
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return {
    isDebian: /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(text),
    isUbuntu: /^ID="?ubuntu\b/m.test(text),
  };
}

/** @param {readonly (readonly string[])[]} wanted for each package its possible names */
function install(wanted) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  /** @param {readonly string[]} args */
  const apt = (args) => {
    try {
      execFileSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    } catch {
      // It has said why; what is still missing is named later.
    }
  };
  console.log('Updating the list of packages …');
  apt(['update']);
  const packages = wanted.flatMap((names) => names.find(isInstallable) ?? []);
  if (packages.length === 0) return;
  console.log(`Installing ${packages.join(', ')} …`);
  apt(['install', '-y', '--no-install-recommends', ...packages]);
}

/**
 * Whether apt has a package of that name that is more than a wrapper of a snap.
 *
 * @param {string} name
 */
function isInstallable(name) {
  const env = { ...process.env, LC_ALL: 'C' };
  let policy = '';
  try {
    policy = execFileSync('apt-cache', ['policy', name], { env, encoding: 'utf8' });
  } catch {
    // Without apt there is nothing to install from.
  }
  const candidate = /Candidate: (\S+)/.exec(policy)?.[1];
  return candidate !== undefined && candidate !== '(none)' && !candidate.includes('snap');
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

  // Each leads a group of processes, so that what it starts ends with it.
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    detached: true,
  });
  /** @type {string} */
  const display = await new Promise((resolve, reject) => {
    screen.stdio[3]?.once('data', (data) => resolve(String(data).trim()));
    screen.once('exit', () => reject(new Error('Xvfb ended at once')));
  });
  const port = await freePort();
  const server = spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    detached: true,
    env: {
      ...process.env,
      DISPLAY: `:${display}`,
      GDK_BACKEND: 'x11',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
  });
  const ended = Promise.all([server, screen].map((child) => once(child, 'exit')));
  const stop = () => {
    endGroup(server);
    endGroup(screen);
    return ended;
  };
  await answers(`http://127.0.0.1:${port}/status`);
  return {
    stop,
    options: {
      hostname: '127.0.0.1',
      port,
      path: '/',
      capabilities: {
        browserName: 'MiniBrowser',
        // Whoever waits for a page to be complete may wait for two minutes: it has hung there.
        pageLoadStrategy: 'none',
        'wdio:enforceWebDriverClassic': true,
        'webkitgtk:browserOptions': { binary, args: ['--automation'] },
      },
    },
  };
}

/** @param {import('node:child_process').ChildProcess} leader */
function endGroup({ pid }) {
  try {
    if (pid !== undefined) process.kill(-pid);
  } catch {
    // It has ended by itself.
  }
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
