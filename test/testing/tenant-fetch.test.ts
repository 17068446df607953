import { expect } from '@open-wc/testing';
import { createTenant, tenantFetch } from '../../src/testing/index.js';
import { origin, someone, TenantHarness } from './tenant-harness.js';

const json = { 'content-type': 'application/json' };
const start = (phoneNumber = someone, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { ...json, ...headers },
  body: JSON.stringify({ connection: 'sms', phone_number: phoneNumber }),
});

async function failure(promise: Promise<unknown>): Promise<Error> {
  return promise.then(
    () => new Error('nothing failed'),
    (reason: unknown) => reason as Error,
  );
}

describe('tenantFetch', () => {
  it("takes strings, URLs and Requests, and relative ones as the tenant's", async () => {
    const { tenant } = new TenantHarness();
    const fetch = tenantFetch(tenant);
    const url = 'https://tenant.example/start';
    for (const input of ['/start', url, new URL(url), new Request(url, start())]) {
      const response = await fetch(input, input instanceof Request ? undefined : start());
      expect(response.status).to.equal(200);
    }
    expect(tenant.messages.length).to.equal(4);
  });

  it('rejects with a TypeError when the connection drops', async () => {
    const { tenant } = new TenantHarness();
    for (const options of [{}, { origin }]) {
      const error = await failure(tenantFetch(tenant, options)('/start', start('+12025550111')));
      expect(error).to.be.instanceOf(TypeError);
    }
  });

  it('does not even ask when the signal is aborted already', async () => {
    const { tenant } = new TenantHarness();
    const signal = AbortSignal.abort();
    const error = await failure(tenantFetch(tenant)('/start', { ...start(), signal }));
    expect(error.name).to.equal('AbortError');
    expect(tenant.messages).to.deep.equal([]);
  });

  it('stops a slow answer when the signal aborts', async () => {
    const controller = new AbortController();
    const { tenant } = new TenantHarness({
      delay: (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
          controller.abort();
        }),
    });
    const { signal } = controller;
    const error = await failure(
      tenantFetch(tenant)('/start', { ...start('+12025550109'), signal }),
    );
    expect(error.name).to.equal('AbortError');
    expect(tenant.messages).to.deep.equal([]);
  });

  it('waits for real unless told otherwise', async () => {
    const fetch = tenantFetch(createTenant());
    const began = performance.now();
    const signal = AbortSignal.timeout(30);
    const error = await failure(fetch('/start', { ...start('+12025550109'), signal }));
    expect(error.name).to.equal('TimeoutError');
    expect(performance.now() - began).to.be.within(20, 2000);
  });

  it('keeps to CORS when it has an origin', async () => {
    const { tenant } = new TenantHarness();
    const fetch = tenantFetch(tenant, { origin });
    const response = await fetch('/start', start(someone, { 'x-request-language': 'fr' }));
    expect(response.status).to.equal(200);
    expect(response.headers.get('x-ratelimit-remaining')).to.equal('49');
    expect(response.headers.get('vary')).to.equal(null);
    const refused = await failure(fetch('/start', start(someone, { 'x-tracking': '1' })));
    expect(refused).to.be.instanceOf(TypeError);
    expect(refused.message).to.contain('x-tracking');
    expect(await failure(fetch('/start', { method: 'DELETE' }))).to.be.instanceOf(TypeError);
    expect(tenant.messages.length).to.equal(1);
  });

  it('rejects a page whose origin is not allowed', async () => {
    const clients = [{ clientId: 'test-client', allowedOrigins: ['https://other.example'] }];
    const { tenant } = new TenantHarness({ clients });
    expect(await failure(tenantFetch(tenant, { origin })('/start', start()))).to.be.instanceOf(
      TypeError,
    );
    const simple = { method: 'GET' };
    expect(await failure(tenantFetch(tenant, { origin })('/profile', simple))).to.be.instanceOf(
      TypeError,
    );
    expect(tenant.messages).to.deep.equal([]);
  });

  it("asks nobody when the origin is the tenant's own", async () => {
    const { tenant } = new TenantHarness();
    const fetch = tenantFetch(tenant, { origin: 'https://tenant.example' });
    const response = await fetch('/start', start(someone, { 'x-tracking': '1' }));
    expect(response.status).to.equal(200);
  });
});
