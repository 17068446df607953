import { expect } from '@open-wc/testing';
import type { SmsSource } from '../../src/testing/index.js';
import { errorOf, read, someone, TenantHarness } from './tenant-harness.js';

async function description(harness: TenantHarness): Promise<unknown> {
  return (await read(harness.auth0Start())).body['error_description'];
}

describe('connection settings', () => {
  for (const setting of ['twilioAccountSid', 'twilioAuthToken'] as const) {
    it(`lets no SMS out without ${setting}`, async () => {
      const harness = new TenantHarness();
      const problems = await harness.tenant.configure({ [setting]: '' });
      expect(problems.map((problem) => problem.setting)).to.deep.equal([setting]);
      expect(await description(harness)).to.equal('Authenticate (Code: 20003)');
      expect(harness.tenant.messages).to.deep.equal([]);
    });
  }

  it('sends from a number or from a Messaging Service', async () => {
    const harness = new TenantHarness();
    expect(await harness.tenant.configure({ smsSource: { from: '+15005550006' } })).to.deep.equal(
      [],
    );
    await harness.auth0Start();
    const messagingServiceSid = 'MG0123';
    expect(await harness.tenant.configure({ smsSource: { messagingServiceSid } })).to.deep.equal(
      [],
    );
    await harness.auth0Start();
    expect(harness.tenant.messages.map(({ from }) => from)).to.deep.equal([
      '+15005550006',
      'MG0123',
    ]);
  });

  const sources: readonly SmsSource[] = [
    { from: '' },
    { messagingServiceSid: '' },
    { from: '+15005550006', messagingServiceSid: 'MG0123' },
  ];
  for (const smsSource of sources) {
    it(`refuses the SMS source ${JSON.stringify(smsSource)}`, async () => {
      const harness = new TenantHarness();
      expect((await harness.tenant.configure({ smsSource })).length).to.equal(1);
      expect(await description(harness)).to.contain('(Code: 21603)');
    });
  }

  it('refuses an empty message and one that is too long, as Twilio does', async () => {
    const harness = new TenantHarness({ connection: { template: ' ' } });
    expect(await description(harness)).to.contain('(Code: 21602)');
    await harness.tenant.configure({ template: 'x'.repeat(1601) });
    expect(await description(harness)).to.contain('(Code: 21617)');
  });

  it('reports every problem at once, and none when all is well', async () => {
    const harness = new TenantHarness();
    expect(await harness.tenant.configure({})).to.deep.equal([]);
    const problems = await harness.tenant.configure({
      twilioAccountSid: '',
      smsSource: { from: '' },
      template: 'Hello',
      codeLength: 3,
    });
    expect(problems.map(({ setting }) => setting)).to.have.members([
      'twilioAccountSid',
      'smsSource',
      'template',
      'codeLength',
    ]);
  });

  it('keeps the codes that are on their way when settings change', async () => {
    const harness = new TenantHarness();
    await harness.auth0Start();
    await harness.tenant.configure({ codeLength: 8, codeLifetime: 60 });
    expect(harness.tenant.connection.codeLength).to.equal(8);
    harness.pass(90);
    expect((await harness.auth0Token()).status).to.equal(200);
  });

  it('lets nobody new in when sign-ups are disabled', async () => {
    const harness = new TenantHarness({ users: [{ phoneNumber: someone }] });
    await harness.tenant.configure({ disableSignup: true });
    expect((await harness.auth0Start()).status).to.equal(200);
    const stranger = '+4915112345678';
    const { status, body } = await read(harness.auth0Start(stranger));
    expect([status, body['error']]).to.deep.equal([400, 'bad.connection']);
    expect(body['error_description']).to.not.match(
      /missing required|does not exist|connection is disabled|invalid connection/i,
    );
    expect(await errorOf(harness.ownStart(stranger))).to.equal('403 signup_disabled');
  });

  it('wants a captcha when told to', async () => {
    const harness = new TenantHarness({ connection: { captcha: true } });
    expect(await errorOf(harness.auth0Start())).to.equal('401 requires_verification');
    expect(await errorOf(harness.ownStart())).to.equal('400 captcha_required');
    const bad = { captcha: 'guess' };
    expect(await errorOf(harness.auth0Start(someone, bad))).to.equal('400 invalid_captcha');
    expect(await errorOf(harness.ownStart(someone, bad))).to.equal('400 captcha_failed');
    const good = { captcha: 'good-captcha' };
    expect((await harness.auth0Start(someone, good)).status).to.equal(200);
    expect((await harness.ownStart(someone, good)).status).to.equal(200);
  });
});

describe('applications', () => {
  it('are refused while the connection is not enabled for them', async () => {
    const harness = new TenantHarness();
    await harness.auth0Start();
    harness.tenant.configureClient('test-client', { enabled: false });
    const { status, body } = await read(harness.auth0Start());
    expect(status).to.equal(400);
    expect(body).to.deep.equal({
      error: 'bad.connection',
      error_description: 'Connection is disabled',
    });
    expect(await errorOf(harness.auth0Token())).to.equal('400 invalid_request');
    expect(await errorOf(harness.ownStart())).to.equal('403 unauthorized_client');
    expect(await errorOf(harness.ownVerify(undefined))).to.equal('403 unauthorized_client');
    harness.tenant.configureClient('test-client', { enabled: true });
    expect((await harness.auth0Token()).status).to.equal(200);
  });

  it('are enabled one by one', async () => {
    const clients = [{ clientId: 'test-client', enabled: false }, { clientId: 'shop' }];
    const harness = new TenantHarness({ clients });
    expect(await errorOf(harness.auth0Start())).to.equal('400 bad.connection');
    expect((await harness.auth0Start(someone, { client_id: 'shop' })).status).to.equal(200);
    expect((await harness.ownStart(someone, { client_id: 'shop' })).status).to.equal(200);
  });

  it('need the grant for one-time codes', async () => {
    const harness = new TenantHarness();
    await harness.auth0Start();
    harness.tenant.configureClient('test-client', { grants: ['authorization_code'] });
    const { status, body } = await read(harness.auth0Token());
    expect([status, body['error']]).to.deep.equal([403, 'unauthorized_client']);
    expect(body['error_description']).to.match(/^Grant type '.*passwordless\/otp' not allowed/);
  });

  it('are named when they do not exist', () => {
    const harness = new TenantHarness();
    expect(() => harness.tenant.configureClient('nobody', {})).to.throw(RangeError, 'nobody');
  });
});
