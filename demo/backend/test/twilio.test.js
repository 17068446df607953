// Twilio in the place of the console: Verify, which keeps the codes itself, and Messages.

import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { openCodeService } from '../src/codes/code-service.js';
import { twilioLocale } from '../src/codes/twilio-locale.js';
import { KeyedHash } from '../src/keyed-hash.js';
import { phone, startBackend } from './backend.js';
import { refusal, startTwilio } from './twilio-double.js';

const rightCode = '482913';

/** @type {Awaited<ReturnType<typeof startTwilio>>} */
let twilio;
/** @type {import('./backend.js').Backend} */
let backend;

/**
 * @param {'twilio' | 'twilio-verify'} smsSender
 * @param {Partial<import('../src/settings.js').Settings>} [more]
 */
async function startWith(smsSender, more) {
  const account = { accountSid: 'AC1', authToken: 'token', verifyServiceSid: 'VA1' };
  const twilioSettings = { ...account, from: '+15005550006', url: twilio.url };
  const settings = { smsSender, twilio: twilioSettings, ...more };
  backend = await startBackend({
    settings,
    codeService: (all) => openCodeService(all, new KeyedHash(all.secret)),
  });
}

beforeEach(async () => {
  twilio = await startTwilio(rightCode);
});
afterEach(async () => {
  await backend.stop();
  twilio.stop();
});

test('has Twilio Verify send a code in the language of the page, and check it', async () => {
  await startWith('twilio-verify');
  const { status, body } = await backend.start(phone, { 'x-request-language': 'pt-BR' });
  assert.equal(status, 200);
  assert.deepEqual(twilio.requests[0], {
    path: '/v2/Services/VA1/Verifications',
    authorization: `Basic ${btoa('AC1:token')}`,
    form: { To: phone, Channel: 'sms', Locale: 'pt-BR' },
  });
  // The verification is a minute old already: a message before this one began it.
  assert.ok(body.expires_in >= 538 && body.expires_in <= 541, `${body.expires_in} s`);
  assert.ok(!JSON.stringify(body).includes('VE1'));

  const { challenge } = body;
  const wrong = await backend.verify({ code: '000000', challenge });
  assert.deepEqual(wrong.body, { error: 'code-wrong', attempts_left: 4 });
  const right = await backend.verify({ code: rightCode, challenge });
  assert.equal(right.status, 200);
  assert.deepEqual(twilio.requests.at(-1)?.form, { VerificationSid: 'VE1', Code: rightCode });
  assert.equal((await backend.verify({ code: rightCode, challenge })).body.error, 'challenge-lost');
});

test('has Twilio Verify call who asks for that, where it is offered', async () => {
  await startWith('twilio-verify', { alternatives: ['call'] });
  assert.deepEqual((await backend.start()).body.alternatives, ['call']);
  await backend.start('+33612345679', {}, { channel: 'call' });
  await backend.start('+33612345670', {}, { channel: 'whatsapp' });
  const channels = twilio.requests.map(({ form }) => form['Channel']);
  assert.deepEqual(channels, ['sms', 'call', 'sms']);
});

test('lets one in who type the right code at the same moment', async () => {
  await startWith('twilio-verify');
  const { challenge } = (await backend.start()).body;
  const attempt = { code: rightCode, challenge };
  const answers = await Promise.all([1, 2, 3].map(() => backend.verify(attempt)));
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
});

test('asks again without a language that Twilio has no text in', async () => {
  await startWith('twilio-verify');
  twilio.planned.push(refusal(404, 20404));
  assert.equal((await backend.start(phone, { 'x-request-language': 'fr' })).status, 200);
  const locales = twilio.requests.map(({ form }) => form['Locale']);
  assert.deepEqual(locales, ['fr', undefined]);
});

test('says in the words of the contract why Twilio sends nothing', async (context) => {
  const complaints = context.mock.method(console, 'error', () => undefined);
  await startWith('twilio-verify', { codesPerNumber: 100 });
  /** @type {[import('./twilio-double.js').Reply, number, string, number?][]} */
  const cases = [
    [refusal(400, 60200), 400, 'phone-rejected'],
    [refusal(400, 60205), 400, 'phone-rejected'],
    [refusal(403, 60410), 400, 'phone-rejected'],
    [refusal(403, 60605), 403, 'phone-not-allowed'],
    [refusal(429, 60203), 429, 'rate-limited', 600],
    [refusal(429, 60202), 429, 'rate-limited', 600],
    [refusal(429, 20429, { 'retry-after': '7' }), 429, 'rate-limited', 7],
    [refusal(401, 20003), 500, 'server-error'],
    [refusal(503, 20503), 500, 'server-error'],
  ];
  for (const [reply, status, error, retryAfter] of cases) {
    twilio.planned.push(reply);
    const answer = await backend.start();
    const what = JSON.stringify(reply.body);
    assert.deepEqual([answer.status, answer.body.error], [status, error], what);
    assert.equal(answer.body.retry_after, retryAfter, what);
    assert.ok(!JSON.stringify(answer.body).includes('612345678'), what);
  }
  twilio.stop();
  assert.equal((await backend.start()).body.error, 'server-error');
  const logged = complaints.mock.calls.flatMap(({ arguments: words }) => words.map(inWhole));
  assert.equal(logged.length, 3);
  assert.ok(!logged.join('\n').includes('612345678'));
});

/** @param {unknown} error */
function inWhole(error) {
  return error instanceof Error ? `${error.stack} ${String(error.cause)}` : String(error);
}

test('says in the words of the contract why Twilio does not take a code', async () => {
  await startWith('twilio-verify');
  /** @type {[import('./twilio-double.js').Reply, string][]} */
  const cases = [
    [{ status: 200, body: { status: 'pending', valid: false } }, 'code-wrong'],
    [{ status: 200, body: { status: 'max_attempts_reached' } }, 'attempts-exceeded'],
    [{ status: 200, body: { status: 'expired' } }, 'code-expired'],
    [{ status: 200, body: {} }, 'code-wrong'],
    [refusal(404, 20404), 'code-expired'],
  ];
  const { challenge } = (await backend.start()).body;
  for (const [reply, error] of cases.slice(0, 4)) {
    twilio.planned.push(reply);
    const answer = await backend.verify({ code: rightCode, challenge });
    assert.equal(answer.body.error, error, JSON.stringify(reply.body));
  }
  const [reply, error] = cases[4] ?? [];
  if (reply) twilio.planned.push(reply);
  assert.equal((await backend.verify({ code: rightCode, challenge })).body.error, error);
});

test('does not let anybody in by a code that makes no sense to Twilio', async () => {
  await startWith('twilio-verify');
  const { challenge } = (await backend.start()).body;
  twilio.planned.push(refusal(400, 60200), refusal(429, 60202));
  assert.equal((await backend.verify({ code: 'x', challenge })).body.error, 'code-wrong');
  assert.equal((await backend.verify({ code: 'x', challenge })).body.error, 'attempts-exceeded');
});

test('sends a message of its own through Twilio', async () => {
  await startWith('twilio');
  const { challenge } = (await backend.start(phone, { 'x-request-language': 'de' })).body;
  const { path, form } = twilio.requests[0] ?? {};
  assert.equal(path, '/2010-04-01/Accounts/AC1/Messages.json');
  assert.deepEqual([form?.['To'], form?.['From']], [phone, '+15005550006']);
  const [, code] = /\n@localhost #(\d{6})$/.exec(form?.['Body'] ?? '') ?? [];
  assert.ok(code);
  assert.equal((await backend.verify({ code, challenge })).status, 200);

  twilio.planned.push(refusal(400, 21610), refusal(400, 21408));
  assert.equal((await backend.start()).body.error, 'delivery-failed');
  assert.equal((await backend.start()).body.error, 'phone-not-allowed');
});

test('names languages as Twilio does', async () => {
  await startWith('twilio');
  const named = Object.entries({
    fr: 'fr',
    'fr-CA': 'fr',
    en: 'en',
    'en-GB': 'en-GB',
    'pt-BR': 'pt-BR',
    pt: 'pt-BR',
    'pt-PT': 'pt',
    'zh-TW': 'zh-HK',
    'zh-Hans': 'zh-CN',
    nn: 'nb',
    fil: 'tl',
  });
  for (const [language, locale] of named) assert.equal(twilioLocale(language), locale, language);
  for (const language of ['la', '', 'x_y']) assert.equal(twilioLocale(language), undefined);
});
