// Builds an application with each framework and logs in to it, in Chromium: `npm run test:frameworks`.
//
//   npm run test:frameworks -- --only react     only applications whose name has this in it
//
// The last line is "N passed, N failed"; the exit code is 1 if anything failed.

import path from 'node:path';
import { parseArgs } from 'node:util';
import { provideEngines } from '../engines.js';
import { applications } from './applications.js';
import { installPackage } from './install.js';
import { scenarios } from './scenarios.js';
import { run } from './tools.js';
import { visit } from './visit.js';

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
// Two at a time.
await Promise.all([work(), work()]);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

async function work() {
  for (let name = waiting.shift(); name; name = waiting.shift()) await tryOut(name);
}

/** @param {string} name */
async function tryOut(name) {
  const application = applications[name];
  if (!application) return;
  const { build, develop, server, developmentServer = server } = application;
  const folder = path.join(import.meta.dirname, name);
  await tryBuild(name, application, { folder, commands: build, mode: 'production' });
  if (!develop) return;
  const developed = { ...application, ...(developmentServer && { server: developmentServer }) };
  const making = { folder, commands: develop, mode: /** @type {const} */ ('development') };
  await tryBuild(`${name} (development)`, developed, making);
}

/**
 * @param {string} name
 * @param {Application} application
 * @param {Making} making
 */
async function tryBuild(name, application, making) {
  const { commands } = making;
  const build = async () => {
    for (const command of commands) await run(command, making);
  };
  if (commands.length > 0 && !(await attempt(`${name}: is built`, build))) return;
  for (const [title, { isFor, play }] of Object.entries(scenarios)) {
    if (isFor && !isFor(application)) continue;
    await attempt(`${name}: ${title}`, () => visit(application, making, play));
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
