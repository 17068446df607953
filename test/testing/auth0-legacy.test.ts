import { expect } from '@open-wc/testing';
import { otpGrant } from '../../src/testing/index.js';
import { errorOf, read, someone, TenantHarness } from './tenant-harness.js';

type Changes = Readonly<Record<string, unknown>>;

function check(harness: TenantHarness, more: Changes = {}): Promise<Response> {
  return harness.post('/oauth/ro', {
    client_id: 'test-client',
    username: someone,
    password: harness.code,
    connection: 'sms',
    grant_type: 'password',
    scope: 'openid',
    ...more,
  });
}

describe('/oauth/ro', () => {
  it('gives tokens for a code, and /tokeninfo tells whose they are', async () => {
    const harness = new TenantHarness();
    await harness.auth0Start();
    const { status, body } = await read(check(harness));
    expect(status).to.equal(200);
    expect(body).to.include({ token_type: 'bearer' });
    const asked = { id_token: body['id_token'] };
    const [user] = harness.tenant.users;
    expect(await read(harness.post('/tokeninfo', asked))).to.deep.equal({
      status: 200,
      body: {
        user_id: user?.id,
        name: someone,
        nickname: someone,
        phone_number: someone,
        phone_verified: true,
        identities: [
          {
            provider: 'sms',
            user_id: user?.id.replace('sms|', ''),
            connection: 'sms',
            isSocial: false,
          },
        ],
        created_at: '2026-01-15T12:00:00.000Z',
        updated_at: '2026-01-15T12:00:00.000Z',
        clientID: 'test-client',
      },
    });
    harness.pass(36_000);
    expect((await harness.post('/tokeninfo', asked)).status).to.equal(401);
    expect((await harness.post('/tokeninfo', { id_token: 'x' })).status).to.equal(401);
  });

  it('refuses a wrong code, and all of them after the third', async () => {
    const harness = new TenantHarness();
    await harness.auth0Start();
    for (let tries = 0; tries < 3; tries += 1) {
      expect(await errorOf(check(harness, { password: harness.wrongCode }))).to.equal(
        '401 invalid_user_password',
      );
    }
    expect(await errorOf(check(harness))).to.equal('429 too_many_attempts');
  });

  const refused: readonly [string, Changes, string][] = [
    ['no code', { password: '' }, '400 invalid_request'],
    ['another grant', { grant_type: otpGrant }, '400 invalid_request'],
    ['another connection', { connection: 'email' }, '400 invalid_request'],
    ['an unknown application', { client_id: 'nobody' }, '401 invalid_client'],
  ];
  for (const [what, more, error] of refused) {
    it(`refuses ${what}`, async () => {
      const harness = new TenantHarness();
      await harness.auth0Start();
      expect(await errorOf(check(harness, more))).to.equal(error);
      expect((await check(harness)).status).to.equal(200);
    });
  }

  it('is closed to an application that is OIDC conformant', async () => {
    const harness = new TenantHarness();
    harness.tenant.configureClient('test-client', { grants: [otpGrant] });
    await harness.auth0Start();
    expect(await errorOf(check(harness))).to.equal('403 unauthorized_client');
  });
});
