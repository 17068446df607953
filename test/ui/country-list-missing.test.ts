import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import '../support/console-guard.js';
import { failToLoad, startBackend } from '../support/backend.js';
import { until } from '../support/person.js';
import { chooser } from './picker-host.js';
import type { Chooser } from './picker-host.js';

/** Waits until there is a `<select>` in place of the button. */
async function select(person: Chooser): Promise<HTMLSelectElement> {
  await until('a select', () => person.button.localName === 'select');
  await person.picker.updateComplete;
  return person.button as HTMLSelectElement;
}

describe('a page on which the country list never arrives', () => {
  before(startBackend);
  before(() => failToLoad('ui/country-list.ts'));

  it('has a select with all countries in place of the button, with the focus', async () => {
    const person = await chooser({ preferred: ['CH', 'BE'] });
    expect(person.button.localName).to.equal('button');
    person.button.click();
    const { options, value } = await select(person);
    expect([...options].slice(0, 3).map((option) => option.value)).to.deep.equal([
      'CH',
      'BE',
      'AF',
    ]);
    expect(options).to.have.length(person.picker.countries.length);
    expect(value).to.equal('FR');
    expect(person.focused).to.equal(person.button);
    await expect(person.host).to.be.accessible();
  });

  it('takes no focus that is elsewhere', async () => {
    const person = await chooser();
    person.button.click();
    person.phone.focus();
    await select(person);
    expect(person.focused).to.equal(person.phone);
  });

  it('lets the person choose', async () => {
    const person = await chooser();
    person.picker.focusButton();
    await select(person);
    await sendKeys({ press: 'z' });
    await until('a pick', () => person.host.picks.length > 0);
    expect(person.host.picks[0]?.keepsFocus).to.equal(true);
    expect(person.host.picks[0]?.country).to.equal((await select(person)).value);
    expect(person.host.leaks).to.deep.equal([]);
  });

  it('needs no more than a pointer over the button', async () => {
    const person = await chooser();
    const { x, y } = person.button.getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(x) + 9, Math.round(y) + 9] });
    await select(person);
    expect(person.focused).to.equal(null);
    await sendMouse({ type: 'move', position: [1, 1] });
  });

  it('keeps the select when its settings change', async () => {
    const person = await chooser();
    person.picker.focusButton();
    await select(person);
    person.picker.locale = 'de';
    await person.picker.updateComplete;
    const { selectedOptions } = await select(person);
    expect(selectedOptions[0]?.text).to.equal('Frankreich +33');
  });
});
