import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { descope } from '../../src/adapters/descope.js';
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

const base = 'https://api.descope.com/v1/auth/otp';
const adapter = descope({ clientId: 'P1' });
const request = { phoneNumber, language: 'fr-FR' };
const post = {
  method: 'POST',
  credentials: 'include',
  headers: { 'content-type': 'application/json', authorization: 'Bearer P1' },
};

const start = ({ context }: RecordingFetch, more = {}): Promise<StartResult> =>
  adapter.start({ ...request, ...more }, context);
const verify = ({ context }: RecordingFetch, more = {}): Promise<VerifyResult> =>
  adapter.verify({ ...request, code: rightCode, ...more }, context);

const good = {
  sessionJwt: 'jwt',
  refreshJwt: 'r',
  sessionExpiration: now / 1000 + 600,
  user: {
    userId: 'u1',
    loginIds: [phoneNumber],
    phone: phoneNumber,
    verifiedPhone: true,
    name: 'Zoë',
    picture: '',
  },
  firstSeen: true,
};
const tokens = { accessToken: 'jwt', refreshToken: 'r', expiresIn: 600 };
const profile = {
  sub: 'u1',
  name: 'Zoë',
  phone_number: phoneNumber,
  phone_number_verified: true,
};

describe('Descope', () => {
  it('is asked for a code, and says where it went', async () => {
    const recording = new RecordingFetch(() => json(200, { maskedPhone: '*****78' }));
    expect(await start(recording)).to.deep.equal({ destinationHint: '*****78' });
    expect(recording.requests).to.deep.equal([
      {
        ...post,
        url: `${base}/signup-in/sms`,
        body: { loginId: phoneNumber, loginOptions: { templateOptions: { language: 'fr-FR' } } },
      },
    ]);
  });

  it('means that the code was sent, whatever a successful answer holds', async () => {
    const { destinationHint } = await start(new RecordingFetch(() => new Response('OK')));
    expect(destinationHint).to.equal(undefined);
  });

  it('checks a code', async () => {
    const recording = new RecordingFetch(() => json(200, good));
    expect(await verify(recording)).to.deep.equal({
      status: 'authenticated',
      tokens,
      profile,
      session: 'tokens',
      isNewUser: true,
      response: good,
    });
    expect(recording.requests).to.deep.equal([
      { ...post, url: `${base}/verify/sms`, body: { loginId: phoneNumber, code: rightCode } },
    ]);
  });

  it('has a session of cookies when no token is in the answer', async () => {
    const answer = json(200, { user: good.user, sessionExpiration: 1 });
    expect(await verify(new RecordingFetch(() => answer))).to.deep.include({
      session: 'cookie',
      tokens: {},
      profile,
    });
  });

  it('gets extras in the body', async () => {
    const extra = { loginOptions: { templateId: 't' }, loginId: 'mine' };
    const recording = new RecordingFetch(() => json(200, good));
    await start(recording, { extra });
    expect(recording.last.body).to.deep.equal({ ...extra, loginId: phoneNumber });
    expect(() => descope({})).to.throw('client-id is not set.');
  });

  itTakesNoNonsense(verify);

  const failing = (errorCode: string, errorMessage?: string): object => ({
    errorCode,
    errorDescription: 'What.',
    errorMessage,
  });
  itFails('at start', start, [
    [
      400,
      failing('E011003', 'Why.'),
      'phone-rejected',
      { providerCode: 'E011003', providerMessage: 'Why.' },
    ],
    [400, failing('E062108'), 'signup-disabled', { providerMessage: 'What.' }],
    [429, failing('E130429'), 'rate-limited'],
    [401, failing('E011001'), 'access-denied'],
    [500, '', 'server-error'],
  ]);
  itFails('at verify', verify, [
    [401, failing('E061102'), 'code-wrong'],
    [401, failing('E061103'), 'attempts-exceeded'],
    [401, failing('E061104'), 'code-expired'],
    [401, failing('E999999'), 'code-wrong-or-expired'],
  ]);

  it('says in a header how long to wait', async () => {
    const answer = json(429, failing('E130429'), { 'retry-after': '30' });
    expect(await failureOf(start(new RecordingFetch(() => answer)))).to.include({ retryAfter: 30 });
  });

  it('logs in', async () => {
    let sent: unknown;
    const backend = fakeBackend(({ path, body }) => {
      if (path.endsWith('/signup-in/sms')) {
        sent = body.loginId;
        return json(200, { maskedPhone: '*****78' });
      }
      const isRight = body.loginId === sent && body.code === rightCode;
      return isRight ? json(200, good) : json(401, failing('E061102'));
    });
    const { wrong, done } = await playLogin(adapter, backend);
    expect(wrong.code).to.equal('code-wrong');
    expect(done).to.deep.include({ session: 'tokens', tokens, profile, isNewUser: true });
  });
});
