import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { stytch } from '../../src/adapters/stytch.js';
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

const token = 'public-token-live-1';
const adapter = stytch({ clientId: token });
const challenge = 'phone-number-live-1';
const request = { phoneNumber, language: 'fr-FR' };
const post = {
  method: 'POST',
  credentials: 'include',
  headers: {
    'content-type': 'application/json',
    authorization: `Basic ${btoa(`${token}:${token}`)}`,
    'x-sdk-client': btoa(
      JSON.stringify({
        client_sent_at: new Date(now).toISOString(),
        app: { identifier: location.hostname },
        sdk: { identifier: 'sms-lock', version: '1' },
      }),
    ),
    'x-sdk-parent-host': location.origin,
  },
};

const start = ({ context }: RecordingFetch, more = {}): Promise<StartResult> =>
  adapter.start({ ...request, ...more }, context);
const verify = ({ context }: RecordingFetch, more = {}): Promise<VerifyResult> =>
  adapter.verify({ ...request, challenge, code: rightCode, ...more }, context);

const sent = { data: { status_code: 200, request_id: 'r1', method_id: challenge } };
const good = {
  data: {
    session_jwt: 'jwt',
    session_token: 'opaque',
    session: { session_id: 's1' },
    user: {
      user_id: 'u1',
      name: { first_name: 'Zoë', middle_name: '', last_name: 'Blanc' },
      phone_numbers: [{ phone_id: 'p1', phone_number: phoneNumber, verified: true }],
      emails: [],
    },
  },
};
const tokens = { accessToken: 'jwt', refreshToken: 'opaque' };
const profile = {
  sub: 'u1',
  name: 'Zoë Blanc',
  phone_number: phoneNumber,
  phone_number_verified: true,
};

describe('Stytch', () => {
  it('is asked for a code, and gives a handle', async () => {
    const recording = new RecordingFetch(() => json(200, sent));
    expect(await start(recording)).to.deep.equal({ challenge });
    expect(recording.requests).to.deep.equal([
      {
        ...post,
        url: 'https://api.stytch.com/sdk/v1/otps/sms/login_or_create',
        body: { phone_number: phoneNumber },
      },
    ]);
  });

  it('checks a code with the handle', async () => {
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
        url: 'https://api.stytch.com/sdk/v1/otps/authenticate',
        body: { session_duration_minutes: 60, token: rightCode, method_id: challenge },
      },
    ]);
  });

  it('gets a captcha and extras with both', async () => {
    const more = { captchaToken: 'solved', extra: { expiration_minutes: 5, token: 'mine' } };
    const recording = new RecordingFetch(() => json(200, { data: { ...sent.data, ...good.data } }));
    await start(recording, more);
    expect(recording.last.body).to.deep.equal({
      expiration_minutes: 5,
      token: 'mine',
      phone_number: phoneNumber,
      captcha_token: 'solved',
    });
    await verify(recording, more);
    expect(recording.last.body).to.deep.equal({
      session_duration_minutes: 60,
      expiration_minutes: 5,
      token: rightCode,
      method_id: challenge,
      captcha_token: 'solved',
    });
  });

  it('reads answers that are not wrapped, as a proxy may give them', async () => {
    expect(await start(new RecordingFetch(() => json(200, sent.data)))).to.deep.equal({
      challenge,
    });
    const result = await verify(new RecordingFetch(() => json(200, good.data)));
    expect(result).to.deep.include({ tokens, profile });
  });

  it('may be a test project, and a longer session', async () => {
    const recording = new RecordingFetch(() => json(200, good));
    const baseUrl = 'https://test.stytch.com/sdk/v1';
    const test = stytch({ clientId: token, baseUrl, sessionDuration: 600 });
    await test.verify({ ...request, challenge, code: rightCode }, recording.context);
    expect(recording.last.url).to.equal(`${baseUrl}/otps/authenticate`);
    expect(recording.last).to.have.nested.property('body.session_duration_minutes', 600);
    expect(() => stytch({})).to.throw('client-id is not set.');
  });

  it('cannot check a code without a handle', async () => {
    const error = await failureOf(verify(new RecordingFetch(), { challenge: undefined }));
    expect(error.code).to.equal('challenge-lost');
  });

  itTakesNoNonsense(start);
  itTakesNoNonsense(verify);

  const failing = (status_code: number, error_type: string): object => ({
    status_code,
    request_id: 'r1',
    error_type,
    error_message: 'Why.',
    error_url: 'https://stytch.com/docs/api/errors',
  });
  const row = (
    status: number,
    name: string,
    code: Parameters<typeof itFails>[2][number][2],
  ): Parameters<typeof itFails>[2][number] => [
    status,
    failing(status, name),
    code,
    { providerCode: name, providerMessage: 'Why.' },
  ];
  itFails('at start', start, [
    row(400, 'invalid_phone_number', 'phone-rejected'),
    row(400, 'invalid_phone_number_country_code', 'phone-not-allowed'),
    row(400, 'captcha_required', 'captcha-required'),
    row(403, 'invalid_captcha_token', 'captcha-failed'),
    row(401, 'unauthorized_credentials', 'not-configured'),
    row(403, 'bad_domain_for_stytch_sdk', 'not-configured'),
    row(401, 'endpoint_not_authorized_for_sdk', 'not-configured'),
    row(429, 'too_many_requests', 'rate-limited'),
    row(500, 'internal_server_error', 'server-error'),
  ]);
  itFails('at verify', verify, [
    row(404, 'otp_code_not_found', 'code-wrong'),
    row(400, 'invalid_code', 'code-wrong'),
    row(401, 'unable_to_auth_otp_code', 'code-expired'),
    row(400, 'invalid_method_id', 'challenge-lost'),
    row(429, 'user_lock_limit_reached', 'user-blocked'),
    row(403, 'unauthorized_action', 'access-denied'),
  ]);

  it('logs in', async () => {
    const backend = fakeBackend(({ path, body, headers }) => {
      if (!headers.get('x-sdk-client')) return json(400, failing(400, 'invalid_sdk_client'));
      if (path.endsWith('/login_or_create')) return json(200, sent);
      const isRight = body.method_id === challenge && body.token === rightCode;
      return isRight ? json(200, good) : json(404, failing(404, 'otp_code_not_found'));
    });
    const { wrong, done } = await playLogin(adapter, backend);
    expect(wrong.code).to.equal('code-wrong');
    expect(done).to.deep.include({ session: 'tokens', tokens, profile });
  });
});
