import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import '../support/console-guard.js';
import { english } from '../../src/i18n/english.js';
import { until } from '../support/person.js';
import type { Chooser } from './picker-host.js';

/** Whether this page has ever asked for a module. */
function hasAskedFor(module: string): boolean {
  const entries = performance.getEntriesByType('resource');
  return entries.some(({ name }) => name.includes(`/src/ui/${module}.`));
}

/** Presses a key on the button, in the same breath as what came before. */
function pressOnButton(person: Chooser, key: string): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  person.button.dispatchEvent(event);
  return event;
}

/** Waits until a list that was to open would have done so. */
async function listHasArrived(person: Chooser): Promise<void> {
  await until('a list', () => person.hasList);
  await new Promise((resolve) => setTimeout(resolve, 50));
}

describe('the country list, loaded when it is wanted', () => {
  let chooser: typeof import('./picker-host.js').chooser;
  before(async () => {
    // The tools of the tests alone fill the record of what a page has asked for.
    performance.setResourceTimingBufferSize(1000);
    ({ chooser } = await import('./picker-host.js'));
  });

  // The first test of the page: the list is loaded once.
  it('is not loaded before; a press asks for it, says so, and opens it when it is there', async () => {
    const person = await chooser();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(hasAskedFor('country-picker')).to.equal(true);
    expect(hasAskedFor('country-list')).to.equal(false);
    expect(person.button.getAttribute('aria-busy')).to.equal(null);
    person.button.click();
    await person.picker.updateComplete;
    expect(person.hasList).to.equal(false);
    expect(person.button.getAttribute('aria-busy')).to.equal('true');
    expect(person.focused).to.equal(person.button);
    await expect(person.host).to.be.accessible();
    await until('an open list', () => person.isOpen && person.focused === person.search);
    await person.picker.updateComplete;
    expect(hasAskedFor('country-list')).to.equal(true);
    expect(person.button.getAttribute('aria-busy')).to.equal(null);
    expect(person.button.getAttribute('aria-expanded')).to.equal('true');
  });

  it('comes when the button gets the focus, and stays closed', async () => {
    const person = await chooser();
    expect(person.hasList).to.equal(false);
    person.picker.focusButton();
    await listHasArrived(person);
    expect(person.isOpen).to.equal(false);
    expect(person.button.getAttribute('aria-controls')).to.equal('country-popup');
  });

  it('comes when the pointer is over the button, and stays closed', async () => {
    const person = await chooser();
    const { x, y } = person.button.getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(x) + 9, Math.round(y) + 9] });
    await listHasArrived(person);
    expect(person.isOpen).to.equal(false);
    expect(person.focused).to.equal(null);
    await sendMouse({ type: 'move', position: [1, 1] });
  });

  for (const key of ['ArrowDown', 'ArrowUp']) {
    it(`opens later by ${key}`, async () => {
      const person = await chooser();
      person.picker.focusButton();
      expect(pressOnButton(person, key).defaultPrevented).to.equal(true);
      expect(person.isOpen).to.equal(false);
      await until('an open list', () => person.isOpen);
    });
  }

  it('opens by a press that is repeated out of impatience', async () => {
    const person = await chooser();
    for (let press = 0; press < 3; press += 1) person.button.click();
    await listHasArrived(person);
    expect(person.isOpen).to.equal(true);
    expect(person.popup.querySelectorAll('[role=combobox]')).to.have.length(1);
  });

  it('does not open when the person has left the button meanwhile', async () => {
    const person = await chooser();
    person.button.click();
    person.phone.focus();
    await listHasArrived(person);
    expect(person.isOpen).to.equal(false);
    expect(person.focused).to.equal(person.phone);
    expect(person.button.getAttribute('aria-busy')).to.equal(null);
    await person.opens();
  });

  it('does not open after Escape, which goes no further', async () => {
    const person = await chooser();
    const heard: string[] = [];
    const listen = ({ key }: KeyboardEvent): void => void heard.push(key);
    document.addEventListener('keydown', listen);
    person.button.click();
    expect(pressOnButton(person, 'Escape').defaultPrevented).to.equal(true);
    await listHasArrived(person);
    expect(pressOnButton(person, 'Escape').defaultPrevented).to.equal(false);
    document.removeEventListener('keydown', listen);
    expect(person.isOpen).to.equal(false);
    expect(person.button.getAttribute('aria-busy')).to.equal(null);
  });

  for (const name of ['disabled', 'busy'] as const) {
    it(`does not open when the button has become ${name} meanwhile`, async () => {
      const person = await chooser();
      person.button.click();
      person.picker[name] = true;
      await listHasArrived(person);
      expect(person.isOpen).to.equal(false);
      person.picker[name] = false;
      await listHasArrived(person);
      expect(person.isOpen).to.equal(false);
    });
  }

  it('does not open in a picker that is taken away meanwhile, and still works later', async () => {
    const person = await chooser();
    const parent = person.host.parentElement as HTMLElement;
    person.button.click();
    person.host.remove();
    await until('a list', () => person.hasList);
    parent.append(person.host);
    await listHasArrived(person);
    expect(person.isOpen).to.equal(false);
    await person.opens();
    expect(getComputedStyle(person.popup).position).to.equal('fixed');
  });

  it('takes its texts from the messages of the picker', async () => {
    const messages = { ...english, chooseCountry: 'Pays ?', searchCountries: 'Chercher' };
    const person = await chooser({ messages, value: undefined });
    expect(person.button.ariaLabel).to.equal('Pays ?');
    await person.opens();
    expect(person.search.placeholder).to.equal('Chercher');
    expect(person.popup.textContent).to.contain('No country found');
  });
});
