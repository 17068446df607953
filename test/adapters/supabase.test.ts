import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { supabase } from '../../src/adapters/supabase.js';
import {
  fakeBackend,
  itFails,
  itTakesNoNonsense,
  phoneNumber,
  playLogin,
  rightCode,
} from './fake-backend.js';
import { failureOf, json, now, RecordingFetch } from './recording-fetch.js';
import type { StartResult, VerifyResult } from '../../src/adapters/adapter.js';

const baseUrl = 'https://project.supabase.example';
const adapter = supabase({ baseUrl, clientId: 'public-key' });
const request = { phoneNumber, language: 'fr-FR' };
const post = {
  method: 'POST',
  headers: { 'content-type': 'application/json', apikey: 'public-key' },
  credentials: 'omit',
};

const start = ({ context }: RecordingFetch, more = {}): Promise<StartResult> =>
  adapter.start({ ...request, ...more }, context);
const startSolved = (recording: RecordingFetch): Promise<StartResult> =>
  start(recording, { captchaToken: 'solved' });
const verify = ({ context }: RecordingFetch, more = {}): Promise<VerifyResult> =>
  adapter.verify({ ...request, code: rightCode, ...more }, context);

const good = {
  access_token: 'a',
  token_type: 'bearer',
  expires_in: 3600,
  expires_at: now / 1000 + 3600,
  refresh_token: 'r',
  user: {
    id: 'u1',
    aud: 'authenticated',
    role: 'authenticated',
    email: '',
    phone: '33612345678',
    phone_confirmed_at: '2026-01-15T12:00:00Z',
    user_metadata: { full_name: 'Zoë', avatar_url: 'https://x.example/z.png' },
  },
};
const tokens = { accessToken: 'a', refreshToken: 'r', tokenType: 'bearer', expiresIn: 3600 };
const profile = {
  sub: 'u1',
  name: 'Zoë',
  picture: 'https://x.example/z.png',
  phone_number: phoneNumber,
  phone_number_verified: true,
};

describe('Supabase', () => {
  it('is asked for a code, and lets a minute pass before another', async () => {
    for (const body of [{ message_id: 'm1' }, {}]) {
      const recording = new RecordingFetch(() => json(200, body));
      expect(await start(recording)).to.deep.equal({ resendAt: now + 60_000 });
      expect(recording.requests).to.deep.equal([
        {
          ...post,
          url: `${baseUrl}/auth/v1/otp`,
          body: { phone: phoneNumber, channel: 'sms', create_user: true },
        },
      ]);
    }
    const patient = supabase({ baseUrl, clientId: 'k', resendDelay: 90 });
    const { context } = new RecordingFetch(() => json(200, {}));
    expect(await patient.start(request, context)).to.deep.equal({ resendAt: now + 90_000 });
  });

  it('checks a code, and answers with tokens and the user', async () => {
    const recording = new RecordingFetch(() => json(200, good));
    expect(await verify(recording)).to.deep.equal({
      status: 'authenticated',
      tokens,
      profile,
      session: 'tokens',
      response: good,
    });
    expect(recording.requests).to.deep.equal([
      {
        ...post,
        url: `${baseUrl}/auth/v1/verify`,
        body: { type: 'sms', phone: phoneNumber, token: rightCode },
      },
    ]);
  });

  it('gets a captcha in the place that it has for it, and extras beside it', async () => {
    const more = { captchaToken: 'solved', extra: { create_user: false, phone: 'mine' } };
    for (const act of [start, verify]) {
      const recording = new RecordingFetch(() => json(200, good));
      await act(recording, more);
      expect(recording.last.body).to.deep.include({
        phone: phoneNumber,
        create_user: false,
        gotrue_meta_security: { captcha_token: 'solved' },
      });
    }
  });

  it('needs the project and its key, unless a proxy stands in', () => {
    expect(() => supabase({ clientId: 'k' })).to.throw('base-url is not set.');
    expect(() => supabase({ baseUrl })).to.throw('client-id is not set.');
    const proxy = supabase({ startUrl: '/otp', verifyUrl: '/verify', clientId: 'k' });
    expect(proxy.backend).to.equal(`${location.origin}/otp ${location.origin}/verify k`);
  });

  itTakesNoNonsense(verify);

  const smsFailed = (error: number): object => ({
    code: 'sms_send_failed',
    message: `Error sending confirmation OTP to provider: x More information: https://www.twilio.com/docs/errors/${error}`,
  });
  itFails('at start', start, [
    [400, { code: 'validation_failed', message: 'Invalid phone number' }, 'phone-rejected'],
    [400, { code: 400, error_code: 'phone_provider_disabled', msg: 'x' }, 'not-configured'],
    [400, { code: 'captcha_failed', message: 'x' }, 'captcha-required'],
    [422, smsFailed(21211), 'phone-rejected', { providerCode: 'sms_send_failed' }],
    [422, smsFailed(21408), 'phone-not-allowed'],
    [422, smsFailed(99999), 'delivery-failed'],
    [422, { code: 'sms_send_failed' }, 'delivery-failed'],
    [422, { code: 'otp_disabled', message: 'Signups not allowed for otp' }, 'signup-disabled'],
    [422, { code: 'signup_disabled' }, 'signup-disabled'],
    [404, { code: 'user_not_found' }, 'signup-disabled'],
    [403, { code: 'user_banned' }, 'user-blocked'],
    [422, { code: 'hook_timeout' }, 'delivery-failed'],
    [401, { message: 'No API key found in request', hint: 'x' }, 'not-configured'],
    [401, { code: 'no_authorization', message: 'x' }, 'not-configured'],
    [429, { code: 'over_request_rate_limit', message: 'x' }, 'rate-limited'],
    [500, { code: 'unexpected_failure' }, 'server-error'],
    [504, { code: 'request_timeout' }, 'timeout'],
  ]);
  itFails('with a captcha at start', startSolved, [
    [400, { code: 'captcha_failed', message: 'x' }, 'captcha-failed'],
  ]);
  const expired = { code: 403, error_code: 'otp_expired', msg: 'Token has expired or is invalid' };
  itFails('at verify', verify, [
    [
      403,
      expired,
      'code-wrong-or-expired',
      { providerCode: 'otp_expired', providerMessage: expired.msg },
    ],
    [403, { code: 'otp_expired', message: expired.msg }, 'code-wrong-or-expired'],
    [404, { code: 'user_not_found' }, 'code-wrong-or-expired'],
    [403, { code: 'user_banned' }, 'user-blocked'],
    [403, { code: 'phone_not_confirmed' }, 'access-denied'],
    [429, { code: 'over_request_rate_limit' }, 'rate-limited'],
  ]);

  it('says in its text how long to wait', async () => {
    const message = 'For security purposes, you can only request this after 42 seconds.';
    for (const body of [
      { code: 'over_sms_send_rate_limit', message },
      { code: 429, error_code: 'over_sms_send_rate_limit', msg: message },
    ]) {
      const error = await failureOf(start(new RecordingFetch(() => json(429, body))));
      expect(error).to.include({ code: 'rate-limited', retryAfter: 42 });
    }
  });

  it('logs in', async () => {
    const phones = new Set<unknown>();
    const backend = fakeBackend(({ path, body, headers }) => {
      if (headers.get('apikey') !== 'public-key') return json(401, { message: 'Invalid API key' });
      if (path === '/auth/v1/otp') return phones.add(body.phone) && json(200, {});
      const isRight = body.token === rightCode && phones.has(body.phone) && body.type === 'sms';
      return isRight ? json(200, good) : json(403, expired);
    });
    const { wrong, done } = await playLogin(adapter, backend);
    expect(wrong.code).to.equal('code-wrong-or-expired');
    expect(done).to.deep.include({ session: 'tokens', tokens, profile });
  });
});
