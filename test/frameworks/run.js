// Builds an application with each framework and logs in to it, in Chromium: `npm run test:frameworks`.
//
//   npm run test:frameworks -- --only react     only applications whose name has this in it
//
// The last line is "N passed, N failed"; the exit code is 1 if anything failed.

import path from 'node:path';
import { parseArgs } from 'node:util';
import { launch } from 'puppeteer-core';
import { findEngines, provideEngines } from '../engines.js';
import { applications } from './applications.js';
import { installPackage } from './install.js';
import { scenarios } from './scenarios.js';
import { run } from './tools.js';
import { visit } from './visit.js';

/** @import { Browser } from 'puppeteer-core' */
/** @import { Application } from './applications.js' */
/** @import { Place } from './tools.js' */

/**
 * How an application is made.
 *
 * @typedef {Place & { commands: readonly string[] }} Making
 */

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });

let passed = 0;
let failed = 0;
provideEngines(['chromium']);
installPackage();
const waiting = Object.keys(applications).filter((name) => name.includes(values.only));
// Two at a time, in a browser each.
await Promise.all([work(), work()]);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

async function work() {
  const browser = await launch({
    executablePath: findEngines().chromium ?? '',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    for (let name = waiting.shift(); name; name = waiting.shift()) await tryOut(name, browser);
  } finally {
    await browser.close();
  }
}

/**
 * @param {string} name
 * @param {Browser} browser
 */
async function tryOut(name, browser) {
  const application = applications[name];
  if (!application) return;
  const { build, develop, server, developmentServer = server } = application;
  const folder = path.join(import.meta.dirname, name);
  await tryBuild(name, application, { folder, commands: build, mode: 'production' }, browser);
  if (!develop) return;
  const developed = { ...application, ...(developmentServer && { server: developmentServer }) };
  const making = { folder, commands: develop, mode: /** @type {const} */ ('development') };
  await tryBuild(`${name} (development)`, developed, making, browser);
}

/**
 * @param {string} name
 * @param {Application} application
 * @param {Making} making
 * @param {Browser} browser
 */
async function tryBuild(name, application, making, browser) {
  const { commands } = making;
  const build = async () => {
    for (const command of commands) await run(command, making);
  };
  if (commands.length > 0 && !(await attempt(`${name}: is built`, build))) return;
  for (const [title, { isFor, play }] of Object.entries(scenarios)) {
    if (isFor && !isFor(application)) continue;
    await attempt(`${name}: ${title}`, () => visit(application, making, browser, play));
  }
}

/**
 * @param {string} what
 * @param {() => Promise<void>} act
 */
async function attempt(what, act) {
  const started = performance.now();
  try {
    await act();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`ok      ${seconds} s  ${what}`);
    passed += 1;
    return true;
  } catch (error) {
    console.error(`FAILED  ${what}\n${String(error).replace(/^/gm, '  ')}`);
    failed += 1;
    return false;
  }
}
