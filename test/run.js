// Runs the tests: in Node, then in Chromium, Firefox and WebKit. Options, for work on a part:
//   --files 'test/client/*.test.ts'   only these browser tests, and none in Node
//   --engines chromium,webkit         only in these engines
//   --watch                           keep running
// Ends with the line "N passed, N failed".

import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
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

const totals = { passed: 0, failed: 0 };
const wanted = engineNames.filter((name) => values.engines?.split(',').includes(name) ?? true);
const engines = provideEngines(wanted);

if (!values.files) await runInNode();
if (engines.length > 0) await runInBrowsers();
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed > 0 || totals.passed === 0 ? 1 : 0);

async function runInNode() {
  const files = readdirSync('test/node')
    .filter((file) => file.endsWith('.test.js'))
    .map((file) => `test/node/${file}`);
  const runner = spawn(process.execPath, ['--test', '--test-reporter=tap', ...files], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  runner.stdout.on('data', (data) => (output += data));
  const status = await new Promise((resolve) => runner.once('close', resolve));
  const total = (/** @type {string} */ name) =>
    Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  const failed = total('fail') + total('cancelled');
  totals.passed += total('pass');
  totals.failed += failed || (status === 0 ? 0 : 1);
  if (status !== 0) console.log(output);
  console.log(`Node: ${total('pass')} passed, ${failed} failed`);
}

async function runInBrowsers() {
  const webkit = engines.includes('webkit') ? await startWebKit() : undefined;
  const config = testRunnerConfig({
    engines,
    files: values.files ?? ['test/**/*.test.ts'],
    webkit: webkit?.options,
  });
  const reporters = [defaultReporter({ reportTestProgress: !process.env['CI'] }), counter()];
  const runner = await startTestRunner({
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
    config: { ...config, reporters, watch: values.watch },
  });
  const passed = await new Promise((resolve) => runner?.on('finished', resolve));
  await runner?.stop();
  webkit?.stop();
  if (!passed && totals.failed === 0) totals.failed = 1;
}

/** @returns {import('@web/test-runner').Reporter} */
function counter() {
  return {
    onTestRunFinished({ sessions }) {
      for (const session of sessions) {
        if (session.errors.length > 0) totals.failed += 1;
        if (session.testResults) count(session.testResults);
      }
    },
  };
}

/** @param {import('@web/test-runner').TestSuiteResult} suite */
function count(suite) {
  for (const test of suite.tests) {
    if (test.skipped) continue;
    totals[test.passed ? 'passed' : 'failed'] += 1;
  }
  suite.suites.forEach(count);
}
