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
import type { Adapter } from '../../src/adapters/adapter.js';
import type { SmsLockErrorCode } from '../../src/errors.js';

/** What the client makes of an adapter that rejects. */
const rejections: readonly [string, unknown, SmsLockErrorCode][] = [
  ['an error of ours', new SmsLockError('user-blocked'), 'user-blocked'],
  ['a failed fetch', new TypeError('Failed to fetch'), 'network'],
  ['a time-out', new DOMException('late', 'TimeoutError'), 'timeout'],
  ['an abort that nobody asked for', new DOMException('stop', 'AbortError'), 'bad-response'],
  ['any other error', new RangeError('x'), 'bad-response'],
  ['a text', 'no', 'bad-response'],
  ['nothing', undefined, 'bad-response'],
  ['null', null, 'bad-response'],
  ['an object without a prototype', Object.create(null), 'bad-response'],
];

function throwing(cause: unknown): Adapter {
  const fail = (): never => {
    throw cause;
  };
  return { name: 'throwing', start: fail, verify: fail };
}

function expectCode(error: unknown, code: SmsLockErrorCode, cause: unknown): void {
  expect(error).to.be.instanceOf(SmsLockError);
  expect(error).to.include({ code });
  if (!(cause instanceof SmsLockError)) expect(error).to.include({ cause });
}

describe('an adapter that fails', () => {
  for (const [what, cause, code] of rejections) {
    it(`with ${what} is reported as ${code}, at start`, async () => {
      const harness = new ClientHarness();
      const sent = harness.client.start(alice);
      await settled();
      harness.adapter.last.reject(cause);
      expectCode(await rejection(sent), code, cause);
      expect(harness.step).to.equal('phone');
    });

    it(`with ${what} is reported as ${code}, at verify`, async () => {
      const harness = new ClientHarness();
      await harness.toCode();
      const checked = harness.client.verify('123456');
      await settled();
      harness.adapter.last.reject(cause);
      expectCode(await rejection(checked), code, cause);
      expect(harness.step).to.equal('code');
    });

    it(`with ${what} is reported as ${code} when it throws at once`, async () => {
      const { client } = new ClientHarness({ adapter: throwing(cause) });
      expectCode(await rejection(client.start(alice)), code, cause);
      expectCode(await rejection(client.verify('1', { phoneNumber: alice })), code, cause);
    });
  }
});

describe('an adapter that answers with nonsense', () => {
  for (const result of [undefined, null, 'OK', 7, []]) {
    it(`has sent the code all the same: ${JSON.stringify(result)}`, async () => {
      const harness = new ClientHarness();
      const sent = harness.client.start(alice);
      await settled();
      harness.adapter.last.resolve(result);
      expect(await sent).to.include({ phoneNumber: alice, resend: false });
      expect(harness.client.state).to.have.nested.property('challenge.sends', 1);
      expect(harness.events.at(-1)).to.include({ type: 'code-sent' });
    });
  }

  for (const result of [
    undefined,
    null,
    'OK',
    7,
    [],
    {},
    { status: 'ok' },
    { tokens: {} },
    { status: 'authenticated' },
  ]) {
    it(`has logged nobody in: ${JSON.stringify(result)}`, async () => {
      const harness = new ClientHarness();
      await harness.toCode();
      const checked = harness.client.verify('123456');
      await settled();
      harness.adapter.last.resolve(result);
      const error = await rejection(checked);
      expect(error).to.be.instanceOf(SmsLockError).and.to.include({ code: 'bad-response' });
      expect(harness.client.state).to.include({ step: 'code', error });
    });
  }
});

describe('an adapter that has to be loaded', () => {
  it('is loaded once, when it is first needed', async () => {
    const adapter = new FakeAdapter();
    let loads = 0;
    const load = async (): Promise<Adapter> => {
      loads += 1;
      return adapter;
    };
    const harness = new ClientHarness({ adapter: load }, adapter);
    expect(loads).to.equal(0);
    await Promise.all([harness.client.preload(), harness.client.preload()]);
    await harness.toCode();
    expect(loads).to.equal(1);
  });

  it('is tried again after a failure', async () => {
    const adapter = new FakeAdapter();
    const cause = new TypeError('Failed to fetch dynamically imported module');
    let loads = 0;
    const load = async (): Promise<Adapter> => {
      loads += 1;
      if (loads < 3) throw cause;
      return adapter;
    };
    const harness = new ClientHarness({ adapter: load }, adapter);
    expectCode(await rejection(harness.client.preload()), 'load-failed', cause);
    expect(harness.step).to.equal('phone');
    expect(harness.events).to.deep.equal([]);
    const error = await rejection(harness.client.start(alice));
    expectCode(error, 'load-failed', cause);
    expect(harness.client.state).to.deep.equal({ step: 'phone', phoneNumber: alice, error });
    await harness.toCode();
    expect(harness.step).to.equal('code');
  });

  it('may say itself what is wrong', async () => {
    const error = new SmsLockError('not-configured', { message: 'start-url is not set.' });
    const load = (): Adapter => {
      throw error;
    };
    const { client } = new ClientHarness({ adapter: load });
    expect(await rejection(client.preload())).to.equal(error);
    expect(await rejection(client.start(alice))).to.equal(error);
  });

  it('has to come to something', async () => {
    for (const adapter of [undefined, null, () => undefined, async () => null]) {
      const { client } = new ClientHarness({ adapter: adapter as unknown as Adapter });
      const error = await rejection(client.start(alice));
      expect(error).to.be.instanceOf(SmsLockError).and.to.include({ code: 'not-configured' });
    }
  });
});

describe('what an adapter is given besides the request', () => {
  it('is the fetch of the client, or the global one, and its clock', async () => {
    const asked: unknown[] = [];
    const fetch = async (input: unknown): Promise<Response> => {
      asked.push(input);
      return new Response();
    };
    const harness = new ClientHarness({ fetch });
    void harness.client.start(alice);
    await settled();
    const { context } = harness.adapter.last;
    await context.fetch('https://own.example/');
    expect(asked).to.deep.equal(['https://own.example/']);
    expect(context.now()).to.equal(harness.time);

    harness.client.configure({ fetch: undefined });
    await context.fetch('https://own.example/');
    expect(asked).to.have.length(2);
    void harness.client.start(bob);
    await settled();
    const response = await harness.adapter.last.context.fetch('data:text/plain,global');
    expect(await response.text()).to.equal('global');
  });

  it('is a signal that stays quiet after an answer', async () => {
    const harness = new ClientHarness();
    await harness.toCode();
    void harness.client.verify('123456');
    await settled();
    harness.adapter.last.resolve(login());
    await settled();
    harness.client.reset();
    harness.client.dispose();
    expect(harness.adapter.calls.map(({ context }) => context.signal.aborted)).to.deep.equal([
      false,
      false,
    ]);
  });
});
