import { expect } from '@open-wc/testing';
import metadata from 'libphonenumber-js/mobile/metadata';
import '../support/console-guard.js';
import {
  callingCode,
  countries,
  countriesWith,
  isCountry,
  leadingCode,
} from '../../src/phone/calling-codes.js';

/** What the library's own table says. */
const known = Object.entries(metadata.country_calling_codes);

describe('the calling codes', () => {
  it('are those of the numbering plans, each with its main country first', () => {
    for (const [code, [main, ...others]] of known) {
      const [first, ...rest] = countriesWith(code);
      expect(first).to.equal(main);
      expect([...rest].sort()).to.deep.equal([...others].sort());
    }
  });

  it('are those of 245 countries', () => {
    expect(countries).to.deep.equal(Object.keys(metadata.countries).sort());
    expect(countries.length).to.equal(245);
    for (const [code, list] of known) {
      for (const country of list) expect(callingCode(country)).to.equal(`+${code}`);
    }
  });

  it('are none for what is no country', () => {
    for (const nonsense of ['XX', 'fr', '', '001', '__proto__', undefined]) {
      expect(isCountry(nonsense)).to.equal(false);
      expect(callingCode(nonsense)).to.equal(undefined);
    }
    for (const nonsense of ['', '0', '999', '__proto__']) {
      expect(countriesWith(nonsense)).to.deep.equal([]);
    }
  });

  it('are found at the beginning of a number', () => {
    expect(leadingCode('12133734253')).to.equal('1');
    expect(leadingCode('447400')).to.equal('44');
    expect(leadingCode('3586')).to.equal('358');
    expect(leadingCode('35')).to.equal(undefined);
    expect(leadingCode('999123')).to.equal(undefined);
    expect(leadingCode('')).to.equal(undefined);
  });

  it('are no beginning of each other', () => {
    const codes = known.map(([code]) => code);
    const doubtful = codes.filter((code) =>
      codes.some((other) => other !== code && other.startsWith(code)),
    );
    expect(doubtful).to.deep.equal([]);
  });
});
