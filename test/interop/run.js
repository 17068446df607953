// Logs in with the element, in Chromium, over real HTTP and real CORS, against servers that others
// wrote: `npm run test:interop`.
//
//   npm run test:interop -- --only better-auth     only backends whose name has this in it
//   npm run test:interop -- --scenario resend      only this scenario
//
// The last line is "N passed, N failed"; the exit code is 1 if anything failed.

import { parseArgs } from 'node:util';
import { launch } from 'puppeteer-core';
import { findEngines, provideEngines } from '../engines.js';
import { contract } from './contract.js';
import { differences } from './differences.js';
import { bundle } from './own-adapters/bundle.js';
import { servePage } from './page.js';
import { Person } from './person.js';

/** @import { Browser } from 'puppeteer-core' */
/** @import { Facts, Running, Scenario, ServerOptions } from './contract.js' */

/** @typedef {(options: ServerOptions) => Promise<Running>} StartServer */

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, scenario: { type: 'string' } },
});

/**
 * They are tried two at a time, in a browser each; what there is one of in a process stays together.
 * Each is loaded if it is asked for.
 *
 * @type {readonly Readonly<Record<string, () => Promise<StartServer>>>[]}
 */
const lanes = [
  {
    'better-auth': async () => (await import('./backends/better-auth.js')).withCookie,
    'better-auth (bearer)': async () => (await import('./backends/better-auth.js')).withBearer,
    'oidc-provider': async () => (await import('./backends/oidc-provider.js')).startProvider,
    'supabase-js': async () => (await import('./backends/supabase-auth.js')).startSupabaseAuth,
  },
  {
    supertokens: async () => (await import('./backends/supertokens.js')).withCookies,
    'supertokens (headers)': async () => (await import('./backends/supertokens.js')).withHeaders,
    firebase: async () => (await import('./backends/firebase.js')).startEmulator,
    'firebase-sdk': async () => (await import('./backends/firebase.js')).emulatorForSdk,
  },
];

/** Adapters that wrap a library, and are examples of the docs: they are bundled with the element. */
const ownAdapters = ['supabase-js', 'firebase-sdk'];
/** What they go through: the rest is the business of the library. */
const ofOwnAdapters = [
  ...['new number', 'known number', 'wrong code', 'rate limit', 'change number', 'reload'],
  ...['profile', 'session'],
];

const codeLifetime = 300;
/** Of one scenario, in milliseconds. */
const patience = 60_000;

checkNames();
provideEngines(['chromium']);
const wanted = ownAdapters.filter((name) => name.includes(values.only));
const bundles = await Promise.all(wanted.map(bundle));
const page = await servePage(new Map(bundles.flatMap((files) => [...files])));
let passed = 0;
let failed = 0;
// All are loaded before the first is tried: nobody has time for anything else meanwhile.
const loaded = await Promise.all(lanes.map(load));
await Promise.all(loaded.map(tryLane));
await page.stop();
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

/** @param {(typeof lanes)[number]} lane */
async function load(lane) {
  const asked = Object.entries(lane).filter(([name]) => name.includes(values.only));
  return Promise.all(asked.map(async ([name, load]) => ({ name, startServer: await load() })));
}

/** @param {Awaited<ReturnType<typeof load>>} lane */
async function tryLane(lane) {
  if (lane.length === 0) return;
  const browser = await launch({
    executablePath: findEngines().chromium ?? '',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    for (const { name, startServer } of lane) {
      for (const [title, scenario] of Object.entries(contract)) {
        if ((values.scenario ?? title) !== title) continue;
        if (ownAdapters.includes(name) && !ofOwnAdapters.includes(title)) continue;
        await attempt(name, title, () => play(scenario, startServer, browser));
      }
    }
  } finally {
    await browser.close();
  }
}

/** A difference that nothing is held against would be a lie. */
function checkNames() {
  for (const [name, ofBackend] of Object.entries(differences)) {
    const unknown = Object.keys(ofBackend).filter((title) => !(title in contract));
    const isTried = lanes.some((lane) => name in lane);
    if (!isTried || unknown.length > 0) {
      throw new Error(`differences.js: what is ${[name, ...unknown].join(', ')}?`);
    }
  }
}

/**
 * @param {string} name
 * @param {string} title
 * @param {() => Promise<Facts>} act
 */
async function attempt(name, title, act) {
  const started = performance.now();
  const difference = differences[name]?.[title];
  const expected = { ...contract[title]?.expected, ...difference?.facts };
  try {
    const found = await inTime(act(), `${title} at ${name}`);
    compare(found, expected);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(
      `ok      ${seconds} s  ${name}: ${title}${difference ? ` (${difference.why})` : ''}`,
    );
    passed += 1;
  } catch (error) {
    console.error(`FAILED  ${name}: ${title}\n${String(error).replace(/^/gm, '  ')}`);
    failed += 1;
  }
}

/**
 * @param {Scenario} scenario
 * @param {StartServer} startServer
 * @param {Browser} browser
 */
async function play(scenario, startServer, browser) {
  const server = await startServer({ pageOrigin: page.origin, codeLifetime, ...scenario.options });
  /** @type {Person[]} */
  const people = [];
  try {
    const facts = await scenario.run({
      server,
      async person(attributes = {}) {
        const all = { country: 'FR', 'resend-delay': '0', ...server.attributes, ...attributes };
        const person = await Person.at(browser, `${page.origin}/?${new URLSearchParams(all)}`);
        people.push(person);
        return person;
      },
    });
    const complaints = people.flatMap((person) => person.complaints);
    if (complaints.length > 0) throw new Error(`The page complains:\n${complaints.join('\n')}`);
    return facts;
  } finally {
    for (const person of people) await person.leave();
    await server.stop();
  }
}

/**
 * @param {Facts} found
 * @param {Facts} expected
 */
function compare(found, expected) {
  const names = [...new Set([...Object.keys(found), ...Object.keys(expected)])];
  const wrong = names.filter((name) => found[name] !== expected[name]);
  if (wrong.length === 0) return;
  const lines = wrong.map((name) => `${name}: ${found[name]} instead of ${expected[name]}`);
  throw new Error(lines.join('\n'));
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @param {string} what
 * @returns {Promise<T>}
 */
async function inTime(promise, what) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took too long`)), patience);
  });
  try {
    return await /** @type {Promise<T>} */ (Promise.race([promise, late]));
  } finally {
    clearTimeout(timer);
  }
}
