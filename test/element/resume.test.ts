import { expect, fixture, html } from '@open-wc/testing';
import fc from 'fast-check';
import '../support/console-guard.js';
import { newTenant, recordedRequests, startBackend } from '../support/backend.js';
import { auth0Lock, Person, until } from '../support/person.js';
import type { Tenant } from '../../src/testing/index.js';

const masked = '+33 • •• •• •• 78';

/** A new element stands for a reload of the page: nothing but the storage is left of the old one. */
async function reloads(
  attributes: Readonly<Record<string, string>> = { country: 'FR' },
): Promise<Person> {
  document.querySelectorAll('sms-lock').forEach((lock) => lock.remove());
  return new Person(await auth0Lock(attributes));
}

async function asksForCode(attributes?: Readonly<Record<string, string>>): Promise<Person> {
  const person = new Person(await auth0Lock(attributes));
  await person.asksForCode('0612345678');
  return person;
}

/** Time enough for a login to be come back to. */
async function aMoment(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 300));
}

function newest(tenant: Tenant): string {
  return tenant.messages.at(-1)?.code ?? '';
}

/** The only record there is, as a value that can be changed. */
function record(): { key: string; value: { challenge: Record<string, unknown> } } {
  const [key = ''] = Object.keys(sessionStorage);
  const text = sessionStorage.getItem(key) ?? '{}';
  return { key, value: JSON.parse(text) as { challenge: Record<string, unknown> } };
}

describe('a reload on the code step', () => {
  let tenant: Tenant;

  before(startBackend);
  beforeEach(() => (tenant = newTenant()));
  afterEach(() => sessionStorage.clear());

  it('comes back to it with the time that is left, sends nothing, and goes on', async () => {
    await asksForCode();
    const person = await reloads();
    await person.sees('Enter the code');

    expect(person.text).to.match(/You can ask for a new code in 0:(?:30|[12]\d)\./);
    expect(recordedRequests()).to.have.length(1);
    await until('the focus', () => person.focused === person.field('Code'));
    await person.typeCode(newest(tenant));
    await person.sees('You’re logged in');
    expect(sessionStorage).to.have.length(0);
  });

  it('shows of the number what tells it from others, and no more', async () => {
    await asksForCode();
    const person = await reloads();
    await person.sees('Enter the code');
    expect(person.text).to.contain(`We sent a text message to ${masked}.`);
  });

  it('keeps the whole number for editing', async () => {
    await asksForCode();
    const person = await reloads();
    await person.sees('Enter the code');
    person.button('Change number').click();
    await person.sees('Log in');
    const field = person.field('Mobile number');
    await until('the number', () => field.value === '6 12 34 56 78');
    expect(sessionStorage).to.have.length(0);
  });

  it('hides the number also after another message', async () => {
    await asksForCode({ country: 'FR', 'resend-delay': '0' });
    const person = await reloads();
    await person.sees('Enter the code');
    await until('the offer', () => person.buttonNames.includes('Send a new code'));
    person.button('Send a new code').click();
    await until('the second message', () => tenant.messages.length === 2);
    await until('the end of it', () => person.lock.step === 'code');
    await person.lock.updateComplete;
    expect(person.text).to.contain(masked);
  });

  it('begins anew once the login has succeeded', async () => {
    const person = await asksForCode();
    await person.typeCode(newest(tenant));
    await person.sees('You’re logged in');
    expect(sessionStorage).to.have.length(0);
    const next = await reloads();
    await aMoment();
    expect(next.lock.step).to.equal('phone');
  });

  it('begins anew when the code has expired, and throws the record away', async () => {
    await asksForCode();
    const { key, value } = record();
    const sentAt = Date.now() - 11 * 60_000;
    const challenge = { ...value.challenge, sentAt, expiresAt: undefined };
    sessionStorage.setItem(key, JSON.stringify({ ...value, challenge }));
    const person = await reloads();
    await until('an empty storage', () => sessionStorage.length === 0);
    expect(person.lock.step).to.equal('phone');
    expect(person.error).to.equal('');
  });

  it('goes on in a tab whose copy has logged in already, with a new code', async () => {
    const first = await asksForCode({ country: 'FR', 'resend-delay': '0' });
    const { key, value } = record();
    await first.typeCode(newest(tenant));
    await first.sees('You’re logged in');

    // A tab that was duplicated on the code step has a storage of its own.
    sessionStorage.setItem(key, JSON.stringify(value));
    const second = await reloads({ country: 'FR', 'resend-delay': '0' });
    await second.typeCode(newest(tenant));
    await second.seesError();
    expect(second.lock.step).to.equal('code');
    second.button('Send a new code').click();
    await until('the second message', () => tenant.messages.length === 2);
    await until('the end of it', () => second.lock.step === 'code');
    await second.lock.updateComplete;
    await second.typeCode(newest(tenant));
    await second.sees('You’re logged in');
    expect(first.lock.step).to.equal('authenticated');
  });

  it('begins anew with another configuration', async () => {
    await asksForCode();
    const person = await reloads({ country: 'FR', 'client-id': 'other-client' });
    await aMoment();
    expect(person.lock.step).to.equal('phone');
  });

  it('begins anew where the page wants that, and keeps nothing there', async () => {
    await asksForCode();
    const person = await reloads({ country: 'FR', 'no-resume': '' });
    await aMoment();
    expect(person.lock.step).to.equal('phone');

    sessionStorage.clear();
    await person.asksForCode('0612345678');
    expect(sessionStorage).to.have.length(0);
  });

  it('leaves the place to another number that the page has given', async () => {
    await asksForCode();
    const person = await reloads({ country: 'FR', 'phone-number': '0698765432' });
    await aMoment();
    expect(person.lock.step).to.equal('phone');
    expect(person.field('Mobile number').value).to.equal('06 98 76 54 32');
  });

  it('comes back to the number that the page has given', async () => {
    await asksForCode();
    const person = await reloads({ country: 'FR', 'phone-number': '06 12 34 56 78' });
    await person.sees('Enter the code');
  });

  it('does not disturb a page that starts by itself', async () => {
    await asksForCode();
    const person = await reloads();
    await person.lock.start('0698765432');
    await aMoment();
    expect(person.lock.client.state).to.have.property('phoneNumber', '+33698765432');
    expect(recordedRequests()).to.have.length(2);
  });

  it('tells the page of the step, and of no message', async () => {
    await asksForCode();
    document.querySelectorAll('sms-lock').forEach((lock) => lock.remove());
    const lock = document.createElement('sms-lock');
    const seen: string[] = [];
    for (const type of ['code-request', 'code-sent', 'step-change', 'failed']) {
      lock.addEventListener(type, () => seen.push(type));
    }
    Object.assign(lock, { domain: 'tenant.example', clientId: 'test-client' });
    const person = new Person(await fixture(html`${lock}`));
    await person.sees('Enter the code');
    expect(seen).to.deep.equal(['step-change']);
  });

  it('counts by the clock on the wall after a return from the cache of the browser', async () => {
    const person = await asksForCode();
    expect(person.text).to.match(/new code in 0:[23]\d/);
    const now = Date.now.bind(Date);
    Date.now = () => now() + 20_000;
    try {
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      await until('the new time', () => /new code in 0:(?:0\d|10)/.test(person.text));
    } finally {
      Date.now = now;
    }
  });

  it('starts cleanly whatever stands in the storage', async function () {
    this.timeout(60_000);
    await asksForCode();
    const { key } = record();
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (kept) => {
        sessionStorage.setItem(key, kept);
        const person = await reloads();
        await person.lock.client.resume();
        expect(person.lock.step).to.equal('phone');
        expect(person.heading).to.equal('Log in');
        expect(person.error).to.equal('');
      }),
      { numRuns: 8 },
    );
  });

  it('is a real one in a frame', async () => {
    // The frame has no backend: the record alone brings it back.
    await asksForCode();
    document.querySelectorAll('sms-lock').forEach((lock) => lock.remove());
    const frame = await fixture<HTMLIFrameElement>(html`<iframe title="page"></iframe>`);
    for (let load = 0; load < 2; load += 1) {
      const loaded = new Promise((resolve) =>
        frame.addEventListener('load', resolve, { once: true }),
      );
      if (load === 0) frame.src = '/test/element/page.html';
      else frame.contentWindow?.location.reload();
      await loaded;
      const page = frame.contentDocument as Document;
      await until('the element', () => page.querySelector('sms-lock')?.shadowRoot);
      const lock = page.querySelector('sms-lock');
      if (!lock) throw new Error('no element');
      await new Person(lock).sees('Enter the code');
    }
    expect(recordedRequests()).to.have.length(1);
  });
});
