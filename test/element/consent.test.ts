import '../support/console-guard.js';
import { expect, fixture, html } from '@open-wc/testing';
import { english } from '../../src/i18n/english.js';
import { newTenant, recordedRequests, startBackend } from '../support/backend.js';
import { auth0Lock, endpointsLock, nextEvent, Person, type, until } from '../support/person.js';
import type { SmsLockElement } from '../../src/sms-lock-element.js';

/** The text beside the button of the phone step. */
function note({ shadowRoot }: SmsLockElement): string {
  const slot = shadowRoot?.querySelector<HTMLSlotElement>('slot[name=consent]');
  const nodes = slot?.assignedNodes({ flatten: true }) ?? [];
  return nodes.map(({ textContent }) => textContent?.trim()).join('');
}

/** What a screen reader says of the button behind its name. */
function buttonDescription({ shadowRoot }: SmsLockElement): string | undefined {
  const id = shadowRoot?.querySelector('[part=submit]')?.getAttribute('aria-describedby');
  return shadowRoot?.getElementById(id ?? '')?.textContent.trim();
}

function box({ shadowRoot }: SmsLockElement): HTMLInputElement | null | undefined {
  return shadowRoot?.querySelector<HTMLInputElement>('input[type=checkbox]');
}

/** An element that wants a consent, and its box. */
async function withBox(lock: SmsLockElement): Promise<[Person, HTMLInputElement]> {
  lock.requireConsent = true;
  await until('the box', () => box(lock));
  return [new Person(lock), box(lock) as HTMLInputElement];
}

async function aMoment(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 150));
}

describe('what the person agrees to', () => {
  before(startBackend);
  beforeEach(() => newTenant());

  it('stands beside the button from the first paint, and describes it', async () => {
    const lock = await auth0Lock();
    expect(note(lock)).to.equal(english.consentNote);
    expect(buttonDescription(lock)).to.equal(english.consentNote);
    const text = lock.shadowRoot?.querySelector('[part=consent]')?.getBoundingClientRect();
    const button = lock.shadowRoot?.querySelector('[part=submit]')?.getBoundingClientRect();
    expect((text?.top ?? 0) - (button?.bottom ?? 0)).to.be.within(0, 24);
  });

  it('says what US carriers want to be said', () => {
    for (const text of [english.consentNote, english.consentBox]) {
      expect(text).to.match(/agree.*text.*one-time code.*Message and data rates may apply/s);
    }
  });

  it('is of no concern in the code step', async () => {
    const lock = await auth0Lock();
    const person = new Person(lock);
    await person.asksForCode('0612345678');
    expect(note(lock)).to.equal('');
    expect(buttonDescription(lock)).to.equal(undefined);
  });

  it('is not said where the page says it itself', async () => {
    const lock = await auth0Lock({ 'no-consent-note': '' });
    expect(lock.shadowRoot?.querySelector('[part=consent]')).to.equal(null);
    expect(buttonDescription(lock)).to.equal(undefined);
  });

  it('can be the words of the page, with links', async () => {
    const lock = await auth0Lock();
    lock.append(await terms());
    expect(note(lock)).to.equal('I agree to the terms.');
    expect(lock.querySelector('a')?.getBoundingClientRect().height).to.be.greaterThan(10);
  });
});

/** Terms of the page, in the slot. */
async function terms(version?: string): Promise<HTMLElement> {
  const text = await fixture<HTMLElement>(
    html`<span slot="consent">I agree to <a href="#terms">the terms</a>.</span>`,
  );
  if (version) text.dataset['version'] = version;
  return text;
}

describe('a consent that is required', () => {
  before(startBackend);
  beforeEach(() => newTenant());

  it('is a box that is named, that is not ticked, and that a finger hits', async () => {
    const [person, found] = await withBox(await auth0Lock({ 'no-consent-note': '' }));
    expect(person.field(english.consentBox)).to.equal(found);
    expect(found.checked).to.equal(false);
    const { width, height } = found.getBoundingClientRect();
    expect(Math.min(width, height)).to.be.at.least(24);
  });

  it('is asked for by name when it is missing: nothing is sent, and what was typed stays', async () => {
    const [person, found] = await withBox(await auth0Lock());
    const requests: unknown[] = [];
    person.lock.addEventListener('code-request', (event) => requests.push(event));
    await person.typePhone('0612345678');
    await person.press('Enter');
    const message = await person.seesError();
    await until('the focus', () => person.focused === found);
    await aMoment();

    expect(message).to.equal(english.consentMissing);
    expect(person.description(english.consentBox)).to.equal(english.consentMissing);
    expect(found.ariaInvalid).to.equal('true');
    expect(person.focused).to.equal(found);
    expect(person.field('Mobile number').value.replaceAll(' ', '')).to.equal('0612345678');
    expect(recordedRequests()).to.have.length(0);
    expect(requests).to.have.length(0);
    expect(person.lock.step).to.equal('phone');
  });

  it('is not asked for before the number is one', async () => {
    const [person, found] = await withBox(await auth0Lock());
    await person.typePhone('12');
    await person.press('Enter');
    expect(await person.seesError()).to.contain(english.phoneErrors['too-short']);
    expect(found.ariaInvalid).to.equal('false');
    expect(person.focused).to.equal(person.field('Mobile number'));
  });

  it('lets the person go on once it is given, by the keyboard', async () => {
    const [person, found] = await withBox(await auth0Lock());
    await person.typePhone('0612345678');
    await person.press('Enter');
    await until('the focus', () => person.focused === found);
    await type(' ');
    await person.lock.updateComplete;
    expect(found.checked).to.equal(true);
    expect(found.ariaInvalid).to.equal('false');
    expect(person.error).to.equal('');
    await person.press('Enter');
    await person.sees('Enter the code');
    expect(recordedRequests()).to.have.length(1);
  });

  it('can be given by a press on its words, and taken back', async () => {
    const lock = await auth0Lock();
    lock.append(await terms());
    const [person, found] = await withBox(lock);
    await person.click(lock.querySelector('[slot=consent]') as Element);
    // The middle of it may be the link, which is followed instead.
    if (!found.checked) await person.click(found);
    expect(found.checked).to.equal(true);
    await person.click(found);
    expect(found.checked).to.equal(false);
    await person.typePhone('0612345678');
    await person.press('Enter');
    await until('the focus', () => person.focused === found);
    expect(recordedRequests()).to.have.length(0);
  });

  it('goes to the own endpoint with its text, its version and its time', async () => {
    const lock = await endpointsLock();
    lock.append(await terms('2026-03'));
    const [person, found] = await withBox(lock);
    const before = Date.now();
    await person.click(found);
    await person.asksForCode('0612345678');

    const { consent } = recordedRequests()[0]?.body as { consent: Record<string, string> };
    expect(consent).to.include({ text: 'I agree to the terms.', version: '2026-03' });
    expect(consent['time']).to.match(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(Date.parse(consent['time'] ?? '')).to.be.within(before, Date.now());
  });

  it('has no version where the page names none', async () => {
    const [person, found] = await withBox(await endpointsLock());
    await person.click(found);
    await person.asksForCode('0612345678');
    const { consent } = recordedRequests()[0]?.body as { consent: Record<string, string> };
    expect(Object.keys(consent)).to.deep.equal(['text', 'time']);
    expect(consent['text']).to.equal(english.consentBox);
  });

  it('stays out of what Auth0 is sent', async () => {
    const [person, found] = await withBox(await auth0Lock());
    await person.click(found);
    await person.asksForCode('0612345678');
    expect(recordedRequests()[0]?.body).not.to.have.property('consent');
  });

  it('is given still when the person comes back to the number', async () => {
    const [person, found] = await withBox(await auth0Lock());
    await person.click(found);
    await person.asksForCode('0612345678');
    person.button('Change number').click();
    await person.sees('Log in');
    expect(box(person.lock)?.checked).to.equal(true);
  });

  it('has to be given again for the next login', async () => {
    const tenant = newTenant();
    const [person, found] = await withBox(await endpointsLock());
    await person.click(found);
    await person.asksForCode('0612345678');
    const authenticated = nextEvent(person.lock, 'authenticated');
    await person.typeCode(tenant.messages.at(-1)?.code ?? '');
    await authenticated;
    person.lock.reset();
    await person.sees('Log in');
    await until('the box', () => box(person.lock));
    expect(box(person.lock)?.checked).to.equal(false);
    await person.typePhone('0612345678');
    await person.press('Enter');
    expect(await person.seesError()).to.equal(english.consentMissing);
  });

  it('holds back `start` too, and takes nobody away who is elsewhere', async () => {
    const [person] = await withBox(await auth0Lock());
    const elsewhere = await fixture<HTMLInputElement>(html`<input aria-label="elsewhere" />`);
    elsewhere.focus();
    expect(await person.lock.start('0612345678')).to.equal(undefined);
    expect(person.error).to.equal(english.consentMissing);
    expect(document.activeElement).to.equal(elsewhere);
    expect(recordedRequests()).to.have.length(0);
  });

  it('is not wanted any more when the page says so', async () => {
    const [person] = await withBox(await auth0Lock());
    person.lock.requireConsent = false;
    await person.lock.updateComplete;
    expect(box(person.lock)).to.equal(null);
    expect(note(person.lock)).to.equal(english.consentNote);
    await person.asksForCode('0612345678');
  });

  it('is no edit of the number: its error stays', async () => {
    const [person, found] = await withBox(await auth0Lock());
    await person.typePhone('12');
    await person.press('Enter');
    const message = await person.seesError();
    await person.click(found);
    await aMoment();
    expect(person.error).to.equal(message);
  });
});
