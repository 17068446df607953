import '../support/console-guard.js';
import { expect, fixture, html } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { english } from '../../src/i18n/english.js';
import { newTenant, startBackend } from '../support/backend.js';
import {
  aMoment,
  beside,
  dialogOf,
  dismissals,
  isOpen,
  modalLock,
  opener,
} from '../support/modal.js';
import { auth0Lock, middle, nextEvent, Person, until } from '../support/person.js';

const { documentElement: root } = document;

describe('a modal element', () => {
  before(startBackend);
  afterEach(() => root.removeAttribute('style'));

  it('shows nothing and takes no room until it is asked to', async () => {
    const row = await fixture<HTMLElement>(html`<div class="row"><span>One</span></div>`);
    row.style.display = 'flex';
    row.style.columnGap = '50px';
    const { width } = row.firstElementChild?.getBoundingClientRect() ?? {};
    const person = await modalLock();
    row.append(person.lock, document.createElement('i'));
    await until('the dialog', () => person.lock.shadowRoot?.querySelector('dialog'));

    expect(person.lock.getClientRects()).to.have.length(0);
    expect(row.lastElementChild?.getBoundingClientRect().x).to.be.closeTo(
      row.getBoundingClientRect().x + (width ?? 0) + 50,
      1,
    );
    expect(isOpen(person.lock)).to.equal(false);
  });

  it('lies over the page once `show` has resolved, with the focus in its field', async () => {
    await opener();
    const person = await modalLock();
    await person.lock.show();

    expect(isOpen(person.lock)).to.equal(true);
    expect(person.focused).to.equal(person.field('Mobile number'));
    expect(document.activeElement).to.equal(person.lock);
  });

  it('keeps the focus inside, and gives it back', async () => {
    const button = await opener();
    const after = await fixture<HTMLElement>(html`<button type="button">After</button>`);
    const person = await modalLock({ closable: '' });
    await person.lock.show();
    await until('the country', () => person.countryControl);
    person.button('Close').focus();
    const way: (Element | null)[] = [];
    for (let press = 0; press < 3; press += 1) {
      await person.press('Tab');
      way.push(person.focused);
    }
    const stops = [
      person.countryControl,
      person.field('Mobile number'),
      person.button('Send code'),
    ];
    expect(way.every((stop, index) => stop === stops[index])).to.equal(true);

    // Nothing of the page can have it meanwhile.
    for (const outside of [button, after]) outside.focus();
    expect(document.activeElement).to.equal(person.lock);
    await person.lock.hide();
    expect(document.activeElement).to.equal(button);
  });

  it('is named by its heading, in each step', async () => {
    const person = await modalLock();
    await person.lock.show();
    const dialog = dialogOf(person.lock);
    const name = (): string | null | undefined => {
      const id = dialog.getAttribute('aria-labelledby') ?? '';
      return person.lock.shadowRoot?.getElementById(id)?.textContent.trim();
    };
    expect(name()).to.equal('Log in');
    await person.asksForCode('0612345678');
    expect(name()).to.equal('Enter the code');
  });

  it('does not close for Escape or a press beside it', async () => {
    const person = await modalLock();
    const seen = dismissals(person.lock);
    await person.lock.show();
    for (let press = 0; press < 3; press += 1) await person.press('Escape');
    await sendMouse({ type: 'click', position: beside });
    // Now nothing has the focus.
    for (let press = 0; press < 3; press += 1) await person.press('Escape');
    await aMoment();

    expect(isOpen(person.lock)).to.equal(true);
    expect(seen.count).to.equal(0);
    expect(person.buttonNames).not.to.include('Close');
  });

  it('stays when the browser closes it by itself', async () => {
    const person = await modalLock();
    await person.lock.show();
    dialogOf(person.lock).close();
    await until('the dialog again', () => isOpen(person.lock));
    await until('the focus', () => person.focused === person.field('Mobile number'));
  });

  it('closes without a question for `hide`', async () => {
    const button = await opener();
    const person = await modalLock({ closable: '' });
    const seen = dismissals(person.lock);
    await person.lock.show();
    await person.lock.hide();
    await aMoment();

    expect(isOpen(person.lock)).to.equal(false);
    expect(seen.count).to.equal(0);
    expect(document.activeElement).to.equal(button);
  });

  it('stays closed when `hide` comes before it could open', async () => {
    const person = await modalLock();
    const showing = person.lock.show();
    await person.lock.hide();
    await showing;
    expect(isOpen(person.lock)).to.equal(false);
  });

  it('opens when it comes into the document, if it was told to before', async () => {
    newTenant();
    const lock = document.createElement('sms-lock');
    lock.modal = true;
    lock.startUrl = lock.verifyUrl = '/nowhere';
    const showing = lock.show();
    await fixture(html`${lock}`);
    await showing;
    expect(isOpen(lock)).to.equal(true);
  });

  it('keeps what was typed, however often it is closed and opened', async () => {
    const button = await opener();
    const person = await modalLock({ closable: '' });
    await person.lock.show();
    await person.typePhone('061234');
    for (let time = 0; time < 20; time += 1) {
      await person.press('Escape');
      expect(isOpen(person.lock), `closed, time ${time}`).to.equal(false);
      expect(document.activeElement).to.equal(button);
      await person.lock.show();
      expect(person.focused).to.equal(person.field('Mobile number'));
    }

    expect(person.field('Mobile number').value.replaceAll(' ', '')).to.equal('061234');
    expect(person.lock.shadowRoot?.querySelectorAll('dialog[part], .card, form')).to.have.length(3);
    expect(person.country).to.equal('FR +33');
    await person.opensCountries();
  });

  it('keeps the step, and the focus goes to its field', async () => {
    const tenant = newTenant();
    const person = new Person(await auth0Lock({ country: 'FR', modal: '', closable: '' }));
    await person.lock.show();
    await person.asksForCode('0612345678');
    await person.typeCode('12');
    await person.press('Escape');
    expect(isOpen(person.lock)).to.equal(false);
    await person.lock.show();

    expect(person.field('Code').value).to.equal('12');
    expect(person.focused).to.equal(person.field('Code'));
    const authenticated = nextEvent(person.lock, 'authenticated');
    person.field('Code').select();
    await person.typeCode(tenant.messages.at(-1)?.code ?? '');
    await authenticated;
  });

  it('begins anew after a login', async () => {
    const tenant = newTenant();
    const number = '06 12 34 56 78';
    const person = new Person(
      await auth0Lock({ country: 'FR', modal: '', closable: '', 'phone-number': number }),
    );
    await person.lock.show();
    await person.press('Enter');
    await person.sees('Enter the code');
    await until('the message', () => tenant.messages.length > 0);
    await person.typeCode(tenant.messages.at(-1)?.code ?? '');
    await person.sees('You’re logged in');
    expect(isOpen(person.lock)).to.equal(true);
    await person.lock.hide();
    await person.lock.show();

    expect(person.lock.step).to.equal('phone');
    expect(person.heading).to.equal('Log in');
    expect(person.field('Mobile number').value).to.equal(number);
    expect(person.focused).to.equal(person.field('Mobile number'));
  });

  it('becomes a part of the page, and a dialog again, with what was typed', async () => {
    const person = await modalLock();
    await person.lock.show();
    await person.typePhone('0612');
    person.lock.modal = false;
    await person.lock.updateComplete;
    expect(isOpen(person.lock)).to.equal(false);
    expect(root.style.overflow).to.equal('');
    expect(person.field('Mobile number').value.replaceAll(' ', '')).to.equal('0612');

    person.lock.modal = true;
    await person.lock.show();
    expect(isOpen(person.lock)).to.equal(true);
    expect(person.field('Mobile number').value.replaceAll(' ', '')).to.equal('0612');
  });

  it('lets Escape close the list of countries alone', async () => {
    const person = await modalLock({ closable: '' });
    await person.lock.show();
    await person.opensCountries();
    await person.press('Escape');
    await until('the button', () => person.focused === person.countryControl);
    expect(isOpen(person.lock)).to.equal(true);
    await person.press('Escape');
    expect(isOpen(person.lock)).to.equal(false);
  });
});

describe('a modal element that is closable', () => {
  before(startBackend);

  const ways: Readonly<Record<string, (person: Person) => Promise<void>>> = {
    Escape: (person) => person.press('Escape'),
    'its button': (person) => person.click(person.button('Close')),
    'a press beside it': () => sendMouse({ type: 'click', position: beside }),
  };
  for (const [name, close] of Object.entries(ways)) {
    it(`is closed by ${name}, after it has said so`, async () => {
      const button = await opener();
      const person = await modalLock({ closable: '' });
      await person.lock.show();
      const wasOpen: boolean[] = [];
      person.lock.addEventListener('dismiss', () => wasOpen.push(isOpen(person.lock)));
      await close(person);
      await until('a closed dialog', () => !isOpen(person.lock));

      expect(wasOpen).to.deep.equal([true]);
      expect(document.activeElement).to.equal(button);
      expect(person.lock.hidden).to.equal(false);
    });

    it(`stays open after ${name} when the page prevents it, twice too`, async () => {
      const person = await modalLock({ closable: '' });
      await person.lock.show();
      const seen = dismissals(person.lock);
      person.lock.addEventListener('dismiss', (event) => event.preventDefault());
      await close(person);
      await close(person);
      await aMoment();

      expect(isOpen(person.lock)).to.equal(true);
      expect(seen.count).to.equal(2);
    });
  }

  it('stays open when a mark that was begun inside ends beside it', async () => {
    const person = await modalLock({ closable: '' });
    const seen = dismissals(person.lock);
    await person.lock.show();
    await person.typePhone('0612');
    await sendMouse({ type: 'move', position: middle(person.field('Mobile number')) });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: beside });
    await sendMouse({ type: 'up' });
    await aMoment();

    expect(isOpen(person.lock)).to.equal(true);
    expect(seen.count).to.equal(0);
  });

  it('has a button that a finger hits', async () => {
    const person = await modalLock({ closable: '' });
    await person.lock.show();
    const { width, height } = person.button('Close').getBoundingClientRect();
    expect(Math.min(width, height)).to.be.at.least(44);
    expect(person.button('Close').ariaLabel).to.equal(english.close);
  });
});
