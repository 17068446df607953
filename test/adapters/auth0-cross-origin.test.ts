import { expect, fixture, html } from '@open-wc/testing';
import '../support/console-guard.js';
import { newTenant, recordedRequests, startBackend } from '../support/backend.js';
import { until } from '../support/person.js';
import { exchangeCode } from '../../src/adapters/auth0-authorize.js';
import { auth0CrossOrigin } from '../../src/adapters/auth0-cross-origin.js';
import { auth0Tenant } from '../../src/adapters/auth0-tenant.js';
import { itFails, itTakesNoNonsense } from './fake-backend.js';
import { failureOf, json, now, RecordingFetch } from './recording-fetch.js';
import { unsignedToken } from './unsigned-token.js';
import type { AdapterContext, VerifyResult } from '../../src/adapters/adapter.js';
import type { Tenant } from '../../src/testing/index.js';

const domain = 'tenant.eu.auth0.example';
const clientId = 'test-client';
const phoneNumber = '+33612345678';
const request = { phoneNumber, language: 'fr-FR', code: '123456' };
const paths = { verify: '/co/authenticate', profile: '/userinfo' };

/** What the real `fetch` is asked, and the tenant's clock. */
function live(): { recording: RecordingFetch; context: AdapterContext } {
  const recording = RecordingFetch.to((input, init) => fetch(input, init));
  return { recording, context: { ...recording.context, now: Date.now } };
}

/** The addresses that frames are opened with. */
function watchFrames(): { readonly urls: URL[]; stop(): void } {
  const urls: URL[] = [];
  const observer = new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (node instanceof HTMLIFrameElement) urls.push(new URL(node.src));
      }
    }
  });
  observer.observe(document.body, { childList: true });
  return { urls, stop: () => observer.disconnect() };
}

describe('the login of a single-page application at Auth0', () => {
  let tenant: Tenant;

  before(startBackend);
  beforeEach(() => (tenant = newTenant({ domain: location.origin })));

  async function sentCode(): Promise<typeof request> {
    await auth0CrossOrigin({ domain: location.origin, clientId }).start(request, live().context);
    return { ...request, code: tenant.messages[0]?.code ?? '' };
  }

  it('says what auth0.js says, with PKCE, member by member', async () => {
    const { recording, context } = live();
    const adapter = auth0CrossOrigin({ domain: location.origin, clientId });
    const frames = watchFrames();
    const result = await adapter.verify(
      { ...(await sentCode()), extra: { organization: 'org_1', state: 'mine', list: [1] } },
      context,
    );
    frames.stop();
    expect(result).to.include({ status: 'authenticated', session: 'tokens' });

    const [authenticate, token, keys] = recording.requests;
    expect(authenticate).to.deep.include({
      url: `${location.origin}/co/authenticate`,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'include',
      body: {
        client_id: clientId,
        username: phoneNumber,
        otp: tenant.messages[0]?.code,
        realm: 'sms',
        credential_type: 'http://auth0.com/oauth/grant-type/passwordless/otp',
      },
    });
    const query = Object.fromEntries(frames.urls[0]?.searchParams ?? []);
    const { state, nonce, code_challenge: challenge, login_ticket: ticket, ...others } = query;
    expect(frames.urls.map(({ origin, pathname }) => origin + pathname)).to.deep.equal([
      `${location.origin}/authorize`,
    ]);
    expect(others).to.deep.equal({
      client_id: clientId,
      response_type: 'code',
      response_mode: 'web_message',
      prompt: 'none',
      redirect_uri: location.origin,
      scope: 'openid profile phone',
      realm: 'sms',
      organization: 'org_1',
      code_challenge_method: 'S256',
    });
    for (const secret of [state, nonce, challenge]) expect(secret).to.match(/^[\w-]{43}$/);
    expect(new Set([state, nonce, challenge, ticket])).to.have.property('size', 4);

    const { code_verifier: verifier, code, ...rest } = token?.body as Record<string, string>;
    expect(rest).to.deep.equal({
      grant_type: 'authorization_code',
      client_id: clientId,
      redirect_uri: location.origin,
    });
    expect(code).to.be.a('string');
    expect(verifier).to.match(/^[\w-]{43}$/);
    expect([token?.url, token?.credentials]).to.deep.equal([
      `${location.origin}/oauth/token`,
      'omit',
    ]);
    expect(keys).to.include({ url: `${location.origin}/.well-known/jwks.json`, method: 'GET' });
    expect(recording.requests).to.have.length(3);
  });

  it('trusts no token that another key has signed', async () => {
    const code = await sentCode();
    const other = newTenantKeys();
    const { context } = live();
    const adapter = auth0CrossOrigin({ domain: location.origin, clientId });
    const forged: typeof fetch = async (input, init) =>
      String(input).endsWith('/jwks.json') ? other : fetch(input, init);
    const error = await failureOf(adapter.verify(code, { ...context, fetch: forged }));
    expect(error).to.include({ code: 'bad-response', providerCode: 'id_token.signature' });
  });

  it('asks for no key where a page trusts the token endpoint', async () => {
    const { recording, context } = live();
    const settings = { domain: location.origin, clientId, verifySignature: false };
    await auth0CrossOrigin(settings).verify(await sentCode(), context);
    expect(recording.requests).to.have.length(2);
  });

  it('spends no code on a page without cryptography', async () => {
    const { recording, context } = live();
    Object.defineProperty(crypto, 'subtle', { value: undefined, configurable: true });
    try {
      const adapter = auth0CrossOrigin({ domain: location.origin, clientId });
      const error = await failureOf(adapter.verify(request, context));
      expect(error.code).to.equal('not-configured');
      expect(error.message).to.contain('https');
      expect(recording.requests).to.deep.equal([]);
    } finally {
      Reflect.deleteProperty(crypto, 'subtle');
    }
  });

  it('hears from Auth0 why nobody may log in', async () => {
    const { context } = live();
    const adapter = auth0CrossOrigin({ domain: location.origin, clientId });
    const rule = { ...request, phoneNumber: '+12025550119' };
    await adapter.start(rule, context);
    const code = tenant.messages[0]?.code ?? '';
    expect(await failureOf(adapter.verify({ ...rule, code }, context))).to.include({
      code: 'access-denied',
      providerCode: 'access_denied',
    });
    expect(document.querySelector('iframe')).to.equal(null);
  });

  describe('by a redirect', () => {
    interface Page extends Window {
      readonly result?: Promise<VerifyResult | undefined>;
      readonly logIn?: (given: typeof request, signal: AbortSignal) => Promise<VerifyResult>;
    }

    async function openPage(): Promise<{ page: Page; frame: HTMLIFrameElement }> {
      const frame = await fixture<HTMLIFrameElement>(
        html`<iframe title="page" src="/test/adapters/redirect.html?page=1"></iframe>`,
      );
      const page = frame.contentWindow as Page;
      await until('the page', () => page.logIn);
      return { page, frame };
    }

    it('leaves the page and ends on the one that Auth0 comes back to', async () => {
      const code = await sentCode();
      const { page } = await openPage();
      expect(await page.result).to.equal(undefined);
      const first = page.result;
      void page.logIn?.(code, new AbortController().signal).catch(() => undefined);
      await until('the return', () => page.result && page.result !== first);
      const result = await page.result;
      if (result?.status !== 'authenticated') throw new Error(result?.status);
      expect(result.profile).to.include({ sub: tenant.users[0]?.id, phone_number: phoneNumber });
      expect(result.tokens.idToken).to.be.a('string');
      expect(page.location.search).to.equal('?page=1');
      expect(sessionStorage).to.have.length(0);
      expect(recordedRequests().map(({ path }) => path)).to.include.members([
        '/co/authenticate',
        '/authorize',
        '/oauth/token',
        '/.well-known/jwks.json',
      ]);
    });

    it('takes no answer that this tab has not asked for', async () => {
      for (const kept of ['', '{', '{"state":"s"}', null]) {
        sessionStorage.clear();
        if (kept !== null) sessionStorage.setItem('sms-lock:authorization', kept);
        const frame = await fixture<HTMLIFrameElement>(
          html`<iframe title="page" src="/test/adapters/redirect.html?code=c&state=s"></iframe>`,
        );
        const page = frame.contentWindow as Page;
        await until('the page', () => page.logIn);
        expect(await page.result).to.equal(undefined);
        // It may be somebody else's.
        expect(page.location.search).to.equal('?code=c&state=s');
      }
      sessionStorage.clear();
      expect(recordedRequests()).to.deep.equal([]);
    });
  });
});

describe('the ticket of Auth0', () => {
  const act = ({ context }: RecordingFetch): Promise<unknown> =>
    auth0CrossOrigin({ domain, clientId }).verify(request, context);
  const wrong = 'Wrong phone number or verification code.';

  itTakesNoNonsense(act);
  itFails('the ticket', act, [
    [403, { error: 'access_denied', error_description: wrong }, 'code-wrong-or-expired'],
    [403, { error: 'access_denied', error_description: 'Anything' }, 'code-wrong-or-expired'],
    [403, { error: 'blocked_user', error_description: 'x' }, 'user-blocked'],
    [429, { error: 'too_many_attempts', error_description: 'x' }, 'attempts-exceeded'],
    [
      403,
      { error: 'unauthorized_client', error_description: 'Cross origin login not allowed.' },
      'not-configured',
    ],
    [400, { error: 'invalid_request', error_description: 'Unknown realm' }, 'not-configured'],
    [403, 'Origin https://x.example is not allowed.', 'not-configured'],
    [500, { error: 'server_error' }, 'server-error'],
  ]);
});

describe('the authorization response of Auth0', () => {
  const tenant = auth0Tenant({ domain, clientId }, paths);
  const authorization = {
    redirectUri: 'https://app.example/',
    state: 's',
    nonce: 'n',
    verifier: 'v',
  };
  const exchange = (
    response: Readonly<Record<string, unknown>>,
    recording = new RecordingFetch(),
  ): Promise<VerifyResult> => exchangeCode(tenant, authorization, response, recording.context);

  const errors: readonly [error: unknown, description: string | undefined, code: string][] = [
    ['login_required', 'Login required', 'not-configured'],
    ['access_denied', 'Unknown or invalid login ticket.', 'challenge-lost'],
    ['access_denied', 'Not on a Sunday', 'access-denied'],
    ['unauthorized', 'user is blocked', 'user-blocked'],
    ['requires_verification', 'Verification is required.', 'captcha-required'],
    ['unauthorized_client', 'Grant type not allowed', 'not-configured'],
    ['server_error', undefined, 'server-error'],
    ['nobody_knows', undefined, 'bad-response'],
    [7, undefined, 'bad-response'],
    [undefined, undefined, 'bad-response'],
  ];
  for (const [error, description, code] of errors) {
    it(`${String(error)} (${description}) is ${code}, and nothing is exchanged`, async () => {
      const recording = new RecordingFetch();
      const response = { error, error_description: description, state: 's' };
      expect(await failureOf(exchange(response, recording))).to.include({
        code,
        status: undefined,
      });
      expect(recording.requests).to.deep.equal([]);
    });
  }

  it('says to the developer what a cookie that is not sent back needs', async () => {
    const error = await failureOf(exchange({ error: 'login_required' }));
    expect(error.message).to.contain('custom domain');
  });

  for (const error of ['consent_required', 'interaction_required', 'mfa_required']) {
    it(`${error} wants more of the person`, async () => {
      const response = { error, state: 's' };
      expect(await exchange(response)).to.deep.equal({
        status: 'action-required',
        reason: error,
        response,
      });
    });
  }

  const claims = {
    iss: `https://${domain}/`,
    aud: clientId,
    iat: now / 1000,
    exp: now / 1000 + 60,
    sub: 'sms|5f',
    nonce: 'n',
  };
  const tokens: readonly [what: string, body: object, code: string][] = [
    ['another nonce', { id_token: unsignedToken({ ...claims, nonce: 'm' }) }, 'id_token.nonce'],
    ['no nonce', { id_token: unsignedToken({ ...claims, nonce: undefined }) }, 'id_token.nonce'],
    ['another issuer', { id_token: unsignedToken({ ...claims, iss: 'x' }) }, 'id_token.iss'],
  ];
  for (const [what, body, providerCode] of tokens) {
    it(`logs nobody in by a token with ${what}`, async () => {
      const error = await failureOf(
        exchange({ code: 'c' }, new RecordingFetch(() => json(200, body))),
      );
      expect(error).to.include({ code: 'bad-response', providerCode });
    });
  }

  it('logs nobody in without an ID token, which alone has the nonce', async () => {
    const recording = new RecordingFetch(() => json(200, { access_token: 'a' }));
    expect(await failureOf(exchange({ code: 'c' }, recording))).to.include({
      code: 'bad-response',
    });
    const plain = auth0Tenant({ domain, clientId, scope: 'read:all' }, paths);
    const done = await exchangeCode(plain, authorization, { code: 'c' }, recording.context);
    expect(done).to.deep.include({ status: 'authenticated', tokens: { accessToken: 'a' } });
  });

  itFails('the exchange', (recording) => exchange({ code: 'c' }, recording), [
    [
      403,
      { error: 'invalid_grant', error_description: 'Invalid authorization code' },
      'challenge-lost',
    ],
    [403, { error: 'unauthorized_client', error_description: 'x' }, 'not-configured'],
    [429, { error: 'too_many_requests' }, 'rate-limited'],
  ]);
});

/** The keys of some other issuer. */
function newTenantKeys(): Response {
  return json(200, { keys: [{ kty: 'RSA', n: 'AQAB', e: 'AQAB', alg: 'RS256', use: 'sig' }] });
}
