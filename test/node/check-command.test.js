// `npx sms-lock check`, against backends that are right, and wrong in one way each.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createTenant } from 'sms-lock/testing';
import { checkEndpoints } from '../../bin/check-endpoints.js';
import { readOptions } from '../../bin/options.js';
import { faults } from './backend-faults.js';
import { pageOrigin, rightCode, serveBackend } from './own-backend.js';
import { serve } from './server.js';

/** @typedef {import('./own-backend.js').Spoil} Spoil */

const phone = '+15005550006';
const command = fileURLToPath(new URL('../../bin/sms-lock.js', import.meta.url));

/** @type {(() => void)[]} */
const cleanups = [];
afterEach(() => cleanups.splice(0).forEach((clean) => clean()));

/** @param {Spoil} [spoil] */
async function backend(spoil) {
  const server = await serveBackend(spoil);
  cleanups.push(() => server.close());
  return server.url;
}

/**
 * @param {string} url
 * @param {readonly string[]} [more] words of the command line
 */
async function check(url, more = []) {
  const words = ['check', `${url}/start`, `${url}/verify`, '--phone', phone, ...more];
  const options = readOptions(words);
  assert.ok(options !== 'help');
  const { isCompatible, findings, messages } = await checkEndpoints(options);
  const problems = findings.filter(({ level }) => level === 'error' || level === 'warning');
  const names = problems.map(({ level, endpoint, rule }) => `${level} ${endpoint} ${rule}`);
  return { isCompatible, findings, problems, names, messages };
}

/** @param {readonly string[]} words */
async function run(words) {
  const child = spawn(process.execPath, [command, ...words]);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data) => (stdout += String(data)));
  child.stderr.on('data', (data) => (stderr += String(data)));
  /** @type {number | null} */
  const status = await new Promise((resolve) => child.once('close', resolve));
  return { status, stdout, stderr };
}

test('finds nothing to say against a backend that keeps to the contract', async () => {
  const { isCompatible, names, findings, messages } = await check(await backend());
  assert.deepEqual(names, []);
  assert.equal(isCompatible, true);
  assert.equal(messages, 3);
  const passed = findings.filter(({ level }) => level === 'passed');
  const rules = passed.map(({ endpoint, rule }) => `${endpoint} ${rule}`);
  for (const rule of ['start retry-after', 'start code-in-answer', 'verify guessing']) {
    assert.ok(rules.includes(rule), `${rule} in ${rules.join()}`);
  }
});

test('finds nothing to say against it with cookies and the right code', async () => {
  const more = ['--credentials', 'include', '--code', rightCode];
  const { names, findings } = await check(await backend(), more);
  assert.deepEqual(names, []);
  assert.ok(findings.some(({ rule, level }) => rule === 'login' && level === 'passed'));
  assert.ok(findings.some(({ rule, level }) => rule === 'single-use' && level === 'passed'));
});

test('finds no error in the tenant of sms-lock/testing', async () => {
  const clients = [{ clientId: 'app', allowedOrigins: [pageOrigin] }];
  const server = await serve(createTenant({ clients, generateCode: () => rightCode }));
  cleanups.push(() => server.close());
  const { isCompatible, problems } = await check(server.url, ['--code', rightCode]);
  assert.equal(isCompatible, true, JSON.stringify(problems));
});

test('asks for no leave on the origin of the page itself', async () => {
  const url = await backend(({ headers }) => {
    for (const name of Object.keys(headers)) if (name.startsWith('access')) delete headers[name];
  });
  const { names, findings } = await check(url, ['--origin', url]);
  assert.deepEqual(names, []);
  assert.equal(findings.find(({ rule }) => rule === 'preflight')?.level, 'skipped');
});

for (const { name, spoil, found, fix, more } of faults) {
  test(`finds ${name}, and says what puts it right`, async () => {
    const { names, problems, isCompatible } = await check(await backend(spoil), more);
    assert.deepEqual(names, found, JSON.stringify(problems, null, 1));
    assert.match(problems[0]?.fix ?? '', fix);
    assert.equal(isCompatible, !found.some((one) => one.startsWith('error')));
  });
}

test('finds that nobody answers', async () => {
  const server = await serveBackend();
  server.close();
  const { names, problems } = await check(server.url);
  assert.deepEqual(names, ['error start reachable', 'error verify reachable']);
  assert.match(problems[0]?.got ?? '', /ECONNREFUSED/);
});

test('asks for no more messages than it may', async () => {
  let messages = 0;
  const url = await backend(({ status }, { endpoint, isPreflight }) => {
    if (endpoint === 'start' && !isPreflight && status === 200) messages += 1;
  });
  const { findings } = await check(url, ['--messages', '1']);
  assert.equal(messages, 1);
  assert.equal(findings.find(({ rule }) => rule === 'retry-after')?.level, 'skipped');
});

test('takes a number that only looks like a code for none', async () => {
  const url = await backend((reply, { endpoint }) => {
    if (reply.status === 200 && endpoint === 'start') {
      reply.body = { challenge: 'b2d1', request: 'order 730418', code_length: 6 };
    }
  });
  assert.deepEqual((await check(url)).names, []);
});

test('takes a word in a member named code for none', async () => {
  const url = await backend((reply, { endpoint }) => {
    if (reply.status === 200 && endpoint === 'start') {
      reply.body = {
        code: 'ACCEPTED',
        challenge: 'b2d1',
        code_length: 8,
        code_charset: 'alphanumeric',
      };
    }
  });
  assert.deepEqual((await check(url)).names, []);
});

test('warns of what is named and looks like the code, though it is not the right one', async () => {
  const url = await backend((reply, { endpoint }) => {
    if (reply.status === 200 && endpoint === 'start') {
      reply.body = { otp: 'A7K2M9', challenge: 'b2d1', code_charset: 'alphanumeric' };
    }
  });
  assert.deepEqual((await check(url)).names, ['warning start code-in-answer']);
});

test('says in its exit code and in words whether it fits', async () => {
  const good = await backend();
  const words = ['check', `${good}/start`, `${good}/verify`, '--phone', phone];
  const fits = await run(words);
  assert.equal(fits.status, 0, fits.stdout + fits.stderr);
  assert.match(fits.stdout, /^Compatible: 0 errors, 0 warnings\. 3 messages to \+15005550006\.$/m);

  const bad = await backend(({ headers }) => delete headers['access-control-allow-headers']);
  const fitsNot = await run(['check', `${bad}/start`, `${bad}/verify`, '--phone', phone]);
  assert.equal(fitsNot.status, 1);
  assert.match(fitsNot.stdout, /^Not compatible: 2 errors, 0 warnings\./m);
  assert.match(
    fitsNot.stdout,
    /^ {6}fix {2}Access-Control-Allow-Headers: content-type, x-request-language$/m,
  );
});

test('counts a warning as an error if it is told to', async () => {
  const url = await backend(({ headers }) => delete headers['cache-control']);
  const words = ['check', `${url}/start`, `${url}/verify`, '--phone', phone];
  assert.equal((await run(words)).status, 0);
  const other = await backend(({ headers }) => delete headers['cache-control']);
  const strict = await run([
    'check',
    `${other}/start`,
    `${other}/verify`,
    '--phone',
    phone,
    '--strict',
  ]);
  assert.equal(strict.status, 1);
});

test('speaks JSON to machines', async () => {
  const url = await backend(({ headers }) => delete headers['retry-after']);
  const { stdout, status } = await run([
    'check',
    `${url}/start`,
    `${url}/verify`,
    '--phone',
    phone,
    '--json',
  ]);
  assert.equal(status, 1);
  /** @type {{ isCompatible: boolean, findings: { rule: string, level: string, fix?: string }[] }} */
  const { isCompatible, findings } = JSON.parse(stdout);
  assert.equal(isCompatible, false);
  assert.equal(findings.find(({ level }) => level === 'error')?.rule, 'retry-after');
});

/** @type {[string[], RegExp][]} */
const misuses = [
  [['chek'], /no command "chek"/],
  [['check', 'https://a.example/start'], /needs START_URL and VERIFY_URL/],
  [['check', 'https://a.example/s', 'https://a.example/v'], /--phone is missing/],
  [['check', 'https://a.example/s', 'https://a.example/v', '--phone', '0612'], /not E\.164/],
  [['check', 'http://a.example/s', 'https://a.example/v', '--phone', phone], /https:\/\//],
  [['check', 'https://a.example/s', 'https://a.example/v', '--phon', phone], /--phon/],
];
for (const [words, message] of misuses) {
  test(`says what is wrong with "${words.join(' ')}"`, async () => {
    const { status, stderr } = await run(words);
    assert.equal(status, 2);
    assert.match(stderr, message);
  });
}

test('tells how it is used, and so does its page', async () => {
  const { status, stdout } = await run(['--help']);
  assert.equal(status, 0);
  const page = readFileSync(new URL('../../docs/check.md', import.meta.url), 'utf8');
  for (const [option] of stdout.matchAll(/--[a-z-]+/g)) assert.ok(page.includes(option), option);
});

test('has every rule on its page', async () => {
  const page = readFileSync(new URL('../../docs/check.md', import.meta.url), 'utf8');
  const { findings } = await check(await backend());
  const broken = faults.flatMap(({ found }) => found.map((one) => one.split(' ')[2] ?? ''));
  const rules = new Set([...findings.map(({ rule }) => rule), ...broken]);
  assert.ok(rules.size > 20);
  for (const rule of rules) {
    assert.ok(page.includes(`\`${rule.replace(/^member-.+/, 'member-…')}\``), rule);
  }
});
