import { expect } from '@open-wc/testing';
import { errorOf, read, someone, TenantHarness } from './tenant-harness.js';

const stranger = '+4915112345678';
const wrong = {
  status: 403,
  body: {
    error: 'invalid_grant',
    error_description: 'Wrong phone number or verification code.',
  },
};
const exhausted = {
  status: 403,
  body: {
    error: 'invalid_grant',
    error_description: "You've reached the maximum number of attempts. Please try to login again.",
  },
};

async function logIn(harness: TenantHarness, more: object = {}): Promise<Record<string, unknown>> {
  await harness.auth0Start();
  const { status, body } = await read(harness.auth0Token(undefined, undefined, more));
  expect(status).to.equal(200);
  return body;
}

describe('/passwordless/start', () => {
  it('answers with an id and the number, alike for a known and a new one', async () => {
    const harness = new TenantHarness({ users: [{ phoneNumber: someone }] });
    const known = await read(harness.auth0Start(someone));
    const unknown = await read(harness.auth0Start(stranger));
    expect(Object.keys(known.body)).to.deep.equal(Object.keys(unknown.body));
    expect(unknown.status).to.equal(200);
    expect(unknown.body['_id']).to.match(/^[0-9a-f]{24}$/);
    expect(unknown.body['phone_number']).to.equal(stranger);
    expect(harness.tenant.users.length).to.equal(1);
  });

  const refused: readonly [string, object, string, string][] = [
    ['no client_id', { client_id: undefined }, '400 bad.client_id', 'Missing required property'],
    ['no connection', { connection: undefined }, '400 bad.connection', 'Missing required property'],
    ['another connection', { connection: 'email' }, '400 bad.connection', 'does not exist'],
    ['no number', { phone_number: undefined }, '400 bad.phone_number', 'Missing required property'],
    ['a national number', { phone_number: '0612345678' }, '400 bad.phone_number', 'pattern'],
    ['spaces', { phone_number: '+33 6 12 34 56 78' }, '400 bad.phone_number', 'pattern'],
    ['a long number', { phone_number: '+1234567890123456' }, '400 bad.phone_number', 'pattern'],
    ['no text', { phone_number: 33612345678 }, '400 bad.phone_number', 'pattern'],
    ['text as authParams', { authParams: 'x' }, '400 bad.authParams', 'string (expected object)'],
    ['a list as authParams', { authParams: [] }, '400 bad.authParams', 'array (expected object)'],
    ['a strange send', { send: 'pigeon' }, '400 bad.send', 'send'],
    ['extra members', { a: 1, b: 2 }, '400 bad.request', 'properties are not allowed: a, b'],
    ['an unknown application', { client_id: 'nobody' }, '401 invalid_client', 'Unknown client'],
  ];
  for (const [what, more, error, description] of refused) {
    it(`refuses ${what}`, async () => {
      const harness = new TenantHarness();
      const { status, body } = await read(harness.auth0Start(someone, more));
      expect(`${status} ${String(body['error'])}`).to.equal(error);
      expect(body['error_description']).to.contain(description);
      expect(harness.tenant.messages).to.deep.equal([]);
    });
  }

  it('sends a code whatever send says, and without authParams', async () => {
    const harness = new TenantHarness();
    for (const more of [
      { send: 'link' },
      { send: null },
      { send: undefined, authParams: undefined },
    ]) {
      expect((await harness.auth0Start(someone, more)).status).to.equal(200);
    }
    expect(harness.tenant.messages.length).to.equal(3);
  });

  it('refuses a body that is not a JSON object', async () => {
    const harness = new TenantHarness();
    const url = 'https://tenant.example/passwordless/start';
    for (const body of ['', '{', 'null', '[]', '"x"']) {
      const headers = { 'content-type': 'application/json' };
      const request = new Request(url, { method: 'POST', headers, body });
      expect(await errorOf(harness.tenant.handle(request))).to.equal('400 bad.client_id');
    }
  });
});

describe('/oauth/token', () => {
  it('creates a user for a new number, and finds the same one again', async () => {
    const harness = new TenantHarness();
    const { body: start } = await read(harness.auth0Start());
    await harness.auth0Token();
    harness.pass(3600);
    await logIn(harness);
    expect(harness.tenant.users.length).to.equal(1);
    expect(harness.tenant.users[0]).to.include({
      id: `sms|${String(start['_id'])}`,
      phoneNumber: someone,
      loginsCount: 2,
      updatedAt: harness.time,
      createdAt: harness.time - 3_600_000,
    });
  });

  it('counts only the newest code', async () => {
    let next = 100_000;
    const harness = new TenantHarness({ generateCode: () => String((next += 1)) });
    await harness.auth0Start();
    await harness.auth0Start();
    expect(await read(harness.auth0Token('100001'))).to.deep.equal(wrong);
    expect((await harness.auth0Token('100002')).status).to.equal(200);
  });

  it('takes a code once', async () => {
    const harness = new TenantHarness();
    await logIn(harness);
    expect(await read(harness.auth0Token())).to.deep.equal(wrong);
  });

  it('says the same of a wrong code, an expired one and a number without one', async () => {
    const harness = new TenantHarness();
    await harness.auth0Start();
    expect(await read(harness.auth0Token(harness.wrongCode))).to.deep.equal(wrong);
    expect(await read(harness.auth0Token(harness.code, stranger))).to.deep.equal(wrong);
    harness.pass(180);
    expect(await read(harness.auth0Token())).to.deep.equal(wrong);
  });

  it('takes a code for three minutes', async () => {
    const harness = new TenantHarness();
    await harness.auth0Start();
    harness.pass(179.999);
    expect((await harness.auth0Token()).status).to.equal(200);
  });

  it('allows three wrong codes, and a new code does not change that', async () => {
    const harness = new TenantHarness();
    await harness.auth0Start();
    for (let tries = 0; tries < 3; tries += 1) {
      expect(await read(harness.auth0Token(harness.wrongCode))).to.deep.equal(wrong);
    }
    expect(await read(harness.auth0Token())).to.deep.equal(exhausted);
    await harness.auth0Start();
    expect(await read(harness.auth0Token())).to.deep.equal(exhausted);
    harness.pass(180);
    await logIn(harness);
  });

  it('gives what the scopes ask for', async () => {
    const harness = new TenantHarness();
    const all = await logIn(harness, { scope: 'openid profile phone offline_access' });
    expect(all).to.include({
      token_type: 'Bearer',
      expires_in: 86_400,
      scope: 'openid profile phone offline_access',
    });
    expect(all['refresh_token']).to.be.a('string');
    const none = await logIn(harness, { scope: undefined });
    expect(Object.keys(none)).to.have.members(['access_token', 'token_type', 'expires_in']);
  });

  it('takes a form as well as JSON', async () => {
    const harness = new TenantHarness();
    await harness.auth0Start();
    const body = new URLSearchParams({
      grant_type: 'http://auth0.com/oauth/grant-type/passwordless/otp',
      client_id: 'test-client',
      username: someone,
      otp: harness.code,
      realm: 'sms',
    });
    const request = new Request('https://tenant.example/oauth/token', { method: 'POST', body });
    expect((await harness.tenant.handle(request)).status).to.equal(200);
  });

  const refused: readonly [string, object, string][] = [
    ['no grant', { grant_type: undefined }, '400 invalid_request'],
    ['another grant', { grant_type: 'password' }, '403 unauthorized_client'],
    ['no code', { otp: undefined }, '400 invalid_request'],
    ['an empty code', { otp: '' }, '400 invalid_request'],
    ['no number', { username: undefined }, '400 invalid_request'],
    ['another realm', { realm: 'email' }, '400 invalid_request'],
    ['an unknown application', { client_id: 'nobody' }, '401 invalid_client'],
  ];
  for (const [what, more, error] of refused) {
    it(`refuses ${what}`, async () => {
      const harness = new TenantHarness();
      await harness.auth0Start();
      expect(await errorOf(harness.auth0Token(undefined, undefined, more))).to.equal(error);
      expect((await harness.auth0Token()).status).to.equal(200);
    });
  }

  it('plays no grant but the one for codes, even if the application has it', async () => {
    const harness = new TenantHarness();
    harness.tenant.configureClient('test-client', { grants: ['password'] });
    const more = { grant_type: 'password' };
    expect(await errorOf(harness.auth0Token('1', someone, more))).to.equal(
      '403 unsupported_grant_type',
    );
  });

  it('tells that a user is blocked only to who has the code', async () => {
    const harness = new TenantHarness({ users: [{ phoneNumber: someone, blocked: true }] });
    await harness.auth0Start();
    expect(await read(harness.auth0Token(harness.wrongCode))).to.deep.equal(wrong);
    expect(await errorOf(harness.auth0Token())).to.equal('403 unauthorized');
    expect(harness.tenant.users[0]?.loginsCount).to.equal(0);
  });
});
