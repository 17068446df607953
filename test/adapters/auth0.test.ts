import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { auth0 } from '../../src/adapters/auth0.js';
import { failureOf, json, now, RecordingFetch } from './recording-fetch.js';
import { unsignedToken } from './unsigned-token.js';
import type { Adapter, VerifyResult } from '../../src/adapters/adapter.js';

const domain = 'tenant.eu.auth0.example';
const clientId = 'client';
const phoneNumber = '+61412345678';
const request = { phoneNumber, language: 'fr-FR' };
const grant = 'http://auth0.com/oauth/grant-type/passwordless/otp';
const scope = 'openid profile phone';
const plain = auth0({ domain, clientId });

const claims = {
  iss: `https://${domain}/`,
  aud: clientId,
  iat: now / 1000,
  exp: now / 1000 + 36_000,
  sub: 'sms|5f',
};

function verify(body: unknown, adapter = plain): Promise<VerifyResult> {
  const response = body instanceof Response ? body : json(200, body);
  const { context } = new RecordingFetch(() => response);
  return adapter.verify({ ...request, code: '123456' }, context);
}

describe('the start request to Auth0', () => {
  const sent = async (adapter: Adapter, more: object = {}): Promise<unknown> => {
    const recording = new RecordingFetch();
    await adapter.start({ ...request, ...more }, recording.context);
    expect(recording.requests.length).to.equal(1);
    return recording.last;
  };
  const body = { client_id: clientId, connection: 'sms', phone_number: phoneNumber, send: 'code' };

  it('has these members and headers, and none besides', async () => {
    expect(await sent(plain)).to.deep.equal({
      url: `https://${domain}/passwordless/start`,
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-language': 'fr-FR' },
      credentials: 'omit',
      body: { ...body, authParams: { scope } },
    });
  });

  it('has a captcha only when there is one', async () => {
    expect(await sent(plain, { captchaToken: 'solved' })).to.have.deep.nested.property('body', {
      ...body,
      authParams: { scope },
      captcha: 'solved',
    });
  });

  it('carries all that a page sets in the places that Auth0 has for it', async () => {
    const adapter = auth0({
      domain,
      clientId,
      connection: 'sms-eu',
      scope: 'openid',
      audience: 'https://api.example/',
      credentials: 'include',
    });
    expect(await sent(adapter, { extra: { tenant: 'blue', scope: 'mine' } })).to.deep.include({
      credentials: 'include',
      body: {
        ...body,
        connection: 'sms-eu',
        authParams: { tenant: 'blue', scope: 'openid', audience: 'https://api.example/' },
      },
    });
  });

  it('goes to the URL that a page sets, and to a domain in any form', async () => {
    const urls: readonly [object, string][] = [
      [{ domain: `https://${domain}/` }, `https://${domain}/passwordless/start`],
      [{ domain: `${domain}/` }, `https://${domain}/passwordless/start`],
      [{ domain: 'http://localhost:3000' }, 'http://localhost:3000/passwordless/start'],
      [{ domain: 'HTTP://LOCALHOST:3000' }, 'http://localhost:3000/passwordless/start'],
      [{ domain: 'localhost:3000' }, 'https://localhost:3000/passwordless/start'],
      [{ startUrl: 'https://proxy.example/start' }, 'https://proxy.example/start'],
      [{ startUrl: '/start' }, `${location.origin}/start`],
    ];
    for (const [settings, url] of urls) {
      expect(await sent(auth0({ domain, clientId, ...settings }))).to.include({ url });
    }
  });

  it('means that the code was sent, whatever a successful answer holds', async () => {
    const answers = [
      json(200, { _id: '5f', phone_number: phoneNumber }),
      new Response('OK', { headers: { 'content-type': 'text/html' } }),
      new Response('<!doctype html>'),
      new Response('{"_id":'),
      new Response(null, { status: 204 }),
    ];
    for (const response of answers) {
      const { context } = new RecordingFetch(() => response);
      const expiresAt = context.now() + 180_000;
      expect(await plain.start(request, context)).to.deep.equal({ expiresAt });
    }
  });

  it('knows how long a code works only from its settings', async () => {
    const { context } = new RecordingFetch(() => json(200, {}));
    const longer = auth0({ domain, clientId, codeLifetime: 600 });
    const expiresAt = context.now() + 600_000;
    expect(await longer.start(request, context)).to.deep.equal({ expiresAt });
  });
});

describe('the verify request to Auth0', () => {
  const sent = async (adapter: Adapter, more: object = {}): Promise<unknown> => {
    const recording = new RecordingFetch(() => json(200, { access_token: 'a' }));
    await adapter.verify({ ...request, code: '012345', ...more }, recording.context);
    expect(recording.requests.length).to.equal(1);
    return recording.last;
  };
  const body = { grant_type: grant, client_id: clientId, username: phoneNumber, otp: '012345' };

  it('has these members and headers, and none besides', async () => {
    expect(await sent(plain)).to.deep.equal({
      url: `https://${domain}/oauth/token`,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'omit',
      body: { ...body, realm: 'sms', scope },
    });
  });

  it('carries all that a page sets', async () => {
    const adapter = auth0({
      domain,
      clientId,
      connection: 'sms-eu',
      scope: 'openid offline_access',
      audience: 'https://api.example/',
      verifyUrl: '/token',
    });
    const extra = { device: 'd', otp: '1', grant_type: 'password' };
    expect(await sent(adapter, { extra })).to.deep.include({
      url: `${location.origin}/token`,
      body: {
        ...body,
        device: 'd',
        realm: 'sms-eu',
        scope: 'openid offline_access',
        audience: 'https://api.example/',
      },
    });
  });
});

describe('the token answer of Auth0', () => {
  it('becomes tokens', async () => {
    const response = {
      access_token: 'a',
      id_token: unsignedToken(claims),
      refresh_token: 'r',
      token_type: 'Bearer',
      expires_in: 86_400,
      scope: 'openid',
    };
    expect(await verify(response)).to.deep.equal({
      status: 'authenticated',
      tokens: {
        accessToken: 'a',
        idToken: response.id_token,
        refreshToken: 'r',
        tokenType: 'Bearer',
        expiresIn: 86_400,
        scope: 'openid',
      },
      session: 'tokens',
      response,
    });
  });

  it('wants a second factor', async () => {
    const body = {
      error: 'mfa_required',
      error_description: 'Multifactor authentication required',
      mfa_token: 'm',
    };
    expect(await verify(json(403, body))).to.deep.equal({
      status: 'action-required',
      reason: 'mfa_required',
      response: body,
    });
  });

  for (const body of ['', 'OK', '<!doctype html>', '{"access_token":', 'null', '[]', '{}', '7']) {
    it(`is none without a token: ${body || 'nothing'}`, async () => {
      expect(await failureOf(verify(new Response(body)))).to.include({
        code: 'bad-response',
        status: 200,
      });
    });
  }

  it('has to come with an ID token of this issuer, whatever form the domain has', async () => {
    const idToken = unsignedToken(claims);
    for (const spelled of [
      domain,
      `https://${domain}`,
      `https://${domain}/`,
      domain.toUpperCase(),
    ]) {
      const adapter = auth0({ domain: spelled, clientId });
      expect(await verify({ id_token: idToken }, adapter)).to.include({ status: 'authenticated' });
    }
    const error = await failureOf(verify({ id_token: unsignedToken({ ...claims, iss: 'x' }) }));
    expect(error).to.include({ code: 'bad-response', providerCode: 'id_token.iss' });
  });
});
