import { expect } from '@open-wc/testing';
import examples from 'libphonenumber-js/mobile/examples';
import '../support/console-guard.js';
import { callingCode } from '../../src/phone/calling-codes.js';
import { readWithoutEngine } from '../../src/phone/without-engine.js';
import type { PhoneStatus } from '../../src/phone/phone-reading.js';

describe('a phone number without the phone engine', () => {
  const numbers: readonly [string, string][] = [
    ['+33 6 12 34 56 78', '+33612345678'],
    ['(+33) 6.12.34.56.78', '+33612345678'],
    ['+33 (0)6-12-34-56-78', '+33612345678'],
    ['0033 6 12 34 56 78', '+33612345678'],
    ['＋３３６１２３４５６７８', '+33612345678'],
    ['+۳۳ ۶۱۲ ۳۴۵ ۶۷۸', '+33612345678'],
    ['+३३६१२३४५६७८', '+33612345678'],
    ['\u202A+33 6 12 34 56 78\u202C', '+33612345678'],
    ['tel:+33-6-12-34-56-78', '+33612345678'],
    ['Me: +33 6 12 34 56 78', '+33612345678'],
    ['+29051234', '+29051234'],
    ['+49 123 4567 8901 23', '+491234567890123'],
  ];
  for (const [text, phoneNumber] of numbers) {
    it(`${JSON.stringify(text)} is ${phoneNumber}`, () => {
      expect(readWithoutEngine(text, { country: 'US' })).to.include({ status: 'ok', phoneNumber });
    });
  }

  const others: readonly [string, PhoneStatus][] = [
    ['', 'empty'],
    ['abc', 'empty'],
    ['+', 'too-short'],
    ['+4474001', 'too-short'],
    ['+44740012345678901', 'too-long'],
    ['+'.padEnd(251, '4'), 'too-long'],
    ['+99912345678', 'invalid-country'],
  ];
  for (const [text, status] of others) {
    it(`${text.slice(0, 20)} is ${status}`, () => {
      expect(readWithoutEngine(text, { country: 'US' })).to.deep.equal({ status, country: 'US' });
      expect(readWithoutEngine(text)).to.deep.equal({ status });
    });
  }

  it('cannot be told without its calling code', () => {
    for (const text of ['07400 123456', '7400123456', '00', '447400123456']) {
      expect(readWithoutEngine(text, { country: 'GB' }), text).to.equal(undefined);
    }
  });

  it('belongs to the selected country if that has the calling code', () => {
    expect(readWithoutEngine('+447400123456', { country: 'JE' })?.country).to.equal('JE');
    expect(readWithoutEngine('+447400123456', { country: 'US' })?.country).to.equal('GB');
    expect(readWithoutEngine('+447400123456')?.country).to.equal('GB');
  });

  it('is not taken from a country that is not allowed', () => {
    const allowed = ['US', 'IM'];
    expect(readWithoutEngine('+33612345678', { country: 'US', allowed })).to.deep.equal({
      status: 'country-not-allowed',
    });
    expect(readWithoutEngine('+447400123456', { country: 'US', allowed })).to.include({
      status: 'ok',
      country: 'IM',
    });
  });

  it('is read without its extension, and says so', () => {
    expect(readWithoutEngine('+1 213 373 4253 ext. 7')).to.deep.equal({
      status: 'ok',
      phoneNumber: '+12133734253',
      country: 'US',
      hasExtension: true,
    });
  });

  it('is the same as with the engine for the numbers of every country', () => {
    const wrong = Object.entries(examples).filter(([country, national]) => {
      const phoneNumber = `${callingCode(country) ?? ''}${national}`;
      const reading = readWithoutEngine(phoneNumber, { country });
      const isShort = phoneNumber.length < '+12345678'.length;
      return (
        reading?.status !== (isShort ? 'too-short' : 'ok') ||
        reading.country !== country ||
        reading.phoneNumber !== (isShort ? undefined : phoneNumber)
      );
    });
    expect(wrong).to.deep.equal([]);
  });
});
