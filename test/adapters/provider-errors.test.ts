import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { endpoints } from '../../src/adapters/endpoints.js';
import { errorCodes } from '../../src/client/next-action.js';
import { failureOf, json, now, RecordingFetch } from './recording-fetch.js';
import type { SmsLockError, SmsLockErrorCode } from '../../src/errors.js';

const own = endpoints({ startUrl: '/start', verifyUrl: '/verify' });

function failed(response: Response, purpose: 'start' | 'verify' = 'verify'): Promise<SmsLockError> {
  const { context } = new RecordingFetch(() => response);
  return failureOf(
    own[purpose]({ phoneNumber: '+33612345678', language: 'en', code: '1' }, context),
  );
}

type Row = readonly [
  body: unknown,
  code: SmsLockErrorCode,
  providerCode: string | undefined,
  providerMessage: string | undefined,
];

/** The shapes in which backends name a failure, each with status 400. */
const shapes: readonly Row[] = [
  [{ error: 'code_wrong', error_description: 'No.' }, 'code-wrong', 'code_wrong', 'No.'],
  [{ code: 'code_expired', message: 'Late.' }, 'code-expired', 'code_expired', 'Late.'],
  [{ error_code: 'otp_expired', msg: 'x' }, 'code-expired', 'otp_expired', undefined],
  [{ error: { code: 'code-wrong', message: 'No.' } }, 'code-wrong', 'code-wrong', 'No.'],
  [
    { statusCode: 400, code: 'invalid_captcha', description: 'No.' },
    'captcha-failed',
    'invalid_captcha',
    'No.',
  ],
  [{ code: 60202, message: 'Max.', status: 429 }, 'attempts-exceeded', '60202', 'Max.'],
  [
    { type: 'https://api.example/problems/code-expired', title: 'Late', detail: 'At 12:00.' },
    'code-expired',
    'code-expired',
    'At 12:00.',
  ],
  [
    { type: 'about:blank', title: 'Bad Request', status: 400 },
    'code-wrong-or-expired',
    undefined,
    'Bad Request',
  ],
  [
    { type: 'urn:problem:user-blocked', title: 'Blocked' },
    'user-blocked',
    'user-blocked',
    'Blocked',
  ],
  [{ status: 'code_wrong' }, 'code-wrong', 'code_wrong', undefined],
  [{ error: 'whatever', code: 'code_wrong' }, 'code-wrong', 'code_wrong', undefined],
  [{ error: 'no_idea', message: 'x' }, 'code-wrong-or-expired', 'no_idea', 'x'],
  ['code_wrong', 'code-wrong', 'code_wrong', 'code_wrong'],
  ['Code expired', 'code-expired', 'Code expired', 'Code expired'],
  [{}, 'code-wrong-or-expired', undefined, undefined],
  [[], 'code-wrong-or-expired', undefined, undefined],
  [null, 'code-wrong-or-expired', undefined, undefined],
  [{ error: true, message: ['a', 'b'] }, 'code-wrong-or-expired', undefined, undefined],
  [{ code: '__proto__' }, 'code-wrong-or-expired', '__proto__', undefined],
];

describe('the name of a failure', () => {
  for (const [body, code, providerCode, providerMessage] of shapes) {
    it(`is found in ${JSON.stringify(body)}`, async () => {
      const expected = { status: 400, code, providerCode, providerMessage };
      expect(await failed(json(400, body))).to.include(expected);
    });
  }

  it('is found in a bare text', async () => {
    const error = await failed(new Response(' code_expired\n', { status: 400 }));
    expect(error).to.include({ code: 'code-expired', providerCode: 'code_expired' });
  });

  it('may be any code of our own, in any spelling', async () => {
    for (const code of errorCodes) {
      for (const spelled of [code, code.replaceAll('-', '_'), code.toUpperCase()]) {
        expect(await failed(json(400, { error: spelled }))).to.include({ code });
      }
    }
  });

  // What frameworks answer when nobody said anything: Express, NestJS and Fastify among them.
  const phrases: readonly [number, 'start' | 'verify', string, SmsLockErrorCode][] = [
    [400, 'verify', 'Bad Request', 'code-wrong-or-expired'],
    [401, 'verify', 'Unauthorized', 'code-wrong-or-expired'],
    [403, 'verify', 'Forbidden', 'code-wrong-or-expired'],
    [400, 'start', 'Bad Request', 'phone-rejected'],
    [401, 'start', 'Unauthorized', 'access-denied'],
    [403, 'start', 'Forbidden', 'access-denied'],
    [429, 'start', 'Too Many Requests', 'rate-limited'],
    [500, 'verify', 'Internal Server Error', 'server-error'],
    [404, 'verify', 'Not Found', 'not-configured'],
  ];
  for (const [status, purpose, phrase, code] of phrases) {
    it(`is not the phrase "${phrase}" of status ${status} at ${purpose}`, async () => {
      const bare = new Response(phrase, { status });
      expect(await failed(bare, purpose)).to.include({ code, providerMessage: phrase });
      const named = json(status, { statusCode: status, error: phrase, message: 'No.' });
      expect(await failed(named, purpose)).to.include({ code, providerMessage: 'No.' });
    });
  }

  it('is not a whole page of HTML', async () => {
    const page = `<!doctype html>${'<p>x</p>'.repeat(100_000)}`;
    const error = await failed(new Response(page, { status: 502 }));
    expect(error).to.include({ code: 'server-error', providerCode: undefined });
    expect(error.message.length).to.be.lessThan(1001);
    expect(page).to.satisfy((text: string) => text.startsWith(error.providerMessage ?? '?'));
  });
});

describe('a status alone', () => {
  const statuses: readonly [number, SmsLockErrorCode, SmsLockErrorCode][] = [
    [301, 'bad-response', 'bad-response'],
    [400, 'phone-rejected', 'code-wrong-or-expired'],
    [401, 'access-denied', 'code-wrong-or-expired'],
    [403, 'access-denied', 'code-wrong-or-expired'],
    [404, 'not-configured', 'not-configured'],
    [405, 'not-configured', 'not-configured'],
    [408, 'timeout', 'timeout'],
    [410, 'phone-rejected', 'code-expired'],
    [415, 'not-configured', 'not-configured'],
    [422, 'phone-rejected', 'code-wrong-or-expired'],
    [429, 'rate-limited', 'rate-limited'],
    [500, 'server-error', 'server-error'],
    [502, 'server-error', 'server-error'],
    [503, 'server-error', 'server-error'],
    [504, 'timeout', 'timeout'],
  ];
  for (const [status, atStart, atVerify] of statuses) {
    it(`${status} is ${atStart} at start and ${atVerify} at verify`, async () => {
      const response = (): Response => new Response(null, { status });
      expect(await failed(response(), 'start')).to.include({ code: atStart, status });
      expect(await failed(response(), 'verify')).to.include({ code: atVerify, status });
    });
  }
});

describe('how long to wait', () => {
  const date = new Date(now + 42_000).toUTCString();
  const reset = String(now / 1000 + 42);
  const waits: readonly [string, number, HeadersInit, object, number | undefined][] = [
    ['seconds', 429, { 'retry-after': '42' }, {}, 42],
    ['an HTTP date', 429, { 'retry-after': date }, {}, 42],
    ['a date that has passed', 429, { 'retry-after': 'Wed, 01 Jan 2020 00:00:00 GMT' }, {}, 0],
    ['the reset of the limit', 429, { 'x-ratelimit-reset': reset }, {}, 42],
    ['seconds before the reset', 429, { 'retry-after': '7', 'x-ratelimit-reset': reset }, {}, 7],
    ['a member', 429, {}, { retry_after: 42 }, 42],
    ['a member of digits', 429, {}, { retry_after: '42' }, 42],
    ['a member before a header', 429, { 'retry-after': '7' }, { retry_after: 42 }, 42],
    ['a nested member', 429, {}, { error: { code: 'x', retry_after: 42 } }, 42],
    ['another status', 503, { 'retry-after': '42' }, {}, 42],
    ['no reset but at 429', 403, { 'x-ratelimit-reset': reset }, {}, undefined],
    ['nonsense', 429, { 'retry-after': 'soon', 'x-ratelimit-reset': 'x' }, {}, undefined],
    ['too much', 429, { 'retry-after': '1e300' }, {}, undefined],
    ['nothing', 429, {}, {}, undefined],
  ];
  for (const [what, status, headers, body, retryAfter] of waits) {
    it(`is read from ${what}`, async () => {
      expect((await failed(json(status, body, headers))).retryAfter).to.equal(retryAfter);
    });
  }

  it('and how many tries are left are told with any failure', async () => {
    const body = { error: 'code_wrong', attempts_left: 0 };
    expect(await failed(json(400, body))).to.include({ attemptsLeft: 0 });
    const nested = { error: { code: 'code_wrong', attempts_left: '2' } };
    expect(await failed(json(400, nested))).to.include({ attemptsLeft: 2 });
  });
});
