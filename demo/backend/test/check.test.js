// `npx sms-lock check`, which plays a page against any backend, finds nothing to say against this one.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { repository } from '../launch/prepare.js';
import { startBackend } from './backend.js';

const code = '482913';

/**
 * @param {Parameters<typeof startBackend>[0]} options
 * @param {readonly string[]} words
 */
async function check(options, words) {
  const backend = await startBackend(options);
  const command = path.join(repository, 'bin/sms-lock.js');
  const urls = ['start', 'verify'].map((name) => `${backend.address}/login/${name}`);
  const rest = ['--phone', '+15005550006', '--strict', '--json', ...words];
  const child = spawn(process.execPath, [command, 'check', ...urls, ...rest]);
  let output = '';
  child.stdout.on('data', (data) => (output += String(data)));
  child.stderr.on('data', (data) => (output += String(data)));
  /** @type {number | null} */
  const status = await new Promise((resolve) => child.once('close', resolve));
  await backend.stop();
  assert.equal(status, 0, output);
  /** @type {{ findings: { endpoint: string, rule: string, level: string }[] }} */
  const { findings } = JSON.parse(output);
  return findings
    .filter(({ level }) => level === 'passed')
    .map((it) => `${it.endpoint} ${it.rule}`);
}

test('passes the check of a page of another origin that sends cookies', async () => {
  const origins = new Set(['https://app.example']);
  const words = ['--origin', 'https://app.example', '--credentials', 'include', '--code', code];
  const passed = await check({ code, settings: { origins } }, words);
  for (const rule of ['start preflight', 'start cors', 'start sends', 'verify login']) {
    assert.ok(passed.includes(rule), `${rule} in ${passed.join()}`);
  }
  assert.ok(passed.includes('verify single-use'));
  assert.ok(passed.includes('verify guessing'));
});

test('passes the check of a page of its own', async () => {
  const origins = new Set(['http://127.0.0.1:1', 'https://app.example']);
  const passed = await check({ settings: { origins } }, ['--origin', 'https://app.example']);
  for (const rule of ['start retry-after', 'start code-in-answer', 'verify guessing']) {
    assert.ok(passed.includes(rule), `${rule} in ${passed.join()}`);
  }
});
