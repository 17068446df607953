import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { failToLoad, newTenant, recordedRequests, startBackend } from '../support/backend.js';
import { FakeSurroundings } from '../support/browser.js';
import { auth0Lock, Person, until } from '../support/person.js';
import { english } from '../../src/i18n/english.js';

/** The number that a code was asked for last. */
function phoneNumberSent(): unknown {
  return (recordedRequests().at(-1)?.body as { phone_number?: unknown } | undefined)?.phone_number;
}

describe('a page on which the phone engine never arrives', () => {
  before(startBackend);
  before(() => failToLoad('phone/phone-engine.ts'));

  it('takes a number that needs none', async () => {
    newTenant();
    const person = new Person(await auth0Lock());
    await person.asksForCode('+33 6 12 34 56 78');

    expect(recordedRequests()[0]?.body).to.have.property('phone_number', '+33612345678');
    expect(person.text).to.contain('+33612345678');
  });

  it('says how to type any other, which stays where it is', async () => {
    newTenant();
    const person = new Person(await auth0Lock());
    await person.typePhone('0612345678');
    await person.press('Enter');

    expect(await person.seesError()).to.equal(english.errors['load-failed']);
    expect(person.buttonNames).to.deep.equal(['Try again']);
    expect(person.field('Mobile number').value).to.equal('0612345678');
    expect(recordedRequests()).to.have.length(0);
  });

  it('logs in once such a number is corrected', async () => {
    const tenant = newTenant();
    const person = new Person(await auth0Lock());
    await person.typePhone('612345678');
    await person.press('Enter');
    await person.seesError();
    expect(person.lock.error?.code).to.equal('load-failed');
    await person.press('Home');
    await person.asksForCode('+33');
    await person.typeCode(tenant.messages.at(-1)?.code ?? '');
    await person.sees('You’re logged in');
    expect(tenant.users.map(({ phoneNumber }) => phoneNumber)).to.deep.equal(['+33612345678']);
  });

  const taken: readonly (readonly [text: string, phoneNumber: string])[] = [
    ['0033 6 12 34 56 78', '+33612345678'],
    ['+29051234', '+29051234'],
    ['+49 123 4567 8901 23', '+491234567890123'],
  ];
  for (const [text, phoneNumber] of taken) {
    it(`takes ${text}`, async () => {
      newTenant();
      const person = new Person(await auth0Lock());
      await person.asksForCode(text);
      expect(phoneNumberSent()).to.equal(phoneNumber);
    });
  }

  const refused: readonly (readonly [text: string, reason: 'too-short' | 'too-long'])[] = [
    ['+3361234', 'too-short'],
    ['+336123456789012', 'too-long'],
  ];
  for (const [text, reason] of refused) {
    it(`takes no number that is ${reason}`, async () => {
      newTenant();
      const person = new Person(await auth0Lock());
      await person.typePhone(text.padEnd(reason === 'too-long' ? 17 : 0, '3'));
      await person.press('Enter');
      expect(await person.seesError()).to.contain(english.phoneErrors[reason]);
      expect(recordedRequests()).to.have.length(0);
    });
  }

  it('says that a number is of a country that is not allowed', async () => {
    newTenant();
    const person = new Person(await auth0Lock({ countries: 'FR BE' }));
    await person.typePhone('+447400123456');
    await person.press('Enter');
    expect(await person.seesError()).to.equal(english.errors['phone-not-allowed']);
    expect(recordedRequests()).to.have.length(0);
  });

  it('shows the country that the page names, and its calling code', async () => {
    newTenant();
    const person = new Person(await auth0Lock());
    await person.seesCountry('FR +33');
    await until('the description', () =>
      person.description('Mobile number').includes('Country: France, +33'),
    );
  });

  it('has the list of the countries', async () => {
    newTenant();
    const person = new Person(await auth0Lock());
    await person.picksCountry('united kingdom');
    await person.seesCountry('GB +44');
    expect(person.focused).to.equal(person.field('Mobile number'));
  });

  it('guesses the country', async () => {
    const surroundings = new FakeSurroundings({ languages: ['fr-CA'], timeZone: 'UTC' });
    try {
      newTenant();
      const person = new Person(await auth0Lock({}));
      await person.seesCountry('CA +1');
    } finally {
      surroundings.restore();
    }
  });
});
