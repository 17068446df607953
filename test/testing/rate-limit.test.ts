import { expect } from '@open-wc/testing';
import { addressOf, StartRateLimit } from '../../src/testing/rate-limit.js';
import { errorOf, read, TenantHarness } from './tenant-harness.js';

const hour = 3600;

function limits(response: Response): (string | null)[] {
  const names = ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset', 'retry-after'];
  return names.map((name) => response.headers.get(name));
}

describe('rate limit', () => {
  it('counts an hour from the first request', () => {
    const limit = new StartRateLimit(2);
    expect(limit.take('a', 500)).to.deep.equal({ limit: 2, remaining: 1, reset: 3601 });
    expect(limit.take('a', 1000).remaining).to.equal(0);
    expect(limit.take('a', 1000).retryAfter).to.equal(3600);
    expect(limit.take('b', 1000).remaining).to.equal(1);
    expect(limit.take('a', 3_600_499).retryAfter).to.equal(1);
    expect(limit.take('a', 3_600_500).remaining).to.equal(1);
  });

  it('takes the address that a server passes on', () => {
    const address = (headers: Record<string, string>): string => addressOf(new Headers(headers));
    expect(address({})).to.equal('');
    expect(address({ 'x-forwarded-for': '203.0.113.7, 10.0.0.1' })).to.equal('203.0.113.7');
    expect(
      address({ 'auth0-forwarded-for': '203.0.113.8', 'x-forwarded-for': '10.0.0.1' }),
    ).to.equal('203.0.113.8');
  });

  it('lets an address ask for fifty codes an hour', async () => {
    const harness = new TenantHarness();
    const headers = { 'auth0-forwarded-for': '203.0.113.7' };
    const reset = String(harness.time / 1000 + hour);
    for (let left = 49; left >= 0; left -= 1) {
      const response = await harness.auth0Start(undefined, {}, headers);
      expect(response.status).to.equal(200);
      expect(limits(response)).to.deep.equal(['50', String(left), reset, null]);
    }
    harness.pass(60);
    const refused = await harness.auth0Start(undefined, {}, headers);
    expect(limits(refused)).to.deep.equal(['50', '0', reset, String(hour - 60)]);
    expect(await errorOf(refused)).to.equal('429 too_many_requests');
    expect((await harness.auth0Start()).status).to.equal(200);
    harness.pass(hour - 60);
    expect((await harness.auth0Start(undefined, {}, headers)).status).to.equal(200);
  });

  it('counts the starts of both wires together, refused ones too', async () => {
    const harness = new TenantHarness({ startLimit: 2 });
    await harness.auth0Start('no number');
    await harness.ownStart();
    const { status, body } = await read(harness.ownStart());
    expect(status).to.equal(429);
    expect(body).to.include({ error: 'rate_limited', retry_after: hour });
    expect(harness.tenant.messages.length).to.equal(1);
  });
});
