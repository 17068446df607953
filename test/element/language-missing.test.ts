import { expect } from '@open-wc/testing';
import { expectWarning } from '../support/console-guard.js';
import { failToLoad, newTenant } from '../support/backend.js';
import { auth0Lock, Person, until } from '../support/person.js';

describe('a language that never arrives', () => {
  before(() => failToLoad('i18n/locales/ja.ts'));

  it('leaves English, says so once, and the login goes on', async () => {
    newTenant();
    expectWarning('sms-lock: the language "ja" did not load.');
    const person = new Person(await auth0Lock({ lang: 'ja', country: 'FR' }));
    new Person(await auth0Lock({ lang: 'ja' }));
    const root = person.lock.shadowRoot as ShadowRoot;
    await until('English', () => !root.querySelector('.awaiting'));
    expect(person.heading).to.equal('Log in');
    expect(root.querySelector<HTMLElement>('.card')?.lang).to.match(/^en/);
    await person.asksForCode('0612345678');
    person.lock.lang = 'de';
    await person.sees('Code eingeben');
    person.lock.lang = 'ja-JP';
    await person.sees('Enter the code');
  });
});
