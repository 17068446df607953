// The login, over HTTP, as the contract has it.

import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { checkSmsText } from 'sms-lock/headless';
import { cookieOf, logIn, otherThan, phone, startBackend } from './backend.js';

/** @type {(() => Promise<void>)[]} */
const cleanups = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0)) await clean();
});

const https = {
  publicUrl: new URL('https://acme.example'),
  origins: new Set(['https://acme.example']),
};

/** @param {Parameters<typeof startBackend>[0]} [options] */
async function backendWith(options) {
  const backend = await startBackend(options);
  cleanups.push(() => backend.stop());
  return backend;
}

/** @param {import('./backend.js').Backend} backend */
const newestCode = (backend) => backend.messages.at(-1)?.code ?? '';

test('says what the page has to know of a message', async () => {
  const backend = await backendWith();
  const { status, body, headers } = await backend.start();
  assert.equal(status, 200);
  const { challenge, ...rest } = body;
  assert.match(challenge, /^[\w-]{43}$/);
  assert.deepEqual(rest, { expires_in: 300, resend_in: 30, code_length: 6, attempts_left: 5 });
  assert.equal(headers.get('cache-control'), 'no-store');
});

test('writes the message in the language of the page, bound to its host', async () => {
  const backend = await backendWith({ settings: { application: 'Acme' } });
  await backend.start(phone, { 'x-request-language': 'fr-FR' });
  const { text = '', code, phoneNumber } = backend.messages[0] ?? {};
  assert.equal(phoneNumber, phone);
  assert.match(text, /est votre code Acme/);
  assert.deepEqual(checkSmsText(text, { code, application: 'Acme', host: 'localhost' }), []);
});

test('logs in with a session in a cookie, and out', async () => {
  const backend = await backendWith();
  assert.equal((await backend.ask('/me')).status, 401);

  const answer = await logIn(backend);
  assert.equal(answer.status, 200);
  const { profile, is_new_user: isNew } = answer.body;
  assert.equal(isNew, true);
  assert.equal(profile.phone_number, phone);
  assert.equal(profile.phone_number_verified, true);
  const [cookie = ''] = answer.headers.getSetCookie();
  assert.match(cookie, /^session=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/);

  const headers = { cookie: cookieOf(answer) };
  assert.deepEqual((await backend.ask('/me', { headers })).body, profile);
  const out = await backend.ask('/logout', { method: 'POST', headers });
  assert.equal(out.status, 204);
  assert.match(out.headers.getSetCookie()[0] ?? '', /^session=; Max-Age=0;/);
  assert.equal((await backend.ask('/me', { headers })).status, 401);
});

test('knows who comes back, in whatever spelling of the number', async () => {
  const backend = await backendWith();
  const first = await logIn(backend, '+393471234567');
  const second = await logIn(backend, '+393471234567');
  assert.equal(second.body.is_new_user, false);
  assert.equal(second.body.profile.sub, first.body.profile.sub);
  const french = await logIn(backend);
  const withTrunkPrefix = await logIn(backend, '+330612345678');
  assert.equal(withTrunkPrefix.body.profile.sub, french.body.profile.sub);
});

test('gives each login a new session, and ends the one before', async () => {
  const backend = await backendWith();
  const first = cookieOf(await logIn(backend));
  const second = cookieOf(await logIn(backend, phone, { cookie: first }));
  assert.notEqual(first, second);
  assert.equal((await backend.ask('/me', { headers: { cookie: first } })).status, 401);
  assert.equal((await backend.ask('/me', { headers: { cookie: second } })).status, 200);
});

test('does not take an id of a session that somebody has planted', async () => {
  const backend = await backendWith();
  const planted = `session=${'a'.repeat(43)}`;
  const answer = await logIn(backend, phone, { cookie: planted });
  assert.notEqual(cookieOf(answer), planted);
  assert.equal((await backend.ask('/me', { headers: { cookie: planted } })).status, 401);
});

test('guards the cookie by its name and by Secure over https', async () => {
  const backend = await backendWith({ settings: https });
  const answer = await logIn(backend);
  const [cookie = ''] = answer.headers.getSetCookie();
  assert.match(
    cookie,
    /^__Host-session=[\w-]+; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
  assert.ok(answer.headers.get('strict-transport-security'));
  const headers = { cookie: cookieOf(answer) };
  assert.equal((await backend.ask('/me', { headers })).status, 200);
  const out = await backend.ask('/logout', { method: 'POST', headers });
  assert.match(
    out.headers.getSetCookie()[0] ?? '',
    /^__Host-session=; Max-Age=0; Path=\/;.* Secure/,
  );
});

test('tells of a wrong code how many are left, and then wants a new one', async () => {
  const backend = await backendWith();
  const { challenge } = (await backend.start()).body;
  const code = newestCode(backend);
  for (const attemptsLeft of [4, 3, 2, 1]) {
    const { status, body } = await backend.verify({
      code: otherThan(code, attemptsLeft),
      challenge,
    });
    assert.equal(status, 400);
    assert.deepEqual(body, { error: 'code-wrong', attempts_left: attemptsLeft });
  }
  const last = await backend.verify({ code: otherThan(code), challenge });
  assert.equal(last.status, 403);
  assert.deepEqual(last.body, { error: 'attempts-exceeded', attempts_left: 0 });
  const right = await backend.verify({ code, challenge });
  assert.equal(right.body.error, 'attempts-exceeded');
});

test('takes a code once', async () => {
  const backend = await backendWith();
  const { challenge } = (await backend.start()).body;
  const attempt = { code: newestCode(backend), challenge };
  assert.equal((await backend.verify(attempt)).status, 200);
  assert.equal((await backend.verify(attempt)).body.error, 'challenge-lost');
});

test('lets one of many in who type the right code at the same moment', async () => {
  const backend = await backendWith({
    settings: { triesPerCode: 10 },
    codeService: () => ({
      send: async () => ({ sent: { hash: '' }, expiresAt: Date.now() + 60_000 }),
      async check() {
        // All of them have been looked at before the first is let in.
        await wait(200);
        return true;
      },
    }),
  });
  const { challenge } = (await backend.start()).body;
  const attempts = Array.from({ length: 10 }, () => backend.verify({ code: '123456', challenge }));
  const statuses = (await Promise.all(attempts)).map(({ status }) => status).sort();
  assert.deepEqual(statuses, [200, ...new Array(9).fill(409)]);
});

test('takes only the newest code of a number', async () => {
  const backend = await backendWith({ settings: { resendSeconds: 1 } });
  const first = (await backend.start()).body;
  const firstCode = newestCode(backend);
  await wait(1100);
  const second = (await backend.start()).body;
  assert.notEqual(first.challenge, second.challenge);
  const old = await backend.verify({ code: firstCode, challenge: first.challenge });
  assert.equal(old.body.error, 'challenge-lost');
  const mixed = await backend.verify({ code: newestCode(backend), challenge: first.challenge });
  assert.equal(mixed.body.error, 'challenge-lost');
  const { status } = await backend.verify({
    code: newestCode(backend),
    challenge: second.challenge,
  });
  assert.equal(status, 200);
});

test('says that a code has expired', async () => {
  const backend = await backendWith({ settings: { codeSeconds: 1 } });
  const { challenge } = (await backend.start()).body;
  await wait(1050);
  const { status, body } = await backend.verify({ code: newestCode(backend), challenge });
  assert.equal(status, 410);
  assert.equal(body.error, 'code-expired');
});

test('looks at no code from who has not asked for it, and counts none against the number', async () => {
  const backend = await backendWith();
  const { challenge } = (await backend.start()).body;
  const code = newestCode(backend);
  const others = [undefined, 'x', '', {}, challenge.toLowerCase(), [challenge]];
  for (const other of [...others, ...others]) {
    assert.equal((await backend.verify({ code, challenge: other })).body.error, 'challenge-lost');
  }
  const ofAnother = await backend.verify({ phone_number: '+33612345679', code, challenge });
  assert.equal(ofAnother.body.error, 'challenge-lost');
  assert.equal((await backend.verify({ code, challenge })).status, 200);
});

test('answers alike for a number that is known and for one that is not', async () => {
  const backend = await backendWith();
  await logIn(backend);
  const answers = [];
  for (const number of [phone, '+33612345679']) {
    const { status, body, headers } = await backend.start(number);
    const { challenge } = body;
    const attempt = { phone_number: number, code: '000000x', challenge };
    const wrong = await backend.verify(attempt);
    // The second message to the first number: its wait has doubled, as it would for any other.
    const rest = { ...body, resend_in: 0, challenge: '' };
    answers.push({ status, rest, headers: [...headers.keys()], wrong: wrong.body });
  }
  assert.deepEqual(answers[0], answers[1]);
});

test('refuses what is malformed, and sends nothing', async () => {
  const backend = await backendWith();
  const own = { connection: 'sms', send: 'code' };
  /** @type {[string | object, Record<string, string>, number, string][]} */
  const bad = [
    ['{"phone_', {}, 400, 'invalid-request'],
    ['', {}, 400, 'invalid-request'],
    ['[]', {}, 400, 'invalid-request'],
    ['null', {}, 400, 'invalid-request'],
    [own, {}, 400, 'phone-rejected'],
    [{ ...own, phone_number: { number: 1 } }, {}, 400, 'phone-rejected'],
    [{ ...own, phone_number: '+1' }, {}, 400, 'phone-rejected'],
    [{ ...own, phone_number: '0612345678' }, {}, 400, 'phone-rejected'],
    [{ ...own, phone_number: '+33612345678\n' }, {}, 400, 'phone-rejected'],
    [{ ...own, phone_number: '+33899123456' }, {}, 400, 'phone-rejected'],
    [{ ...own, phone_number: phone }, { 'content-type': 'text/plain' }, 415, 'invalid-request'],
    [{ ...own, phone_number: phone, x: 'x'.repeat(20_000) }, {}, 413, 'invalid-request'],
  ];
  for (const [body, headers, status, error] of bad) {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await backend.ask('/login/start', { method: 'POST', headers, body: text });
    assert.deepEqual([answer.status, answer.body.error], [status, error], text.slice(0, 80));
    assert.equal(answer.headers.get('cache-control'), 'no-store');
  }
  assert.equal(backend.messages.length, 0);
  for (const code of [undefined, 123456, { $ne: null }, 'x'.repeat(100)]) {
    assert.equal((await backend.verify({ code })).body.error, 'invalid-request');
  }
});

test('serves countries that are asked for only', async () => {
  const backend = await backendWith({ settings: { countries: new Set(['FR', 'CA']) } });
  for (const number of [phone, '+14165550123']) {
    assert.equal((await backend.start(number)).status, 200, number);
  }
  // The United States and Jamaica share +1 with Canada.
  for (const number of ['+12125550123', '+18765550123', '+447911123456']) {
    const { status, body } = await backend.start(number);
    assert.deepEqual([status, body.error], [403, 'phone-not-allowed'], number);
  }
});

test('takes codes with leading zeros', async () => {
  const backend = await backendWith({ code: '000042' });
  assert.equal((await logIn(backend)).status, 200);
});

test('writes neither numbers nor codes into the log', async (context) => {
  /** @type {string[]} */
  const log = [];
  for (const name of /** @type {const} */ (['log', 'info', 'warn', 'error', 'debug'])) {
    context.mock.method(console, name, (/** @type {unknown[]} */ ...parts) => {
      log.push(
        parts.map((part) => (part instanceof Error ? String(part.stack) : String(part))).join(' '),
      );
    });
  }
  let isBroken = false;
  const backend = await backendWith({
    beforeSending() {
      if (isBroken) throw new Error('The gateway is on fire.');
    },
  });
  await logIn(backend);
  await backend.verify({ code: '123456', challenge: 'x' });
  isBroken = true;
  const { status, body } = await backend.start('+33612345679');
  assert.deepEqual([status, body], [500, { error: 'server-error' }]);
  const text = log.join('\n');
  assert.match(text, /on fire/);
  for (const secret of [phone, '612345679', ...backend.messages.map(({ code }) => code)]) {
    assert.ok(!text.includes(secret));
  }
});
