import { expect } from '@open-wc/testing';
import { errorOf, origin, someone, TenantHarness } from './tenant-harness.js';

const paths = ['/passwordless/start', '/oauth/token', '/userinfo', '/start', '/verify', '/profile'];
const start = { connection: 'sms', phone_number: someone, send: 'code' };

function request(path: string, method: string): Request {
  return new Request(new URL(path, 'https://tenant.example'), { method });
}

function sorted(list: string | null): string[] {
  return (list ?? '').split(', ').sort();
}

describe('CORS', () => {
  for (const path of paths) {
    it(`answers the preflight of ${path}`, async () => {
      const { tenant } = new TenantHarness();
      const { status, headers } = await tenant.handle(request(path, 'OPTIONS'), { origin });
      expect(status).to.equal(204);
      expect(headers.get('access-control-allow-origin')).to.equal(origin);
      expect(sorted(headers.get('access-control-allow-headers'))).to.deep.equal([
        'auth0-client',
        'authorization',
        'content-type',
        'x-request-language',
      ]);
      expect(sorted(headers.get('access-control-allow-methods'))).to.include.members([
        'GET',
        'POST',
      ]);
      expect(Number(headers.get('access-control-max-age'))).to.be.above(0);
      expect(headers.get('vary')).to.equal('Origin');
    });
  }

  it('lets the page read the answer and what is left of the rate limit, errors included', async () => {
    const harness = new TenantHarness();
    for (const body of [{ ...start, client_id: 'test-client' }, {}]) {
      const { headers } = await harness.post('/passwordless/start', body, {}, origin);
      expect(headers.get('access-control-allow-origin')).to.equal(origin);
      expect(headers.get('vary')).to.contain('Origin');
      expect(sorted(headers.get('access-control-expose-headers'))).to.deep.equal([
        'retry-after',
        'x-ratelimit-limit',
        'x-ratelimit-remaining',
        'x-ratelimit-reset',
      ]);
    }
  });

  it('refuses an origin that no application allows, in bare text', async () => {
    const allowedOrigins = ['https://other.example'];
    const harness = new TenantHarness({ clients: [{ clientId: 'test-client', allowedOrigins }] });
    const answers = [
      await harness.tenant.handle(request('/start', 'OPTIONS'), { origin }),
      await harness.post('/start', start, {}, origin),
    ];
    for (const answer of answers) {
      expect(answer.status).to.equal(403);
      expect(await answer.text()).to.equal(`Origin ${origin} is not allowed.`);
      expect(answer.headers.get('access-control-allow-origin')).to.equal(null);
    }
    expect(harness.tenant.messages).to.deep.equal([]);
  });

  it("refuses the page of one application that speaks in another one's name", async () => {
    const clients = [
      { clientId: 'mine', allowedOrigins: [origin] },
      { clientId: 'other', allowedOrigins: ['https://other.example'] },
    ];
    const harness = new TenantHarness({ clients });
    const asked = (clientId: string): Promise<Response> =>
      harness.post('/passwordless/start', { ...start, client_id: clientId }, {}, origin);
    expect((await asked('mine')).status).to.equal(200);
    expect((await asked('other')).status).to.equal(403);
  });

  it("lets the server's own pages and servers call whatever the list of origins", async () => {
    const harness = new TenantHarness({
      clients: [{ clientId: 'test-client', allowedOrigins: [] }],
    });
    const own = await harness.post('/start', start, {}, 'https://tenant.example');
    expect(own.status).to.equal(200);
    expect(own.headers.get('access-control-allow-origin')).to.equal(null);
    expect((await harness.post('/start', start)).status).to.equal(200);
  });
});

describe('paths', () => {
  it('answers 404 to an unknown path', async () => {
    const harness = new TenantHarness();
    for (const path of ['/', '/nowhere', '/start/', '/constructor', '/START']) {
      expect((await harness.post(path, {})).status).to.equal(404);
    }
  });

  it('answers 405 to a wrong method and names the right one', async () => {
    const { tenant } = new TenantHarness();
    for (const [path, method, allowed] of [
      ['/start', 'GET', 'POST'],
      ['/oauth/token', 'PUT', 'POST'],
      ['/userinfo', 'POST', 'GET'],
      ['/start', 'OPTIONS', 'POST'],
    ] as const) {
      const response = await tenant.handle(request(path, method));
      expect(response.status).to.equal(405);
      expect(response.headers.get('allow')).to.equal(allowed);
    }
  });

  it('stands under a base path when told to, and nowhere else', async () => {
    const harness = new TenantHarness({ basePath: '/api/' });
    expect((await harness.post('/api/start', start)).status).to.equal(200);
    expect((await harness.post('/start', start)).status).to.equal(404);
    expect((await harness.post('/apistart', start)).status).to.equal(404);
  });

  it('wants JSON', async () => {
    const { tenant } = new TenantHarness();
    const body = JSON.stringify({ ...start, client_id: 'test-client' });
    const plain = new Request('https://tenant.example/start', { method: 'POST', body });
    expect(await errorOf(tenant.handle(plain))).to.equal('400 phone_rejected');
  });
});
