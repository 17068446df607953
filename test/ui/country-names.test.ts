import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { countryNames, preferredFirst } from '../../src/phone/country-names.js';
import { findCountries } from '../../src/phone/find-countries.js';
import { callingCode, countries } from '../../src/phone/phone-engine.js';
import type { CountryName } from '../../src/phone/country-names.js';

function names(locale: string, own?: Record<string, string>): CountryName[] {
  return countryNames(countries, { locale, callingCodes: callingCode, names: own });
}

function name(locale: string, country: string): string | undefined {
  return names(locale).find((entry) => entry.country === country)?.name;
}

function codes(list: readonly CountryName[]): string[] {
  return list.map(({ country }) => country);
}

describe('country names', () => {
  it('names every country in the language of the interface', () => {
    expect(name('de', 'AT')).to.equal('Österreich');
    expect(name('fr-CA', 'DE')).to.equal('Allemagne');
    expect(name('ar', 'EG')).to.equal('مصر');
    for (const { country, name: text } of names('en')) expect(text).not.to.equal(country);
  });

  it('knows that Norwegian and Bokmål are one', () => {
    expect(name('no', 'DE')).to.equal('Tyskland');
    expect(name('nb-NO', 'DE')).to.equal('Tyskland');
  });

  for (const locale of ['tlh', 'not a locale', '']) {
    it(`falls back to English: "${locale}"`, () => {
      expect(name(locale, 'DE')).to.equal('Germany');
    });
  }

  it('gives the code of a country that has no name', () => {
    const [entry] = countryNames(['Atlantis'], { locale: 'en', callingCodes: () => undefined });
    expect(entry).to.deep.equal({
      country: 'Atlantis',
      name: 'Atlantis',
      callingCode: '',
    });
  });

  it('puts them into the alphabetical order of the language', () => {
    const german = codes(names('de'));
    // Umlauts beside their vowels, not after z.
    expect(german.indexOf('AT')).to.be.lessThan(german.indexOf('PA'));
    const swedish = codes(names('sv'));
    expect(swedish.indexOf('AT')).to.be.greaterThan(swedish.indexOf('ZW'));
  });

  it('lets the page choose the names', () => {
    const own = names('en', { TW: 'Chinese Taipei' });
    expect(codes(findCountries(own, 'chinese'))).to.deep.equal(['TW']);
    expect(codes(findCountries(own, 'taiwan'))).to.deep.equal(['TW']);
  });

  it('puts preferred countries first, in their order, and each once', () => {
    const list = preferredFirst(names('en'), ['CH', 'AT', 'CH', 'XX']);
    expect(codes(list).slice(0, 3)).to.deep.equal(['CH', 'AT', 'AF']);
    expect(new Set(list).size).to.equal(countries.length);
    expect(list).to.have.length(countries.length);
  });
});

describe('the search for a country', () => {
  const first: readonly (readonly [query: string, locale: string, country: string])[] = [
    ['germany', 'en', 'DE'],
    ['GERM', 'en', 'DE'],
    ['Deutschland', 'de', 'DE'],
    ['germany', 'fr', 'DE'],
    ['de', 'en', 'DE'],
    ['CH', 'en', 'CH'],
    ['+49', 'en', 'DE'],
    ['49', 'en', 'DE'],
    ['0049', 'en', 'DE'],
    ['+ 49', 'en', 'DE'],
    ['٤٩', 'ar', 'DE'],
    ['＋４９', 'ja', 'DE'],
    ['+49 151', 'en', 'DE'],
    ['+1', 'en', 'US'],
    ['44', 'en', 'GB'],
    ['7', 'en', 'RU'],
    ['39', 'en', 'IT'],
    ['osterreich', 'de', 'AT'],
    ['reunion', 'en', 'RE'],
    ['aland', 'en', 'AX'],
    ['cote d ivoire', 'fr', 'CI'],
    ['Cote d’Ivoire', 'fr', 'CI'],
    ['divoire', 'fr', 'CI'],
    ['saint lucia', 'en', 'LC'],
    ['st lucia', 'en', 'LC'],
    ['trinidad and', 'en', 'TT'],
    ['zealand', 'en', 'NZ'],
    ['korea south', 'en', 'KR'],
    ['southafrica', 'en', 'ZA'],
    ['日本', 'ja', 'JP'],
    ['مصر', 'ar', 'EG'],
    ['امارات', 'ar', 'AE'],
    ['u.s.a.', 'en', 'US'],
    ['UK', 'en', 'GB'],
    ['gb', 'de', 'GB'],
    ['Great Britain', 'de', 'GB'],
    ['England', 'en', 'GB'],
    ['Scotland', 'en', 'GB'],
    ['Wales', 'en', 'GB'],
    ['USA', 'en', 'US'],
    ['US', 'en', 'US'],
    ['America', 'en', 'US'],
    ['UAE', 'en', 'AE'],
    ['Holland', 'en', 'NL'],
    ['Türkiye', 'en', 'TR'],
    ['turkiye', 'de', 'TR'],
    ['Turkey', 'en', 'TR'],
    ['Czechia', 'en', 'CZ'],
    ['Czech Republic', 'en', 'CZ'],
    ['Ivory Coast', 'en', 'CI'],
    ['Cape Verde', 'en', 'CV'],
    ['Burma', 'en', 'MM'],
    ['Swaziland', 'en', 'SZ'],
    ['Macedonia', 'en', 'MK'],
    ['Vatican', 'en', 'VA'],
    ['Palestine', 'en', 'PS'],
    ['Kosovo', 'en', 'XK'],
    ['DRC', 'en', 'CD'],
  ];

  for (const [query, locale, country] of first) {
    it(`finds ${country} by ${query} (${locale})`, () => {
      expect(codes(findCountries(names(locale), query))[0]).to.equal(country);
    });
  }

  it('finds both Koreas by the one name', () => {
    expect(codes(findCountries(names('en'), 'korea')).sort()).to.deep.equal(['KP', 'KR']);
  });

  it('puts the better match first: the whole, the start, a word, a part', () => {
    const list = codes(findCountries(names('en'), 'guinea'));
    expect(list).to.deep.equal(['GN', 'GW', 'GQ', 'PG']);
    const parts = codes(findCountries(names('en'), 'land'));
    expect(parts).to.include.members(['FI', 'IS', 'CH']);
    expect(codes(findCountries(names('en'), 'ukr'))).to.deep.equal(['UA']);
  });

  it('prefers the language of the interface to English', () => {
    // Ägypten and Estland: only in English both begin with an e.
    const list = codes(findCountries(names('de'), 'e'));
    expect(list.indexOf('EE')).to.be.lessThan(list.indexOf('EG'));
  });

  for (const query of ['', '  ', '+', '0', '-']) {
    it(`takes "${query}" for no search`, () => {
      expect(findCountries(names('en'), query)).to.have.length(countries.length);
    });
  }

  it('finds nothing where there is nothing', () => {
    expect(findCountries(names('en'), 'xyzzy')).to.deep.equal([]);
    expect(findCountries(names('en'), '999999')).to.deep.equal([]);
  });
});
