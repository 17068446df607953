import { expect } from '@open-wc/testing';
import { decodeJwt } from 'jose';
import { errorOf, read, someone, TenantHarness } from './tenant-harness.js';

async function startedWith(harness: TenantHarness): Promise<unknown> {
  return (await read(harness.ownStart())).body['challenge'];
}

describe('own endpoints', () => {
  it('answer a start with a challenge and the rules of the code', async () => {
    const harness = new TenantHarness();
    const { status, body } = await read(harness.ownStart());
    expect(status).to.equal(200);
    expect(body).to.deep.equal({
      challenge: body['challenge'],
      expires_in: 180,
      resend_in: 30,
      code_length: 6,
      attempts_left: 3,
    });
    expect(body['challenge']).to.match(/^[\w-]{32}$/);
    expect(harness.tenant.users).to.deep.equal([]);
  });

  it('answer a right code with tokens, the profile and whether the user is new', async () => {
    const harness = new TenantHarness();
    const { status, body } = await read(harness.ownVerify(await startedWith(harness)));
    expect(status).to.equal(200);
    expect(body).to.include({ token_type: 'Bearer', is_new_user: true });
    const profile = body['profile'] as Record<string, unknown>;
    expect(profile).to.include({ phone_number: someone, phone_number_verified: true });
    expect(decodeJwt(String(body['id_token']))).to.include({
      sub: profile['sub'],
      aud: 'test-client',
    });
    const again = await read(harness.ownVerify(await startedWith(harness)));
    expect(again.body['is_new_user']).to.equal(false);
    expect((again.body['profile'] as Record<string, unknown>)['sub']).to.equal(profile['sub']);
  });

  it('take members they do not know', async () => {
    const harness = new TenantHarness();
    expect((await harness.ownStart(someone, { invitation: 'abc' })).status).to.equal(200);
  });

  it('give a refresh token when offline_access is asked for', async () => {
    const harness = new TenantHarness();
    const challenge = await startedWith(harness);
    const { body } = await read(
      harness.post('/verify', {
        phone_number: someone,
        code: harness.code,
        challenge,
        scope: 'openid offline_access',
      }),
    );
    expect(body['refresh_token']).to.be.a('string');
  });

  it('count the tries down, and say when the last one is gone', async () => {
    const harness = new TenantHarness();
    const challenge = await startedWith(harness);
    const tries = [1, 2, 3].map(() => () => read(harness.ownVerify(challenge, harness.wrongCode)));
    const answers = [];
    for (const next of tries) answers.push((await next()).body);
    expect(answers.map((body) => [body['error'], body['attempts_left']])).to.deep.equal([
      ['code_wrong', 2],
      ['code_wrong', 1],
      ['attempts_exceeded', 0],
    ]);
    harness.pass(30);
    const { status, body } = await read(harness.ownVerify(challenge));
    expect(status).to.equal(403);
    expect(body).to.include({ error: 'attempts_exceeded', attempts_left: 0, retry_after: 150 });
  });

  it('do not give new tries with a new code', async () => {
    const harness = new TenantHarness();
    await harness.ownVerify(await startedWith(harness), harness.wrongCode);
    const { body } = await read(harness.ownStart());
    expect(body['attempts_left']).to.equal(2);
  });

  it('tell an expired code from a wrong one', async () => {
    const harness = new TenantHarness();
    const challenge = await startedWith(harness);
    harness.pass(180);
    expect(await errorOf(harness.ownVerify(challenge))).to.equal('400 code_expired');
  });

  it('bind the challenge to one send, one number and one login', async () => {
    const harness = new TenantHarness();
    const first = await startedWith(harness);
    const second = await startedWith(harness);
    const lost = '400 challenge_lost';
    for (const challenge of [first, 'unknown', '', null, 7]) {
      expect(await errorOf(harness.ownVerify(challenge))).to.equal(lost);
    }
    await harness.ownStart('+4915112345678');
    expect(await errorOf(harness.ownVerify(second, harness.code, '+4915112345678'))).to.equal(lost);
    const { code = '' } = harness.tenant.messages[1] ?? {};
    expect((await harness.ownVerify(second, code)).status).to.equal(200);
    expect(await errorOf(harness.ownVerify(second, code))).to.equal(lost);
  });

  it('take the newest code without a challenge, of a person who already has one', async () => {
    const harness = new TenantHarness();
    await harness.ownStart();
    expect((await harness.ownVerify(undefined)).status).to.equal(200);
  });

  it('keep the earlier challenge when a new message fails', async () => {
    const harness = new TenantHarness();
    const challenge = await startedWith(harness);
    await harness.tenant.configure({ twilioAuthToken: '' });
    expect(await errorOf(harness.ownStart())).to.equal('400 delivery_failed');
    expect((await harness.ownVerify(challenge)).status).to.equal(200);
  });

  it('refuse what is not a number or not an application', async () => {
    const harness = new TenantHarness();
    expect(await errorOf(harness.ownStart('0612345678'))).to.equal('400 phone_rejected');
    expect(await errorOf(harness.ownStart(someone, { client_id: 'nobody' }))).to.equal(
      '401 invalid_client',
    );
  });

  it('tell the profile to the bearer of the token only', async () => {
    const harness = new TenantHarness();
    const { body } = await read(harness.ownVerify(await startedWith(harness)));
    const authorization = `Bearer ${String(body['access_token'])}`;
    expect((await read(harness.get('/profile', { authorization }))).body).to.deep.equal(
      body['profile'],
    );
    expect(await errorOf(harness.get('/profile'))).to.equal('401 invalid_token');
  });

  it('answer with an empty object in the mode with a cookie', async () => {
    const harness = new TenantHarness({ session: 'cookie' });
    const response = await harness.ownVerify(await startedWith(harness));
    expect(await read(response)).to.deep.equal({ status: 200, body: {} });
    expect(harness.tenant.users.length).to.equal(1);
  });
});
