import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import '../support/console-guard.js';
import { loadPhoneEngine, phoneEngine } from '../../src/phone/load-engine.js';
import {
  callingCode,
  countries,
  grouped,
  isCountry,
  readPhone,
} from '../../src/phone/phone-engine.js';

const numbers: readonly [string, string | undefined, string, string][] = [
  ['2133734253', 'US', '+12133734253', 'US'],
  ['(213) 373-4253', 'US', '+12133734253', 'US'],
  ['1 213 373 4253', 'US', '+12133734253', 'US'],
  ['+1 213 373 4253', 'GB', '+12133734253', 'US'],
  ['07400 123456', 'GB', '+447400123456', 'GB'],
  ['7400123456', 'GB', '+447400123456', 'GB'],
  ['+44 (0) 7400-123-456', 'US', '+447400123456', 'GB'],
  ['0612345678', 'FR', '+33612345678', 'FR'],
  ['0033 6 12 34 56 78', 'DE', '+33612345678', 'FR'],
  ['٠٦ ١٢ ٣٤ ٥٦ ٧٨', 'FR', '+33612345678', 'FR'],
  ['＋３３６１２３４５６７８', undefined, '+33612345678', 'FR'],
  ['tel:+33-6-12-34-56-78', undefined, '+33612345678', 'FR'],
  ['\u202A+33 6 12 34 56 78\u202C', undefined, '+33612345678', 'FR'],
  ['0151 23456789', 'DE', '+4915123456789', 'DE'],
  ['06 20 123 4567', 'HU', '+36201234567', 'HU'],
  ['8 (916) 123-45-67', 'RU', '+79161234567', 'RU'],
  ['+225 01 23 45 67 89', 'CI', '+2250123456789', 'CI'],
  ['090-1234-5678', 'JP', '+819012345678', 'JP'],
];

describe('a phone number as people write it', () => {
  for (const [input, country, phoneNumber, found] of numbers) {
    it(`${input} in ${country ?? 'no country'} is ${phoneNumber}`, () => {
      expect(readPhone(input, country)).to.include({ status: 'ok', phoneNumber, country: found });
    });
  }

  it('is empty without a character that can be seen', () => {
    for (const input of ['', '  ', '\u200B\uFEFF', 'tel:']) {
      expect(readPhone(input, 'FR')).to.deep.equal({ status: 'empty' });
    }
  });

  it('is invalid when it can be no number', () => {
    for (const input of ['abc', '+', '06', '+33', '612345678901234567890', '+999 123456789']) {
      expect(readPhone(input, 'FR').status, input).to.equal('invalid');
    }
    expect(readPhone('0612345678', undefined).status).to.equal('invalid');
    expect(readPhone('0612345678', 'XX').status).to.equal('invalid');
  });

  it('never throws, and says E.164 whenever it may be sent', () => {
    const input = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'0123456789+() -;extp') }),
    );
    const country = fc.constantFrom(undefined, 'FR', 'US', 'RU', 'XX', '__proto__');
    fc.assert(
      fc.property(input, country, (text, selected) => {
        const { status, phoneNumber } = readPhone(text, selected);
        if (status === 'ok' || status === 'unlikely') {
          expect(phoneNumber).to.match(/^\+[1-9]\d{6,14}$/);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the phone engine', () => {
  it('is loaded once', async () => {
    const engine = await loadPhoneEngine();
    expect(await loadPhoneEngine()).to.equal(engine);
    expect(phoneEngine()).to.equal(engine);
  });

  it('knows countries and their calling codes', () => {
    expect(countries.length).to.be.greaterThan(200);
    expect(callingCode('FR')).to.equal('+33');
    for (const nonsense of ['XX', 'fr', '', '__proto__', undefined]) {
      expect(isCountry(nonsense)).to.equal(false);
      expect(callingCode(nonsense)).to.equal(undefined);
    }
  });

  it('writes a number in groups, and leaves alone what is none', () => {
    expect(grouped('+33612345678')).to.equal('+33 6 12 34 56 78');
    expect(grouped('nonsense')).to.equal('nonsense');
  });
});
