import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { endpoints } from '../../src/adapters/endpoints.js';
import { json, RecordingFetch } from './recording-fetch.js';
import type { Adapter, StartResult } from '../../src/adapters/adapter.js';

const startUrl = 'https://api.example/start';
const verifyUrl = 'https://api.example/verify';
const profileUrl = 'https://api.example/profile';
const phoneNumber = '+33612345678';
const request = { phoneNumber, language: 'fr-FR' };
const own = endpoints({ startUrl, verifyUrl, profileUrl });

function start(response: Response): Promise<StartResult> {
  return own.start(request, new RecordingFetch(() => response).context);
}

describe('the start request to own endpoints', () => {
  const sent = async (adapter: Adapter, more: object = {}): Promise<unknown> => {
    const recording = new RecordingFetch();
    await adapter.start({ ...request, ...more }, recording.context);
    expect(recording.requests.length).to.equal(1);
    return recording.last;
  };

  it('says no more than the contract does', async () => {
    expect(await sent(own)).to.deep.equal({
      url: startUrl,
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-language': 'fr-FR' },
      credentials: 'same-origin',
      body: { connection: 'sms', send: 'code', phone_number: phoneNumber },
    });
  });

  it('says what is set besides', async () => {
    const settings = { clientId: 'web', connection: 'sms-eu', credentials: 'include' } as const;
    const extra = { tenant: 'blue', phone_number: 'mine', send: 'link' };
    const adapter = endpoints({ startUrl, verifyUrl, ...settings });
    const consent = { text: 'I agree.', version: '2', time: '2026-11-23T09:41:00.000Z' };
    expect(await sent(adapter, { captchaToken: 'solved', consent, extra })).to.deep.include({
      credentials: 'include',
      body: {
        connection: 'sms-eu',
        send: 'code',
        phone_number: phoneNumber,
        client_id: 'web',
        captcha: 'solved',
        consent,
        tenant: 'blue',
      },
    });
  });

  it('lets the page say what the widget does not', async () => {
    const extra = { client_id: 'page', captcha: 'page' };
    expect(await sent(own, { extra })).to.have.deep.nested.property('body', {
      connection: 'sms',
      send: 'code',
      phone_number: phoneNumber,
      ...extra,
    });
  });
});

describe('the verify request to own endpoints', () => {
  const sent = async (adapter: Adapter, more: object = {}): Promise<unknown> => {
    const recording = new RecordingFetch();
    await adapter.verify({ ...request, code: '012345', ...more }, recording.context);
    expect(recording.requests.length).to.equal(1);
    return recording.last;
  };

  it('says no more than the contract does', async () => {
    expect(await sent(own)).to.deep.equal({
      url: verifyUrl,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'same-origin',
      body: { connection: 'sms', phone_number: phoneNumber, code: '012345' },
    });
  });

  it('says what is set besides', async () => {
    const adapter = endpoints({ startUrl, verifyUrl, clientId: 'web', credentials: 'omit' });
    const more = { captchaToken: 'solved', extra: { tenant: 'blue', code: '1' } };
    expect(await sent(adapter, { ...more, challenge: { id: [7] } })).to.deep.include({
      credentials: 'omit',
      body: {
        connection: 'sms',
        phone_number: phoneNumber,
        code: '012345',
        client_id: 'web',
        challenge: { id: [7] },
        captcha: 'solved',
        tenant: 'blue',
      },
    });
  });

  for (const challenge of ['text', 7, 0, false, null, [1, null], { a: { b: 'c' } }]) {
    it(`echoes the challenge ${JSON.stringify(challenge)}`, async () => {
      const { challenge: handle } = await start(json(200, { challenge }));
      expect(await sent(own, { challenge: handle })).to.have.deep.nested.property(
        'body.challenge',
        challenge,
      );
    });
  }
});

describe('the profile at an own endpoint', () => {
  it('is asked for with the access token, or with the cookie alone', async () => {
    const recording = new RecordingFetch(() => json(200, { sub: '1' }));
    expect(await own.profile?.({ accessToken: 'a' }, recording.context)).to.deep.equal({
      sub: '1',
    });
    await own.profile?.({}, recording.context);
    const asked = { url: profileUrl, method: 'GET', credentials: 'same-origin', body: undefined };
    expect(recording.requests).to.deep.equal([
      { ...asked, headers: { authorization: 'Bearer a' } },
      { ...asked, headers: {} },
    ]);
  });

  it('is unknown when the answer is a failure, empty or nonsense', async () => {
    const answers = [json(401, { error: 'x' }), json(200, {}), json(200, ['x']), new Response('x')];
    for (const response of answers) {
      const { context } = new RecordingFetch(() => response);
      expect(await own.profile?.({}, context)).to.equal(undefined);
    }
  });

  it('is not asked for without a URL', async () => {
    const recording = new RecordingFetch();
    expect(await endpoints({ startUrl, verifyUrl }).profile?.({}, recording.context)).to.equal(
      undefined,
    );
    expect(recording.requests).to.deep.equal([]);
  });
});
