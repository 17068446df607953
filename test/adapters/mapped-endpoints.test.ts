import { expect } from '@open-wc/testing';
import { expectWarning } from '../support/console-guard.js';
import { mappedEndpoints } from '../../src/adapters/mapped-endpoints.js';
import {
  fakeBackend,
  itFails,
  phoneNumber,
  playLogin,
  rightCode,
  wrongCode,
} from './fake-backend.js';
import { failureOf, json, now, RecordingFetch } from './recording-fetch.js';
import { unsignedToken } from './unsigned-token.js';
import type { Adapter, StartResult, VerifyResult } from '../../src/adapters/adapter.js';
import type { EndpointsMapping } from '../../src/adapters/endpoints-mapping.js';

const origin = 'https://api.acme.example';
const request = { phoneNumber, language: 'fr-CA' };

/** A house that wraps everything, answers 200 to whatever it is asked, and knows an id for a code. */
const house: EndpointsMapping = {
  start: {
    url: `${origin}/v2/otp`,
    headers: { 'X-Api-Key': '{clientId}', 'x-captcha': '{captchaToken}' },
    body: {
      data: {
        mobile: { country: '{callingCode}', number: '{nationalNumber}' },
        lang: '{languageCode}',
        purposes: ['login', '{extra.purpose}'],
        text: 'Your code, {extra.name}',
      },
    },
    success: { success: true },
    response: {
      challenge: 'data.otpId',
      expiresAt: 'data.validUntil',
      resendIn: 'data.retryAfterSeconds',
      codeLength: 'data.digits',
    },
  },
  resend: {
    url: `${origin}/v2/otp/{challenge}/resend`,
    body: { to: '{phoneNumber}', via: '{channel}' },
    success: { success: true },
    response: { challenge: 'data.otpId' },
  },
  verify: {
    url: `${origin}/v2/otp/{challenge}`,
    method: 'PUT',
    body: { pin: '{code}' },
    success: { success: [true, 1] },
    response: {
      accessToken: 'data.session.jwt',
      refreshToken: ['data.session.renew', 'data.renew'],
      expiresIn: 'data.session.seconds',
      profile: { sub: 'data.account.uuid', name: 'data.account.fullName', email: 'data.mail' },
      isNewUser: 'data.created',
    },
  },
  error: { code: 'fault.id', message: 'fault.text', retryAfter: 'fault.seconds' },
  errors: { OTP_MISMATCH: 'code-wrong', OTP_OVER: 'code-expired', NEXT_FACTOR: 'action-required' },
};
const adapter = mappedEndpoints({ endpoints: house, clientId: 'web' });
const sent = {
  success: true,
  data: { otpId: 'o/1', validUntil: '2026-01-15T12:05:00Z', retryAfterSeconds: '45', digits: 4 },
};
const good = {
  success: true,
  data: {
    session: { jwt: 'j', renew: 'r', seconds: 60 },
    account: { uuid: 'u1', fullName: 'Zoë' },
    created: true,
  },
};
const mismatch = { success: false, fault: { id: 'OTP_MISMATCH', text: 'No.', remaining: 2 } };

const start = ({ context }: RecordingFetch, more = {}): Promise<StartResult> =>
  adapter.start({ ...request, ...more }, context);
const verify = ({ context }: RecordingFetch, more = {}): Promise<VerifyResult> =>
  adapter.verify({ ...request, code: rightCode, challenge: 'o/1', ...more }, context);
const answering = (body: unknown, status = 200): RecordingFetch =>
  new RecordingFetch(() => json(status, body));
const mapped = (endpoints: EndpointsMapping): Adapter =>
  mappedEndpoints({ startUrl: `${origin}/start`, verifyUrl: `${origin}/verify`, endpoints });

describe('endpoints of another contract', () => {
  it('are asked for a code as the mapping says', async () => {
    const recording = answering(sent);
    const result = await start(recording, {
      captchaToken: 'solved',
      extra: { purpose: { kind: 7 }, name: 'Zoë' },
    });
    expect(recording.requests).to.deep.equal([
      {
        url: `${origin}/v2/otp`,
        method: 'POST',
        credentials: 'same-origin',
        headers: {
          'content-type': 'application/json',
          'x-api-key': 'web',
          'x-captcha': 'solved',
        },
        body: {
          data: {
            mobile: { country: '33', number: '612345678' },
            lang: 'fr',
            purposes: ['login', { kind: 7 }],
            text: 'Your code, Zoë',
          },
        },
      },
    ]);
    expect(result).to.deep.include({
      challenge: 'o/1',
      expiresAt: now + 300_000,
      resendAt: now + 45_000,
      codeLength: 4,
    });
  });

  it('get nothing for a placeholder that has no value', async () => {
    const recording = answering(sent);
    await start(recording);
    expect(recording.last.headers).to.not.have.property('x-captcha');
    expect(recording.last.body).to.deep.equal({
      data: {
        mobile: { country: '33', number: '612345678' },
        lang: 'fr',
        purposes: ['login'],
      },
    });
  });

  it('check a code, and say who it is', async () => {
    const recording = answering(good);
    expect(await verify(recording)).to.deep.equal({
      status: 'authenticated',
      tokens: { accessToken: 'j', refreshToken: 'r', expiresIn: 60 },
      profile: { sub: 'u1', name: 'Zoë' },
      session: 'tokens',
      isNewUser: true,
      response: good,
    });
    expect(recording.last).to.deep.include({
      url: `${origin}/v2/otp/o%2F1`,
      method: 'PUT',
      body: { pin: rightCode },
    });
    expect(recording.last.headers).to.deep.equal({ 'content-type': 'application/json' });
  });

  it('send another code elsewhere', async () => {
    const recording = answering({ success: true, data: { otpId: 'o2' } });
    const again = { ...request, challenge: 'o/1', channel: 'call' } as const;
    const result = await adapter.resend?.(again, recording.context);
    expect(result?.challenge).to.equal('o2');
    expect(recording.last).to.deep.include({
      url: `${origin}/v2/otp/o%2F1/resend`,
      body: { to: phoneNumber, via: 'call' },
    });
    expect(recording.last.headers).to.have.property('x-request-language', 'fr-CA');
  });

  it('are the backend of a whole login', async () => {
    const backend = fakeBackend(({ path, body }) => {
      if (path === '/v2/otp') return json(200, sent);
      if (path === '/v2/otp/o%2F1') return json(200, body.pin === rightCode ? good : mismatch);
      return undefined;
    });
    const { wrong, done } = await playLogin(adapter, backend);
    expect(wrong).to.include({
      code: 'code-wrong',
      status: 200,
      providerCode: 'OTP_MISMATCH',
      providerMessage: 'No.',
    });
    expect(done?.profile).to.deep.equal({ sub: 'u1', name: 'Zoë' });
  });

  itFails('at start', start, [
    [
      200,
      { success: false, fault: { id: 'slow_down', seconds: 9 } },
      'rate-limited',
      { retryAfter: 9 },
    ],
    [200, { success: 'true' }, 'bad-response'],
    [503, sent, 'server-error'],
    [400, { fault: { id: 'NEXT_FACTOR' } }, 'access-denied', { providerCode: 'NEXT_FACTOR' }],
  ]);
  itFails('at verify', verify, [
    [200, { success: false, fault: { id: 'OTP_OVER' } }, 'code-expired'],
    [200, { success: false }, 'code-wrong'],
    [200, { success: false, fault: { id: 'constructor' } }, 'code-wrong'],
    [200, 'OK', 'code-wrong'],
    [429, {}, 'rate-limited'],
  ]);

  it('may want something else first', async () => {
    const response = { success: false, fault: { id: 'NEXT_FACTOR' } };
    expect(await verify(answering(response))).to.deep.equal({
      status: 'action-required',
      reason: 'NEXT_FACTOR',
      response,
    });
  });

  it('are not asked with a challenge that is lost', async () => {
    const recording = answering(good);
    const error = await failureOf(verify(recording, { challenge: undefined }));
    expect(error.code).to.equal('challenge-lost');
    expect(recording.requests).to.be.empty;
  });

  it('keep to the usual contract where the mapping says nothing', async () => {
    const recording = new RecordingFetch(
      () => json(200, { challenge: 'c', expires_in: 60 }),
      () => json(200, { access_token: 'a', user: { sub: 'u' } }),
    );
    const usual = mappedEndpoints({ startUrl: '/start', verifyUrl: '/verify', clientId: 'web' });
    const { challenge, expiresAt } = await usual.start(
      { ...request, captchaToken: 's', extra: { a: 1, phone_number: 'x' } },
      recording.context,
    );
    expect(recording.last.headers).to.have.property('x-request-language', 'fr-CA');
    expect(recording.last.body).to.deep.equal({
      a: 1,
      connection: 'sms',
      send: 'code',
      phone_number: phoneNumber,
      client_id: 'web',
      captcha: 's',
    });
    expect(expiresAt).to.equal(now + 60_000);
    const again = { ...request, code: rightCode, challenge };
    expect(await usual.verify(again, recording.context)).to.deep.include({
      tokens: { accessToken: 'a' },
      profile: { sub: 'u' },
    });
    expect(recording.last.body).to.deep.include({ code: rightCode, challenge: 'c' });
  });
});

describe('a mapping', () => {
  it('may write a form, ask by GET, and find the token in a header', async () => {
    const form = mapped({
      start: { url: `${origin}/sms?to={phoneDigits}&lang={language}`, method: 'GET' },
      verify: {
        encoding: 'form',
        body: { login: '{phoneNumber}', otp: '{code}', more: { a: 1 } },
        response: { accessToken: 'header:Authorization', profile: '.' },
      },
    });
    const recording = new RecordingFetch(
      () => new Response(null, { status: 204 }),
      () => json(200, { sub: 'u' }, { authorization: 'Bearer t' }),
    );
    await form.start(request, recording.context);
    expect(recording.last).to.deep.include({
      url: `${origin}/sms?to=33612345678&lang=fr-CA`,
      method: 'GET',
      headers: {},
      body: undefined,
    });
    const result = await form.verify({ ...request, code: rightCode }, recording.context);
    expect(result).to.deep.include({ tokens: { accessToken: 't' }, profile: { sub: 'u' } });
    const written = recording.last.body as URLSearchParams;
    expect(Object.fromEntries(written)).to.deep.equal({
      login: phoneNumber,
      otp: rightCode,
      more: '{"a":1}',
    });
    // The browser says itself what a form is, and a form needs no leave from another origin.
    expect(recording.last.headers).to.deep.equal({});
  });

  it('may leave out the usual header and body, and pass everything on', async () => {
    const bare = mapped({
      start: {
        url: `${origin}/start/{phoneNumber}`,
        method: 'POST',
        headers: { 'X-Request-Language': null },
        body: null,
      },
      verify: { body: { code: '{code}', all: '{extra}' } },
    });
    const recording = answering({});
    await bare.start({ ...request, extra: { a: 1 } }, recording.context);
    expect(recording.last).to.deep.include({
      url: `${origin}/start/%2B33612345678`,
      method: 'POST',
      headers: {},
      body: undefined,
    });
    await bare.verify({ ...request, code: rightCode, extra: { a: 1 } }, recording.context);
    expect(recording.last.body).to.deep.equal({ code: rightCode, all: { a: 1 } });
  });

  it('adds the extras to a body of its own', async () => {
    const recording = answering({});
    const own = mapped({ start: { body: { to: '{phoneNumber}' } } });
    await own.start({ ...request, extra: { brand: 'acme', to: 'x' } }, recording.context);
    expect(recording.last.body).to.deep.equal({ brand: 'acme', to: phoneNumber });
  });

  it('hides no extra behind a setting that is not set', async () => {
    const recording = answering({});
    const asked = { ...request, extra: { client_id: 'mine' } };
    await mapped({ errors: {} }).start(asked, recording.context);
    expect(recording.last.body).to.have.property('client_id', 'mine');
  });

  it('sends a captcha in its place only', async () => {
    const recording = answering({});
    const own = mapped({ start: { headers: { 'x-captcha': '{captchaToken}' } } });
    await own.start({ ...request, captchaToken: 's' }, recording.context);
    expect(recording.last.headers).to.have.property('x-captcha', 's');
    expect(recording.last.body).to.not.have.property('captcha');
  });

  it('says once what has no place in a body of its own', async () => {
    const own = mapped({ start: { body: { to: '{phoneNumber}' } } });
    expectWarning('sms-lock: endpoints.start.body has no {captchaToken}: it is not sent.');
    await own.start({ ...request, captchaToken: 's' }, answering({}).context);
    await own.start({ ...request, captchaToken: 't' }, answering({}).context);
  });

  it('may make a challenge of several values', async () => {
    const own = mapped({
      start: { response: { challenge: { id: 'flow.id', token: 'header:x-token' } } },
      verify: {
        url: `${origin}/flows/{challenge.id}`,
        body: { t: '{challenge.token}', c: '{code}' },
      },
    });
    const recording = new RecordingFetch(
      () => json(200, { flow: { id: 7 } }, { 'x-token': 'secret' }),
      () => json(200, {}),
    );
    const { challenge } = await own.start(request, recording.context);
    expect(challenge).to.deep.equal({ id: 7, token: 'secret' });
    await own.verify({ ...request, code: rightCode, challenge }, recording.context);
    expect(recording.last).to.deep.include({
      url: `${origin}/flows/7`,
      body: { t: 'secret', c: rightCode },
    });
  });

  it('may tell success from failure whatever the status', async () => {
    const own = mapped({
      start: { statuses: [400], success: { state: 'sent' } },
      verify: { success: 'session.id' },
    });
    await own.start(request, answering({ state: 'sent' }, 400).context);
    const error = await failureOf(own.start(request, answering({ state: 'sent' }).context));
    expect(error.status).to.equal(200);
    const again = { ...request, code: rightCode };
    const result = await own.verify(again, answering({ session: { id: 0 } }).context);
    expect(result).to.include({ status: 'authenticated', session: 'cookie' });
    const none = { session: { id: '' }, ok: true };
    expect((await failureOf(own.verify(again, answering(none).context))).code).to.equal(
      'code-wrong',
    );
  });

  it('may say what a status means, after the names that are known', async () => {
    const own = mapped({ verify: { errors: { 404: 'signup-disabled', gone: 'challenge-lost' } } });
    const failing = (body: unknown): Promise<unknown> =>
      own.verify({ ...request, code: wrongCode }, answering(body, 404).context);
    expect((await failureOf(failing({}))).code).to.equal('signup-disabled');
    expect((await failureOf(failing({ error: 'gone' }))).code).to.equal('challenge-lost');
    expect((await failureOf(failing({ error: 'otp_expired' }))).code).to.equal('code-expired');
  });

  it('may say where the profile is asked for', async () => {
    const own = mapped({
      profile: {
        url: `${origin}/me`,
        response: { profile: { sub: 'https://acme.example/id', name: 'names.0' } },
      },
    });
    const me = answering({ 'https://acme.example/id': 'u', names: ['Zoë'] });
    const tokens = { accessToken: 'a' };
    expect(await own.profile?.(tokens, me.context)).to.deep.equal({ sub: 'u', name: 'Zoë' });
    expect(me.last.headers).to.deep.equal({ authorization: 'Bearer a' });
    expect(await own.profile?.(tokens, answering({}, 500).context)).to.equal(undefined);
  });

  it('lets no expired ID token in', async () => {
    const own = mapped({ verify: { response: { idToken: 'jwt' } } });
    const jwt = unsignedToken({ sub: 'u', exp: now / 1000 - 600, iat: 0 });
    const again = { ...request, code: rightCode };
    const error = await failureOf(own.verify(again, answering({ jwt }).context));
    expect(error).to.include({ code: 'bad-response', providerCode: 'id_token.exp' });
  });

  it('says what the answer has when there is no token where there should be one', async () => {
    const own = mapped({ verify: { response: { accessToken: ['token', 'data.jwt'] } } });
    const body = { data: { tokens: [{ jwt: 'secret' }] }, ok: true };
    const message =
      'endpoints.verify.response.accessToken: nothing stands at token or data.jwt. ' +
      'The answer has: data.tokens.0.jwt, ok.';
    expectWarning(`sms-lock: ${message}`);
    const again = { ...request, code: rightCode };
    const error = await failureOf(own.verify(again, answering(body).context));
    expect(error).to.include({ code: 'bad-response', message });
    await failureOf(own.verify(again, answering(body).context));
  });

  it('says the same of a challenge without which no code can be checked', async () => {
    const own = mapped({ start: { response: { challenge: 'otpId' } } });
    expectWarning(/endpoints\.start\.response\.challenge: nothing stands at otpId\. .* nothing\./);
    const error = await failureOf(own.start(request, answering(undefined).context));
    expect(error.code).to.equal('bad-response');
  });
});
