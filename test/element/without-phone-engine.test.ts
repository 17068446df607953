import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { failToLoad, newTenant, recordedRequests, startBackend } from '../support/backend.js';
import { auth0Lock, Person } from '../support/person.js';
import { english } from '../../src/i18n/english.js';

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
});
