import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { SmsLockError } from '../../src/errors.js';
import { alice, bob, ClientHarness, FakeAdapter, rejection, settled } from './fake-adapter.js';
import type { Challenge } from '../../src/client/machine.js';

function challengeOf({ client }: ClientHarness): Challenge {
  if (client.state.step !== 'code') throw new Error(`The step is ${client.state.step}.`);
  return client.state.challenge;
}

/** Seconds until another code may be asked for. */
function waitOf(harness: ClientHarness): number {
  return (challengeOf(harness).resendAt - harness.time) / 1000;
}

async function resend(harness: ClientHarness, result: unknown = {}): Promise<void> {
  harness.time = challengeOf(harness).resendAt;
  const sent = harness.client.resend();
  await settled();
  harness.adapter.last.resolve(result);
  await sent;
}

describe('asking for another code', () => {
  it('refuses while it is too early, and says for how long', async () => {
    const harness = new ClientHarness();
    await harness.toCode();
    harness.time += 10_100;
    const error = await rejection(harness.client.resend());
    expect(error).to.be.instanceOf(SmsLockError);
    expect(error).to.include({ code: 'rate-limited', retryAfter: 20 });
    expect(harness.client.state).to.include({ step: 'code', error });
    expect(harness.takeNames()).to.deep.equal(['failed']);
    expect(harness.adapter.calls.length).to.equal(1);
  });

  it('waits twice as long after each message', async () => {
    const harness = new ClientHarness({ resendDelay: 20 });
    await harness.toCode();
    expect(waitOf(harness)).to.equal(20);
    await resend(harness);
    expect(waitOf(harness)).to.equal(40);
    await resend(harness);
    expect(waitOf(harness)).to.equal(80);
    expect(challengeOf(harness).sends).to.equal(3);
  });

  it('waits as long as the server says, shorter or longer', async () => {
    const harness = new ClientHarness();
    await harness.toCode({ resendAt: harness.time + 5000 });
    expect(waitOf(harness)).to.equal(5);
    await resend(harness, { resendAt: harness.time + 5000 + 900_000 });
    expect(waitOf(harness)).to.equal(900);
  });

  it('begins anew with another number', async () => {
    const harness = new ClientHarness();
    await harness.toCode();
    await resend(harness);
    await harness.toCode({}, bob);
    expect(waitOf(harness)).to.equal(30);
    expect(challengeOf(harness).sends).to.equal(1);
  });

  it('tells of the request and of the message that it is another one', async () => {
    const harness = new ClientHarness();
    await harness.toCode();
    await resend(harness);
    const details = harness.events
      .filter(({ type }) => type.startsWith('code-'))
      .map(({ type, detail }) => ({ type, ...detail }));
    expect(details).to.deep.equal([
      { type: 'code-request', phoneNumber: alice, resend: true },
      {
        type: 'code-sent',
        phoneNumber: alice,
        resend: true,
        expiresAt: undefined,
        resendAt: harness.time + 60_000,
      },
    ]);
  });

  it('uses the way of the adapter for it, with the challenge', async () => {
    const adapter = new FakeAdapter({ resend: true });
    const harness = new ClientHarness({}, adapter);
    await harness.toCode({ challenge: 'first' });
    await resend(harness, { challenge: 'second' });
    expect(adapter.calls.map(({ method }) => method)).to.deep.equal(['start', 'resend']);
    expect(adapter.last.request.challenge).to.equal('first');
    expect(challengeOf(harness).handle).to.equal('second');
  });

  it('keeps the challenge when the answer brings none', async () => {
    const harness = new ClientHarness();
    await harness.toCode({ challenge: 'first' });
    await resend(harness);
    expect(challengeOf(harness).handle).to.equal('first');
  });

  it('keeps the code step, the old challenge and the old wait when it fails', async () => {
    const harness = new ClientHarness();
    const { client, adapter } = harness;
    await harness.toCode({ challenge: 'first', expiresAt: 5 });
    const before = challengeOf(harness);
    harness.time = before.resendAt;
    const sent = client.resend();
    await settled();
    const error = new SmsLockError('rate-limited', { retryAfter: 42 });
    adapter.last.reject(error);
    expect(await rejection(sent)).to.equal(error);
    expect(client.state).to.include({ step: 'code', error });
    expect(challengeOf(harness)).to.deep.equal(before);
    expect(harness.events.at(-1)).to.deep.include({ detail: { error, step: 'sending' } });
  });

  it('goes back to the code step when it is aborted', async () => {
    const harness = new ClientHarness();
    await harness.toCode();
    const before = harness.client.state;
    harness.time += 30_000;
    const sent = harness.client.resend();
    await settled();
    harness.client.abort();
    expect(await sent).to.equal(undefined);
    expect(harness.client.state).to.deep.equal(before);
    expect(harness.adapter.last.context.signal.aborted).to.equal(true);
  });

  it('joins the one under way', async () => {
    const harness = new ClientHarness();
    await harness.toCode();
    harness.time += 30_000;
    const first = harness.client.resend();
    await settled();
    const second = harness.client.resend();
    harness.adapter.last.resolve({});
    expect(await second).to.equal(await first);
    expect(harness.adapter.calls.length).to.equal(2);
  });

  it('changes nothing when a listener prevents it', async () => {
    const harness = new ClientHarness();
    const { client } = harness;
    await harness.toCode();
    harness.time += 30_000;
    const before = client.state;
    client.addEventListener('code-request', (event) => event.preventDefault());
    expect(await client.resend()).to.equal(undefined);
    expect(client.state).to.equal(before);
    expect(harness.adapter.calls.length).to.equal(1);
  });

  it('ends without a word when a listener leaves the step instead', async () => {
    const harness = new ClientHarness();
    const { client } = harness;
    await harness.toCode();
    harness.time += 30_000;
    client.addEventListener('code-request', () => client.reset(), { once: true });
    expect(await client.resend()).to.equal(undefined);
    expect(client.state).to.deep.equal({ step: 'phone', phoneNumber: alice });
    expect(harness.takeNames()).to.not.include('failed');
    expect(harness.adapter.calls.length).to.equal(1);
  });
});
