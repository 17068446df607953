import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { chooser } from './picker-host.js';
import type { Chooser } from './picker-host.js';

const few = ['FR', 'BE', 'CH'];

describe('accessibility of the country picker', () => {
  afterEach(() => {
    document.documentElement.removeAttribute('style');
    document.documentElement.removeAttribute('dir');
  });

  const variants: Readonly<Record<string, () => Promise<Chooser>>> = {
    closed: () => chooser(),
    'without a country': () => chooser({ value: undefined }),
    open: async () => {
      const person = await chooser({ preferred: ['BE', 'FR'] });
      await person.opens();
      return person;
    },
    'open with a search': async () => {
      const person = await chooser();
      await person.opens();
      await person.searches('un');
      return person;
    },
    'open with nothing found': async () => {
      const person = await chooser();
      await person.opens();
      await person.searches('xyzzy');
      return person;
    },
    'a select': () => chooser({ countries: few }),
    'a text': () => chooser({ countries: ['FR'] }),
  };
  for (const [name, reach] of Object.entries(variants)) {
    it(`has nothing to object to: ${name}`, async () => {
      const person = await reach();
      for (const scheme of ['light', 'dark']) {
        for (const direction of ['ltr', 'rtl']) {
          document.documentElement.style.colorScheme = scheme;
          document.documentElement.style.background = 'Canvas';
          document.documentElement.dir = direction;
          await expect(person.host).to.be.accessible();
        }
      }
    });
  }

  it('is large enough for a finger', async () => {
    const person = await chooser();
    await person.opens();
    for (const element of [person.button, person.search, person.row('FR')]) {
      expect(element.getBoundingClientRect().height).to.be.at.least(44);
    }
    expect(Number.parseFloat(getComputedStyle(person.search).fontSize)).to.be.at.least(16);
  });

  it('stands at the right edge of its field where one reads from the right', async () => {
    document.documentElement.dir = 'rtl';
    const person = await chooser({ locale: 'ar', value: 'EG' });
    await person.opens();
    expect(getComputedStyle(person.popup).direction).to.equal('rtl');
    const control = person.button.closest('.control') as HTMLElement;
    const { right } = control.getBoundingClientRect();
    expect(person.popup.getBoundingClientRect().right).to.be.closeTo(right, 1);
  });

  it('stays inside the window', async () => {
    const person = await chooser();
    person.host.style.cssText = 'position:fixed;inset-block-end:0;inset-inline-end:0';
    await person.opens();
    const { top, bottom, left, right } = person.popup.getBoundingClientRect();
    expect(top).to.be.at.least(0);
    expect(left).to.be.at.least(0);
    expect(bottom).to.be.at.most(innerHeight);
    expect(right).to.be.at.most(innerWidth);
  });
});
