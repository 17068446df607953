// What is counted, against whom, and what does not begin the count anew.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { afterEach, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { clientAddress } from '../src/client-address.js';
import { Limits } from '../src/limits.js';
import { Refusal } from '../src/refusal.js';
import { readSettings } from '../src/settings.js';
import { openStorage } from '../src/storage/storage.js';
import { logIn, otherThan, startBackend } from './backend.js';

/** @import { Answer, Backend } from './backend.js' */

/** @type {(() => Promise<void>)[]} */
const cleanups = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0)) await clean();
});

/** @param {Parameters<typeof startBackend>[0]} [options] */
async function backendWith(options) {
  const backend = await startBackend(options);
  cleanups.push(() => backend.stop());
  return backend;
}

/**
 * @param {Backend} backend
 * @param {string} challenge
 * @param {number} count
 */
async function typeWrongCodes(backend, challenge, count) {
  /** @type {Answer[]} */
  const answers = [];
  for (let distance = 1; distance <= count; distance += 1) {
    const code = otherThan(backend.messages.at(-1)?.code ?? '', distance);
    answers.push(await backend.verify({ code, challenge }));
  }
  return answers.map(({ body }) => body);
}

/**
 * @param {Answer} answer
 * @param {number} least seconds
 * @param {number} most seconds
 */
function assertWait({ status, body, headers }, least, most) {
  assert.equal(status, 429);
  assert.equal(body.error, 'rate-limited');
  assert.ok(body.retry_after >= least && body.retry_after <= most, `${body.retry_after} s`);
  assert.equal(headers.get('retry-after'), String(body.retry_after));
}

test('does not give tries back for a new code', async () => {
  const settings = { triesPerCode: 3, triesPerNumber: 4, resendSeconds: 1 };
  const backend = await backendWith({ settings });
  const first = (await backend.start()).body;
  assert.equal(first.attempts_left, 3);
  const [, , last] = await typeWrongCodes(backend, first.challenge, 3);
  assert.deepEqual(last, { error: 'attempts-exceeded', attempts_left: 0 });
  await wait(1100);

  const second = (await backend.start()).body;
  assert.equal(second.attempts_left, 1);
  const code = otherThan(backend.messages.at(-1)?.code ?? '');
  const wrong = await backend.verify({ code, challenge: second.challenge });
  assertWait(wrong, 3500, 3600);
  assert.equal(wrong.body.attempts_left, 0);

  // Neither the right code nor another message is any use now.
  const right = { code: backend.messages.at(-1)?.code, challenge: second.challenge };
  assertWait(await backend.verify(right), 3500, 3600);
  await wait(2100);
  assertWait(await backend.start(), 3500, 3600);
  assert.equal(backend.messages.length, 2);
});

test('forgets wrong tries after a login', async () => {
  const backend = await backendWith({ settings: { triesPerCode: 3, triesPerNumber: 4 } });
  const { challenge } = (await backend.start()).body;
  await typeWrongCodes(backend, challenge, 2);
  await backend.verify({ code: backend.messages.at(-1)?.code, challenge });
  assert.equal((await backend.start()).body.attempts_left, 3);
});

test('looks at no more guesses than allowed, however many come at the same moment', async () => {
  let looks = 0;
  const backend = await backendWith({
    codeService: () => ({
      send: async () => ({ sent: { hash: '' }, expiresAt: Date.now() + 60_000 }),
      async check() {
        looks += 1;
        return false;
      },
    }),
  });
  const { challenge } = (await backend.start()).body;
  const guesses = Array.from({ length: 40 }, (_, index) => String(100_000 + index));
  await Promise.all(guesses.map((code) => backend.verify({ code, challenge })));
  assert.equal(looks, 5);
});

test('sends the next message after a wait', async () => {
  const backend = await backendWith({ settings: { resendSeconds: 1 } });
  assert.equal((await backend.start()).body.resend_in, 1);
  assertWait(await backend.start(), 1, 1);
  await wait(1100);
  assert.equal((await backend.start()).body.resend_in, 2);
  assert.equal(backend.messages.length, 2);
});

test('has people wait longer for each message', async () => {
  const storage = await openStorage('sqlite::memory:');
  cleanups.push(() => storage.close());
  const limits = await Limits.open(storage, { ...readSettings({}), codesPerNumber: 9 });
  const asker = { number: 'number', address: 'address' };
  for (const seconds of [30, 60, 120, 240, 480, 900, 900]) {
    assert.equal((await limits.takeMessage(asker)).resendIn, seconds);
    await assert.rejects(limits.takeMessage(asker), ({ retryAfter }) => {
      assert.ok(retryAfter <= seconds && retryAfter > seconds - 20, `${retryAfter} s`);
      return true;
    });
    await limits.forgetWait('number');
  }
});

test('lets many requests for a message at the same moment send one', async () => {
  const backend = await backendWith();
  const answers = await Promise.all(Array.from({ length: 10 }, () => backend.start()));
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  assert.equal(backend.messages.length, 1);
});

test('does not have anybody wait for a message that was not sent', async () => {
  let isBroken = true;
  const backend = await backendWith({
    beforeSending() {
      if (isBroken) throw new Refusal('delivery-failed');
    },
  });
  const { status, body } = await backend.start();
  assert.deepEqual([status, body.error], [422, 'delivery-failed']);
  isBroken = false;
  assert.equal((await backend.start()).status, 200);
});

test('sends so many messages to a number, also if its codes are typed', async () => {
  const backend = await backendWith({ settings: { codesPerNumber: 2 } });
  await logIn(backend);
  const { body } = await backend.start();
  assert.ok(body.resend_in > 3500, 'says that it was the last one for a while');
  await backend.verify({ code: backend.messages.at(-1)?.code, challenge: body.challenge });
  assertWait(await backend.start(), 3500, 3600);
  assert.equal((await backend.start('+33612345679')).status, 200);
});

test('sends so many messages in all', async () => {
  const backend = await backendWith({ settings: { codesInAll: 2 } });
  await backend.start('+33612345671');
  await backend.start('+33612345672');
  assertWait(await backend.start('+33612345673'), 3500, 3600);
});

test('sends so many messages for an address, whatever the numbers', async () => {
  const settings = { codesPerAddress: 2, trustedProxies: 1 };
  const backend = await backendWith({ settings });
  const from = (/** @type {string} */ address) => ({ 'x-forwarded-for': address });
  await backend.start('+33612345671', from('203.0.113.7'));
  await backend.start('+33612345672', from('203.0.113.7'));
  assertWait(await backend.start('+33612345673', from('203.0.113.7')), 3500, 3600);
  // What stands before the entry of the own proxy is written by whoever likes.
  assertWait(await backend.start('+33612345673', from('198.51.100.1, 203.0.113.7')), 3500, 3600);
  assert.equal((await backend.start('+33612345673', from('203.0.113.8'))).status, 200);
});

test('believes no header without a proxy', async () => {
  const backend = await backendWith({ settings: { codesPerAddress: 1 } });
  await backend.start('+33612345671', { 'x-forwarded-for': '203.0.113.1' });
  assertWait(await backend.start('+33612345672', { 'x-forwarded-for': '203.0.113.2' }), 3500, 3600);
});

test('checks so many codes for an address', async () => {
  const backend = await backendWith({ settings: { codesPerAddress: 1 } });
  for (let count = 1; count <= 10; count += 1) {
    const { status } = await backend.verify({ code: '123456', challenge: 'x' });
    assert.equal(status, 409);
  }
  assertWait(await backend.verify({ code: '123456', challenge: 'x' }), 3500, 3600);
});

/**
 * Limits with hours of a tenth of a second, and no wait for the next message.
 *
 * @param {Partial<import('../src/settings.js').Settings>} settings
 */
async function limitsWithShortHours(settings) {
  const storage = await openStorage('sqlite::memory:');
  cleanups.push(() => storage.close());
  /** @type {typeof storage} */
  const hasty = {
    ...storage,
    counter: (name, points, seconds) =>
      storage.counter(name, points, seconds === 3600 ? 0.1 : seconds),
  };
  return Limits.open(hasty, { ...readSettings({}), resendSeconds: 0.001, ...settings });
}

test('sends so many messages to a number in a day', async () => {
  const limits = await limitsWithShortHours({ codesPerNumber: 1 });
  const asker = { number: 'number', address: 'address' };
  for (let count = 1; count <= 3; count += 1) {
    await limits.takeMessage(asker);
    await wait(120);
  }
  await assert.rejects(limits.takeMessage(asker), ({ error, retryAfter }) => {
    assert.equal(error, 'rate-limited');
    assert.ok(retryAfter > 86_000, `${retryAfter} s`);
    return true;
  });
});

test('looks at a hundred wrong codes in a row, over how many hours so ever', async () => {
  const limits = await limitsWithShortHours({ triesPerNumber: 60 });
  const tryTimes = async (/** @type {number} */ times) => {
    for (let count = 0; count < times; count += 1) await limits.takeTry('number', randomUUID());
  };
  await tryTimes(60);
  await wait(120);
  await tryTimes(40);
  await wait(120);
  for (const refused of [
    limits.takeTry('number', 'challenge'),
    limits.takeMessage({ number: 'number', address: 'address' }),
  ]) {
    await assert.rejects(refused, ({ error, retryAfter }) => {
      assert.equal(error, 'rate-limited');
      assert.ok(retryAfter > 29 * 86_400, `${retryAfter} s`);
      return true;
    });
  }
  await limits.forgetTries('number');
  await limits.takeTry('number', 'another');
});

test('counts an IPv6 customer as one', () => {
  /** @type {[string, string, number, string][]} */
  const addresses = [
    ['203.0.113.7', '', 0, '203.0.113.7'],
    ['::ffff:203.0.113.7', '', 0, '203.0.113.7'],
    ['::1', '', 0, '0:0:0:0::/64'],
    ['2001:db8:1:2:3:4:5:6', '', 0, '2001:db8:1:2::/64'],
    ['2001:db8:1:2::6', '', 0, '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::6', '', 0, '2001:db8:1:2::/64'],
    ['2001:db8::6', '', 0, '2001:db8:0:0::/64'],
    ['fe80::1%eth0', '', 0, 'fe80:0:0:0::/64'],
    ['10.0.0.1', '203.0.113.7', 1, '203.0.113.7'],
    ['10.0.0.1', '1.1.1.1, 203.0.113.7', 1, '203.0.113.7'],
    ['10.0.0.1', '203.0.113.7, 10.0.0.2', 2, '203.0.113.7'],
    ['10.0.0.1', '203.0.113.7', 5, '203.0.113.7'],
    ['10.0.0.1', 'unknown', 1, '10.0.0.1'],
    ['10.0.0.1', '', 1, '10.0.0.1'],
  ];
  for (const [socket, forwarded, proxies, expected] of addresses) {
    assert.equal(clientAddress(socket, forwarded, proxies), expected, `${socket} ${forwarded}`);
  }
});
