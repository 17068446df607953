import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { SmsLockError } from '../../src/errors.js';
import { alice, bob, ClientHarness, rejection, settled } from './fake-adapter.js';

describe('what cannot be sent', () => {
  const numbers = [
    '',
    '0612345678',
    '+0612345678',
    '+33 6 12 34 56 78',
    '+123456',
    `+${'1'.repeat(16)}`,
  ];
  for (const number of [...numbers, `${alice}\n`]) {
    it(`refuses to start with ${JSON.stringify(number)}`, async () => {
      const harness = new ClientHarness();
      const error = await rejection(harness.client.start(number));
      expect(error).to.be.instanceOf(SmsLockError).and.to.include({ code: 'phone-invalid' });
      expect(harness.client.state).to.deep.equal({ step: 'phone', error });
      expect(harness.takeNames()).to.deep.equal(['failed']);
      expect(harness.adapter.calls).to.deep.equal([]);
    });
  }

  const codes: readonly unknown[] = ['', ' \n', undefined, null, 123456];
  for (const code of codes) {
    it(`refuses to check ${JSON.stringify(code)}`, async () => {
      const harness = new ClientHarness();
      await harness.toCode();
      const error = await rejection(harness.client.verify(code as string));
      expect(error).to.be.instanceOf(SmsLockError).and.to.include({ code: 'code-incomplete' });
      expect(harness.client.state).to.include({ step: 'code', error });
      expect(harness.adapter.calls.length).to.equal(1);
    });
  }

  it('refuses a check and a resend when no code had been sent', async () => {
    for (const act of ['verify', 'resend'] as const) {
      const harness = new ClientHarness();
      const error = await rejection(harness.client[act]('123456'));
      expect(error).to.be.instanceOf(SmsLockError).and.to.include({ code: 'challenge-lost' });
      expect(harness.adapter.calls).to.deep.equal([]);
    }
  });

  it('keeps an error until it is read', async () => {
    const harness = new ClientHarness();
    await rejection(harness.client.start('nonsense'));
    harness.client.clearError();
    expect(harness.client.state).to.deep.equal({ step: 'phone', phoneNumber: undefined });
  });

  it('leaves everything as it is when a listener prevents the request', async () => {
    const harness = new ClientHarness();
    const { client, adapter } = harness;
    client.addEventListener('code-request', (event) => event.preventDefault());
    expect(await client.start(alice)).to.equal(undefined);
    await settled();
    expect(client.state).to.deep.equal({ step: 'phone' });
    expect(harness.takeNames()).to.deep.equal(['code-request']);
    expect(adapter.calls).to.deep.equal([]);
  });

  it('goes on with the login under way when a listener prevents another one', async () => {
    const harness = new ClientHarness();
    const { client, adapter } = harness;
    void client.start(alice);
    await settled();
    client.addEventListener('code-request', (event) => event.preventDefault());
    expect(await client.start(bob)).to.equal(undefined);
    expect(adapter.last.isOpen()).to.equal(true);
    adapter.last.resolve({});
    await settled();
    expect(client.state).to.include({ step: 'code', phoneNumber: alice });
  });
});
