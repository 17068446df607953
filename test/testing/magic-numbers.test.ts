import { expect } from '@open-wc/testing';
import { isValidPhoneNumber } from 'libphonenumber-js/mobile';
import { auth0 } from '../../src/adapters/auth0.js';
import { endpoints } from '../../src/adapters/endpoints.js';
import { magicNumbers, tenantFetch, type MagicNumber } from '../../src/testing/index.js';
import { errorOf, read, TenantHarness } from './tenant-harness.js';
import type { Adapter, AdapterContext } from '../../src/adapters/adapter.js';
import type { SmsLockErrorCode } from '../../src/errors.js';

const adapters: Readonly<Record<string, () => Adapter>> = {
  endpoints: () =>
    endpoints({
      startUrl: 'https://tenant.example/start',
      verifyUrl: 'https://tenant.example/verify',
    }),
  auth0: () => auth0({ domain: 'tenant.example', clientId: 'test-client' }),
};

/** Logs in as the widget would, as far as it goes: `start phone-rejected`, `verify ok`. */
async function outcomeOf(adapter: Adapter, phoneNumber: string): Promise<string> {
  const harness = new TenantHarness();
  const context: AdapterContext = {
    signal: new AbortController().signal,
    fetch: tenantFetch(harness.tenant),
    now: () => harness.time,
  };
  const codeOf = (error: { code: SmsLockErrorCode }): string => error.code;
  const started = await adapter.start({ phoneNumber, language: 'en' }, context).catch(codeOf);
  if (typeof started === 'string') return `start ${started}`;
  const { challenge } = started;
  const verified = await adapter
    .verify({ phoneNumber, language: 'en', code: harness.code, challenge }, context)
    .catch(codeOf);
  if (typeof verified === 'string') return `verify ${verified}`;
  return verified.status === 'authenticated' ? 'ok' : verified.status;
}

function expectedOutcome(
  { at, outcome, errorCode, auth0ErrorCode }: MagicNumber,
  adapter: string,
): string {
  if (outcome === 'mfa-required') return 'action-required';
  const code = (adapter === 'auth0' && auth0ErrorCode) || errorCode;
  return code ? `${at} ${code}` : 'ok';
}

describe('magic numbers', () => {
  it('are valid mobile numbers, each there once', () => {
    const numbers = magicNumbers.map(({ phoneNumber }) => phoneNumber);
    expect(numbers.filter((number) => !isValidPhoneNumber(number))).to.deep.equal([]);
    expect(new Set(numbers).size).to.equal(numbers.length);
    expect(numbers.filter((number) => !/^\+120255501\d\d$/.test(number))).to.deep.equal([]);
    expect(new Set(magicNumbers.map(({ outcome }) => outcome)).size).to.equal(numbers.length);
  });

  // The hint about CORS that goes with a network error is not what is tested here.
  const { warn } = console;
  before(() => (console.warn = () => undefined));
  after(() => (console.warn = warn));

  for (const magic of magicNumbers) {
    // This one would wait for the time-out of the adapter; it has a test of its own below.
    if (magic.outcome === 'never-answers') continue;
    for (const [name, makeAdapter] of Object.entries(adapters)) {
      // The contract for own endpoints knows no second factor.
      if (magic.outcome === 'mfa-required' && name === 'endpoints') continue;
      it(`bring about ${magic.outcome} through the adapter ${name}`, async () => {
        const outcome = await outcomeOf(makeAdapter(), magic.phoneNumber);
        expect(outcome).to.equal(expectedOutcome(magic, name));
      });
    }
  }

  it('make the tenant slow for five seconds', async () => {
    const harness = new TenantHarness();
    await harness.ownStart(number('slow'));
    expect(harness.delays).to.deep.equal([5000]);
  });

  it('make the tenant never answer, until the request is aborted', async () => {
    const harness = new TenantHarness();
    const controller = new AbortController();
    const fetching = tenantFetch(harness.tenant)('/start', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ phone_number: number('never-answers') }),
      signal: controller.signal,
    }).catch((reason: unknown) => reason);
    const nothing = new Promise((resolve) => setTimeout(resolve, 20, 'nothing yet'));
    expect(await Promise.race([fetching, nothing])).to.equal('nothing yet');
    controller.abort('enough');
    expect(await fetching).to.equal('enough');
    expect(harness.tenant.messages).to.deep.equal([]);
  });

  it('say how long to wait when rate limited', async () => {
    const harness = new TenantHarness();
    const response = await harness.auth0Start(number('rate-limited'));
    expect(response.headers.get('retry-after')).to.equal('42');
    expect(response.headers.get('x-ratelimit-remaining')).to.equal('0');
    expect(response.headers.get('x-ratelimit-reset')).to.equal(String(harness.time / 1000 + 42));
    expect(await errorOf(response)).to.equal('429 too_many_requests');
    const own = await read(harness.ownStart(number('rate-limited')));
    expect(own.body).to.include({ error: 'rate_limited', retry_after: 42 });
  });

  it('let the good captcha pass where one is wanted, and no captcha where all are refused', async () => {
    const harness = new TenantHarness();
    const good = { captcha: 'good-captcha' };
    expect((await harness.auth0Start(number('captcha-required'), good)).status).to.equal(200);
    expect(await errorOf(harness.auth0Start(number('captcha-failed'), good))).to.equal(
      '400 invalid_captcha',
    );
  });

  it('ask for a second factor as Auth0 does', async () => {
    const harness = new TenantHarness();
    const phoneNumber = number('mfa-required');
    await harness.auth0Start(phoneNumber);
    const { status, body } = await read(harness.auth0Token(undefined, phoneNumber));
    expect([status, body['error']]).to.deep.equal([403, 'mfa_required']);
    expect(body['mfa_token']).to.be.a('string');
    expect(body['mfa_requirements']).to.deep.equal({ challenge: [{ type: 'otp' }] });
  });

  it('drop the connection as an error response', async () => {
    const harness = new TenantHarness();
    const response = await harness.ownStart(number('dropped-at-start'));
    expect([response.type, response.status]).to.deep.equal(['error', 0]);
  });

  it('pass on what Twilio says, with its number', async () => {
    const harness = new TenantHarness();
    const codes = [];
    for (const { phoneNumber, happens } of magicNumbers) {
      const code = /^Twilio (\d+)/.exec(happens)?.[1];
      if (!code) continue;
      const { status, body } = await read(harness.auth0Start(phoneNumber));
      expect([status, body['error']]).to.deep.equal([400, 'sms_provider_error']);
      expect(body['error_description']).to.match(new RegExp(`^\\S.* \\(Code: ${code}\\)$`));
      codes.push(code);
    }
    expect(codes).to.deep.equal(['21211', '21614', '30003', '21408', '21610']);
  });

  it('stand in docs/testing.md as they are', async () => {
    const response = await fetch(new URL('../../docs/testing.md', import.meta.url));
    const rows = magicNumbers.map(
      ({ phoneNumber, at, happens, errorCode, auth0ErrorCode }) =>
        `| \`${phoneNumber}\` | ${at} | ${happens} | ${resultOf(errorCode, auth0ErrorCode)} |`,
    );
    const head = ['| number | at | what happens | error |', '| --- | --- | --- | --- |'];
    // Prettier pads the cells.
    const page = (await response.text()).replace(/ {2,}/g, ' ').replace(/-{3,}/g, '---');
    expect(page.split('\n').filter((line) => line.startsWith('| `+'))).to.deep.equal(rows);
    expect(page).to.contain([...head, ...rows].join('\n'));
  });
});

function number(outcome: MagicNumber['outcome']): string {
  return magicNumbers.find((magic) => magic.outcome === outcome)?.phoneNumber ?? '';
}

function resultOf(code: SmsLockErrorCode | undefined, auth0Code?: SmsLockErrorCode): string {
  if (!code) return '–';
  return auth0Code ? `\`${code}\`; Auth0: \`${auth0Code}\`` : `\`${code}\``;
}
