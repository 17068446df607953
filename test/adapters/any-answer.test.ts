import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import '../support/console-guard.js';
import { exchangeCode } from '../../src/adapters/auth0-authorize.js';
import { auth0Tenant } from '../../src/adapters/auth0-tenant.js';
import { loadAdapter, presetNames } from '../../src/adapters/presets.js';
import { SmsLockClient } from '../../src/client/sms-lock-client.js';
import { SmsLockError } from '../../src/errors.js';
import { now } from './recording-fetch.js';
import { unsignedToken } from './unsigned-token.js';

const { origin } = location;
const alice = '+33612345678';
const settings = {
  startUrl: '/start',
  verifyUrl: '/verify',
  profileUrl: '/profile',
  baseUrl: origin,
  domain: origin,
  clientId: 'test-client',
};

/** Names that mean something to an adapter, with values that mean something or nothing at all. */
const telling: readonly string[] = [
  ...['error', 'error_code', 'code', 'status', 'type', 'title', 'detail', 'description', 'message'],
  ...['error_description', 'retry_after', 'attempts_left', 'challenge', 'expires_in', 'resend_in'],
  ...['code_length', 'access_token', 'id_token', 'refresh_token', 'token_type', 'scope', 'profile'],
  ...['user', 'is_new_user', 'ok', 'success', 'valid', 'verified', '__proto__', 'sub'],
  ...['token', 'idToken', 'sessionInfo', 'expiresIn', 'temporaryProof', 'deviceId', 'flowType'],
  ...['preAuthSessionId', 'failedCodeInputAttemptCount', 'maximumCodeInputAttempts', '__type'],
  ...['ChallengeName', 'Session', 'ChallengeParameters', 'AuthenticationResult', 'Message', 'msg'],
  ...['id', 'state', 'ui', 'session', 'identity', 'traits', 'name', 'method_id', 'data', 'phone'],
  ...['session_jwt', 'sessionJwt', 'sessionExpiration', 'tokenExpirationInstant', 'fieldErrors'],
  ...['generalErrors', 'error_type', 'errorCode', 'user_metadata', 'phone_numbers', 'iss'],
];
const words: readonly unknown[] = [
  ...['code_wrong', 'bad.connection', 'mfa_required', 'pending', 'about:blank', 'Bad Request', ''],
  ...['OK', 'GENERAL_ERROR', 'sent_email', 'SMS_OTP', 'captcha_failed', 'INVALID_CODE : x'],
  ...['42', '-1', '1e999', 42, -1, 1e308, 0, null, true, false, {}, [], [1], 'x'.repeat(9999)],
  ...[{ code: 'expired', message: 'x' }, 'a.b.c', unsignedToken({}), unsignedToken({ aud: 5 })],
  ...[{ id: 's', nodes: [7, null, { messages: [0, { type: 'error' }] }], messages: 'x' }, [null]],
  ...[{ id: 5, AccessToken: 'a', IdToken: unsignedToken({ iss: 7, sub: 's' }) }, { identity: 0 }],
  ...[unsignedToken(null), unsignedToken([]), unsignedToken({ sub: 's', iss: `${origin}/` })],
];
const value = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...words) }, fc.jsonValue());
const tellingJson = fc
  .dictionary(fc.constantFrom(...telling), value, { maxKeys: 6, noNullPrototype: true })
  .map((body) => JSON.stringify(body));
const body = fc.oneof(
  { weight: 5, arbitrary: tellingJson },
  fc.json(),
  fc.string(),
  fc.constantFrom('', '<!doctype html>', '{"a":', 'Unauthorized', 'null', '[]', 'true'),
  fc.uint8Array({ maxLength: 50 }).map((bytes) => Uint8Array.from(bytes)),
);
const headers = fc.record(
  {
    'retry-after': fc.constantFrom('5', '-5', 'soon', '', 'Thu, 15 Jan 2026 12:00:42 GMT', '1e999'),
    'x-ratelimit-reset': fc.constantFrom('1768478442', '0', 'x', '1e300'),
    'content-type': fc.constantFrom('text/html', 'application/json; charset=utf-16', 'nonsense'),
  },
  { requiredKeys: [] },
);
const answer = fc.record({ status: fc.integer({ min: 200, max: 599 }), headers, body });
const failure = fc.constantFrom<unknown>(new TypeError('x'), new RangeError('x'), 'x', undefined);

/** One that some adapter takes for its own. */
const handle = { flow: 'f', csrf: 'c', deviceId: 'd', preAuthSessionId: 'p' };

type AnyAnswer = fc.Arbitrary<() => Response>;
const anyAnswer: AnyAnswer = fc.oneof(
  {
    weight: 9,
    arbitrary: answer.map(
      (given) => () =>
        new Response([204, 205, 304].includes(given.status) ? null : given.body, given),
    ),
  },
  {
    weight: 1,
    arbitrary: failure.map((cause) => () => {
      throw cause;
    }),
  },
);

function ours(cause: unknown): undefined {
  expect(cause).to.be.instanceOf(SmsLockError);
  return undefined;
}

describe('a server that answers anything', () => {
  it('leads from any authorization response to a result or to an SmsLockError', async () => {
    const tenant = auth0Tenant(settings, { verify: '/co/authenticate', profile: '/userinfo' });
    const request = { redirectUri: origin, state: 's', nonce: 'n', verifier: 'v' };
    const names = fc.constantFrom('code', 'error', 'error_description', 'state', 'expires_in');
    const response = fc.dictionary(names, value, { maxKeys: 3, noNullPrototype: true });
    await fc.assert(
      fc.asyncProperty(response, anyAnswer, async (given, respond) => {
        const { signal } = new AbortController();
        const context = { signal, fetch: async () => respond(), now: () => now };
        const result = await exchangeCode(tenant, request, given, context).catch(ours);
        // No answer here holds the nonce.
        if (result) expect(result.status).to.equal('action-required');
      }),
      { numRuns: 120 },
    );
  });

  for (const name of presetNames) {
    it(`leads ${name} to a result or to an SmsLockError, never to anything else`, async () => {
      const adapter = await loadAdapter(name, settings);
      await fc.assert(
        fc.asyncProperty(anyAnswer, async (respond) => {
          const context = {
            signal: new AbortController().signal,
            fetch: async () => respond(),
            now: () => now,
          };
          const request = { phoneNumber: alice, language: 'en', code: '123456' };
          const sent = await adapter.start(request, context).catch(ours);
          const moments = [sent?.expiresAt, sent?.resendAt, sent?.codeLength, sent?.attemptsLeft];
          for (const found of moments) expect(found ?? 0).to.satisfy(Number.isFinite);
          const challenge = sent?.challenge ?? handle;
          const again = { ...request, challenge };
          await (adapter.resend ?? adapter.start).call(adapter, again, context).catch(ours);
          const result = await adapter.verify(again, context).catch(ours);
          if (result) expect(result.status).to.be.oneOf(['authenticated', 'action-required']);
          await adapter.profile?.({ accessToken: 'a' }, context).catch(ours);
        }),
        { numRuns: 120 },
      );
    });

    it(`leads a whole login over ${name} to a step that it can go on from`, async () => {
      const adapter = await loadAdapter(name, settings);
      await fc.assert(
        fc.asyncProperty(anyAnswer, anyAnswer, anyAnswer, async (first, second, third) => {
          const answers = [first, second, third];
          const client = new SmsLockClient({
            adapter,
            now: () => now,
            fetch: async () => (answers.length > 1 ? answers.shift() : answers[0])?.() as Response,
          });
          await client.start(alice).catch(ours);
          expect(client.state.step).to.be.oneOf(['phone', 'code']);
          const checked = await client.verify('123456', { phoneNumber: alice }).catch(ours);
          const { step } = client.state;
          expect(step).to.equal(checked ? 'authenticated' : 'code');
        }),
        { numRuns: 60 },
      );
    });
  }
});
