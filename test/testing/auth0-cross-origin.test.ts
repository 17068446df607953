import { expect } from '@open-wc/testing';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { codeGrant, otpGrant } from '../../src/testing/index.js';
import { errorOf, origin, read, someone, TenantHarness } from './tenant-harness.js';

const redirectUri = `${origin}/callback?from=login`;
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
/** RFC 7636, appendix B. */
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

type Changes = Readonly<Record<string, unknown>>;

function authenticate(harness: TenantHarness, more: Changes = {}): Promise<Response> {
  return harness.post('/co/authenticate', {
    client_id: 'test-client',
    username: someone,
    otp: harness.code,
    realm: 'sms',
    credential_type: otpGrant,
    ...more,
  });
}

async function ticketOf(harness: TenantHarness, phoneNumber = someone): Promise<string> {
  await harness.auth0Start(phoneNumber);
  const { status, body } = await read(authenticate(harness, { username: phoneNumber }));
  expect(status).to.equal(200);
  expect(Object.keys(body)).to.have.members(['login_ticket', 'co_verifier', 'co_id']);
  return String(body['login_ticket']);
}

function authorize(harness: TenantHarness, more: Changes = {}): Promise<Response> {
  const parameters = {
    client_id: 'test-client',
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid phone',
    state: 'st<ate',
    nonce: 'n',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...more,
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) query.set(name, String(value));
  }
  return harness.get(`/authorize?${query}`);
}

/** What an authorization request by redirect comes back with. */
async function returned(answer: Promise<Response>): Promise<Record<string, string>> {
  const { status, headers } = await answer;
  expect(status).to.equal(302);
  const address = new URL(headers.get('location') ?? '');
  expect(address.origin + address.pathname).to.equal(`${origin}/callback`);
  return Object.fromEntries(address.searchParams);
}

async function codeOf(harness: TenantHarness): Promise<string> {
  const ticket = await ticketOf(harness);
  const { code = '' } = await returned(authorize(harness, { login_ticket: ticket }));
  return code;
}

function exchange(harness: TenantHarness, code: string, more: Changes = {}): Promise<Response> {
  return harness.post('/oauth/token', {
    grant_type: codeGrant,
    client_id: 'test-client',
    code,
    code_verifier: verifier,
    redirect_uri: redirectUri,
    ...more,
  });
}

describe('/co/authenticate', () => {
  it('refuses a wrong code, and all of them after the third', async () => {
    const harness = new TenantHarness();
    await harness.auth0Start();
    const wrong = (): Promise<Response> => authenticate(harness, { otp: harness.wrongCode });
    for (let tries = 0; tries < 3; tries += 1) {
      expect(await read(wrong())).to.deep.equal({
        status: 403,
        body: {
          error: 'access_denied',
          error_description: 'Wrong phone number or verification code.',
        },
      });
    }
    expect(await errorOf(authenticate(harness))).to.equal('429 too_many_attempts');
  });

  it('tells that a user is blocked', async () => {
    const harness = new TenantHarness({ users: [{ phoneNumber: someone, blocked: true }] });
    await harness.auth0Start();
    expect(await errorOf(authenticate(harness))).to.equal('403 blocked_user');
  });

  const refused: readonly [string, Changes, string][] = [
    ['a body with one member more', { scope: 'openid' }, '400 invalid_request'],
    ['a body with one member less', { otp: undefined }, '400 invalid_request'],
    ['another realm', { realm: 'email' }, '400 invalid_request'],
    ['another credential', { credential_type: 'password' }, '400 unsupported_credential_type'],
    ['an unknown application', { client_id: 'nobody' }, '403 unauthorized_client'],
  ];
  for (const [what, more, error] of refused) {
    it(`refuses ${what}`, async () => {
      const harness = new TenantHarness();
      await harness.auth0Start();
      expect(await errorOf(authenticate(harness, more))).to.equal(error);
      expect((await authenticate(harness)).status).to.equal(200);
    });
  }

  it('is closed to an application that does not allow it', async () => {
    const harness = new TenantHarness();
    harness.tenant.configureClient('test-client', { crossOrigin: false });
    await harness.auth0Start();
    expect(await errorOf(authenticate(harness))).to.equal('403 unauthorized_client');
  });

  it('lets a page of another origin have the answer and keep the cookie', async () => {
    const harness = new TenantHarness();
    await harness.auth0Start();
    const body = {
      client_id: 'test-client',
      username: someone,
      otp: harness.code,
      realm: 'sms',
      credential_type: otpGrant,
    };
    const { headers } = await harness.post('/co/authenticate', body, {}, origin);
    expect(headers.get('access-control-allow-origin')).to.equal(origin);
    expect(headers.get('access-control-allow-credentials')).to.equal('true');
  });
});

describe('/authorize', () => {
  it('comes back with a code and the state, once for a ticket', async () => {
    const harness = new TenantHarness();
    const ticket = await ticketOf(harness);
    const { code, ...others } = await returned(authorize(harness, { login_ticket: ticket }));
    expect(code).to.be.a('string');
    expect(others).to.deep.equal({ state: 'st<ate', from: 'login' });
    const again = await returned(authorize(harness, { login_ticket: ticket }));
    expect(again).to.include({
      error: 'access_denied',
      error_description: 'Unknown or invalid login ticket.',
    });
  });

  it('answers with a page that sends the same to the origin of the callback', async () => {
    const harness = new TenantHarness();
    const ticket = await ticketOf(harness);
    const answer = await authorize(harness, {
      response_mode: 'web_message',
      login_ticket: ticket,
      state: '</script><script>alert(1)</script>',
    });
    expect(answer.headers.get('content-type')).to.equal('text/html; charset=utf-8');
    const source = await answer.text();
    expect(source.match(/<\/script>/g)).to.have.length(1);
    const script = /<script>([^]*?)<\/script>/.exec(source)?.[1] ?? '';
    const sent: unknown[] = [];
    const parent = { postMessage: (...message: unknown[]) => sent.push(...message) };
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- it is the page of a server
    const run = new Function('window', script) as (window: object) => void;
    run({ parent });
    const [message, target] = sent;
    expect(target).to.equal(origin);
    expect(message).to.have.property('type', 'authorization_response');
    expect(message).to.have.nested.property('response.state', '</script><script>alert(1)</script>');
    expect(message).to.have.nested.property('response.code').that.is.a('string');
  });

  const refused: readonly [string, Changes, string][] = [
    ['no ticket', { login_ticket: undefined }, 'login_required'],
    ['an unknown ticket', { login_ticket: 'x' }, 'access_denied'],
    ['another response type', { response_type: 'token' }, 'unsupported_response_type'],
    ['no challenge', { code_challenge: undefined }, 'invalid_request'],
    ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
  ];
  for (const [what, more, error] of refused) {
    it(`comes back with an error for ${what}`, async () => {
      const harness = new TenantHarness();
      const ticket = await ticketOf(harness);
      const answer = authorize(harness, { login_ticket: ticket, ...more });
      expect(await returned(answer)).to.include({ error, state: 'st<ate' });
    });
  }

  it('lets a rule and a second factor have their say', async () => {
    const harness = new TenantHarness();
    const numbers = { '+12025550119': 'access_denied', '+12025550120': 'interaction_required' };
    for (const [phoneNumber, error] of Object.entries(numbers)) {
      const ticket = await ticketOf(harness, phoneNumber);
      expect(await returned(authorize(harness, { login_ticket: ticket }))).to.include({ error });
    }
  });

  it('takes no ticket that is old, and none of another application', async () => {
    const clients = [{ clientId: 'test-client' }, { clientId: 'other' }];
    const harness = new TenantHarness({ clients });
    const foreign = { login_ticket: await ticketOf(harness), client_id: 'other' };
    expect(await returned(authorize(harness, foreign))).to.include({ error: 'access_denied' });
    const old = { login_ticket: await ticketOf(harness) };
    harness.pass(60);
    expect(await returned(authorize(harness, old))).to.include({ error: 'access_denied' });
  });

  it('leads nobody to an address that the application does not have', async () => {
    const harness = new TenantHarness({
      clients: [{ clientId: 'test-client', callbacks: [redirectUri] }],
    });
    const ticket = await ticketOf(harness);
    const strangers = [
      { redirect_uri: 'https://evil.example/' },
      { redirect_uri: undefined },
      { client_id: 'nobody' },
    ];
    for (const more of strangers) {
      const { status, headers } = await authorize(harness, { login_ticket: ticket, ...more });
      expect([status, headers.get('location')]).to.deep.equal([403, null]);
    }
    expect(await returned(authorize(harness, { login_ticket: ticket }))).to.have.property('code');
  });
});

describe('/oauth/token with an authorization code', () => {
  it('gives tokens once, and the nonce in the ID token', async () => {
    const harness = new TenantHarness();
    const code = await codeOf(harness);
    const { status, body } = await read(exchange(harness, code));
    expect(status).to.equal(200);
    expect(body).to.include({ token_type: 'Bearer', scope: 'openid phone' });
    const { body: keys } = await read(harness.get('/.well-known/jwks.json'));
    const { payload } = await jwtVerify(
      String(body['id_token']),
      createLocalJWKSet(keys as unknown as JSONWebKeySet),
      { algorithms: ['RS256'], audience: 'test-client', currentDate: new Date(harness.time) },
    );
    expect(payload).to.include({ nonce: 'n', phone_number: someone });
    expect(await errorOf(exchange(harness, code))).to.equal('403 invalid_grant');
  });

  const refused: readonly [string, Changes, string][] = [
    ['another verifier', { code_verifier: 'x' }, '403 invalid_grant'],
    ['another callback', { redirect_uri: origin }, '403 invalid_grant'],
    ['another code', { code: 'x' }, '403 invalid_grant'],
    ['another application', { client_id: 'other' }, '403 invalid_grant'],
    ['no verifier', { code_verifier: undefined }, '400 invalid_request'],
  ];
  for (const [what, more, error] of refused) {
    it(`refuses ${what}`, async () => {
      const clients = [{ clientId: 'test-client' }, { clientId: 'other' }];
      const harness = new TenantHarness({ clients });
      expect(await errorOf(exchange(harness, await codeOf(harness), more))).to.equal(error);
    });
  }

  it('refuses a code that is old, and an application without the grant', async () => {
    const harness = new TenantHarness();
    const old = await codeOf(harness);
    harness.pass(60);
    expect(await errorOf(exchange(harness, old))).to.equal('403 invalid_grant');
    const code = await codeOf(harness);
    harness.tenant.configureClient('test-client', { grants: [otpGrant] });
    expect(await errorOf(exchange(harness, code))).to.equal('403 unauthorized_client');
    const ticket = await ticketOf(harness);
    expect(await returned(authorize(harness, { login_ticket: ticket }))).to.include({
      error: 'unauthorized_client',
    });
  });
});
