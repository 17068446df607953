// Tests the sample backend: `npm run test:backend`. The last line is "N passed, N failed".

import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { provideEngines } from '../../../test/engines.js';
import { backend, prepare } from '../launch/prepare.js';
import { provideRedis } from './databases.js';

const node = await prepare();
provideEngines(['chromium']);
provideRedis();

const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const files = readdirSync(path.join(backend, 'test')).filter((file) => file.endsWith('.test.js'));
const tests = files.map((file) => `test/${file}`);
const [types, outcome] = await Promise.all([
  run(process.execPath, [compiler, '-p', '.']),
  // Most of them wait most of the time.
  run(node, ['--test', '--test-concurrency=4', '--test-reporter=tap', ...tests]),
]);

const total = (/** @type {string} */ name) =>
  Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(outcome.output)?.[1] ?? 0);
if (outcome.status !== 0) console.log(outcome.output);
for (const [, skipped] of outcome.output.matchAll(/^ *(ok .* # SKIP.*)$/gm)) console.log(skipped);
if (types.status !== 0) console.error(types.output);
const passed = total('pass') + (types.status === 0 ? 1 : 0);
const failed = total('fail') + total('cancelled') + (types.status === 0 ? 0 : 1);
const isBroken = outcome.status !== 0 && failed === 0;
console.log(`\n${passed} passed, ${isBroken ? 1 : failed} failed`);
process.exit(failed > 0 || isBroken || total('pass') === 0 ? 1 : 0);

/**
 * @param {string} command
 * @param {readonly string[]} words
 * @returns {Promise<{ status: number | null, output: string }>}
 */
function run(command, words) {
  const child = spawn(command, words, { cwd: backend, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const collect = (/** @type {Buffer} */ data) => (output += String(data));
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, output })));
}
