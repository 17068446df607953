import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { HeldIdleTime } from '../support/browser.js';
import { newTenant, recordedRequests, startBackend } from '../support/backend.js';
import { auth0Lock, Person, until } from '../support/person.js';
import { english } from '../../src/i18n/english.js';
import { loadPhoneEngine } from '../../src/phone/load-engine.js';
import type { Tenant } from '../../src/testing/index.js';

const key = 'sms-lock:phone';
const remembering = { 'remember-phone': '', country: 'US' };

async function inFrontOf(attributes: Readonly<Record<string, string>>): Promise<Person> {
  const person = new Person(await auth0Lock(attributes));
  await loadPhoneEngine();
  await until('the country', () => person.country);
  return person;
}

function newestCode(tenant: Tenant): string {
  return tenant.messages.at(-1)?.code ?? '';
}

async function logsIn(person: Person, tenant: Tenant, number: string): Promise<void> {
  await person.asksForCode(number);
  await person.typeCode(newestCode(tenant));
  await person.sees('You’re logged in');
}

/** As an element leaves a number behind that somebody has logged in with. */
function keep(phoneNumber: string, country: string): void {
  localStorage.setItem(key, JSON.stringify({ phoneNumber, country }));
}

async function seesNumber(person: Person, number: string): Promise<void> {
  await until(`the number ${number}`, () => person.field('Mobile number').value === number);
}

async function aMoment(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 200));
}

describe('a number that is remembered', () => {
  let tenant: Tenant;
  let idle: HeldIdleTime | undefined;

  before(startBackend);
  beforeEach(() => {
    localStorage.clear();
    tenant = newTenant();
  });
  afterEach(() => {
    localStorage.clear();
    idle?.restore();
  });

  it('is so only where the page asks for it', async () => {
    keep('+33612345678', 'FR');
    const person = await inFrontOf({ country: 'US' });
    await person.typePhone('2133734253');
    await aMoment();
    expect(person.field('Mobile number').value).to.equal('213 373 4253');
    await logsIn(person, tenant, '');
    await aMoment();
    expect(localStorage.getItem(key)).to.contain('+33612345678');
    expect(localStorage).to.have.length(1);
  });

  it('is kept after the login, with its country and nothing else', async () => {
    const person = await inFrontOf(remembering);
    await person.asksForCode('+33612345678');
    expect(localStorage).to.have.length(0);
    const code = newestCode(tenant);
    await person.typeCode(code);
    await person.sees('You’re logged in');
    await until('the number', () => localStorage.length > 0);
    expect(Object.keys(localStorage)).to.deep.equal([key]);
    expect(JSON.parse(localStorage.getItem(key) ?? '')).to.deep.equal({
      phoneNumber: '+33612345678',
      country: 'FR',
    });
    expect(localStorage.getItem(key)).not.to.contain(code);
    expect(sessionStorage).to.have.length(0);
  });

  it('is what the next element begins with, in groups, with its country', async () => {
    await logsIn(await inFrontOf(remembering), tenant, '+33612345678');
    await until('the number', () => localStorage.length > 0);

    const person = await inFrontOf(remembering);
    await seesNumber(person, '6 12 34 56 78');
    await person.seesCountry('FR +33');
    expect(person.error).to.equal('');
    expect(person.announcement).to.equal('');
    person.field('Mobile number').focus();
    await person.press('Enter');
    await person.sees('Enter the code');
    expect(tenant.messages.map(({ to }) => to)).to.deep.equal(['+33612345678', '+33612345678']);
  });

  it('has the country that was picked for it, also where its range is shared', async () => {
    const first = await inFrontOf(remembering);
    await first.picksCountry('christmas');
    await logsIn(first, tenant, '0412345678');
    await until('the number', () => localStorage.length > 0);

    const person = await inFrontOf(remembering);
    await seesNumber(person, '412 345 678');
    await person.seesCountry('CX +61');
  });

  it('is not begun with where its country is not allowed', async () => {
    keep('+33612345678', 'FR');
    const person = await inFrontOf({ 'remember-phone': '', countries: 'BE CH' });
    await aMoment();
    expect(person.field('Mobile number').value).to.equal('');
    expect(person.buttonNames).not.to.contain(english.forgetPhone);
  });

  it('is forgotten by its button, which leads back to an empty field', async () => {
    keep('+33612345678', 'FR');
    const person = await inFrontOf(remembering);
    await seesNumber(person, '6 12 34 56 78');
    await until('the button', () => person.buttonNames.includes(english.forgetPhone));
    person.button(english.forgetPhone).focus();
    await person.press('Enter');
    await until('an empty storage', () => localStorage.length === 0);
    expect(person.field('Mobile number').value).to.equal('');
    expect(person.focused).to.equal(person.field('Mobile number'));
    expect(person.error).to.equal('');
    expect(person.buttonNames).to.deep.equal(['Send code']);

    const next = await inFrontOf(remembering);
    await aMoment();
    expect(next.field('Mobile number').value).to.equal('');
  });

  it('is not offered to be forgotten where there is none', async () => {
    const person = await inFrontOf(remembering);
    await person.typePhone('2133734253');
    await aMoment();
    expect(person.buttonNames).to.deep.equal(['Send code']);
  });

  it('is not offered to be forgotten any more once it is edited', async () => {
    keep('+33612345678', 'FR');
    const person = await inFrontOf(remembering);
    await seesNumber(person, '6 12 34 56 78');
    await until('the button', () => person.buttonNames.includes(english.forgetPhone));
    person.field('Mobile number').focus();
    await person.press('End');
    await person.press('Backspace');
    await until('no button', () => !person.buttonNames.includes(english.forgetPhone));
  });

  it('gives way to the one that the page has', async () => {
    keep('+33612345678', 'FR');
    const person = await inFrontOf({ ...remembering, 'phone-number': '+447400123456' });
    await seesNumber(person, '7400 123456');
    await aMoment();
    expect(person.field('Mobile number').value).to.equal('7400 123456');
    expect(person.country).to.equal('GB +44');
    expect(person.buttonNames).not.to.contain(english.forgetPhone);
  });

  it('gives way to the one that the page has later', async () => {
    keep('+33612345678', 'FR');
    const person = await inFrontOf(remembering);
    await seesNumber(person, '6 12 34 56 78');
    await until('the button', () => person.buttonNames.includes(english.forgetPhone));
    person.lock.phoneNumber = '+447400123456';
    await seesNumber(person, '7400 123456');
    await person.lock.updateComplete;
    expect(person.buttonNames).to.deep.equal(['Send code']);
  });

  it('gives way to what was typed before it came', async () => {
    keep('+33612345678', 'FR');
    idle = new HeldIdleTime();
    const person = new Person(await auth0Lock(remembering));
    await person.typePhone('213');
    idle.restore();
    await person.seesCountry('US +1');
    await aMoment();
    expect(person.field('Mobile number').value).to.equal('213');
    expect(person.buttonNames).not.to.contain(english.forgetPhone);
  });

  it('gives way to the one that is typed over it, and is replaced by it after the login', async () => {
    keep('+33612345678', 'FR');
    const person = await inFrontOf(remembering);
    await seesNumber(person, '6 12 34 56 78');
    person.field('Mobile number').select();
    await logsIn(person, tenant, '+447400123456');
    await until('the other number', () => localStorage.getItem(key)?.includes('+447400123456'));
  });

  for (const text of ['no JSON', '"+33612345678"', '{"phoneNumber":"0612345678"}', '[1]', 'null']) {
    it(`is none where the storage holds ${text}`, async () => {
      localStorage.setItem(key, text);
      const person = await inFrontOf(remembering);
      await aMoment();
      expect(person.field('Mobile number').value).to.equal('');
      expect(person.country).to.equal('US +1');
      await logsIn(person, tenant, '2133734253');
      await until('the number', () => localStorage.getItem(key)?.includes('+12133734253'));
    });
  }

  it('is none where the storage throws, which does no harm', async () => {
    const { getItem, setItem, removeItem } = Storage.prototype;
    const refuse = (): never => {
      throw new DOMException('denied', 'SecurityError');
    };
    Object.assign(Storage.prototype, { getItem: refuse, setItem: refuse, removeItem: refuse });
    try {
      const person = await inFrontOf(remembering);
      await logsIn(person, tenant, '2133734253');
      await aMoment();
    } finally {
      Object.assign(Storage.prototype, { getItem, setItem, removeItem });
    }
    expect(localStorage).to.have.length(0);
  });
});

describe('a code that is there already', () => {
  let tenant: Tenant;

  before(startBackend);
  beforeEach(() => (tenant = newTenant()));

  async function withExistingCode(): Promise<Person> {
    const person = await inFrontOf({ country: 'FR', 'existing-code': '' });
    await until('the button', () => person.buttonNames.includes(english.haveCode));
    return person;
  }

  /** Presses the button with the keyboard. */
  async function saysSo(person: Person): Promise<void> {
    person.button(english.haveCode).focus();
    await person.press('Enter');
  }

  it('is spoken of only where the page asks for it', async () => {
    const person = await inFrontOf({ country: 'FR' });
    await person.typePhone('0612345678');
    await aMoment();
    expect(person.buttonNames).to.deep.equal(['Send code']);
    person.lock.existingCode = true;
    await until('the button', () => person.buttonNames.includes(english.haveCode));
    person.lock.existingCode = false;
    await until('no such button', () => !person.buttonNames.includes(english.haveCode));
  });

  it('is of no use without a number', async () => {
    const person = await withExistingCode();
    await saysSo(person);
    expect(await person.seesError()).to.contain(english.phoneErrors.empty);
    await until('the focus in the field', () => person.focused === person.field('Mobile number'));
    expect(person.lock.step).to.equal('phone');
    expect(recordedRequests()).to.have.length(0);
  });

  it('is of no use with half a number', async () => {
    const person = await withExistingCode();
    await person.typePhone('0612');
    await saysSo(person);
    expect(await person.seesError()).to.contain(english.phoneErrors['too-short']);
    expect(person.lock.step).to.equal('phone');
    expect(recordedRequests()).to.have.length(0);
  });

  it('is asked for without another being sent, and logs in', async () => {
    const earlier = await inFrontOf({ country: 'FR' });
    await earlier.asksForCode('0612345678');
    earlier.lock.remove();
    // Another day, in another tab.
    sessionStorage.clear();
    expect(recordedRequests()).to.have.length(1);

    const person = await withExistingCode();
    await person.typePhone('0612345678');
    await saysSo(person);
    await person.sees('Enter the code');
    await until('the focus in the code', () => person.focused === person.field('Code'));
    expect(recordedRequests()).to.have.length(1);
    await person.typeCode(newestCode(tenant));
    await person.sees('You’re logged in');
    expect(tenant.messages).to.have.length(1);
    expect(tenant.users.map(({ phoneNumber }) => phoneNumber)).to.deep.equal(['+33612345678']);
  });

  it('may turn out to be needed anew, at once', async () => {
    const person = await withExistingCode();
    await person.typePhone('0612345678');
    await saysSo(person);
    await person.sees('Enter the code');
    person.button(english.resend).focus();
    await person.press('Enter');
    await until('a message', () => tenant.messages.length === 1 && person.lock.step === 'code');
    await person.typeCode(newestCode(tenant));
    await person.sees('You’re logged in');
  });

  it('is not said to have been sent', async () => {
    const person = await withExistingCode();
    await person.typePhone('0612345678');
    await saysSo(person);
    await person.sees('Enter the code');
    expect(person.announcement).to.equal('');
  });
});
