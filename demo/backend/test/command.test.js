// The command that starts it, as it is typed.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { freePort } from '../../../test/engines.js';
import { backend } from '../launch/prepare.js';
import { temporaryFolder } from './backend.js';

/**
 * @param {string} script
 * @param {Record<string, string>} environment
 */
function run(script, environment) {
  const { folder, remove } = temporaryFolder();
  const env = { ...process.env, DATABASE_URL: `sqlite:${folder}/login.db`, ...environment };
  const child = spawn(process.execPath, [path.join(backend, script)], { cwd: folder, env });
  let output = '';
  child.stdout.on('data', (data) => (output += String(data)));
  child.stderr.on('data', (data) => (output += String(data)));
  const ended = once(child, 'close').then(([status]) => {
    remove();
    return /** @type {number | null} */ (status);
  });
  return {
    child,
    ended,
    output: () => output,
    /** @param {RegExp} text */
    async says(text) {
      while (!text.test(output)) {
        if (child.exitCode !== null) throw new Error(`It has ended:\n${output}`);
        await once(child.stdout, 'data');
      }
    },
  };
}

test('npm run demo:backend shows a page, prints the message, and ends by Ctrl+C', async () => {
  const port = await freePort();
  const demo = run('launch/demo.js', { PORT: String(port) });
  await demo.says(new RegExp(`http://localhost:${port}/`));
  const url = `http://127.0.0.1:${port}`;
  const page = await fetch(url);
  assert.match(page.headers.get('content-security-policy') ?? '', /^default-src 'none'; /);
  assert.match(await page.text(), /<sms-lock start-url="\/login\/start"/);
  const element = await fetch(`${url}/sms-lock/sms-lock.js`);
  assert.match(element.headers.get('content-type') ?? '', /^text\/javascript/);
  await element.text();

  await fetch(`${url}/login/start`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-language': 'en' },
    body: JSON.stringify({ phone_number: '+33612345678' }),
  });
  await demo.says(/SMS to \+33612345678\n.*\d{6} is your code for Sample/);
  demo.child.kill('SIGINT');
  assert.equal(await demo.ended, 0, demo.output());
});

test('says all that is wrong with the settings, and ends', async () => {
  const server = run('src/server.js', { SMS_SENDER: 'twilio', PORT: 'x' });
  assert.equal(await server.ended, 1);
  assert.match(server.output(), /^PORT /m);
  assert.match(server.output(), /^TWILIO_FROM is missing/m);
  assert.ok(!server.output().includes('    at '), server.output());
});

test('says that the port is taken, and ends', async () => {
  const port = await freePort();
  const first = run('src/server.js', { PORT: String(port) });
  await first.says(/Log in at/);
  const second = run('src/server.js', { PORT: String(port) });
  assert.equal(await second.ended, 1);
  assert.match(second.output(), /EADDRINUSE/);
  first.child.kill('SIGTERM');
  assert.equal(await first.ended, 0, first.output());
});
