import '../support/console-guard.js';
import { expect, fixture, html } from '@open-wc/testing';
import { holdAnswers, newTenant, recordedRequests, startBackend } from '../support/backend.js';
import { auth0Lock, Person, until } from '../support/person.js';
import type { SmsLockElement } from '../../src/sms-lock-element.js';

const eventTypes = [
  'authenticated',
  'code-request',
  'code-sent',
  'action-required',
  'failed',
  'step-change',
] as const;

/** The events that an element fires from now on. */
function eventsOf(lock: SmsLockElement): string[] {
  const seen: string[] = [];
  for (const type of eventTypes) lock.addEventListener(type, () => seen.push(type));
  return seen;
}

/** Asks for a code; the answer is kept back until the function that it returns is called. */
async function startsSending(person: Person): Promise<() => void> {
  const release = holdAnswers();
  await person.typePhone('0612345678');
  await person.press('Enter');
  await until('the request', () => recordedRequests().length === 1);
  return release;
}

async function aMoment(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 100));
}

describe('an element that leaves the document', () => {
  before(startBackend);

  it('gives up what it asked for, and fires nothing late', async () => {
    newTenant();
    const lock = await auth0Lock();
    const person = new Person(lock);
    const release = await startsSending(person);
    const late = eventsOf(lock);

    lock.remove();
    release();
    await aMoment();

    expect(late).to.deep.equal([]);
    expect(lock.step).to.equal('phone');
  });

  it('sends nothing when it leaves before the number has been read', async () => {
    newTenant();
    const lock = await auth0Lock();
    const answer = lock.start('0612345678');
    lock.remove();

    expect(await answer).to.equal(undefined);
    expect(recordedRequests()).to.have.length(0);
  });

  it('can come back and go on', async () => {
    newTenant();
    const lock = await auth0Lock();
    const parent = lock.parentElement;
    const person = new Person(lock);
    const release = await startsSending(person);
    lock.remove();
    release();
    await aMoment();

    parent?.append(lock);
    // In groups, if what groups it was there before it was sent.
    expect(person.field('Mobile number').value.replaceAll(' ', '')).to.equal('0612345678');
    await person.press('Tab');
    person.field('Mobile number').focus();
    await person.press('Enter');
    await person.sees('Enter the code');
  });

  it('loses nothing when it is only moved', async () => {
    newTenant();
    const lock = await auth0Lock();
    const person = new Person(lock);
    const release = await startsSending(person);
    const elsewhere = await fixture<HTMLElement>(html`<section></section>`);

    elsewhere.append(lock);
    release();
    await person.sees('Enter the code');
    await person.typeCode('12');
    (await fixture<HTMLElement>(html`<section></section>`)).append(lock);
    expect(person.field('Code').value).to.equal('12');

    expect(lock.step).to.equal('code');
    expect(recordedRequests()).to.have.length(1);
  });
});

describe('events', () => {
  before(startBackend);

  it('come in order, with their details, and stay on the element', async () => {
    const tenant = newTenant();
    const lock = await auth0Lock();
    const person = new Person(lock);
    const seen: [string, unknown][] = [];
    let bubbled = 0;
    for (const type of eventTypes) {
      lock.addEventListener(type, ({ detail }: CustomEvent) => seen.push([type, detail]));
      document.addEventListener(type, () => (bubbled += 1), { once: true });
    }

    await person.asksForCode('0612345678');
    await person.typeCode(tenant.messages.at(-1)?.code ?? '');
    await person.sees('You’re logged in');

    expect(seen.map(([type]) => type)).to.deep.equal([
      'code-request',
      'step-change',
      'step-change',
      'code-sent',
      'step-change',
      'step-change',
      'authenticated',
    ]);
    expect(seen[0]?.[1]).to.deep.equal({ phoneNumber: '+33612345678', resend: false });
    expect(seen[1]?.[1]).to.deep.equal({ step: 'sending', previousStep: 'phone' });
    expect(seen[3]?.[1]).to.include({ phoneNumber: '+33612345678', resend: false });
    expect(bubbled).to.equal(0);
  });

  it('let the page keep a message from being sent', async () => {
    newTenant();
    const lock = await auth0Lock();
    const person = new Person(lock);
    lock.addEventListener('code-request', (event) => event.preventDefault());
    await person.typePhone('0612345678');
    await person.press('Enter');
    await aMoment();

    expect(recordedRequests()).to.have.length(0);
    expect(lock.step).to.equal('phone');
    expect(person.field('Mobile number').readOnly).to.equal(false);
  });

  it('report what nobody awaits, and leave no rejection unhandled', async () => {
    newTenant();
    const lock = await auth0Lock();
    const seen = eventsOf(lock);
    void lock.start('12');
    void lock.verify('');
    void lock.resend();
    await until('the failures', () => seen.length >= 3);
    await aMoment();

    expect(seen).to.deep.equal(['failed', 'failed', 'failed']);
  });
});

describe('what is left behind', () => {
  before(startBackend);

  it('holds neither code nor token: not in storage, not in the document, not in the URL', async () => {
    const tenant = newTenant();
    const lock = await auth0Lock();
    const person = new Person(lock);
    await person.asksForCode('0612345678');
    const code = tenant.messages.at(-1)?.code ?? '';
    let secrets: string[] = [];
    lock.addEventListener('authenticated', ({ detail: { tokens } }) => {
      secrets = [code, tokens.accessToken ?? '', tokens.idToken ?? ''];
    });
    await person.typeCode(code);
    await person.sees('You’re logged in');

    const traces = [
      JSON.stringify({ ...localStorage, ...sessionStorage }),
      document.cookie,
      location.href,
      document.documentElement.outerHTML,
      lock.shadowRoot?.innerHTML,
      JSON.stringify(performance.getEntriesByType('resource').map(({ name }) => name)),
    ].join('\n');
    expect(secrets).to.have.length(3);
    for (const secret of secrets) expect(traces).not.to.contain(secret);
  });
});
