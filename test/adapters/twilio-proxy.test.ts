import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { endpoints } from '../../src/adapters/endpoints.js';
import { fakeBackend, itFails, phoneNumber, playLogin, rightCode } from './fake-backend.js';
import { json, RecordingFetch } from './recording-fetch.js';
import type { StartResult, VerifyResult } from '../../src/adapters/adapter.js';

const origin = 'https://api.example';
const adapter = endpoints({ startUrl: `${origin}/start`, verifyUrl: `${origin}/verify` });
const request = { phoneNumber, language: 'fr-FR' };

const start = ({ context }: RecordingFetch): Promise<StartResult> =>
  adapter.start(request, context);
const verify = ({ context }: RecordingFetch): Promise<VerifyResult> =>
  adapter.verify({ ...request, code: rightCode }, context);

/** What Twilio Verify answers, handed on by a server as it is. */
const check = (status: string, valid: boolean): object => ({
  sid: 'VE1',
  service_sid: 'VA1',
  to: phoneNumber,
  channel: 'sms',
  status,
  valid,
});
const failing = (status: number, code: number, message: string): object => ({
  code,
  message,
  more_info: `https://www.twilio.com/docs/errors/${code}`,
  status,
});

describe('a server that hands on what Twilio Verify says', () => {
  it('has sent the code when the verification is pending', async () => {
    const recording = new RecordingFetch(() => json(201, check('pending', false)));
    const result = await start(recording);
    expect(Object.values(result).filter((value) => value !== undefined)).to.deep.equal([]);
  });

  it('lets in with an approved check', async () => {
    const recording = new RecordingFetch(() => json(200, check('approved', true)));
    expect(await verify(recording)).to.include({ status: 'authenticated', session: 'cookie' });
  });

  itFails('at start', start, [
    [
      400,
      failing(400, 60200, 'Invalid parameter `To`'),
      'phone-rejected',
      { providerCode: '60200' },
    ],
    [400, failing(400, 60205, 'SMS is not supported by landline'), 'phone-rejected'],
    [403, failing(403, 60410, 'Verification delivery attempt blocked'), 'access-denied'],
    [403, failing(403, 60605, 'Country blocked'), 'phone-not-allowed'],
    [429, failing(429, 60203, 'Max send attempts reached'), 'rate-limited'],
    [429, failing(429, 20429, 'Too many requests'), 'rate-limited'],
  ]);
  itFails('at verify', verify, [
    [200, check('pending', false), 'code-wrong'],
    [200, check('max_attempts_reached', false), 'attempts-exceeded'],
    [200, check('expired', false), 'code-expired'],
    [200, check('canceled', false), 'challenge-lost'],
    [200, check('deleted', false), 'challenge-lost'],
    [200, { status: 'pending' }, 'code-wrong'],
    [200, { status: 'expired' }, 'code-expired'],
    [200, { status: 'max_attempts_reached' }, 'attempts-exceeded'],
    [200, { status: 'canceled' }, 'challenge-lost'],
    [200, { status: 'failed' }, 'code-wrong'],
    [429, failing(429, 60202, 'Max check attempts reached'), 'attempts-exceeded'],
    [404, failing(404, 20404, 'The requested resource was not found'), 'challenge-lost'],
  ]);

  it('logs in', async () => {
    const backend = fakeBackend(({ path, body }) => {
      if (path === '/start') return json(201, check('pending', false));
      const isRight = body.code === rightCode && body.phone_number === phoneNumber;
      return json(200, check(isRight ? 'approved' : 'pending', isRight));
    });
    const { wrong, done } = await playLogin(adapter, backend);
    expect(wrong.code).to.equal('code-wrong');
    expect(done).to.deep.include({ tokens: {}, profile: { phone_number: phoneNumber } });
  });
});
