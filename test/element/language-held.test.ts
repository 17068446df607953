import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { holdPart, newTenant } from '../support/backend.js';
import { HeldIdleTime } from '../support/browser.js';
import { auth0Lock, Person, type, until } from '../support/person.js';

/** What the page has asked for of the languages. */
function askedFor(): string[] {
  const entries = performance.getEntriesByType('resource').map(({ name }) => name);
  return entries.filter((name) => /\/src\/i18n\/(?:languages|locales\/)/.test(name));
}

describe('a page whose texts come late', () => {
  it('asks for none before there is time for it, in English', async () => {
    newTenant();
    performance.clearResourceTimings();
    const idle = new HeldIdleTime();
    const person = new Person(await auth0Lock());
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(person.heading).to.equal('Log in');
    expect(
      getComputedStyle(person.lock.shadowRoot?.querySelector('h2') as Element).visibility,
    ).to.equal('visible');
    expect(askedFor()).to.deep.equal([]);
    idle.restore();
    await until('the others', () => askedFor().some((name) => name.includes('/locales/en.')));
  });

  it('shows no other language than its own for a while, and can be typed into all the time', async () => {
    newTenant();
    const release = await holdPart('i18n/locales/de.ts');
    const person = new Person(await auth0Lock({ lang: 'de', country: 'FR' }));
    const root = person.lock.shadowRoot as ShadowRoot;
    const isSeen = (selector: string): boolean =>
      getComputedStyle(root.querySelector(selector) as Element).visibility === 'visible';
    for (const text of ['h2', 'label', '#hint', '[part=submit] span']) {
      expect(isSeen(text), text).to.equal(false);
    }
    expect(isSeen('#phone')).to.equal(true);
    person.lock.focus();
    await type('06');

    await until('the texts that there are', () => isSeen('h2'));
    expect(person.heading).to.equal('Log in');
    await type('12');
    release();
    await person.sees('Anmelden');
    expect(person.focused).to.equal(person.field('Handynummer'));
    await type('345678');
    expect(person.field('Handynummer').value.replaceAll(' ', '')).to.equal('0612345678');
  });
});
