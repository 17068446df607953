import { expect } from '@open-wc/testing';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { read, someone, TenantHarness } from './tenant-harness.js';

const stranger = '+4915112345678';

async function logIn(harness: TenantHarness, more: object = {}): Promise<Record<string, unknown>> {
  await harness.auth0Start();
  const { status, body } = await read(harness.auth0Token(undefined, undefined, more));
  expect(status).to.equal(200);
  return body;
}

describe('ID token', () => {
  async function verify(harness: TenantHarness, token: unknown): ReturnType<typeof jwtVerify> {
    const { body } = await read(harness.get('/.well-known/jwks.json'));
    const keys = createLocalJWKSet(body as unknown as JSONWebKeySet);
    return jwtVerify(String(token), keys, {
      algorithms: ['RS256'],
      issuer: harness.tenant.issuer,
      audience: 'test-client',
      currentDate: new Date(harness.time),
    });
  }

  it('is signed with RS256 by the key that the tenant publishes', async () => {
    const harness = new TenantHarness({ users: [{ phoneNumber: someone, name: 'Zoë 音' }] });
    const tokens = await logIn(harness);
    const { payload, protectedHeader } = await verify(harness, tokens['id_token']);
    const issuedAt = harness.time / 1000;
    expect(protectedHeader).to.include({ alg: 'RS256', typ: 'JWT' });
    expect(protectedHeader.kid).to.be.a('string');
    expect(payload).to.deep.equal({
      iss: 'https://tenant.example/',
      sub: harness.tenant.users[0]?.id,
      aud: 'test-client',
      iat: issuedAt,
      exp: issuedAt + 36_000,
      name: 'Zoë 音',
      nickname: someone,
      updated_at: '2026-01-15T12:00:00.000Z',
      phone_number: someone,
      phone_number_verified: true,
    });
    expect(payload.sub).to.match(/^sms\|[0-9a-f]{24}$/);
  });

  it("does not verify after ten hours, when changed, or with another tenant's key", async () => {
    const harness = new TenantHarness();
    const { id_token: token } = await logIn(harness);
    const [header, claims, signature] = String(token).split('.');
    const forged = btoa(atob(String(claims)).replace(someone, stranger)).replace(/=/g, '');
    const attempts = [
      verify(new TenantHarness(), token),
      verify(harness, [header, forged, signature].join('.')),
    ];
    for (const result of await Promise.allSettled(attempts)) {
      expect(result.status).to.equal('rejected');
    }
    harness.pass(36_001);
    const late = await verify(harness, token).catch((error: unknown) => error as Error);
    expect(late).to.have.property('code', 'ERR_JWT_EXPIRED');
  });

  it('publishes the public half of the key only', async () => {
    const { body } = await read(new TenantHarness().get('/.well-known/jwks.json'));
    const [key] = body['keys'] as Record<string, string>[];
    expect(Object.keys(key ?? {})).to.have.members(['kty', 'n', 'e', 'use', 'alg', 'kid']);
  });

  it('tells as much as its scopes', async () => {
    const harness = new TenantHarness();
    const { id_token: token } = await logIn(harness, { scope: 'openid' });
    const { payload } = await verify(harness, token);
    expect(Object.keys(payload)).to.have.members(['iss', 'sub', 'aud', 'iat', 'exp']);
  });

  const issuers: readonly [string, string][] = [
    ['acme.eu.auth0.com', 'https://acme.eu.auth0.com/'],
    ['http://localhost:8000', 'http://localhost:8000/'],
    ['https://login.acme.example/', 'https://login.acme.example/'],
  ];
  for (const [domain, issuer] of issuers) {
    it(`comes from ${issuer} when the domain is ${domain}`, async () => {
      const harness = new TenantHarness({ domain });
      expect(harness.tenant.issuer).to.equal(issuer);
      const { id_token: token } = await logIn(harness);
      expect((await verify(harness, token)).payload.iss).to.equal(issuer);
    });
  }
});

describe('/userinfo', () => {
  it('gives the claims of the scopes to the bearer', async () => {
    const picture = 'https://app.example/zoe.png';
    const harness = new TenantHarness({ users: [{ phoneNumber: someone, name: 'Zoë', picture }] });
    const { access_token: token } = await logIn(harness);
    const headers = { authorization: `Bearer ${String(token)}` };
    expect(await read(harness.get('/userinfo', headers))).to.deep.equal({
      status: 200,
      body: {
        sub: harness.tenant.users[0]?.id,
        name: 'Zoë',
        nickname: someone,
        picture,
        updated_at: '2026-01-15T12:00:00.000Z',
        phone_number: someone,
        phone_number_verified: true,
      },
    });
  });

  it('gives nothing without a token, with a wrong, an old or a too narrow one', async () => {
    const harness = new TenantHarness();
    const { access_token: narrow } = await logIn(harness, { scope: 'phone' });
    const { access_token: token } = await logIn(harness);
    const status = async (authorization?: string): Promise<number> =>
      (await harness.get('/userinfo', authorization ? { authorization } : {})).status;
    expect(await status()).to.equal(401);
    expect(await status('Bearer nonsense')).to.equal(401);
    expect(await status(`Basic ${String(token)}`)).to.equal(401);
    expect(await status(`Bearer ${String(narrow)}`)).to.equal(401);
    expect(await status(`Bearer ${String(token)}`)).to.equal(200);
    harness.pass(86_400);
    expect(await status(`Bearer ${String(token)}`)).to.equal(401);
  });
});
