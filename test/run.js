// Runs the tests: builds what they need, then tests in Node, then in Chromium, Firefox and WebKit.
//
//   npm test                                       everything
//   npm test -- --files 'test/client/*.test.ts'    only these browser tests; builds nothing
//   npm test -- --engines chromium,webkit          only in these engines
//   npm test -- --watch                            again whenever a file changes; Ctrl+C ends it
//
// An engine that is missing and cannot be installed counts as a failure, unless --engines leaves it
// out. The last line is "N passed, N failed"; the exit code is 1 if anything failed.

import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { defaultReporter, startTestRunner } from '@web/test-runner';
import { engineNames, provideEngines, startWebKit } from './engines.js';
import { testRunnerConfig } from './web-test-runner.config.js';

const { values } = parseArgs({
  options: {
    files: { type: 'string', multiple: true },
    engines: { type: 'string' },
    watch: { type: 'boolean', default: false },
  },
});
const isCi = Boolean(process.env['CI']);

const asked = values.engines?.split(',').map((name) => name.trim());
const unknown = asked?.filter((name) => !engineNames.some((engine) => engine === name)) ?? [];
if (unknown.length > 0) {
  console.error(`No engine ${unknown.join(', ')}. There are: ${engineNames.join(', ')}.`);
  process.exit(1);
}

/** What to stop, however this process ends. @type {(() => unknown)[]} */
const cleanups = [];
process.once('exit', cleanUp);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    cleanUp();
    process.exit(130);
  });
}

/** @typedef {import('@web/test-runner-core').TestSession} TestSession */

/**
 * What came out, by where it ran.
 *
 * @type {Map<string, { passed: number, failed: number }>}
 */
const results = new Map();

const { engines, missing } = provideEngines(
  engineNames.filter((name) => asked?.includes(name) ?? true),
);
for (const engine of missing) resultOf(`${engine} (missing)`).failed += 1;

if (!values.files) {
  await build();
  await runInNode();
}
if (engines.length > 0) await runInBrowsers();

console.log();
for (const [place, { passed, failed }] of results) {
  console.log(`${place}: ${passed} passed, ${failed} failed`);
}
const passed = sum('passed');
const failed = sum('failed');
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

/** @param {string} place */
function resultOf(place) {
  const result = results.get(place) ?? { passed: 0, failed: 0 };
  results.set(place, result);
  return result;
}

/** @param {'passed' | 'failed'} name */
function sum(name) {
  return [...results.values()].reduce((total, result) => total + result[name], 0);
}

function cleanUp() {
  for (const clean of cleanups.splice(0)) clean();
}

/** Some tests run what users get: the modules of npm, the file for a script tag, the demo. */
async function build() {
  const started = Date.now();
  const bin = createRequire(import.meta.url);
  const vite = bin.resolve('vite/package.json').replace('package.json', 'bin/vite.js');
  const builds = [
    [bin.resolve('typescript/bin/tsc'), '-p', 'src'],
    [vite, 'build', '--mode', 'cdn', '--logLevel', 'warn'],
    [vite, 'build', '--logLevel', 'warn'],
  ];
  const outcomes = await Promise.all(builds.map((args) => run(args)));
  const broken = outcomes.filter(({ status }) => status !== 0);
  for (const { output } of broken) console.error(output);
  if (broken.length > 0) resultOf('Build').failed += broken.length;
  console.log(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/**
 * Runs a script in Node and collects what it prints.
 *
 * @param {readonly string[]} args
 * @returns {Promise<{ status: number | null, output: string }>}
 */
function run(args) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  cleanups.push(() => child.kill());
  let output = '';
  const collect = (/** @type {Buffer} */ data) => (output += String(data));
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, output })));
}

async function runInNode() {
  const files = (existsSync('test/node') ? readdirSync('test/node') : [])
    .filter((file) => file.endsWith('.test.js'))
    .map((file) => `test/node/${file}`);
  if (files.length === 0) return;
  const { status, output } = await run(['--test', '--test-reporter=tap', ...files]);
  const total = (/** @type {string} */ name) =>
    Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  const result = resultOf('Node');
  result.passed += total('pass');
  result.failed += total('fail') + total('cancelled');
  if (status !== 0 && result.failed === 0) result.failed = 1;
  if (status !== 0) console.log(output);
}

/**
 * Runs the tests in all engines. A file in which an engine broke down, which says nothing of the
 * file, is run once more in a new one.
 */
async function runInBrowsers() {
  const files = values.files ?? pages();
  const sessions = await runFiles(engines, files);
  const broken = values.watch ? [] : sessions.filter(isBroken);
  tally(sessions.filter((session) => !broken.includes(session)));
  for (const engine of engines) {
    const again = broken.filter(({ browser }) => browser.name === engine);
    if (again.length === 0) continue;
    console.log(`\n${engine} broke down; once more, ${again.length} files:`);
    for (const { testFile, errors } of again) {
      console.log(testFile, ...errors.map(({ message }) => message));
    }
    tally(
      await runFiles(
        [engine],
        again.map(({ testFile }) => testFile),
      ),
    );
  }
}

/** Every folder's page with all of its tests, and where there is none, each file. */
function pages() {
  const shared = readdirSync('test').filter((name) => existsSync(`test/${name}/all.test.ts`));
  return [
    'test/**/*.test.ts',
    '!test/matrix/**',
    '!test/*/node_modules/**',
    ...shared.flatMap((name) => [`!test/${name}/*.test.ts`]),
    ...shared.map((name) => `test/${name}/all.test.ts`),
  ];
}

/**
 * @param {readonly import('./engines.js').Engine[]} wanted
 * @param {readonly string[]} files
 * @returns {Promise<readonly TestSession[]>}
 */
async function runFiles(wanted, files) {
  const webkit = wanted.includes('webkit') ? await webKit() : undefined;
  const config = testRunnerConfig({
    engines: wanted.filter((engine) => engine !== 'webkit' || webkit),
    files,
    webkit: webkit?.options,
  });
  const runner = await startTestRunner({
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
    config: {
      ...config,
      reporters: [defaultReporter({ reportTestProgress: !isCi })],
      watch: values.watch,
    },
  });
  if (!runner) {
    // It has said why.
    resultOf('Browsers').failed += 1;
    return [];
  }
  const stop = () => void runner.stop();
  cleanups.push(stop);
  // A driver that breaks down where nobody waits for it.
  const onRejection = (/** @type {unknown} */ cause) => {
    console.error('A browser broke down:', cause);
    stop();
  };
  process.on('unhandledRejection', onRejection);
  // Or one that does not answer any more, on which each further file would wait a minute.
  const inARow = new Map();
  runner.sessions.on('session-status-updated', (session) => {
    if (session.status !== 'FINISHED') return;
    const { name } = session.browser;
    inARow.set(name, isBroken(session) ? (inARow.get(name) ?? 0) + 1 : 0);
    if (inARow.get(name) === 3) stop();
  });
  await new Promise((resolve) => {
    runner.on('finished', resolve);
    runner.on('stopped', resolve);
  });
  const sessions = [...runner.sessions.all()];
  await runner.stop().catch(() => undefined);
  await webkit?.stop();
  process.off('unhandledRejection', onRejection);
  return sessions;
}

/**
 * Whether the browser failed, and not a test.
 *
 * @param {TestSession} session
 */
function isBroken({ status, testResults, errors }) {
  return status !== 'FINISHED' || (!testResults && errors.length > 0);
}

/** WebKit's driver, or nothing when it does not start, which is a failure. */
async function webKit() {
  try {
    const webkit = await startWebKit();
    cleanups.push(webkit.stop);
    return webkit;
  } catch (error) {
    console.error('WebKit does not start:', error);
    resultOf('webkit (start)').failed += 1;
    return undefined;
  }
}

/** @param {readonly TestSession[]} sessions */
function tally(sessions) {
  for (const session of sessions) {
    const { browser, errors, testResults } = session;
    const result = resultOf(browser.name);
    // A file that broke outside of its tests, or of which nothing is known.
    if (errors.length > 0 || isBroken(session)) result.failed += 1;
    if (testResults) count(testResults, result);
  }
}

/**
 * @param {import('@web/test-runner').TestSuiteResult} suite
 * @param {{ passed: number, failed: number }} result
 */
function count(suite, result) {
  for (const test of suite.tests) {
    if (!test.skipped) result[test.passed ? 'passed' : 'failed'] += 1;
  }
  for (const inner of suite.suites) count(inner, result);
}
