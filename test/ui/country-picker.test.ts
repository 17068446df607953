import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import '../support/console-guard.js';
import { adoptStyles } from '../../src/ui/styles.js';
import { pickerStyles } from '../../src/ui/country-picker.js';
import { until } from '../support/person.js';
import { chooser } from './picker-host.js';

/** The middle of an element, for the mouse. */
function middle(element: Element): [number, number] {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [Math.round(x + width / 2), Math.round(y + height / 2)];
}

describe('the country picker', () => {
  describe('with many countries', () => {
    it('shows the code of the country and its calling code, and says its name', async () => {
      const { button } = await chooser();
      expect(button.innerText.replace(/\s+/g, ' ').trim()).to.equal('FR +33');
      expect(getComputedStyle(button).direction).to.equal('ltr');
      expect(button.getAttribute('aria-label')).to.equal('Country: France, FR +33');
      expect(button.getAttribute('aria-haspopup')).to.equal('dialog');
      expect(button.getAttribute('aria-expanded')).to.equal('false');
    });

    it('moves the number for no other country', async () => {
      const person = await chooser({ value: undefined });
      const { x } = person.phone.getBoundingClientRect();
      for (const country of ['US', 'FR', 'DE']) {
        person.picker.value = country;
        await person.picker.updateComplete;
        expect(person.phone.getBoundingClientRect().x, country).to.equal(x);
      }
    });

    it('asks for a country while there is none', async () => {
      const { button } = await chooser({ value: undefined });
      expect(button.getAttribute('aria-label')).to.equal('Choose a country');
    });

    it('says the name in the language of the interface, or as the page has it', async () => {
      const person = await chooser({ locale: 'de', value: 'DE' });
      expect(person.button.ariaLabel).to.contain('Deutschland');
      person.picker.names = { DE: 'Schland' };
      await person.picker.updateComplete;
      expect(person.button.ariaLabel).to.contain('Schland');
    });

    it('makes no rows before it is opened', async () => {
      const person = await chooser();
      await person.approaches();
      expect(person.rows).to.have.length(0);
      await person.opens();
      expect(person.rows).to.have.length(person.picker.countries.length);
    });

    it('keeps its rows', async () => {
      const person = await chooser();
      await person.opens();
      const row = person.row('DE');
      await person.searches('ger');
      await person.press('Escape');
      await person.opens();
      expect(person.row('DE')).to.equal(row);
    });

    for (const key of ['Enter', ' ', 'ArrowDown']) {
      it(`opens by "${key}", at the country that is chosen`, async () => {
        const person = await chooser();
        await person.opens(key);
        expect(person.button.getAttribute('aria-expanded')).to.equal('true');
        expect(person.search.getAttribute('aria-expanded')).to.equal('true');
        expect(person.search.value).to.equal('');
        expect(person.active).to.equal('FR');
        expect(person.row('FR').ariaSelected).to.equal('true');
        const row = person.row('FR').getBoundingClientRect();
        const list = person.list.getBoundingClientRect();
        expect(row.top).to.be.at.least(list.top);
        expect(row.bottom).to.be.at.most(list.bottom);
      });
    }

    it('opens and closes by the mouse', async () => {
      const person = await chooser();
      await sendMouse({ type: 'click', position: middle(person.button) });
      await until('an open list', () => person.isOpen);
      await sendMouse({ type: 'click', position: middle(person.button) });
      await until('a closed list', () => !person.isOpen);
      expect(person.button.getAttribute('aria-expanded')).to.equal('false');
    });

    it('shows the same rows in the same place once all of them are there', async () => {
      const person = await chooser({ value: 'MX' });
      await person.approaches();
      person.button.click();
      const { y } = person.row('MX').getBoundingClientRect();
      expect(person.rows.length).to.be.within(10, 40);
      await person.seesAll();
      expect(person.row('MX').getBoundingClientRect().y).to.be.closeTo(y, 5);
      expect(person.active).to.equal('MX');
    });

    it('moves nothing of the form when it opens', async () => {
      const person = await chooser();
      const before = person.host.getBoundingClientRect().toJSON() as unknown;
      const phone = person.phone.getBoundingClientRect().toJSON() as unknown;
      await person.opens();
      expect(person.host.getBoundingClientRect().toJSON()).to.deep.equal(before);
      expect(person.phone.getBoundingClientRect().toJSON()).to.deep.equal(phone);
    });

    it('moves by arrows, pages and to the ends', async () => {
      const person = await chooser();
      await person.opens();
      const { rows } = person;
      const at = rows.indexOf('FR');
      const moves: readonly (readonly [key: string, index: number])[] = [
        ['ArrowDown', at + 1],
        ['ArrowUp', at],
        ['End', rows.length - 1],
        ['ArrowDown', 0],
        ['ArrowUp', rows.length - 1],
        ['Home', 0],
        ['PageUp', 0],
      ];
      for (const [key, index] of moves) {
        await person.press(key);
        expect(person.active, key).to.equal(rows[index]);
      }
      await person.press('PageDown');
      expect(rows.indexOf(person.active ?? '')).to.be.within(3, 12);
      await person.press('PageUp');
      expect(person.active).to.equal(rows[0]);
      expect(person.focused).to.equal(person.search);
    });

    it('keeps the active row in view', async () => {
      const person = await chooser();
      await person.opens();
      for (const key of ['End', 'PageUp', 'PageUp', 'Home', 'PageDown', 'ArrowDown']) {
        await person.press(key);
        const row = person.row(person.active ?? '').getBoundingClientRect();
        const list = person.list.getBoundingClientRect();
        expect(row.top, key).to.be.at.least(list.top - 1);
        expect(row.bottom, key).to.be.at.most(list.bottom + 1);
      }
    });

    it('picks by Enter, closes and leaves the focus to its owner', async () => {
      const person = await chooser();
      await person.opens();
      await person.searches('germ');
      await person.press('Enter');
      await person.picker.updateComplete;
      expect(person.host.picks).to.deep.equal([{ country: 'DE', keepsFocus: false }]);
      expect(person.isOpen).to.equal(false);
      expect(person.focused).to.equal(person.phone);
      expect(person.button.ariaLabel).to.equal('Country: Germany, DE +49');
      await person.opens();
      expect(person.search.value).to.equal('');
      expect(person.active).to.equal('DE');
      expect(person.row('FR').ariaSelected).to.equal('false');
    });

    it('picks by the mouse', async () => {
      const person = await chooser();
      await person.opens();
      await person.searches('germ');
      await sendMouse({ type: 'click', position: middle(person.row('DE')) });
      await until('a pick', () => person.host.picks.length > 0);
      expect(person.host.picks[0]?.country).to.equal('DE');
      expect(person.focused).to.equal(person.phone);
    });

    it('picks nothing by the Enter of an input method', async () => {
      const person = await chooser();
      await person.opens();
      for (const init of [{ isComposing: true }, { keyCode: 229 }]) {
        const event = { key: 'Enter', bubbles: true, composed: true, cancelable: true, ...init };
        person.search.dispatchEvent(new KeyboardEvent('keydown', event));
      }
      expect(person.host.picks).to.deep.equal([]);
      expect(person.isOpen).to.equal(true);
    });

    it('picks nothing where nothing was found, and sends no form', async () => {
      const person = await chooser();
      await person.opens();
      await person.searches('xyzzy');
      await person.press('Enter');
      expect(person.host.picks).to.deep.equal([]);
      expect(person.isOpen).to.equal(true);
    });

    it('returns to the button by Escape, and has picked nothing', async () => {
      const person = await chooser();
      await person.opens();
      await person.press('ArrowDown');
      await person.press('Escape');
      expect(person.isOpen).to.equal(false);
      expect(person.focused).to.equal(person.button);
      expect(person.host.picks).to.deep.equal([]);
      expect(person.button.getAttribute('aria-expanded')).to.equal('false');
    });

    it('keeps Escape and Enter from what is around it', async () => {
      const person = await chooser();
      const heard: string[] = [];
      const listen = ({ key }: KeyboardEvent): void => void heard.push(key);
      await person.opens();
      document.addEventListener('keydown', listen);
      await person.press('a');
      await person.press('Escape');
      document.removeEventListener('keydown', listen);
      expect(heard).to.deep.equal([]);
      expect(person.host.leaks).to.deep.equal([]);
    });

    it('leaves to the number by Tab, and has picked nothing', async () => {
      const person = await chooser();
      await person.opens();
      await person.press('ArrowDown');
      await person.press('Tab');
      await until('the focus in the number', () => person.focused === person.phone);
      expect(person.isOpen).to.equal(false);
      expect(person.host.picks).to.deep.equal([]);
    });

    it('goes back to the button by Shift and Tab', async () => {
      const person = await chooser();
      await person.opens();
      expect(person.pressShiftTab()).to.equal(false);
      expect(person.focused).to.equal(person.button);
      expect(person.isOpen).to.equal(false);
    });

    it('closes when something else is pressed', async () => {
      const person = await chooser();
      await person.opens();
      await sendMouse({ type: 'click', position: [2, 2] });
      await until('a closed list', () => !person.isOpen);
      await until('its news', () => person.button.getAttribute('aria-expanded') === 'false');
      await person.opens();
    });

    it('opens again after it has been moved in the document', async () => {
      const person = await chooser();
      await person.opens();
      const parent = person.host.parentElement as HTMLElement;
      parent.append(person.host);
      await person.picker.updateComplete;
      expect(person.isOpen).to.equal(false);
      await person.opens();
      expect(person.active).to.equal('FR');
    });

    it('puts the preferred countries first, and each once', async () => {
      const person = await chooser({ preferred: ['CH', 'BE', 'CH', 'XX'], value: undefined });
      await person.opens();
      expect(person.rows.slice(0, 3)).to.deep.equal(['CH', 'BE', 'AF']);
      expect(new Set(person.rows).size).to.equal(person.rows.length);
      expect(person.list.children[2]?.role).to.equal('none');
      await person.searches('b');
      expect([...person.list.children].every(({ role }) => role === 'option')).to.equal(true);
    });

    it('follows its settings while it is open', async () => {
      const person = await chooser();
      await person.opens();
      person.picker.locale = 'de';
      await person.picker.updateComplete;
      expect(person.row('DE').textContent).to.contain('Deutschland');
      expect(person.active).to.equal('FR');
      person.picker.value = 'IT';
      await person.picker.updateComplete;
      expect(person.row('IT').ariaSelected).to.equal('true');
      expect(person.row('FR').ariaSelected).to.equal('false');
    });
  });

  describe('disabled and busy', () => {
    it('cannot be opened while it is disabled', async () => {
      const person = await chooser();
      await person.approaches();
      person.picker.disabled = true;
      await person.picker.updateComplete;
      person.button.click();
      expect((person.button as HTMLButtonElement).disabled).to.equal(true);
      expect(person.isOpen).to.equal(false);
    });

    it('can be reached but not opened while it is busy', async () => {
      const person = await chooser({ busy: true });
      await person.approaches();
      expect(person.focused).to.equal(person.button);
      for (const key of ['Enter', 'ArrowDown']) await person.press(key);
      expect(person.isOpen).to.equal(false);
      expect(person.button.getAttribute('aria-disabled')).to.equal('true');
    });

    for (const name of ['disabled', 'busy'] as const) {
      it(`closes when it becomes ${name}`, async () => {
        const person = await chooser();
        await person.opens();
        person.picker[name] = true;
        await person.picker.updateComplete;
        expect(person.isOpen).to.equal(false);
        expect(person.button.getAttribute('aria-expanded')).to.equal('false');
      });
    }
  });

  it('adopts its styles once', async () => {
    const { root } = await chooser();
    const { length } = root.adoptedStyleSheets;
    adoptStyles(root, pickerStyles);
    expect(root.adoptedStyleSheets).to.have.length(length);
  });
});
