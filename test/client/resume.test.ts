import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import '../support/console-guard.js';
import { recordKey, recordOf } from '../../src/client/record.js';
import { readRecord } from '../../src/client/resume.js';
import { SmsLockError } from '../../src/errors.js';
import { alice, bob, ClientHarness, FakeAdapter, login, settled } from './fake-adapter.js';
import type { Challenge, CodeState } from '../../src/client/machine.js';
import type { SmsLockClientOptions } from '../../src/client/sms-lock-client.js';

const minute = 60_000;
const sentAt = Date.UTC(2026, 0, 15, 12);
const challenge: Challenge = {
  handle: { session: 'opaque' },
  sentAt,
  sends: 1,
  resendAt: sentAt + 30_000,
  expiresAt: sentAt + 5 * minute,
  codeLength: 6,
  codeCharset: 'alphanumeric',
  attemptsLeft: 3,
  destinationHint: '•••78',
  alternatives: ['call'],
  channel: 'whatsapp',
};
const code: CodeState = { step: 'code', phoneNumber: alice, challenge };
const written = recordOf(code) ?? '';
const key = 'sms-lock:login:fake here';

class FakeStorage {
  readonly items = new Map<string, string>();
  getItem = (name: string): string | null => this.items.get(name) ?? null;
  setItem = (name: string, value: string): unknown => this.items.set(name, value);
  removeItem = (name: string): unknown => this.items.delete(name);
}

/** A page with this storage: another one with the same stands for a reload. */
function page(storage: FakeStorage, options: Partial<SmsLockClientOptions> = {}): ClientHarness {
  const adapter = Object.assign(new FakeAdapter(), { backend: 'here' });
  return new ClientHarness({ storage, ...options }, adapter);
}

describe('a record of a login', () => {
  it('is read as it was written, and says that nobody has typed its number', () => {
    const read = readRecord(written, sentAt + minute);
    expect(read).to.deep.equal({
      phoneNumber: alice,
      challenge: { ...challenge, isResumed: true },
    });
  });

  it('is written for each state that waits for the code, without the code', () => {
    const verifying = { ...code, step: 'verifying', code: '123456' } as const;
    const resending = { step: 'sending', phoneNumber: alice, previous: code } as const;
    expect(recordOf(verifying)).to.equal(written);
    expect(recordOf(resending)).to.equal(written);
    expect(recordOf({ step: 'phone', phoneNumber: alice })).to.equal(undefined);
    expect(recordOf({ step: 'sending', phoneNumber: alice })).to.equal(undefined);
  });

  for (const [name, kept] of Object.entries({
    'challenge-lost': false,
    'code-expired': false,
    'code-wrong': true,
    'code-wrong-or-expired': true,
  }) as ['code-wrong', boolean][]) {
    it(`is ${kept ? 'kept' : 'dropped'} after ${name}`, () => {
      const text = recordOf({ ...code, error: new SmsLockError(name) });
      expect(text !== undefined).to.equal(kept);
    });
  }

  it('is read until the code expires, and for ten minutes when nobody says', () => {
    expect(readRecord(written, sentAt + 5 * minute - 1)).to.not.equal(undefined);
    expect(readRecord(written, sentAt + 5 * minute)).to.equal(undefined);
    const silent = { ...challenge, expiresAt: undefined };
    const text = recordOf({ ...code, challenge: silent }) ?? '';
    expect(readRecord(text, sentAt + 10 * minute - 1)).to.not.equal(undefined);
    expect(readRecord(text, sentAt + 10 * minute)).to.equal(undefined);
    expect(readRecord(written, sentAt - 1), 'from the future').to.equal(undefined);
  });

  const broken: Record<string, object> = {
    'another version': { version: 2 },
    'no version': { version: undefined },
    'no number': { phoneNumber: undefined },
    'a number that is none': { phoneNumber: '0612345678' },
    'a number in a list': { phoneNumber: [alice] },
    'no challenge': { challenge: undefined },
    'a challenge in a text': { challenge: 'text' },
  };
  const wrong: Record<keyof Challenge, readonly unknown[]> = {
    handle: [],
    isResumed: [],
    sentAt: [undefined, null, '1', -1],
    sends: [undefined, 0.5, -1, '1'],
    resendAt: [undefined, null, '1', 1e300],
    expiresAt: [null, 'soon', -1],
    codeLength: [0, 1.5, 1e9, '6'],
    codeCharset: ['', 'letters', 1, null],
    attemptsLeft: [-1, '3', null],
    destinationHint: [3, null, {}],
    alternatives: ['call', {}, ['fax'], [['call']]],
    channel: ['fax', null, ['call']],
  };
  for (const [member, values] of Object.entries(wrong)) {
    for (const value of values) {
      broken[`${member} ${JSON.stringify(value)}`] = {
        challenge: { ...challenge, [member]: value },
      };
    }
  }
  for (const [name, change] of Object.entries(broken)) {
    it(`is not read with ${name}`, () => {
      const text = JSON.stringify({ ...(JSON.parse(written) as object), ...change });
      expect(readRecord(text, sentAt + minute)).to.equal(undefined);
    });
  }

  it('is read or not, whatever it is, but never throws', () => {
    const record = fc.record(
      {
        version: fc.constantFrom(1, 2),
        phoneNumber: fc.oneof(fc.constant(alice), fc.jsonValue()),
        challenge: fc.oneof(
          fc.record(Object.fromEntries(Object.keys(wrong).map((name) => [name, fc.jsonValue()]))),
          fc.jsonValue(),
        ),
      },
      { requiredKeys: [] },
    );
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      record.map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(text, fc.nat(), (kept, now) => {
        const read = readRecord(kept, now);
        if (read) expect(read.challenge.sentAt).to.be.at.most(now);
      }),
      { numRuns: 500 },
    );
  });

  it('lies under a key of its backend', () => {
    expect(recordKey({ name: 'fake', backend: 'here' })).to.equal(key);
    expect(recordKey({ name: 'fake', backend: 'there' })).to.not.equal(key);
    expect(recordKey({ name: 'other', backend: 'here' })).to.not.equal(key);
  });
});

describe('a client with a storage', () => {
  it('comes back to the code step with its times, sends nothing, and goes on', async () => {
    const storage = new FakeStorage();
    const before = page(storage);
    await before.toCode({
      challenge: 'handle',
      expiresAt: before.time + 5 * minute,
      codeLength: 4,
    });
    before.client.dispose();

    const after = page(storage);
    after.time += minute;
    expect(await after.client.resume()).to.equal(true);
    expect(after.adapter.calls).to.deep.equal([]);
    expect(after.takeNames()).to.deep.equal(['step-change']);
    const { state } = after.client;
    expect(state).to.have.property('phoneNumber', alice);
    expect(state).to.have.deep.nested.property('challenge.expiresAt', before.time + 5 * minute);
    expect(state).to.have.deep.nested.property('challenge.resendAt', before.time + 30_000);

    const checked = after.client.verify('1234');
    await settled();
    expect(after.adapter.last.request.challenge).to.equal('handle');
    after.adapter.last.resolve(login({ tokens: { accessToken: 'secret' } }));
    await checked;
    expect([...storage.items]).to.deep.equal([]);
  });

  it('resends from where it was, and keeps saying that it has come back', async () => {
    const storage = new FakeStorage();
    await page(storage).toCode({ challenge: 'first' });
    const { client, adapter } = page(storage, { now: () => sentAt + minute });
    await client.resume();
    const sent = client.resend();
    await settled();
    adapter.last.resolve({ challenge: 'second' });
    await sent;
    expect(client.state).to.have.nested.property('challenge.sends', 2);
    expect(client.state).to.have.nested.property('challenge.isResumed', true);
    expect(storage.items.get(key)).to.contain('second');
  });

  it('never keeps a code or a token', async () => {
    const storage = new FakeStorage();
    const seen: string[] = [];
    storage.setItem = (name, value) => seen.push(name, value) && storage.items.set(name, value);
    const { client, adapter, toCode } = bound(page(storage));
    await toCode();
    const refused = client.verify('918273').catch(() => undefined);
    await settled();
    adapter.last.reject(new SmsLockError('code-wrong'));
    await refused;
    const checked = client.verify('654321');
    await settled();
    adapter.last.resolve(login({ tokens: { accessToken: 'top-secret' } }));
    await checked;
    expect(seen.join(' ')).to.contain(alice);
    expect(seen.join(' ')).to.not.match(/918273|654321|top-secret/);
    expect(storage.items.size).to.equal(0);
  });

  const ends: Record<string, (harness: ClientHarness) => unknown> = {
    'a reset': ({ client }) => client.reset(),
    'a challenge that is lost': (harness) => fails(harness, 'challenge-lost'),
    'a code that has expired': (harness) => fails(harness, 'code-expired'),
    'a start for another number': ({ client }) => void client.start(bob),
  };
  for (const [name, end] of Object.entries(ends)) {
    it(`throws the record away with ${name}, also when the person edits then`, async () => {
      const storage = new FakeStorage();
      const harness = page(storage);
      await harness.toCode();
      expect(storage.items.size).to.equal(1);
      await end(harness);
      expect(storage.items.size).to.equal(0);
      harness.client.clearError();
      expect(storage.items.size).to.equal(0);
    });
  }

  for (const kept of [
    '',
    '{',
    'null',
    '{"version":1}',
    written.replace('"version":1', '"version":0'),
  ]) {
    it(`begins anew and throws away ${kept.slice(0, 20)}`, async () => {
      const storage = new FakeStorage();
      storage.setItem(key, kept);
      const harness = page(storage);
      expect(await harness.client.resume()).to.equal(false);
      expect(harness.client.state).to.deep.equal({ step: 'phone' });
      expect(storage.items.get(key) ?? '').to.equal('');
    });
  }

  it('begins anew for another backend, and leaves the record to its own', async () => {
    const storage = new FakeStorage();
    await page(storage).toCode();
    const adapter = Object.assign(new FakeAdapter(), { backend: 'there' });
    const { client } = new ClientHarness({ storage }, adapter);
    expect(await client.resume()).to.equal(false);
    expect(await page(storage).client.resume()).to.equal(true);
  });

  it('asks the page first, and takes a failure for a no', async () => {
    const storage = new FakeStorage();
    await page(storage).toCode();
    const asked: string[] = [];
    const no = page(storage, { mayResume: (phoneNumber) => asked.push(phoneNumber) < 0 });
    expect(await no.client.resume()).to.equal(false);
    expect(asked).to.deep.equal([alice]);
    const broken = page(storage, { mayResume: () => Promise.reject(new Error('no idea')) });
    expect(await broken.client.resume()).to.equal(false);
    expect(await page(storage).client.resume()).to.equal(true);
  });

  it('does not come back over what was done meanwhile', async () => {
    const storage = new FakeStorage();
    await page(storage).toCode();
    const { client } = page(storage, {
      mayResume: () => {
        void client.start(bob);
        return true;
      },
    });
    expect(await client.resume()).to.equal(false);
    expect(client.state).to.deep.equal({ step: 'sending', phoneNumber: bob });
  });

  it('keeps nothing and comes back to nothing without one', async () => {
    const { client, toCode } = bound(page(new FakeStorage(), { storage: undefined }));
    expect(await client.resume()).to.equal(false);
    await toCode();
    expect(client.state.step).to.equal('code');
  });

  it('minds no storage that throws', async () => {
    const refuse = (): never => {
      throw new DOMException('no', 'SecurityError');
    };
    const full = { getItem: refuse, setItem: refuse, removeItem: refuse };
    for (const storage of [full, refuse]) {
      const harness = page(new FakeStorage(), { storage });
      expect(await harness.client.resume()).to.equal(false);
      await harness.toCode();
      const checked = harness.client.verify('918273');
      await settled();
      harness.adapter.last.resolve(login());
      await checked;
      expect(harness.step).to.equal('authenticated');
    }
  });

  it('is not disturbed by a copy in another tab', async () => {
    const one = new FakeStorage();
    const original = page(one);
    await original.toCode();
    const other = new FakeStorage();
    other.setItem(key, one.getItem(key) ?? '');
    const copy = page(other);
    await copy.client.resume();
    const checked = original.client.verify('918273');
    await settled();
    original.adapter.last.resolve(login());
    await checked;
    expect(copy.step).to.equal('code');
    expect(other.items.size).to.equal(1);
  });

  it('starts cleanly whatever stands there', async function () {
    this.timeout(30_000);
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (kept) => {
        const storage = new FakeStorage();
        storage.setItem(key, kept);
        const harness = page(storage);
        expect(await harness.client.resume()).to.equal(false);
        expect(harness.step).to.equal('phone');
        expect(harness.events).to.deep.equal([]);
      }),
    );
  });
});

/** With methods that can be taken off it. */
function bound(harness: ClientHarness): Pick<ClientHarness, 'client' | 'adapter' | 'toCode'> {
  const { client, adapter } = harness;
  return { client, adapter, toCode: (...given) => harness.toCode(...given) };
}

async function fails(
  { client, adapter }: ClientHarness,
  name: 'challenge-lost' | 'code-expired',
): Promise<void> {
  const refused = client.verify('918273').catch(() => undefined);
  await settled();
  adapter.last.reject(new SmsLockError(name));
  await refused;
}
