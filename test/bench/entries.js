// What is measured side by side, each with the answers that it cannot show its first field without.

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { minify } from 'terser';
import { bundle } from './bundle.js';
import { auth0LockPage, bareForm, formWithScript, hankoPage, smsLockPage } from './pages.js';
import { ourName } from './results.js';

/** @import { ForeignAnswer } from './load.js' */

/**
 * One of those that are compared.
 *
 * @typedef {object} Entry
 * @property {string} name
 * @property {string} what
 * @property {string} page HTML
 * @property {string} [packageName] of npm, which is bundled for production
 * @property {() => Readonly<Record<string, string>>} [answers] of its server, by path
 * @property {ForeignAnswer} [foreignAnswer] what servers of others answer
 */

/** A transparent picture. */
const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** @type {Entry} */
const smsLock = {
  name: ourName,
  what: 'a script tag, and a backend of one’s own',
  page: smsLockPage(),
};

/** What Auth0's CDN has for English, made of what the package has. */
function auth0Dictionary() {
  /** @type {{ default: unknown }} */
  const { default: texts } = createRequire(import.meta.url)('auth0-lock/lib/i18n/en.js');
  return `Auth0.registerLanguageDictionary('en', ${JSON.stringify(texts)})`;
}

/**
 * Answers as a tenant of Auth0 to somebody who is not logged in there.
 *
 * @type {ForeignAnswer}
 */
function auth0Answer(url) {
  const { pathname, searchParams } = new URL(url);
  const json = (/** @type {unknown} */ value) => ({
    type: 'application/json',
    body: JSON.stringify(value),
  });
  if (pathname === '/user/geoloc/country') return json({ country_code: 'US' });
  if (pathname.endsWith('/challenge')) return json({ required: false });
  if (pathname.endsWith('/badge.png')) return { type: 'image/png', body: onePixel };
  if (pathname !== '/authorize') return undefined;
  const response = { error: 'login_required', state: searchParams.get('state') };
  const message = JSON.stringify({ type: 'authorization_response', response });
  return {
    type: 'text/html',
    body: `<!doctype html><script>parent.postMessage(${message}, '*')</script>`,
  };
}

/** @type {Entry} */
const auth0Lock = {
  name: 'auth0-lock',
  what: 'its passwordless login with a code by SMS, drawn into the page',
  page: auth0LockPage,
  packageName: 'auth0-lock',
  answers: () => ({
    '/client/bench.js': `Auth0.setClient(${JSON.stringify({
      id: 'bench',
      tenant: 'tenant',
      subscription: 'enterprise',
      hasAllowedOrigins: true,
      strategies: [{ name: 'sms', connections: [{ name: 'sms' }] }],
    })})`,
    [`/js/lock/${versionIn('node_modules/auth0-lock')}/en.js`]: auth0Dictionary(),
  }),
  foreignAnswer: auth0Answer,
};

/**
 * A state of Hanko's login with the one action that matters.
 *
 * @param {string} name
 * @param {string} action
 * @param {Readonly<Record<string, unknown>>} inputs
 */
function hankoState(name, action, inputs) {
  const href = `/login/${action}`;
  return JSON.stringify({
    name,
    status: 200,
    payload: {},
    csrf_token: 'bench',
    actions: { [action]: { action, href, description: '', inputs } },
    links: [],
  });
}

/** @type {Entry} */
const hankoElements = {
  name: 'hanko-elements',
  what: 'its login with an e-mail address: it has none by SMS',
  page: hankoPage,
  packageName: '@teamhanko/hanko-elements',
  answers: () => ({
    '/login': hankoState('preflight', 'register_client_capabilities', {
      webauthn_available: { name: 'webauthn_available', type: 'boolean', required: true },
    }),
    '/login/register_client_capabilities': hankoState(
      'login_init',
      'continue_with_login_identifier',
      { email: { name: 'email', type: 'email', required: true, max_length: 100 } },
    ),
    '/sessions/validate': JSON.stringify({ is_valid: false }),
  }),
};

/** @type {Entry} */
const scripted = {
  name: 'form with a script',
  what: 'a bare form whose one small module sends it',
  page: formWithScript,
};

/** @type {Entry} */
const bare = {
  name: 'bare form',
  what: 'a form without style and script',
  page: bareForm,
};

export const entries = [smsLock, auth0Lock, hankoElements, scripted, bare];

/** @param {string} name */
export function pathOf(name) {
  return `/${name.replaceAll(' ', '-')}.html`;
}

/**
 * Everything that the server has for them, by path.
 *
 * @param {readonly Entry[]} chosen
 */
export async function filesOf(chosen) {
  /** @type {Map<string, string | Uint8Array>} */
  const files = new Map(chosen.map(({ name, page }) => [pathOf(name), page]));
  for (const file of readdirSync('dist/cdn').filter((name) => name.endsWith('.js'))) {
    files.set(`/${file}`, readFileSync(`dist/cdn/${file}`));
  }
  const script = path.join(import.meta.dirname, 'pages', 'bare-form.js');
  files.set('/bare-form.js', await minified(readFileSync(script, 'utf8')));
  for (const { name, packageName, answers } of chosen) {
    for (const [file, text] of Object.entries(answers?.() ?? {})) files.set(file, text);
    if (!packageName) continue;
    for (const [file, text] of await bundle(name)) files.set(file, text);
  }
  return files;
}

/** @param {string} code */
async function minified(code) {
  const { code: result } = await minify(code, { module: true, ecma: 2020 });
  if (!result) throw new Error('Terser made nothing of it');
  return result;
}

/**
 * @param {string} folder of a package, from here
 * @returns {string}
 */
function versionIn(folder) {
  const file = path.join(import.meta.dirname, folder, 'package.json');
  /** @type {{ version: string }} */
  const { version } = JSON.parse(readFileSync(file, 'utf8'));
  return version;
}

/**
 * @param {Entry} entry
 * @returns {string} nothing for what is not a package
 */
export function versionOf({ name, packageName }) {
  if (packageName) return versionIn(path.join('node_modules', packageName));
  return name === ourName ? versionIn('../..') : '';
}
