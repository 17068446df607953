import { expect, fixture, html } from '@open-wc/testing';
import '../support/console-guard.js';
import arabic from '../../src/i18n/locales/ar.js';
import german from '../../src/i18n/locales/de.js';
import english from '../../src/i18n/locales/en.js';
import japanese from '../../src/i18n/locales/ja.js';
import { SmsLockError } from '../../src/errors.js';
import { newTenant, startBackend } from '../support/backend.js';
import { FakeSurroundings } from '../support/browser.js';
import { auth0Lock, Person, type, until } from '../support/person.js';
import type { Adapter } from '../../src/adapters/adapter.js';
import type { Messages } from '../../src/i18n/messages.js';
import type { SmsLockElement } from '../../src/sms-lock-element.js';

/** Somebody in front of an element with these attributes. */
async function inFrontOf(attributes: Readonly<Record<string, string>>): Promise<Person> {
  newTenant();
  return new Person(await auth0Lock({ country: 'FR', ...attributes }));
}

/** An element that is in no document yet. */
function unconnected(): SmsLockElement {
  const lock = document.createElement('sms-lock');
  lock.domain = 'tenant.example';
  lock.clientId = 'test-client';
  return lock;
}

/** What the card says of itself. */
function card({ lock }: Person): { lang: string; dir: string } {
  const { lang, dir } = lock.shadowRoot?.querySelector<HTMLElement>('.card') ?? document.body;
  return { lang, dir };
}

async function sees(person: Person, { phoneHeading }: Messages): Promise<void> {
  await person.sees(phoneHeading);
}

describe('the language of the interface', () => {
  let surroundings: FakeSurroundings;

  before(startBackend);
  beforeEach(
    () => (surroundings = new FakeSurroundings({ languages: ['en-US'], timeZone: 'UTC' })),
  );
  afterEach(() => {
    surroundings.restore();
    document.documentElement.lang = 'en';
  });

  it('is what the element says', async () => {
    const person = await inFrontOf({ lang: 'de' });
    await sees(person, german);
    expect(person.field(german.phoneLabel)).to.exist;
    expect(person.buttonNames).to.deep.equal([german.sendCode]);
    expect(card(person)).to.deep.equal({ lang: 'de', dir: 'ltr' });
  });

  it('is what the nearest element around it says', async () => {
    const section = await fixture(
      html`<section lang="ja">
        <p lang="de"></p>
        <div>${unconnected()}</div>
      </section>`,
    );
    const person = new Person(section.querySelector('sms-lock') as SmsLockElement);
    await sees(person, japanese);
    expect(card(person)).to.deep.equal({ lang: 'ja', dir: 'ltr' });
  });

  it('is what is said around the shadow root that it is in, now and later', async () => {
    const section = await fixture<HTMLElement>(html`<section lang="de"><div></div></section>`);
    const root = (section.firstElementChild as HTMLElement).attachShadow({ mode: 'closed' });
    const lock = unconnected();
    root.append(lock);
    const person = new Person(lock);
    await sees(person, german);
    section.lang = 'ja';
    await sees(person, japanese);
  });

  it('is the browser’s where nothing says one', async () => {
    document.documentElement.removeAttribute('lang');
    surroundings.restore();
    surroundings = new FakeSurroundings({ languages: ['tlh', 'ar-EG', 'de'], timeZone: 'UTC' });
    const person = await inFrontOf({});
    await sees(person, arabic);
    expect(card(person)).to.deep.equal({ lang: 'ar-EG', dir: 'rtl' });
  });

  for (const lang of ['tlh', 'de_DE', '', 'no tag at all']) {
    it(`is the browser’s where it is said to be "${lang}"`, async () => {
      surroundings.restore();
      surroundings = new FakeSurroundings({ languages: ['ja-JP'], timeZone: 'UTC' });
      await sees(await inFrontOf({ lang }), japanese);
    });
  }

  it('is English where nobody speaks another', async () => {
    surroundings.restore();
    surroundings = new FakeSurroundings({ languages: ['tlh'], timeZone: 'UTC' });
    const person = await inFrontOf({ lang: 'tlh' });
    await sees(person, english);
    expect(card(person)).to.deep.equal({ lang: 'en', dir: 'ltr' });
  });

  it('changes with the page, and keeps what was typed and the focus', async () => {
    const person = await inFrontOf({});
    await person.typePhone('0612');
    const input = person.focused as HTMLInputElement;
    for (const [lang, messages] of [
      ['ar', arabic],
      ['de', german],
      ['en', english],
    ] as const) {
      document.documentElement.lang = lang;
      await sees(person, messages);
      expect(card(person)).to.deep.equal({
        lang: messages === english ? 'en-US' : lang,
        dir: messages.direction,
      });
      expect(person.field(messages.phoneLabel)).to.equal(input);
      expect(person.focused).to.equal(input);
    }
    await type('345678');
    expect(input.value.replaceAll(' ', '')).to.equal('0612345678');
  });

  it('is the last one of several that were asked for at once', async () => {
    const person = await inFrontOf({});
    for (const lang of ['de', 'ar', 'ja']) {
      person.lock.lang = lang;
      await Promise.resolve();
    }
    await sees(person, japanese);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(person.heading).to.equal(japanese.phoneHeading);
  });

  it('is that of the new place when the element is moved', async () => {
    const place = await fixture(html`<div lang="ja"></div>`);
    const person = await inFrontOf({});
    await sees(person, english);
    place.append(person.lock);
    await sees(person, japanese);
  });

  it('changes in the code step too, with all that is said there', async () => {
    const person = await inFrontOf({});
    await person.asksForCode('0612345678');
    await type('12');
    person.lock.lang = 'de';
    await person.sees(german.codeHeading);
    const field = person.field(german.codeLabel);
    expect(person.focused).to.equal(field);
    expect(field.value).to.equal('12');
    expect(person.text).to.contain('Wir haben eine SMS an +33 6 12 34 56 78 gesendet.');
    expect(person.text).to.contain(
      'Der Code hat 6 Ziffern. Sobald er vollständig ist, prüfen wir ihn.',
    );
    expect(person.text).to.match(/Neuer Code in 0:\d\d möglich\./);
    await type('3456');
    expect(await person.seesError()).to.match(/^Dieser Code ist falsch oder abgelaufen\./);
  });

  it('is that of the countries, for the eye and for the ear', async () => {
    const person = await inFrontOf({ lang: 'de' });
    await person.seesCountry('FR +33');
    expect(person.countryControl?.ariaLabel).to.equal('Land: Frankreich, FR +33');
    expect(person.description(german.phoneLabel)).to.contain('Land: Frankreich, +33');
    await person.opensCountries();
    const { placeholder } = person.focused as HTMLInputElement;
    expect(placeholder).to.equal(german.searchCountries);
    expect(person.text).to.contain('Finnland +358');
    await person.press('Escape');
    person.lock.lang = 'ja';
    await until(
      'Japanese',
      () => person.countryControl?.ariaLabel === '国・地域：フランス、FR +33',
    );
  });
});

describe('texts from right to left', () => {
  before(startBackend);

  it('turn the interface around, but neither the number nor the code nor the country', async () => {
    const person = await inFrontOf({ lang: 'ar-MA' });
    await sees(person, arabic);
    const direction = (element: Element | null): string =>
      element ? getComputedStyle(element).direction : '';
    const phone = person.field(arabic.phoneLabel);
    expect(direction(person.lock.shadowRoot?.querySelector('h2') ?? null)).to.equal('rtl');
    expect(direction(phone)).to.equal('ltr');
    await person.seesCountry('FR +33');
    const button = person.countryControl as HTMLElement;
    expect(direction(button)).to.equal('ltr');
    expect(button.getBoundingClientRect().left).to.be.lessThan(phone.getBoundingClientRect().left);
    await person.opensCountries();
    expect(direction(person.focused)).to.equal('rtl');
    await person.press('Escape');

    phone.focus();
    await type('0612345678');
    await person.press('Enter');
    await person.sees(arabic.codeHeading);
    expect(direction(person.field(arabic.codeLabel))).to.equal('ltr');
    const number = person.lock.shadowRoot?.querySelector('bdi');
    expect(number?.textContent).to.equal('+33 6 12 34 56 78');
    expect(direction(number ?? null)).to.equal('ltr');
  });

  it('stay so in a page from left to right, and the others in a page from right to left', async () => {
    document.documentElement.dir = 'rtl';
    const person = await inFrontOf({ lang: 'de' });
    await sees(person, german);
    const heading = person.lock.shadowRoot?.querySelector('h2') as Element;
    expect(getComputedStyle(heading).direction).to.equal('ltr');
    document.documentElement.removeAttribute('dir');
  });
});

describe('numbers and times', () => {
  /** A backend that sends codes which work for an hour, and has a limit of wrong ones. */
  const adapter: Adapter = {
    name: 'limited',
    start: async (_request, { now }) => ({
      expiresAt: now() + 3_600_000,
      resendAt: now() + 65_000,
      attemptsLeft: 3,
    }),
    async verify() {
      await new Promise((resolve) => setTimeout(resolve, 10));
      throw new SmsLockError('code-wrong', { attemptsLeft: 2 });
    },
  };

  async function afterAWrongCode(lang: string, messages: Messages): Promise<Person> {
    sessionStorage.clear();
    const lock = await auth0Lock({ country: 'FR', lang });
    lock.adapter = adapter;
    const person = new Person(lock);
    await sees(person, messages);
    person.field(messages.phoneLabel).focus();
    await type('0612345678');
    await person.press('Enter');
    await person.sees(messages.codeHeading);
    await until('the focus', () => person.focused === person.field(messages.codeLabel));
    await type('123456');
    await person.seesError();
    return person;
  }

  it('are those of the language', async () => {
    const person = await afterAWrongCode('de', german);
    expect(person.error).to.contain('Verbleibende Versuche: 2.');
    expect(person.text).to.match(/Der Code gilt bis \d+:\d\d Uhr\./);
    expect(person.text).to.match(/Neuer Code in 1:0\d möglich/);
  });

  it('are those of the region', async () => {
    const person = await afterAWrongCode('ar-EG', arabic);
    expect(person.error).to.contain('تبقّت محاولتان.');
    expect(person.text).to.match(/بعد ١:٠[٠-٩]\./);
    expect(person.text).to.match(/حتى الساعة [٠-٩]+:[٠-٩]{2}/);
  });

  it('follow one another without spaces in Japanese', async () => {
    const person = await afterAWrongCode('ja', japanese);
    expect(person.error).to.contain('入力してください。あと2回');
  });
});

describe('texts of the page', () => {
  before(startBackend);

  it('are there from the first moment, in place of ours, at any depth', async () => {
    newTenant();
    const lock = unconnected();
    lock.messages = { phoneHeading: 'Sign in to Acme', errors: { 'phone-invalid': 'No.' } };
    document.body.append(lock);
    await lock.updateComplete;
    const person = new Person(lock);
    expect(person.heading).to.equal('Sign in to Acme');
    expect(person.buttonNames).to.deep.equal([english.sendCode]);
    expect(card(person)).to.deep.equal({ lang: 'en', dir: 'ltr' });

    lock.messages = undefined;
    await sees(person, english);
    lock.remove();
  });

  it('stay when the language changes, and the others change', async () => {
    const person = await inFrontOf({});
    person.lock.messages = { phoneHeading: 'Acme', codeHeading: 'Acme code' };
    await person.sees('Acme');
    person.lock.lang = 'de';
    await until('German', () => person.buttonNames.includes(german.sendCode));
    expect(person.heading).to.equal('Acme');
    person.field(german.phoneLabel).focus();
    await type('0612345678');
    await person.press('Enter');
    await person.sees('Acme code');
    person.lock.messages = undefined;
    await person.sees(german.codeHeading);
  });

  it('keep the field and what is in it', async () => {
    const person = await inFrontOf({});
    await person.typePhone('0612');
    const input = person.focused;
    person.lock.messages = { phoneLabel: 'Your number' };
    await until('another label', () => person.text.includes('Your number'));
    expect(person.field('Your number')).to.equal(input);
    expect(person.focused).to.equal(input);
    expect((input as HTMLInputElement).value.replaceAll(' ', '')).to.equal('0612');
  });

  it('may be a whole language, which is then that of the interface at once', async () => {
    newTenant();
    const hebrew: Messages = {
      ...english,
      language: 'he',
      direction: 'rtl',
      phoneHeading: 'כניסה',
    };
    const lock = unconnected();
    lock.messages = hebrew;
    lock.lang = 'de';
    lock.country = 'FR';
    document.body.append(lock);
    await lock.updateComplete;
    const person = new Person(lock);
    expect(person.heading).to.equal('כניסה');
    expect(card(person)).to.deep.equal({ lang: 'he', dir: 'rtl' });
    await until('the country', () => person.countryControl?.ariaLabel?.includes('צרפת'));
    expect(person.heading).to.equal('כניסה');

    lock.messages = undefined;
    await sees(person, german);
    lock.remove();
  });
});
