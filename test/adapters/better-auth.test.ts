import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { betterAuth } from '../../src/adapters/better-auth.js';
import {
  fakeBackend,
  itFails,
  itTakesNoNonsense,
  phoneNumber,
  playLogin,
  rightCode,
} from './fake-backend.js';
import { failureOf, json, RecordingFetch } from './recording-fetch.js';
import type { StartResult, VerifyResult } from '../../src/adapters/adapter.js';

const base = 'https://login.example/api/auth';
const adapter = betterAuth({ baseUrl: base });
const request = { phoneNumber, language: 'fr-FR' };
const headers = { 'content-type': 'application/json', 'accept-language': 'fr-FR' };

const start = ({ context }: RecordingFetch, more = {}): Promise<StartResult> =>
  adapter.start({ ...request, ...more }, context);
const verify = ({ context }: RecordingFetch, more = {}): Promise<VerifyResult> =>
  adapter.verify({ ...request, code: rightCode, ...more }, context);

const user = {
  id: 'u1',
  name: '+33612345678',
  email: 'temp@login.example',
  emailVerified: false,
  phoneNumber,
  phoneNumberVerified: true,
  createdAt: '2026-01-15T12:00:00.000Z',
  updatedAt: '2026-01-15T12:00:00.000Z',
};
const good = { status: true, token: 'session', user };
const profile = {
  sub: 'u1',
  name: '+33612345678',
  email: 'temp@login.example',
  phone_number: phoneNumber,
  phone_number_verified: true,
};

describe('Better Auth', () => {
  it('is asked for a code with the number alone', async () => {
    const recording = new RecordingFetch(() => json(200, { message: 'code sent' }));
    expect(await start(recording)).to.deep.equal({});
    expect(recording.requests).to.deep.equal([
      {
        url: `${base}/phone-number/send-otp`,
        method: 'POST',
        headers,
        credentials: 'include',
        body: { phoneNumber },
      },
    ]);
  });

  it('checks a code, and the session is its cookie', async () => {
    const recording = new RecordingFetch(() => json(200, good));
    expect(await verify(recording)).to.deep.equal({
      status: 'authenticated',
      tokens: {},
      profile,
      session: 'cookie',
      response: good,
    });
    expect(recording.requests).to.deep.equal([
      {
        url: `${base}/phone-number/verify`,
        method: 'POST',
        headers,
        credentials: 'include',
        body: { phoneNumber, code: rightCode },
      },
    ]);
  });

  it('gives an access token with its plugin for bearers', async () => {
    const answer = json(200, good, { 'set-auth-token': 'signed.token' });
    expect(await verify(new RecordingFetch(() => answer))).to.deep.include({
      tokens: { accessToken: 'signed.token', tokenType: 'Bearer' },
      session: 'tokens',
    });
  });

  it('may want a second factor', async () => {
    const response = { twoFactorRedirect: true };
    expect(await verify(new RecordingFetch(() => json(200, response)))).to.deep.equal({
      status: 'action-required',
      reason: 'mfa_required',
      response,
    });
  });

  it('gets a captcha in the header of its plugin, and extras in the body', async () => {
    const more = { captchaToken: 'solved', extra: { name: 'Zoë', phoneNumber: 'mine' } };
    for (const act of [start, verify]) {
      const recording = new RecordingFetch(() => json(200, good));
      await act(recording, more);
      expect(recording.last.headers).to.deep.equal({ ...headers, 'x-captcha-response': 'solved' });
      expect(recording.last.body).to.deep.include({ name: 'Zoë', phoneNumber });
    }
  });

  it('is asked beside the page when nothing is set, and where the page says', async () => {
    const urls: readonly [object, string][] = [
      [{}, `${location.origin}/api/auth/phone-number/send-otp`],
      [{ baseUrl: '/auth/' }, `${location.origin}/auth/phone-number/send-otp`],
      [{ baseUrl: `${base}/?a#b` }, `${base}/phone-number/send-otp`],
      [{ startUrl: '/send' }, `${location.origin}/send`],
    ];
    for (const [settings, url] of urls) {
      const recording = new RecordingFetch();
      await betterAuth({ ...settings, credentials: 'omit' }).start(request, recording.context);
      expect(recording.last).to.include({ url, credentials: 'omit' });
    }
    expect(() => betterAuth({ baseUrl: 'http://login.example' })).to.throw('https://');
  });

  itTakesNoNonsense(verify);
  it('logs nobody in without its own word for it', async () => {
    const answer = json(200, { ...good, status: false });
    expect(await failureOf(verify(new RecordingFetch(() => answer)))).to.include({
      code: 'bad-response',
    });
  });

  const invalid = { message: 'Invalid phone number', code: 'INVALID_PHONE_NUMBER' };
  const limited = { message: 'Too many requests. Please try again later.' };
  itFails('at start', start, [
    [400, invalid, 'phone-rejected', { providerCode: 'INVALID_PHONE_NUMBER' }],
    [400, { code: 'VALIDATION_ERROR', message: '[body.phoneNumber] x' }, 'not-configured'],
    [415, { code: 'UNSUPPORTED_MEDIA_TYPE' }, 'not-configured'],
    [501, { code: 'SEND_OTP_NOT_IMPLEMENTED' }, 'not-configured'],
    [403, { code: 'INVALID_ORIGIN', message: 'Invalid origin' }, 'not-configured'],
    [400, { code: 'MISSING_RESPONSE' }, 'captcha-required'],
    [403, { code: 'VERIFICATION_FAILED' }, 'captcha-failed'],
    [404, '', 'not-configured'],
    [429, limited, 'rate-limited', { providerMessage: limited.message }],
    [500, '', 'server-error'],
  ]);
  itFails('at verify', verify, [
    [400, { code: 'INVALID_OTP', message: 'Invalid OTP' }, 'code-wrong'],
    [400, { code: 'OTP_NOT_FOUND', message: 'OTP not found' }, 'challenge-lost'],
    [400, { code: 'OTP_EXPIRED', message: 'OTP expired' }, 'code-expired'],
    [403, { code: 'TOO_MANY_ATTEMPTS' }, 'attempts-exceeded'],
    [500, { code: 'FAILED_TO_UPDATE_USER' }, 'signup-disabled', { status: 500 }],
    [400, { code: 'PHONE_NUMBER_EXIST' }, 'phone-rejected'],
    [403, { code: 'BANNED_USER' }, 'user-blocked'],
    [500, { code: 'FAILED_TO_CREATE_SESSION' }, 'server-error'],
    [429, limited, 'rate-limited'],
  ]);
  it('says in a header of its own how long to wait', async () => {
    const answer = json(429, limited, { 'x-retry-after': '30' });
    expect(await failureOf(start(new RecordingFetch(() => answer)))).to.include({ retryAfter: 30 });
  });

  it('logs in', async () => {
    let sent: unknown;
    const backend = fakeBackend(({ path, body }) => {
      if (path === '/api/auth/phone-number/send-otp') {
        sent = body.phoneNumber;
        return json(200, { message: 'code sent' });
      }
      if (body.phoneNumber !== sent) return json(400, { code: 'OTP_NOT_FOUND' });
      return body.code === rightCode ? json(200, good) : json(400, { code: 'INVALID_OTP' });
    });
    const { wrong, done } = await playLogin(adapter, backend);
    expect(wrong.code).to.equal('code-wrong');
    expect(done).to.deep.include({ session: 'cookie', tokens: {}, profile });
  });
});
