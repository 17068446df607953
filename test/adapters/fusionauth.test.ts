import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { fusionauth } from '../../src/adapters/fusionauth.js';
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

const baseUrl = 'https://fusion.example';
const startUrl = 'https://api.example/login/start';
const clientId = 'application';
const adapter = fusionauth({ baseUrl, startUrl, clientId });
const request = { phoneNumber, language: 'fr-FR' };
const headers = { 'content-type': 'application/json' };
const post = { method: 'POST', headers, credentials: 'same-origin' };

const start = ({ context }: RecordingFetch, more = {}): Promise<StartResult> =>
  adapter.start({ ...request, ...more }, context);
/** Its answers come to FusionAuth alone: the own start has been successful. */
const startThere = ({ context, fetch }: RecordingFetch): Promise<StartResult> => {
  const begun = (): Promise<Response> => Promise.resolve(json(200, { code: 'handle' }));
  const routed: typeof fetch = (url, init) => (url === startUrl ? begun() : fetch(url, init));
  return adapter.start(request, { ...context, fetch: routed });
};
const verify = ({ context }: RecordingFetch, more = {}): Promise<VerifyResult> =>
  adapter.verify({ ...request, challenge: 'handle', code: rightCode, ...more }, context);

const good = {
  token: 'jwt',
  refreshToken: 'r',
  tokenExpirationInstant: now + 3_600_000,
  user: { id: 'u1', fullName: 'Zoë Blanc', firstName: 'Zoë', phoneNumber },
};
const tokens = { accessToken: 'jwt', refreshToken: 'r', tokenType: 'Bearer', expiresIn: 3600 };
const profile = { sub: 'u1', name: 'Zoë Blanc', given_name: 'Zoë', phone_number: phoneNumber };

describe('FusionAuth', () => {
  it('is told by an own start what to send', async () => {
    const recording = new RecordingFetch(
      () => json(200, { code: 'handle' }),
      () => new Response(),
    );
    const more = { captchaToken: 'solved', extra: { tenant: 'blue', client_id: 'mine' } };
    expect(await start(recording, more)).to.deep.equal({ challenge: 'handle' });
    expect(recording.requests).to.deep.equal([
      {
        ...post,
        url: startUrl,
        headers: { ...headers, 'x-request-language': 'fr-FR' },
        body: {
          tenant: 'blue',
          phone_number: phoneNumber,
          client_id: clientId,
          captcha: 'solved',
        },
      },
      { ...post, url: `${baseUrl}/api/passwordless/send`, body: { code: 'handle' } },
    ]);
  });

  for (const status of [200, 202]) {
    it(`checks a code, which status ${status} reports`, async () => {
      const recording = new RecordingFetch(() => json(status, good));
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
          url: `${baseUrl}/api/passwordless/login`,
          body: { code: 'handle', oneTimeCode: rightCode, applicationId: clientId },
        },
      ]);
    });
  }

  it('has a session of cookies when no token is in the answer', async () => {
    const response = { user: { id: 'u1', mobilePhone: phoneNumber }, tokenExpirationInstant: now };
    expect(await verify(new RecordingFetch(() => json(200, response)))).to.deep.equal({
      status: 'authenticated',
      tokens: {},
      profile: { sub: 'u1', phone_number: phoneNumber },
      session: 'cookie',
      response,
    });
  });

  const actions: readonly [number, string][] = [
    [203, 'change_password'],
    [212, 'verification_required'],
    [213, 'registration_verification_required'],
    [242, 'mfa_required'],
  ];
  for (const [status, reason] of actions) {
    it(`wants something else first with status ${status}`, async () => {
      const response = { user: { id: 'u1' }, twoFactorId: 't' };
      expect(await verify(new RecordingFetch(() => json(status, response)))).to.deep.equal({
        status: 'action-required',
        reason,
        response,
      });
    });
  }

  it('needs both addresses, and a handle to check a code with', async () => {
    expect(() => fusionauth({ baseUrl })).to.throw('start-url is not set.');
    expect(() => fusionauth({ startUrl })).to.throw('base-url is not set.');
    const error = await failureOf(verify(new RecordingFetch(), { challenge: undefined }));
    expect(error.code).to.equal('challenge-lost');
  });

  itTakesNoNonsense(start);
  itTakesNoNonsense(verify);

  const complaints = {
    fieldErrors: { code: [{ code: '[invalid]code', message: 'The code is not valid.' }] },
    generalErrors: [],
  };
  itFails('at the own start', start, [
    [400, { error: 'phone_not_allowed' }, 'phone-not-allowed'],
    [401, { error: 'captcha_required' }, 'captcha-required'],
    [401, '', 'not-configured'],
    [404, '', 'signup-disabled'],
    [429, '', 'rate-limited'],
  ]);
  itFails('at send', startThere, [
    [400, complaints, 'phone-rejected', { providerCode: '[invalid]code' }],
    [401, '', 'not-configured'],
    [500, '', 'server-error'],
    [504, '', 'timeout'],
  ]);
  itFails('at verify', verify, [
    [404, '', 'code-wrong-or-expired'],
    [
      400,
      { generalErrors: [{ code: '[LoginPreventedException]', message: 'Prevented.' }] },
      'code-wrong-or-expired',
      { providerCode: '[LoginPreventedException]', providerMessage: 'Prevented.' },
    ],
    [401, '', 'not-configured'],
    [409, { actions: [] }, 'user-blocked'],
    [410, '', 'user-blocked'],
    [423, '', 'user-blocked'],
    [500, '', 'server-error'],
    [503, {}, 'server-error'],
    [504, '', 'timeout'],
  ]);

  it('logs in', async () => {
    let sent: unknown;
    const backend = fakeBackend(({ path, body }) => {
      if (path === '/login/start') return json(200, { code: 'handle' });
      if (path === '/api/passwordless/send') {
        sent = body.code;
        return new Response();
      }
      const isRight = body.code === sent && body.oneTimeCode === rightCode;
      return isRight ? json(200, good) : new Response(null, { status: 404 });
    });
    const { wrong, done } = await playLogin(adapter, backend);
    expect(wrong.code).to.equal('code-wrong-or-expired');
    expect(done).to.deep.include({ session: 'tokens', tokens, profile });
  });
});
