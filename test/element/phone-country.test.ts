import { expect } from '@open-wc/testing';
import { expectWarning } from '../support/console-guard.js';
import { FakeSurroundings, HeldIdleTime } from '../support/browser.js';
import { newTenant, recordedRequests, startBackend } from '../support/backend.js';
import { auth0Lock, paste, Person, type, until } from '../support/person.js';
import { english } from '../../src/i18n/english.js';
import { countries } from '../../src/phone/calling-codes.js';
import { guessCountry } from '../../src/phone/default-country.js';
import { loadPhoneEngine } from '../../src/phone/load-engine.js';

/** Whether this engine knows which time zones a country has: Firefox does not, as yet. */
const knowsZones = guessCountry({ languages: [], timeZone: 'Europe/Berlin' }) === 'DE';

/** In alphabetical order of their codes. */
const eleven = ['AT', 'BE', 'CH', 'DE', 'DK', 'ES', 'FR', 'GB', 'IT', 'NL', 'SE'];

let surroundings: FakeSurroundings;

/** Somebody in front of an element with these attributes that is all there. */
async function inFrontOf(attributes: Readonly<Record<string, string>>): Promise<Person> {
  newTenant();
  const person = new Person(await auth0Lock(attributes));
  await loadPhoneEngine();
  await until('a country', () => person.country);
  return person;
}

/** The number that a code was asked for last. */
function phoneNumberSent(): unknown {
  return (recordedRequests().at(-1)?.body as { phone_number?: unknown } | undefined)?.phone_number;
}

/** The countries in the open list, in the order of the list. */
function listed({ lock }: Person): string[] {
  const rows = lock.shadowRoot?.querySelectorAll<HTMLElement>('[role=option]') ?? [];
  return [...rows].map(({ dataset }) => dataset['country'] ?? '');
}

async function aMoment(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 100));
}

describe('the country', () => {
  before(startBackend);
  beforeEach(() => {
    surroundings = new FakeSurroundings({ languages: ['fr-CA', 'en-US'], timeZone: 'UTC' });
  });
  afterEach(() => surroundings.restore());

  describe('as the page has it', () => {
    it('is that of a number without a calling code', async () => {
      const person = await inFrontOf({ country: 'be' });
      expect(person.country).to.equal('BE +32');
      await person.asksForCode('0470123456');
      expect(phoneNumberSent()).to.equal('+32470123456');
    });

    it('can be changed by script, also beside a number', async () => {
      const person = await inFrontOf({ country: 'FR' });
      await person.typePhone('07400123456');
      await person.press('Tab');
      await person.seesError();
      person.lock.country = 'GB';
      await person.seesCountry('GB +44');
      expect(person.field('Mobile number').value).to.equal('07400 123456');
      expect(person.description('Mobile number')).to.contain('Country: United Kingdom, +44');
      person.field('Mobile number').focus();
      await person.press('Enter');
      await person.sees('Enter the code');
      expect(phoneNumberSent()).to.equal('+447400123456');
    });

    it('replaces by script what somebody has picked', async () => {
      const person = await inFrontOf({ country: 'FR' });
      await person.picksCountry('belgium');
      await person.seesCountry('BE +32');
      person.lock.setAttribute('country', 'CH');
      await person.seesCountry('CH +41');
    });

    it('is ignored with one warning when there is no such country', async () => {
      expectWarning(/no country has the code XX\./);
      const person = await inFrontOf({ country: 'XX' });
      expect(person.country).to.equal('CA +1');
    });

    it('is left out of the countries with one warning when there is no such country', async () => {
      expectWarning(/no country has the code QQ\./);
      const person = await inFrontOf({ country: 'BE', countries: 'FR QQ BE' });
      expect((person.countryControl as HTMLSelectElement).options).to.have.length(2);
    });

    it('warns of the same once, whatever else changes', async () => {
      expectWarning(/no country has the code ZZ\./);
      const person = await inFrontOf({ country: 'BE', countries: 'FR ZZ BE' });
      person.lock.country = 'FR';
      await person.seesCountry('FR +33');
      person.lock.countries = 'FR ZZ CH';
      await person.lock.updateComplete;
    });

    it('is ignored when it is not one of those that are allowed', async () => {
      const person = await inFrontOf({ country: 'GB', countries: 'FR BE' });
      expect(person.country).to.equal('FR +33');
    });
  });

  describe('as it is guessed', () => {
    const guesses: readonly (readonly [zone: string, languages: string[], shown: string])[] = [
      ['Europe/Berlin', ['en-US'], knowsZones ? 'DE +49' : 'US +1'],
      ['UTC', ['fr-CA', 'en-US'], 'CA +1'],
      ['UTC', ['ja'], 'JP +81'],
    ];
    for (const [timeZone, languages, shown] of guesses) {
      it(`in ${timeZone} with ${languages.join(', ')} is ${shown}`, async () => {
        surroundings.restore();
        surroundings = new FakeSurroundings({ languages, timeZone });
        const person = await inFrontOf({});
        expect(person.country).to.equal(shown);
      });
    }

    it('is the first one that is preferred where nothing can be told', async () => {
      surroundings.restore();
      surroundings = new FakeSurroundings({ languages: ['es-419'], timeZone: 'UTC' });
      const person = await inFrontOf({ 'preferred-countries': 'CH AT' });
      expect(person.country).to.equal('CH +41');
    });

    it('follows the calling code as soon as it is typed', async () => {
      const person = await inFrontOf({});
      await person.typePhone('+44');
      await person.seesCountry('GB +44');
    });

    describe('later than the person is', () => {
      let idle: HeldIdleTime;

      /** Somebody in front of an element that has not guessed yet. */
      async function beforeTheGuess(): Promise<Person> {
        newTenant();
        await loadPhoneEngine();
        idle = new HeldIdleTime();
        const person = new Person(await auth0Lock({}));
        idle.pass();
        await until('the country control', () => person.countryControl);
        return person;
      }

      afterEach(() => idle.restore());

      it('does not replace a country that was picked', async () => {
        const person = await beforeTheGuess();
        await person.picksCountry('belgium');
        idle.pass();
        await aMoment();
        expect(person.country).to.equal('BE +32');
      });

      it('does not replace the country of a number', async () => {
        const person = await beforeTheGuess();
        await person.typePhone('+447400123456');
        await person.seesCountry('GB +44');
        idle.pass();
        await aMoment();
        expect(person.country).to.equal('GB +44');
      });

      it('does not change what is being typed', async () => {
        const person = await beforeTheGuess();
        await person.typePhone('5062345678');
        const field = person.field('Mobile number');
        const { value } = field;
        expect(value.replace(/\D/g, '')).to.equal('5062345678');
        idle.pass();
        await person.seesCountry('CA +1');
        expect(field.value).to.equal(value);
        await person.press('Enter');
        await person.sees('Enter the code');
        expect(phoneNumberSent()).to.equal('+15062345678');
      });

      it('is waited for before a number is sent', async () => {
        newTenant();
        idle = new HeldIdleTime();
        const person = new Person(await auth0Lock({}));
        await person.typePhone('5062345678');
        await person.press('Enter');
        await person.sees('Enter the code');
        expect(phoneNumberSent()).to.equal('+15062345678');
      });
    });
  });

  describe('beside a number that is typed', () => {
    const chosen: Record<string, () => Promise<Person>> = {
      'the page has chosen': () => inFrontOf({ country: 'FR' }),
      'the person has picked': async () => {
        const person = await inFrontOf({ country: 'US' });
        await person.picksCountry('france');
        return person;
      },
    };
    for (const [who, choose] of Object.entries(chosen)) {
      it(`stays as ${who} it, until the number is complete and of another`, async () => {
        const person = await choose();
        await person.seesCountry('FR +33');
        await person.typePhone('');
        for (const key of '+44740012345') {
          await type(key);
          await person.lock.updateComplete;
          expect(person.country, person.field('Mobile number').value).to.equal('FR +33');
        }
        await type('6');
        await person.seesCountry('GB +44');
        await person.press('Tab');
        expect(person.field('Mobile number').value).to.equal('7400 123456');
        expect(person.error).to.equal('');
      });
    }

    it('stays as it was chosen beside a number that is no mobile number elsewhere', async () => {
      const person = await inFrontOf({ country: 'FR' });
      await person.typePhone('+442079460123');
      await person.press('Tab');
      expect(await person.seesError()).to.contain(english.phoneErrors['not-mobile']);
      expect(person.country).to.equal('FR +33');
      expect(person.field('Mobile number').value).to.match(/^\+44 ?20/);
    });

    it('is read out when the number changes it, and described with the number', async () => {
      const person = await inFrontOf({ country: 'FR' });
      expect(person.description('Mobile number')).to.contain('Country: France, +33');
      expect(person.announcement).to.equal('');
      // What tells of another country comes with the next step, which the focus calls for.
      person.field('Mobile number').focus();
      await until('the next step', () => person.lock.shadowRoot?.querySelector('#code'));
      await person.typePhone('+447400123456');
      await until('the announcement', () => person.announcement === 'Country: United Kingdom, +44');
      expect(person.description('Mobile number')).to.contain('Country: United Kingdom, +44');
      expect(person.description('Mobile number')).not.to.contain('France');
    });

    const shared: readonly (readonly [country: string, number: string, shown: string])[] = [
      ['GG', '07781 123456', 'GG +44'],
      ['GG', '+44 7781 123456', 'GG +44'],
      ['CA', '506 234 5678', 'CA +1'],
      ['CA', '+1 506 234 5678', 'CA +1'],
      ['CX', '0412 345 678', 'CX +61'],
      ['CA', '213 373 4253', 'US +1'],
      ['US', '506 234 5678', 'CA +1'],
    ];
    for (const [country, number, shown] of shared) {
      it(`${number} in ${country} is of ${shown}`, async () => {
        const person = await inFrontOf({ country });
        await person.typePhone(number);
        await person.press('Tab');
        await aMoment();
        expect(person.country).to.equal(shown);
        expect(person.error).to.equal('');
      });
    }
  });

  describe('that is picked in the list', () => {
    it('keeps the digits, groups them, and puts the focus behind them', async () => {
      const person = await inFrontOf({ country: 'FR' });
      await person.typePhone('213373');
      const field = person.field('Mobile number');
      expect(field.value).to.equal('2 13 37 3');
      await person.picksCountry('united states');
      await person.seesCountry('US +1');
      await until('the focus in the number', () => person.focused === field);
      expect(field.value).to.equal('213 373');
      expect(person.description('Mobile number')).to.contain('Country: United States, +1');
      await type('4253');
      expect(field.value).to.equal('213 373 4253');
      await person.press('Enter');
      await person.sees('Enter the code');
      expect(phoneNumberSent()).to.equal('+12133734253');
    });

    it('takes an error away that is none there', async () => {
      const person = await inFrontOf({ country: 'FR' });
      await person.typePhone('2133734253');
      await person.press('Tab');
      expect(await person.seesError()).to.contain(english.phoneErrors['too-long']);
      await person.picksCountry('united states');
      await until('no error', () => !person.error);
      await aMoment();
      expect(person.error).to.equal('');
      expect(person.field('Mobile number').getAttribute('aria-invalid')).to.equal('false');
    });

    for (const key of ['Tab', 'Enter']) {
      it(`judges the number anew after an error by ${key}`, async () => {
        const person = await inFrontOf({ country: 'FR' });
        await person.typePhone('0612');
        await person.press(key);
        expect(await person.seesError()).to.contain('06 12 34 56 78');
        await person.picksCountry('united kingdom');
        await until('another example', () => person.error.includes('07400 123456'));
        expect(person.error).to.contain(english.phoneErrors['too-short']);
        expect(person.focused).to.equal(person.field('Mobile number'));
      });
    }

    it('judges nothing that was not found fault with before, until it is left', async () => {
      const person = await inFrontOf({ country: 'GB' });
      await person.typePhone('07400123456');
      await person.picksCountry('france');
      await person.seesCountry('FR +33');
      await aMoment();
      expect(person.focused).to.equal(person.field('Mobile number'));
      expect(person.error).to.equal('');
      await person.press('Tab');
      expect(await person.seesError()).to.contain(english.phoneErrors['too-long']);
    });

    it('can be one of those that are preferred, which come first, and each once', async () => {
      const person = await inFrontOf({ 'preferred-countries': 'CH AT' });
      await person.opensCountries();
      await until('all countries', () => listed(person).length >= countries.length);
      expect(listed(person).slice(0, 3)).to.deep.equal(['CH', 'AT', 'AF']);
      expect(listed(person).sort()).to.deep.equal(countries);
    });
  });

  describe('where not all are allowed', () => {
    it('is one of a few in a <select>', async () => {
      const person = await inFrontOf({ countries: 'FR BE' });
      const select = person.countryControl as HTMLSelectElement;
      expect(select.localName).to.equal('select');
      expect([...select.options].map(({ value }) => value)).to.deep.equal(['BE', 'FR']);
      expect(person.country).to.equal('FR +33');
      select.focus();
      await type('b');
      await person.seesCountry('BE +32');
      await person.asksForCode('0470123456');
      expect(phoneNumberSent()).to.equal('+32470123456');
    });

    it('is not that of a number from elsewhere, which is refused', async () => {
      const person = await inFrontOf({ countries: 'FR BE' });
      await person.typePhone('+447400123456');
      await person.press('Enter');
      expect(await person.seesError()).to.equal(english.errors['phone-not-allowed']);
      expect(person.lock.error?.code).to.equal('phone-not-allowed');
      await person.press('Enter');
      await aMoment();
      expect(person.country).to.equal('FR +33');
      expect(person.field('Mobile number').value).to.equal('+44 7400 123456');
      expect(recordedRequests()).to.have.length(0);
    });

    it('is not that of a number from elsewhere that is pasted', async () => {
      const person = await inFrontOf({ countries: 'FR BE' });
      await paste(person.field('Mobile number'), '+447400123456');
      await person.press('Tab');
      expect(await person.seesError()).to.equal(english.errors['phone-not-allowed']);
      expect(person.field('Mobile number').value.replace(/ /g, '')).to.equal('+447400123456');
    });

    it('is a text where there is one only', async () => {
      const person = await inFrontOf({ countries: 'FR' });
      expect(person.country).to.contain('+33');
      expect(person.countryControl).to.equal(null);
      await person.asksForCode('0612345678');
      expect(phoneNumberSent()).to.equal('+33612345678');
    });

    it('is picked in a list of many, which has these only', async () => {
      const person = await inFrontOf({ countries: eleven.join(' '), country: 'FR' });
      expect(person.countryControl?.localName).to.equal('button');
      await person.opensCountries();
      await until('all of them', () => listed(person).length >= eleven.length);
      expect(listed(person).sort()).to.deep.equal(eleven);
    });

    it('can be others by script', async () => {
      const person = await inFrontOf({ countries: 'FR BE' });
      person.lock.countries = 'CH AT';
      await until('the other countries', () => {
        const options = (person.countryControl as HTMLSelectElement | null)?.options ?? [];
        return [...options].map(({ value }) => value).join() === 'AT,CH';
      });
      await until('one of them', () => person.country === 'CH +41');
      await person.asksForCode('0781234567');
      expect(phoneNumberSent()).to.equal('+41781234567');
    });
  });
});
