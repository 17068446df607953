import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { type, until } from '../support/person.js';
import { chooser } from './picker-host.js';

describe('searching for a country', () => {
  const queries: readonly (readonly [query: string, country: string])[] = [
    ['österr', 'AT'],
    ['osterr', 'AT'],
    ['germany', 'DE'],
    ['de', 'DE'],
    ['+49', 'DE'],
    ['49', 'DE'],
    ['uk', 'GB'],
    ['usa', 'US'],
    ['holland', 'NL'],
    ['türkiye', 'TR'],
  ];
  for (const [query, country] of queries) {
    it(`makes ${country} the active one for ${query}`, async () => {
      const person = await chooser({ locale: 'de' });
      await person.opens();
      await person.searches(query);
      expect(person.rows[0]).to.equal(country);
      expect(person.active).to.equal(country);
      await person.press('Enter');
      expect(person.host.picks[0]?.country).to.equal(country);
    });
  }

  it('never points to a row that is not there', async () => {
    const person = await chooser();
    await person.opens();
    const problems: unknown[] = [];
    const observer = new MutationObserver(() => {
      try {
        void person.active;
      } catch (problem) {
        problems.push(problem);
      }
    });
    observer.observe(person.popup, { subtree: true, childList: true, attributes: true });
    await person.press('End');
    await person.searches('unix');
    expect(person.active).to.equal(undefined);
    for (let times = 0; times < 4; times += 1) {
      await person.press('Backspace');
      await person.press('ArrowDown');
    }
    observer.disconnect();
    expect(problems).to.deep.equal([]);
    expect(person.rows).to.have.length(person.picker.countries.length);
  });

  it('keeps the row that the person moved to while it is found', async () => {
    const person = await chooser({ value: undefined });
    await person.opens();
    await person.searches('united');
    await person.press('ArrowDown');
    expect(person.active).to.equal('GB');
    await type(' ');
    expect(person.active).to.equal('GB');
    await type('s');
    expect(person.active).to.equal('US');
  });

  it('comes back to the chosen country when the text is deleted', async () => {
    const person = await chooser();
    await person.opens();
    await person.searches('ge');
    expect(person.active).not.to.equal('FR');
    await person.press('Backspace');
    await person.press('Backspace');
    expect(person.active).to.equal('FR');
  });

  it('leaves keys with Shift and Control to the text', async () => {
    const person = await chooser();
    await person.opens();
    await person.searches('ger');
    const { active } = person;
    const event = { key: 'Home', shiftKey: true, bubbles: true, cancelable: true };
    expect(person.search.dispatchEvent(new KeyboardEvent('keydown', event))).to.equal(true);
    expect(person.active).to.equal(active);
    await person.press('ArrowLeft');
    expect(person.search.selectionStart).to.equal(2);
  });

  it('says in a sentence that nothing was found', async () => {
    const person = await chooser();
    await person.opens();
    await person.searches('xyzzy');
    await person.picker.updateComplete;
    expect(person.popup.innerText).to.contain('No country found');
    expect(person.search.getAttribute('aria-expanded')).to.equal('false');
    expect(person.list.hidden).to.equal(true);
    await until('its news', () => person.status.textContent?.includes('No country found'));
  });

  it('announces how many it found, once', async () => {
    const person = await chooser();
    await person.opens();
    const said: string[] = [];
    const observer = new MutationObserver(() => {
      const text = person.status.textContent?.trim();
      if (text) said.push(text);
    });
    observer.observe(person.status, { subtree: true, childList: true, characterData: true });
    for (const value of ['u', 'un', 'uni', 'unit']) {
      person.search.value = value;
      person.search.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    await until('an announcement', () => said.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 700));
    observer.disconnect();
    expect(said).to.deep.equal(['3 countries found']);
    await person.press('Escape');
    expect(person.status.textContent?.trim()).to.equal('');
  });

  it('counts one in the singular, and in the words of the language', async () => {
    const { messages } = await chooser().then(({ picker }) => picker);
    const person = await chooser({
      locale: 'pl',
      messages: {
        ...messages,
        countriesFound: { one: 'jeden', few: '{count} kraje', other: '' },
      },
    });
    await person.opens();
    await person.searches('holland');
    await until('an announcement', () => person.status.textContent === 'jeden');
  });
});
