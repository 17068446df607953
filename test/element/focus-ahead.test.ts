import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { english } from '../../src/i18n/english.js';
import { holdAnswers, newTenant, recordedRequests, startBackend } from '../support/backend.js';
import { auth0Lock, Person, type, until } from '../support/person.js';

/** Somebody who has typed a number, with everything loaded. */
async function whoHasTyped(number: string): Promise<Person> {
  const person = new Person(await auth0Lock());
  await person.typePhone(number);
  const root = person.lock.shadowRoot;
  await until('the code field', () => root?.querySelector('#code'));
  await until('the country', () => root?.querySelector('#country-button'));
  return person;
}

function codeInput(person: Person): HTMLInputElement {
  return person.lock.shadowRoot?.querySelector('#code') as HTMLInputElement;
}

describe('the focus, when a code is asked for', () => {
  before(startBackend);

  it('is in the code field before the answer comes: keyboards open in a gesture only', async () => {
    newTenant();
    const person = await whoHasTyped('0612345678');
    const release = holdAnswers();
    let focusedInGesture: Element | null | undefined;
    const form = person.lock.shadowRoot?.querySelector('form');
    form?.addEventListener('submit', () => (focusedInGesture = person.focused));
    await person.press('Enter');
    await until('the gesture', () => focusedInGesture !== undefined);
    expect(focusedInGesture).to.equal(codeInput(person));
    expect(person.heading).to.equal(english.phoneHeading);
    expect(codeInput(person).getAttribute('aria-label')).to.equal(english.codeLabel);

    await until('the request', () => recordedRequests().length === 1);
    expect(person.focused).to.equal(codeInput(person));
    let blurs = 0;
    codeInput(person).addEventListener('blur', () => (blurs += 1));
    release();
    await person.sees('Enter the code');
    await type('12');
    expect(codeInput(person).value).to.equal('12');
    expect(blurs).to.equal(0);
  });

  it('goes back to where it was when the code could not be sent', async () => {
    newTenant();
    const person = await whoHasTyped('+15005550005');
    person.button('Send code').focus();
    await person.press('Enter');
    await person.seesError();
    const button = person.lock.shadowRoot?.querySelector('[part=submit]');
    const field = person.field('Mobile number');
    await until('the focus in view', () => [button, field].includes(person.focused));
    expect(codeInput(person).checkVisibility()).to.equal(false);
  });

  it('stays in a number that cannot be sent', async () => {
    newTenant();
    const person = await whoHasTyped('0612');
    await person.press('Enter');
    await person.seesError();
    expect(person.focused).to.equal(person.field('Mobile number'));
  });
});
