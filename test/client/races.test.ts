import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { SmsLockError } from '../../src/errors.js';
import {
  alice,
  bob,
  ClientHarness,
  FakeAdapter,
  login,
  rejection,
  settled,
} from './fake-adapter.js';

describe('asking twice', () => {
  it('sends one start for the same number, and both get its answer', async () => {
    const harness = new ClientHarness();
    const { client, adapter } = harness;
    const first = client.start(alice);
    const second = client.start(alice);
    await settled();
    const third = client.start(alice);
    adapter.last.resolve({});
    expect(await second).to.equal(await first);
    expect(await third).to.equal(await first);
    expect(adapter.calls.length).to.equal(1);
    expect(harness.takeNames().filter((name) => name.startsWith('code-'))).to.deep.equal([
      'code-request',
      'code-sent',
    ]);
  });

  it('sends one verify for the same code, and both get its failure', async () => {
    const harness = new ClientHarness();
    await harness.toCode();
    const first = harness.client.verify('123456');
    const second = harness.client.verify('123456');
    await settled();
    harness.adapter.last.reject(new SmsLockError('code-wrong'));
    expect(await rejection(second)).to.equal(await rejection(first));
    expect(harness.adapter.calls.length).to.equal(2);
    expect(harness.takeNames().filter((name) => name === 'failed').length).to.equal(1);
  });

  it('sends again what was answered before', async () => {
    const { client, adapter } = new ClientHarness();
    for (const count of [1, 2]) {
      const sent = client.start(alice);
      await settled();
      expect(adapter.calls.length).to.equal(count);
      adapter.last.resolve({});
      await sent;
    }
  });

  it('refuses another code while one is checked, and goes on with that one', async () => {
    const harness = new ClientHarness();
    const { client, adapter } = harness;
    await harness.toCode();
    const first = client.verify('111111');
    const error = await rejection(client.verify('222222'));
    expect(error).to.be.instanceOf(SmsLockError);
    await settled();
    expect(client.state).to.include({ step: 'verifying', code: '111111' });
    adapter.last.resolve(login());
    expect(await first).to.include({ session: 'cookie' });
    expect(adapter.calls.length).to.equal(2);
  });
});

describe('changing one’s mind', () => {
  it('sends only the last of several numbers that were given in one go', async () => {
    const { client, adapter } = new ClientHarness();
    const first = client.start(alice);
    void client.start(bob);
    expect(await first).to.equal(undefined);
    await settled();
    expect(adapter.calls.map(({ request }) => request.phoneNumber)).to.deep.equal([bob]);
  });

  it('sends nothing when it is reset before the adapter was asked', async () => {
    const { client, adapter } = new ClientHarness();
    const sent = client.start(alice);
    client.reset();
    expect(await sent).to.equal(undefined);
    await settled();
    expect(adapter.calls).to.deep.equal([]);
  });

  it('aborts the request for the number that was given before', async () => {
    const { client, adapter } = new ClientHarness();
    const first = client.start(alice);
    await settled();
    const second = client.start(bob);
    await settled();
    const [forAlice, forBob] = adapter.calls;
    expect(forAlice?.context.signal.aborted).to.equal(true);
    expect(await first).to.equal(undefined);
    forBob?.resolve({});
    expect(await second).to.include({ phoneNumber: bob });
    expect(client.state).to.include({ step: 'code', phoneNumber: bob });
  });

  const leave = {
    reset: ({ client }: ClientHarness) => client.reset(),
    abort: ({ client }: ClientHarness) => client.abort(),
    'another start': ({ client }: ClientHarness) => void client.start(bob),
    dispose: ({ client }: ClientHarness) => client.dispose(),
  };
  const late = {
    answer: (harness: ClientHarness) =>
      harness.adapter.calls[0]?.resolve({ ...login(), challenge: 1 }),
    failure: (harness: ClientHarness) =>
      harness.adapter.calls[0]?.reject(new SmsLockError('server-error')),
    nonsense: (harness: ClientHarness) => harness.adapter.calls[0]?.resolve(undefined),
  };
  for (const [how, go] of Object.entries(leave)) {
    for (const [what, come] of Object.entries(late)) {
      it(`hears no late ${what} to a start after ${how}`, async () => {
        const harness = new ClientHarness();
        const sent = harness.client.start(alice);
        await settled();
        go(harness);
        await settled();
        await expectDeaf(harness, () => come(harness));
        expect(await sent).to.equal(undefined);
      });

      it(`hears no late ${what} to a verify after ${how}`, async () => {
        const harness = new ClientHarness();
        const checked = harness.client.verify('123456', { phoneNumber: alice });
        await settled();
        go(harness);
        await settled();
        await expectDeaf(harness, () => come(harness));
        expect(await checked).to.equal(undefined);
      });
    }
  }

  async function expectDeaf(harness: ClientHarness, act: () => void): Promise<void> {
    const { state } = harness.client;
    harness.events.length = 0;
    act();
    await settled();
    expect(harness.client.state).to.equal(state);
    expect(harness.events).to.deep.equal([]);
  }

  it('waits for nobody: a promise settles even if the adapter ignores its signal', async () => {
    for (const minds of [true, false]) {
      const harness = new ClientHarness({}, new FakeAdapter({ minds }));
      const sent = harness.client.start(alice);
      await settled();
      harness.client.abort();
      expect(await sent).to.equal(undefined);
      expect(harness.client.state).to.deep.equal({ step: 'phone', phoneNumber: alice });
    }
  });

  it('does not ask the adapter when it is reset while the adapter loads', async () => {
    const adapter = new FakeAdapter();
    let loaded: (value: FakeAdapter) => void = () => undefined;
    const loading = new Promise<FakeAdapter>((resolve) => (loaded = resolve));
    const asked: string[] = [];
    const getCaptchaToken = (purpose: string): string => {
      asked.push(purpose);
      return 'token';
    };
    const harness = new ClientHarness({ adapter: () => loading, getCaptchaToken });
    const sent = harness.client.start(alice);
    await settled();
    harness.client.reset();
    loaded(adapter);
    expect(await sent).to.equal(undefined);
    await settled();
    expect(adapter.calls).to.deep.equal([]);
    expect(asked).to.deep.equal([]);
  });
});

describe('a client that is disposed of', () => {
  it('keeps silent and sends nothing', async () => {
    const harness = new ClientHarness();
    const { client, adapter } = harness;
    await harness.toCode();
    const { state } = client;
    client.dispose();
    harness.time += 60_000;
    const answers = [client.start(bob), client.start('x'), client.verify('1'), client.resend()];
    expect(await Promise.all(answers)).to.deep.equal([undefined, undefined, undefined, undefined]);
    client.reset();
    client.abort();
    client.clearError();
    await settled();
    expect(client.state).to.equal(state);
    expect(harness.events).to.deep.equal([]);
    expect(adapter.calls.length).to.equal(1);
  });
});

describe('settings that change while a request is under way', () => {
  it('come into force with the next request', async () => {
    const other = new FakeAdapter();
    const harness = new ClientHarness({ requestLanguage: 'fr', resendDelay: 10 });
    const { client, adapter } = harness;
    void client.start(alice);
    await settled();
    client.configure({ adapter: other, requestLanguage: 'de', resendDelay: 20 });
    adapter.last.resolve({ challenge: 'first' });
    await settled();
    expect(client.state).to.include({ step: 'code' });
    expect(adapter.last.request.language).to.equal('fr');
    expect(client.state).to.have.nested.property('challenge.resendAt', harness.time + 20_000);
    void client.verify('123456');
    await settled();
    expect(other.last.request).to.include({ challenge: 'first', language: 'de' });
  });

  it('leave alone what is not given', async () => {
    const { client, adapter } = new ClientHarness({ requestLanguage: 'fr' });
    client.configure({ resendDelay: 10 });
    void client.start(alice);
    await settled();
    expect(adapter.last.request.language).to.equal('fr');
  });

  it('load a new adapter even while the old one loads', async () => {
    const other = new FakeAdapter();
    const harness = new ClientHarness({ adapter: () => new Promise<never>(() => undefined) });
    void harness.client.start(alice);
    await settled();
    harness.client.configure({ adapter: async () => other });
    void harness.client.start(bob);
    await settled();
    expect(other.last.request.phoneNumber).to.equal(bob);
  });
});
