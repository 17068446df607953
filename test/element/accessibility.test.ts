import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { holdAnswers, newTenant, startBackend } from '../support/backend.js';
import { auth0Lock, Person, until } from '../support/person.js';
import type { Tenant } from '../../src/testing/index.js';

const schemes = ['light', 'dark'];
const directions = ['ltr', 'rtl'];

const states: Record<string, (person: Person, tenant: Tenant) => Promise<void>> = {
  phone: async () => undefined,
  'a number that is none': async (person) => {
    await person.typePhone('12');
    await person.press('Enter');
    await person.seesError();
  },
  sending: async (person) => {
    holdAnswers();
    await person.typePhone('0612345678');
    await person.press('Enter');
    await until('sending', () => person.lock.step === 'sending');
  },
  code: (person) => person.asksForCode('0612345678'),
  'a code that is wrong': async (person, tenant) => {
    await person.asksForCode('0612345678');
    await person.typeCode(tenant.messages.at(-1)?.code === '000000' ? '111111' : '000000');
    await person.seesError();
  },
  authenticated: async (person, tenant) => {
    await person.asksForCode('0612345678');
    await person.typeCode(tenant.messages.at(-1)?.code ?? '');
    await person.sees('You’re logged in');
  },
  'a dialog': async (person) => {
    Object.assign(person.lock, { modal: true, closable: true });
    await person.lock.show();
  },
  'a dialog with the words of the page for a login': async (person, tenant) => {
    Object.assign(person.lock, { modal: true, closable: true });
    await person.lock.show();
    const welcome = Object.assign(document.createElement('p'), { textContent: 'Welcome.' });
    welcome.slot = 'authenticated';
    person.lock.append(welcome);
    await person.asksForCode('0612345678');
    await person.typeCode(tenant.messages.at(-1)?.code ?? '');
    await until('the login', () => person.lock.step === 'authenticated');
    await person.lock.updateComplete;
  },
  'a consent that is missing': async (person) => {
    person.lock.requireConsent = true;
    await person.typePhone('0612345678');
    await person.press('Enter');
    await person.seesError();
  },
  'a message': async (person) => {
    person.lock.closable = true;
    await person.lock.showMessage('Your session has ended.');
  },
  'a message of success': (person) => person.lock.showMessage('The number was changed.', 'success'),
  'a message of a failure': (person) => person.lock.showMessage('That did not work.', 'error'),
};

describe('accessibility', () => {
  before(startBackend);
  afterEach(() => {
    document.documentElement.removeAttribute('style');
    document.documentElement.removeAttribute('dir');
  });

  for (const [state, reach] of Object.entries(states)) {
    it(`has nothing to object to: ${state}`, async () => {
      const tenant = newTenant();
      const person = new Person(await auth0Lock());
      await reach(person, tenant);
      for (const scheme of schemes) {
        for (const direction of directions) {
          document.documentElement.style.colorScheme = scheme;
          document.documentElement.style.background = 'Canvas';
          document.documentElement.dir = direction;
          await expect(person.lock).to.be.accessible();
        }
      }
    });
  }

  it('describes the number by its hint and its calling code', async () => {
    newTenant();
    const person = new Person(await auth0Lock());
    await until('the calling code', () => person.text.includes('+33'));
    const field = person.field('Mobile number');
    const description = (field.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => person.lock.shadowRoot?.getElementById(id)?.textContent?.trim())
      .join(' ');

    expect(field.type).to.equal('tel');
    expect(field.autocomplete).to.equal('tel');
    expect(description).to.contain('Use one that can get texts.');
    expect(description).to.contain('Country: France, +33');
  });

  it('fits into 320 pixels', async () => {
    newTenant();
    const person = new Person(await auth0Lock());
    const parent = person.lock.parentElement as HTMLElement;
    parent.style.inlineSize = '288px';
    await person.asksForCode('0612345678');
    expect(person.lock.scrollWidth).to.be.at.most(288);
    person.button('Change number').click();
    await person.sees('Log in');
    expect(person.lock.scrollWidth).to.be.at.most(288);
    for (const control of person.lock.shadowRoot?.querySelectorAll('button, input') ?? []) {
      expect(control.getBoundingClientRect().right).to.be.at.most(
        parent.getBoundingClientRect().right,
      );
    }
  });
});
