import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../support/console-guard.js';
import { until } from '../support/person.js';
import { chooser } from './picker-host.js';
import type { Chooser } from './picker-host.js';

const few = ['FR', 'BE', 'CH'];

describe('the country picker', () => {
  describe('on a small or coarse screen', () => {
    const { matchMedia } = window;
    before(() => {
      window.matchMedia = (query) =>
        query.includes('coarse') ? ({ matches: true } as MediaQueryList) : matchMedia(query);
    });
    after(() => {
      window.matchMedia = matchMedia;
    });

    it('fills the height as a modal sheet', async () => {
      const person = await chooser();
      await person.opens();
      expect(person.popup.matches(':modal')).to.equal(true);
      const { top, height, width } = person.popup.getBoundingClientRect();
      expect(top).to.be.closeTo(0, 1);
      expect(height).to.be.closeTo(innerHeight, 1);
      expect(width).to.be.at.most(480);
      expect(person.popup.innerText).to.contain('Choose a country');
    });

    it('picks, and closes by Escape and by its button', async () => {
      const person = await chooser();
      await person.opens();
      await person.press('Escape');
      expect(person.isOpen).to.equal(false);
      expect(person.focused).to.equal(person.button);
      await person.opens();
      person.popup.querySelector<HTMLElement>('[aria-label=Close]')?.click();
      expect(person.isOpen).to.equal(false);
      expect(person.focused).to.equal(person.button);
      await person.opens();
      await person.searches('ger');
      await person.press('Enter');
      expect(person.host.picks[0]?.country).to.equal('DE');
      expect(person.focused).to.equal(person.phone);
    });

    it('leaves to the number by Tab', async () => {
      const person = await chooser();
      await person.opens();
      await person.press('Tab');
      await until('the focus in the number', () => person.focused === person.phone);
      expect(person.isOpen).to.equal(false);
    });

    it('lets Shift and Tab go to its button to close', async () => {
      const person = await chooser();
      await person.opens();
      expect(person.pressShiftTab()).to.equal(true);
      expect(person.isOpen).to.equal(true);
      person.popup.querySelector<HTMLElement>('[aria-label=Close]')?.focus();
      await person.press('Enter');
      expect(person.isOpen).to.equal(false);
      expect(person.focused).to.equal(person.button);
    });

    it('closes by the browser’s own way back', async () => {
      const person = await chooser();
      await person.opens();
      person.popup.close();
      await until('its news', () => person.button.getAttribute('aria-expanded') === 'false');
      await person.opens();
    });
  });

  describe('with a few countries', () => {
    function select(person: Chooser): HTMLSelectElement {
      return person.button as HTMLSelectElement;
    }

    it('is a select with names and calling codes', async () => {
      const person = await chooser({ countries: few, preferred: ['CH'] });
      expect(select(person).localName).to.equal('select');
      expect(select(person).ariaLabel).to.equal('Country');
      const texts = [...select(person).options].map(({ text }) => text);
      expect(texts).to.deep.equal(['Switzerland +41', 'Belgium +32', 'France +33']);
      expect(select(person).value).to.equal('FR');
      const drawn = person.root.querySelector<HTMLElement>('[part=country-button]');
      expect(drawn?.innerText.replace(/\s+/g, ' ')).to.contain('FR +33');
    });

    it('changes by the keyboard, and keeps the focus', async () => {
      const person = await chooser({ countries: few });
      person.picker.focusButton();
      await sendKeys({ press: 's' });
      await until('a pick', () => person.host.picks.length > 0);
      expect(person.host.picks).to.deep.equal([{ country: 'CH', keepsFocus: true }]);
      expect(person.focused).to.equal(select(person));
      expect(person.host.leaks).to.deep.equal([]);
    });

    it('shows what its owner made of the choice', async () => {
      const person = await chooser({ countries: few });
      person.picker.addEventListener('country-pick', () => (person.picker.value = 'BE'));
      select(person).value = 'CH';
      select(person).dispatchEvent(new Event('change', { bubbles: true }));
      await person.picker.updateComplete;
      expect(select(person).value).to.equal('BE');
    });

    it('has no country before one is chosen', async () => {
      const person = await chooser({ countries: few, value: undefined });
      expect(select(person).value).to.equal('');
      expect(select(person).selectedOptions[0]?.text).to.equal('Choose a country');
    });

    for (const name of ['disabled', 'busy'] as const) {
      it(`cannot be changed while it is ${name}`, async () => {
        const person = await chooser({ countries: few, [name]: true });
        expect(select(person).disabled).to.equal(true);
      });
    }

    it('takes ten countries, and no eleven', async () => {
      const { countries } = await chooser().then(({ picker }) => picker);
      const ten = await chooser({ countries: countries.slice(0, 10) });
      expect(ten.button.localName).to.equal('select');
      ten.picker.countries = countries.slice(0, 11);
      await ten.picker.updateComplete;
      expect(ten.button.localName).to.equal('button');
    });
  });

  describe('with one country', () => {
    it('is a text: the calling code, for the ear with the name', async () => {
      const person = await chooser({ countries: ['FR'], value: undefined });
      expect(person.root.querySelector('#country-button')).to.equal(null);
      const seen = person.root.querySelector('.country-text');
      expect(seen?.textContent).to.equal('+33');
      expect(seen?.ariaHidden).to.equal('true');
      const heard = person.root.querySelector('.unseen');
      expect(heard?.textContent).to.equal('Country: France, +33');
    });

    it('is nothing without a country', async () => {
      const person = await chooser({ countries: [], value: undefined });
      expect(person.picker.textContent?.trim()).to.equal('');
    });
  });
});
