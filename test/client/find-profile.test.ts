import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { alice, ClientHarness, FakeAdapter, login, settled } from './fake-adapter.js';
import { unsignedToken } from '../adapters/unsigned-token.js';
import type { Profile, Tokens } from '../../src/adapters/adapter.js';

const idToken = unsignedToken({
  iss: 'https://tenant.example/',
  aud: 'test-client',
  exp: 4_000_000_000,
  iat: 1,
  nonce: 'n',
  sub: 'from the token',
  name: 'Zoë 李',
});

interface Case {
  readonly answer?: object;
  readonly lookUp?: (tokens: Tokens) => Promise<Profile | undefined>;
}

async function profileOf({ answer, lookUp }: Case): Promise<unknown> {
  const adapter = new FakeAdapter(lookUp && { profile: lookUp });
  const harness = new ClientHarness({}, adapter);
  await harness.toCode();
  const done = harness.client.verify('123456');
  await settled();
  adapter.last.resolve(login(answer));
  return (await done)?.profile;
}

describe('the profile of who logged in', () => {
  const own = { sub: 'from the answer' };
  const found = { sub: 'from the look-up' };
  const lookUp = async (): Promise<Profile> => found;

  it('is that of the answer before any other', async () => {
    const asked: Tokens[] = [];
    const answer = { profile: own, tokens: { idToken } };
    const counting = async (tokens: Tokens): Promise<Profile> => {
      asked.push(tokens);
      return found;
    };
    expect(await profileOf({ answer, lookUp: counting })).to.deep.equal(own);
    expect(asked).to.deep.equal([]);
  });

  it('is looked up with the tokens when the answer has none', async () => {
    const tokens = { idToken, accessToken: 'a' };
    let asked: Tokens | undefined;
    const profile = await profileOf({
      answer: { tokens },
      lookUp: async (given) => {
        asked = given;
        return found;
      },
    });
    expect(profile).to.deep.equal(found);
    expect(asked).to.deep.equal(tokens);
  });

  it('is what the ID token claims of the person when the look-up knows nothing', async () => {
    const claims = { sub: 'from the token', name: 'Zoë 李' };
    const answer = { tokens: { idToken } };
    const nothing: readonly Case['lookUp'][] = [
      undefined,
      async () => undefined,
      () => Promise.reject(new Error('down')),
      () => {
        throw new Error('down');
      },
    ];
    for (const silent of nothing) {
      const given = silent ? { answer, lookUp: silent } : { answer };
      expect(await profileOf(given)).to.deep.equal(claims);
    }
  });

  it('is the phone number alone when nothing else is known', async () => {
    const alone = { phone_number: alice };
    expect(await profileOf({})).to.deep.equal(alone);
    for (const token of ['garbage', 'a.b.c', unsignedToken({}), unsignedToken({ aud: 'x' })]) {
      expect(await profileOf({ answer: { tokens: { idToken: token } } })).to.deep.equal(alone);
    }
  });

  it('is not waited for by a login that was reset', async () => {
    const adapter = new FakeAdapter({ profile: () => new Promise<never>(() => undefined) });
    const harness = new ClientHarness({}, adapter);
    await harness.toCode();
    const done = harness.client.verify('123456');
    await settled();
    adapter.last.resolve(login());
    await settled();
    expect(harness.step).to.equal('verifying');
    harness.client.reset();
    expect(await done).to.equal(undefined);
    expect(adapter.last.context.signal.aborted).to.equal(true);
  });

  it('comes too late for a login that was reset', async () => {
    let find: (profile: Profile) => void = () => undefined;
    const adapter = new FakeAdapter({ profile: () => new Promise((resolve) => (find = resolve)) });
    const harness = new ClientHarness({}, adapter);
    await harness.toCode();
    const done = harness.client.verify('123456');
    await settled();
    adapter.last.resolve(login());
    await settled();
    harness.client.reset();
    harness.events.length = 0;
    find(found);
    expect(await done).to.equal(undefined);
    await settled();
    expect(harness.events).to.deep.equal([]);
    expect(harness.step).to.equal('phone');
  });

  it('takes a look-up that is not in the answer’s way', async () => {
    expect(await profileOf({ lookUp })).to.deep.equal(found);
  });
});
