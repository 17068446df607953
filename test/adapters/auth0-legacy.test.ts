import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { auth0Legacy } from '../../src/adapters/auth0-legacy.js';
import { createTenant, tenantFetch } from '../../src/testing/index.js';
import { itFails, itTakesNoNonsense, phoneNumber, playLogin, rightCode } from './fake-backend.js';
import { json, now, RecordingFetch } from './recording-fetch.js';
import { unsignedToken } from './unsigned-token.js';

const domain = 'tenant.example';
const clientId = 'test-client';
const request = { phoneNumber, language: 'fr-FR', code: rightCode };
const claims = {
  iss: `https://${domain}/`,
  aud: clientId,
  iat: now / 1000,
  exp: now / 1000 + 60,
  sub: 'sms|5f',
};
const idToken = unsignedToken(claims);

describe('the login at Auth0 of old', () => {
  it('plays through, with the profile that /tokeninfo has', async () => {
    const picture = 'https://app.example/zoe.png';
    const tenant = createTenant({
      now: () => now,
      generateCode: () => rightCode,
      users: [{ phoneNumber, name: 'Zoë', picture }],
    });
    const recording = RecordingFetch.to(tenantFetch(tenant, { origin: 'https://app.example' }));
    const adapter = auth0Legacy({ domain, clientId });
    const { wrong, done } = await playLogin(adapter, recording);
    expect(wrong).to.include({ code: 'code-wrong-or-expired', status: 401 });
    expect(done?.tokens).to.include({ tokenType: 'bearer' });
    expect(done?.profile).to.deep.include({
      sub: tenant.users[0]?.id,
      phone_number: phoneNumber,
      phone_number_verified: true,
      name: 'Zoë',
      picture,
    });
    expect(done?.profile).to.not.have.any.keys('user_id', 'phone_verified');
    expect(recording.requests.map(({ url }) => new URL(url).pathname)).to.deep.equal([
      '/passwordless/start',
      '/oauth/ro',
      '/oauth/ro',
      '/tokeninfo',
    ]);
  });

  it('says what the Locks said, member by member', async () => {
    const recording = new RecordingFetch(() => json(200, { id_token: idToken }));
    const adapter = auth0Legacy({ domain, clientId, connection: 'sms-eu', scope: 'openid' });
    const extra = { device: 'd', password: 'x' };
    await adapter.verify({ ...request, extra }, recording.context);
    await adapter.profile?.({ idToken }, recording.context);
    const headers = { 'content-type': 'application/json' };
    expect(recording.requests).to.deep.equal([
      {
        url: `https://${domain}/oauth/ro`,
        method: 'POST',
        headers,
        credentials: 'omit',
        body: {
          client_id: clientId,
          username: phoneNumber,
          password: rightCode,
          connection: 'sms-eu',
          grant_type: 'password',
          scope: 'openid',
          device: 'd',
        },
      },
      {
        url: `https://${domain}/tokeninfo`,
        method: 'POST',
        headers,
        credentials: 'omit',
        body: { id_token: idToken },
      },
    ]);
  });

  const profiles: readonly [what: string, answer: () => Response][] = [
    ['is about somebody else', () => json(200, { user_id: 'sms|other', name: 'Eve' })],
    ['is about nobody', () => json(200, { name: 'Eve' })],
    ['fails', () => json(401, {})],
    ['is no JSON', () => new Response('Unauthorized')],
    [
      'does not come',
      () => {
        throw new TypeError('x');
      },
    ],
  ];
  for (const [what, answer] of profiles) {
    it(`keeps to the claims of the token when the profile ${what}`, async () => {
      // Whatever fails is on the origin of the page: no hint about CORS.
      const profileUrl = '/tokeninfo';
      const { context } = new RecordingFetch(answer);
      const adapter = auth0Legacy({ domain, clientId, profileUrl });
      expect(await adapter.profile?.({ idToken }, context)).to.deep.equal({ sub: 'sms|5f' });
    });
  }

  it('has no profile without an ID token', async () => {
    const recording = new RecordingFetch();
    const adapter = auth0Legacy({ domain, clientId });
    expect(await adapter.profile?.({ accessToken: 'a' }, recording.context)).to.equal(undefined);
    expect(recording.requests).to.deep.equal([]);
  });

  const act = ({ context }: RecordingFetch): Promise<unknown> =>
    auth0Legacy({ domain, clientId }).verify(request, context);
  itTakesNoNonsense(act);
  itFails('the check', act, [
    [401, { error: 'invalid_user_password', error_description: 'x' }, 'code-wrong-or-expired'],
    [401, { error: 'unauthorized', error_description: 'user is blocked' }, 'user-blocked'],
    [401, { error: 'unauthorized', error_description: 'Not on a Sunday' }, 'access-denied'],
    [429, { error: 'too_many_attempts', error_description: 'x' }, 'attempts-exceeded'],
    [429, { error: 'too_many_logins', error_description: 'x' }, 'rate-limited'],
    [404, { error: 'endpoint_disabled', error_description: 'x' }, 'not-configured'],
    [403, { error: 'unauthorized_client', error_description: 'OIDC conformant' }, 'not-configured'],
    [
      200,
      { id_token: unsignedToken({ ...claims, aud: 'other' }) },
      'bad-response',
      { status: undefined },
    ],
  ]);
});
