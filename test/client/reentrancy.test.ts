import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { SmsLockError } from '../../src/errors.js';
import { alice, bob, ClientHarness, login, rejection, settled } from './fake-adapter.js';

const once = { once: true };

/** Every step as `step-change` told of it: a chain without a gap. */
function stepsOf(harness: ClientHarness): string[] {
  return harness.events.flatMap(({ type, detail }) =>
    type === 'step-change' ? [`${detail.previousStep} > ${detail.step}`] : [],
  );
}

describe('listeners that act on the client', () => {
  it('may check a code as soon as it is sent', async () => {
    const harness = new ClientHarness();
    const { client, adapter } = harness;
    client.addEventListener('code-sent', () => void client.verify('123456'));
    const sent = client.start(alice);
    await settled();
    adapter.last.resolve({});
    expect(await sent).to.include({ phoneNumber: alice });
    await settled();
    expect(adapter.last).to.include({ method: 'verify' });
    adapter.last.resolve(login());
    await settled();
    expect(harness.step).to.equal('authenticated');
  });

  it('may begin anew as soon as it fails', async () => {
    const harness = new ClientHarness();
    const { client, adapter } = harness;
    client.addEventListener('failed', () => void client.start(bob), once);
    const sent = client.start(alice);
    await settled();
    const error = new SmsLockError('phone-rejected');
    adapter.last.reject(error);
    expect(await rejection(sent)).to.equal(error);
    await settled();
    expect(client.state).to.deep.equal({ step: 'sending', phoneNumber: bob });
    expect(adapter.open.length).to.equal(1);
  });

  it('may reset at the end of a login', async () => {
    const harness = new ClientHarness();
    const { client, adapter } = harness;
    await harness.toCode();
    client.addEventListener('authenticated', () => client.reset());
    const done = client.verify('123456');
    await settled();
    adapter.last.resolve(login());
    expect(await done).to.include({ session: 'cookie' });
    expect(client.state).to.deep.equal({ step: 'phone' });
  });

  it('may stop a request before it is sent', async () => {
    for (const type of ['state-change', 'step-change'] as const) {
      for (const act of ['reset', 'abort', 'dispose'] as const) {
        const { client, adapter } = new ClientHarness();
        client.addEventListener(type, () => client[act](), once);
        expect(await client.start(alice)).to.equal(undefined);
        await settled();
        expect(adapter.calls).to.deep.equal([]);
      }
    }
  });

  it('hear of the steps in the order in which they were taken', async () => {
    const harness = new ClientHarness();
    const { client } = harness;
    client.addEventListener('state-change', () => client.reset(), once);
    await client.start(alice);
    expect(harness.step).to.equal('phone');
    expect(stepsOf(harness)).to.deep.equal([]);
    client.addEventListener('state-change', () => void client.start(bob), once);
    void client.start(alice);
    expect(stepsOf(harness)).to.deep.equal(['phone > sending']);
    expect(client.state).to.include({ phoneNumber: bob });
  });

  it('hear nothing of a message whose step was left while it was told', async () => {
    const harness = new ClientHarness();
    const { client, adapter } = harness;
    const sent = client.start(alice);
    await settled();
    client.addEventListener('state-change', () => client.reset(), once);
    adapter.last.resolve({});
    expect(await sent).to.include({ phoneNumber: alice });
    expect(harness.takeNames()).to.not.include('code-sent');
    expect(harness.step).to.equal('phone');
  });

  it('hear nothing of a login that was reset while it was told', async () => {
    const harness = new ClientHarness();
    const { client, adapter } = harness;
    await harness.toCode();
    void client.verify('123456');
    await settled();
    client.addEventListener('state-change', () => client.reset(), once);
    adapter.last.resolve(login());
    await settled();
    expect(harness.takeNames()).to.not.include('authenticated');
    expect(harness.step).to.equal('phone');
  });

  it('may give another number when a message is about to be asked for', async () => {
    const { client, adapter } = new ClientHarness();
    client.addEventListener(
      'code-request',
      (event) => {
        event.preventDefault();
        void client.start(bob);
      },
      once,
    );
    expect(await client.start(alice)).to.equal(undefined);
    await settled();
    expect(adapter.calls.map(({ request }) => request.phoneNumber)).to.deep.equal([bob]);
  });

  it('may dispose of it in every event', async () => {
    for (const type of ['code-request', 'state-change', 'step-change', 'code-sent'] as const) {
      const harness = new ClientHarness();
      const { client, adapter } = harness;
      client.addEventListener(type, () => {
        client.dispose();
        harness.events.length = 0;
      });
      void client.start(alice);
      await settled();
      adapter.open.forEach((call) => call.resolve({}));
      await settled();
      expect(harness.events).to.deep.equal([]);
    }
  });
});
