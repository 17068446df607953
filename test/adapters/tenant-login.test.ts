import { expect } from '@open-wc/testing';
import { expectWarning } from '../support/console-guard.js';
import { FakeTimers } from '../support/fake-timers.js';
import { auth0 } from '../../src/adapters/auth0.js';
import { auth0Legacy } from '../../src/adapters/auth0-legacy.js';
import { endpoints } from '../../src/adapters/endpoints.js';
import { SmsLockClient } from '../../src/client/sms-lock-client.js';
import {
  createTenant,
  goodCaptcha,
  magicNumbers,
  otpGrant,
  tenantFetch,
} from '../../src/testing/index.js';
import { failureOf, RecordingFetch } from './recording-fetch.js';
import type { Tenant, TenantOptions } from '../../src/testing/index.js';
import type { SmsLockErrorCode } from '../../src/errors.js';

const issuer = 'https://tenant.example';
const alice = '+33612345678';
const adapters = {
  endpoints: endpoints({
    startUrl: `${issuer}/start`,
    verifyUrl: `${issuer}/verify`,
    profileUrl: `${issuer}/profile`,
  }),
  auth0: auth0({ domain: 'tenant.example', clientId: 'test-client' }),
  'auth0-legacy': auth0Legacy({ domain: 'tenant.example', clientId: 'test-client' }),
};
type Name = keyof typeof adapters;
const names: readonly Name[] = ['endpoints', 'auth0'];

/** A client of a real page's origin, its tenant, and what went over the wire. */
class Login {
  readonly tenant: Tenant;
  readonly recording: RecordingFetch;
  readonly client: SmsLockClient;
  captcha: string | undefined;

  constructor(adapter: Name, options: TenantOptions = {}) {
    this.tenant = createTenant({ delay: async () => undefined, ...options });
    this.recording = RecordingFetch.to(tenantFetch(this.tenant, { origin: 'https://app.example' }));
    this.client = new SmsLockClient({
      adapter: adapters[adapter],
      fetch: this.recording.fetch,
      requestLanguage: 'fr-FR',
      getCaptchaToken: () => this.captcha,
    });
  }

  get code(): string {
    return this.tenant.messages.at(-1)?.code ?? '';
  }
}

const post = { method: 'POST', headers: { 'content-type': 'application/json' } };
const languageHeaders = { ...post.headers, 'x-request-language': 'fr-FR' };

describe('a whole login against the tenant', () => {
  for (const name of names) {
    it(`over ${name} ends with tokens and a profile, and the message speaks French`, async () => {
      const { client, tenant, ...login } = new Login(name);
      expect(await client.start(alice)).to.include({ phoneNumber: alice });
      expect(tenant.messages.at(-1)).to.include({ to: alice, language: 'fr-FR' });
      const done = await client.verify(tenant.messages.at(-1)?.code ?? '');
      expect(done?.session).to.equal('tokens');
      expect(done?.tokens).to.have.all.keys(
        ...['accessToken', 'idToken', 'tokenType', 'expiresIn', 'scope'],
      );
      expect(done?.profile).to.include({
        sub: tenant.users[0]?.id,
        phone_number: alice,
        phone_number_verified: true,
      });
      expect(done?.profile).to.not.have.any.keys('iss', 'aud', 'exp', 'iat');
      expect(login.recording.requests.length).to.equal(2);
    });
  }

  it('over Auth0 says what its API documents, member by member', async () => {
    const login = new Login('auth0');
    await login.client.start(alice);
    await login.client.verify(login.code);
    const scope = 'openid profile phone';
    expect(login.recording.requests).to.deep.equal([
      {
        ...post,
        url: `${issuer}/passwordless/start`,
        headers: languageHeaders,
        credentials: 'omit',
        body: {
          client_id: 'test-client',
          connection: 'sms',
          phone_number: alice,
          send: 'code',
          authParams: { scope },
        },
      },
      {
        ...post,
        url: `${issuer}/oauth/token`,
        credentials: 'omit',
        body: {
          grant_type: otpGrant,
          client_id: 'test-client',
          username: alice,
          otp: login.code,
          realm: 'sms',
          scope,
        },
      },
    ]);
  });

  it('over own endpoints says what the contract documents, member by member', async () => {
    const login = new Login('endpoints');
    await login.client.start(alice);
    const { state } = login.client;
    const challenge = state.step === 'code' ? state.challenge.handle : undefined;
    expect(challenge).to.be.a('string');
    await login.client.verify(login.code);
    expect(login.recording.requests).to.deep.equal([
      {
        ...post,
        url: `${issuer}/start`,
        headers: languageHeaders,
        credentials: 'same-origin',
        body: { connection: 'sms', send: 'code', phone_number: alice },
      },
      {
        ...post,
        url: `${issuer}/verify`,
        credentials: 'same-origin',
        body: { connection: 'sms', phone_number: alice, code: login.code, challenge },
      },
    ]);
  });

  it('learns from own endpoints how long the code is and how long it counts', async () => {
    const connection = { codeLength: 4, codeLifetime: 60 };
    const { client } = new Login('endpoints', { connection });
    const before = Date.now();
    await client.start(alice);
    const { state } = client;
    if (state.step !== 'code') throw new Error(state.step);
    expect(state.challenge).to.include({ codeLength: 4, attemptsLeft: 3 });
    expect(state.challenge.expiresAt).to.be.within(before + 60_000, Date.now() + 60_000);
    expect(state.challenge.resendAt).to.be.within(before + 30_000, Date.now() + 30_000);
  });

  it('over a cookie looks the profile up', async () => {
    const { client, recording, ...login } = new Login('endpoints', { session: 'cookie' });
    await client.start(alice);
    const done = await client.verify(login.tenant.messages[0]?.code ?? '');
    // Nobody keeps the cookie here, so that the number is all that is known.
    expect(done).to.deep.include({ session: 'cookie', tokens: {}, response: {} });
    expect(done?.profile).to.deep.equal({ phone_number: alice });
    expect(recording.last).to.include({ url: `${issuer}/profile`, method: 'GET' });
  });

  it('passes a captcha, asked for when the tenant wants one', async () => {
    for (const name of names) {
      const login = new Login(name, { connection: { captcha: true } });
      expect(await failureOf(login.client.start(alice))).to.include({ code: 'captcha-required' });
      login.captcha = 'bad';
      expect(await failureOf(login.client.start(alice))).to.include({ code: 'captcha-failed' });
      login.captcha = goodCaptcha;
      await login.client.start(alice);
      expect(login.client.state.step).to.equal('code');
    }
  });

  it('counts wrong codes down, until no more are taken', async () => {
    const login = new Login('endpoints', { generateCode: () => '123456' });
    await login.client.start(alice);
    for (const attemptsLeft of [2, 1]) {
      const error = await failureOf(login.client.verify('000000'));
      expect(error).to.include({ code: 'code-wrong', attemptsLeft });
      expect(login.client.state).to.have.nested.property('challenge.attemptsLeft', attemptsLeft);
    }
    const last = await failureOf(login.client.verify('000000'));
    expect(last).to.include({ code: 'attempts-exceeded', attemptsLeft: 0 });
  });

  it('says that Auth0 does not let this application in', async () => {
    const login = new Login('auth0', { clients: [{ clientId: 'test-client', grants: [] }] });
    await login.client.start(alice);
    expect(await failureOf(login.client.verify(login.code))).to.include({
      code: 'not-configured',
      providerCode: 'unauthorized_client',
    });
  });
});

describe('the magic numbers', () => {
  const hangs = 'never-answers';
  for (const name of [...names, 'auth0-legacy'] as const) {
    for (const magic of magicNumbers.filter(({ outcome }) => outcome !== hangs)) {
      const { phoneNumber, at, outcome, errorCode, auth0ErrorCode } = magic;
      const expected = (name === 'endpoints' ? undefined : auth0ErrorCode) ?? errorCode;
      it(`over ${name}: ${outcome} at ${at} is ${expected ?? 'no failure'}`, async () => {
        // The hint comes once for each origin, with whichever number is first.
        if (expected === 'network' && !isHinted) expectWarning(`${issuer} did not answer`);
        isHinted ||= expected === 'network';
        const isAction = name !== 'endpoints' && outcome === 'mfa-required';
        expect(await failureWith(name, phoneNumber, at)).to.equal(
          outcome === 'mfa-required' && !isAction ? undefined : expected,
        );
      });
    }

    it(`over ${name}: ${hangs} is timeout`, async () => {
      const timers = new FakeTimers();
      try {
        const { client } = new Login(name, { delay: () => new Promise(() => undefined) });
        const number = magicNumbers.find(({ outcome }) => outcome === hangs)?.phoneNumber ?? '';
        const failed = failureOf(client.start(number));
        await timers.someSet();
        await timers.pass(30_000);
        expect(await failed).to.include({ code: 'timeout' });
      } finally {
        timers.restore();
      }
    });
  }
});

let isHinted = false;

/** The error of a login with a number, which has to come at the given request. */
async function failureWith(
  name: Name,
  phoneNumber: string,
  at: 'start' | 'verify',
): Promise<SmsLockErrorCode | undefined> {
  const login = new Login(name);
  const failures: { at: string; code: SmsLockErrorCode }[] = [];
  login.client.addEventListener('failed', ({ detail: { step, error } }) =>
    failures.push({ at: step === 'sending' ? 'start' : 'verify', code: error.code }),
  );
  await login.client.start(phoneNumber).catch(() => undefined);
  if (login.client.state.step === 'code') {
    await login.client.verify(login.code).catch(() => undefined);
  }
  const [failure] = failures;
  if (failure) expect(failure.at).to.equal(at);
  return failure?.code;
}
