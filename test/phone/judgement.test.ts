import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { readPhone } from '../../src/phone/phone-engine.js';
import type { PhoneStatus } from '../../src/phone/phone-engine.js';

describe('whether a code may be sent', () => {
  /** Text, country, status, E.164 when it may. */
  const rows: readonly [string, string | undefined, PhoneStatus, string?][] = [
    ['07400 12345', 'GB', 'too-short'],
    ['7400 12345', 'GB', 'too-short'],
    ['+44 7400 12345', 'US', 'too-short'],
    // A zero in front does not make up for the digit that is missing at the end.
    ['06 12 34 56 7', 'FR', 'too-short'],
    ['+33 06 12 34 56 7', 'US', 'too-short'],
    ['1 213 373 425', 'US', 'too-short'],
    ['06 20 123 456', 'HU', 'too-short'],
    ['01 23 45 67 8', 'CI', 'too-short'],
    ['1', 'US', 'too-short'],
    ['0', 'US', 'too-short'],
    ['+4', 'US', 'too-short'],
    ['+44', 'US', 'too-short'],
    ['0044', 'US', 'too-short'],
    ['0044740012', 'US', 'too-short'],
    ['06 12 34 56 789', 'FR', 'too-long'],
    ['+33 6 12 34 56 789', 'US', 'too-long'],
    ['01 23 45 67 89 0', 'CI', 'too-long'],
    ['07400 123456 07400 123457', 'GB', 'too-long'],
    ['+44 7400 1234567890123456', 'US', 'too-long'],
    ['1'.repeat(250), 'US', 'too-long'],
    ['318123', 'BQ', 'too-short'],
    ['412345', 'AU', 'too-short'],
    ['611 1234 5', 'IS', 'invalid-length'],
    ['0612345678', undefined, 'invalid-country'],
    ['0612345678', 'XX', 'invalid-country'],
    ['+999 123456789', 'FR', 'invalid-country'],
    ['+0 123456789', 'FR', 'invalid-country'],
    ['+800 1234 5678', 'FR', 'non-geographic'],
    ['00 881 6 123 45678', 'FR', 'non-geographic'],
    ['030 1234567', 'DE', 'too-short'],
    ['030 12345678', 'DE', 'not-mobile', '+493012345678'],
    ['020 7946 0123', 'GB', 'not-mobile', '+442079460123'],
    ['+1 800 555 0199', 'GB', 'not-mobile', '+18005550199'],
    ['11 2345 6789', 'AR', 'not-mobile', '+541123456789'],
    ['000 000 0000', 'US', 'unknown-range', '+10000000000'],
    ['1 000 000 0000', 'US', 'unknown-range', '+10000000000'],
    ['04400 123456', 'GB', 'unknown-range', '+444400123456'],
  ];
  for (const [text, country, status, phoneNumber] of rows) {
    it(`${text.slice(0, 40)} in ${country ?? 'no country'} is ${status}`, () => {
      const reading = readPhone(text, { country });
      expect(reading.status).to.equal(status);
      expect(reading.phoneNumber).to.equal(phoneNumber);
    });
  }

  it('hints at a plus sign that would make it a mobile number', () => {
    expect(readPhone('447400123456', 'US')).to.include({ status: 'too-long', wantsPlus: true });
    expect(readPhone('447400123456')).to.include({ status: 'invalid-country', wantsPlus: true });
    for (const [text, country] of [
      ['2133734253', 'US'],
      ['+447400123456', 'US'],
      ['447400123456', 'GB'],
      ['44740', 'US'],
      ['21337342531', 'US'],
    ] as const) {
      expect(readPhone(text, country), text).to.not.have.property('wantsPlus');
    }
  });
});

describe('the country of a number', () => {
  const gb = '+447400123456';

  it('follows the calling code as soon as it is typed, while it is a guess', () => {
    expect(readPhone('+44', { country: 'US' }).country).to.equal('GB');
    expect(readPhone('+4474001', { country: 'US' }).country).to.equal('GB');
    expect(readPhone('+4474001', { country: 'JE' }).country).to.equal('JE');
    expect(readPhone('+', { country: 'US' }).country).to.equal('US');
    expect(readPhone('+999', { country: 'US' }).country).to.equal('US');
    expect(readPhone('+44').country).to.equal('GB');
  });

  it('stays the chosen one until the number is complete', () => {
    for (let length = 1; length < gb.length; length += 1) {
      const text = gb.slice(0, length);
      expect(readPhone(text, { country: 'US', isChosen: true }).country, text).to.equal('US');
    }
    expect(readPhone(gb, { country: 'US', isChosen: true }).country).to.equal('GB');
  });

  it('does not flip between neighbours while a number is typed', () => {
    const number = '2133734253';
    for (let length = 1; length < number.length; length += 1) {
      const text = number.slice(0, length);
      expect(readPhone(text, { country: 'CA' }).country, text).to.equal('CA');
    }
    expect(readPhone(number, { country: 'CA', isChosen: true }).country).to.equal('US');
  });

  it('stays with a number that is no mobile number anywhere', () => {
    expect(readPhone('8005550199', { country: 'CA' }).country).to.equal('CA');
    expect(readPhone('+44 20 7946 0123', { country: 'JE' }).country).to.equal('JE');
  });

  it('is that of the calling code for a number that may be sent, mobile or not', () => {
    const reading = readPhone('+44 20 7946 0123', { country: 'US', isChosen: true });
    expect(reading).to.include({ country: 'GB', display: '20 7946 0123' });
  });

  for (const [country, number, elsewhere] of [
    ['AX', '+358412345678', 'FI'],
    ['BL', '+590690001234', 'GP'],
    ['CC', '+61412345678', 'AU'],
    ['CX', '+61412345678', 'AU'],
    ['EH', '+212650123456', 'MA'],
    ['IM', '+447924123456', 'GB'],
    ['MF', '+590690001234', 'GP'],
    ['SJ', '+4741234567', 'NO'],
    ['VA', '+393123456789', 'IT'],
  ] as const) {
    it(`stays ${country} where ${elsewhere} has the same numbers`, () => {
      expect(readPhone(number, { country }).country).to.equal(country);
      expect(readPhone(number, { country: elsewhere }).country).to.equal(elsewhere);
      expect(readPhone(number, { country: 'US' }).country).to.equal(elsewhere);
      expect(readPhone(number, { country: 'US', allowed: [country] })).to.include({
        status: 'ok',
        country,
      });
    });
  }
});

describe('countries that are not allowed', () => {
  const allowed = ['US', 'CA'];

  for (const text of ['+447400123456', '+44', '+44 7400', '00447400123456', '+44 20 7946 0123']) {
    it(`${text} is not taken, complete or not`, () => {
      const reading = readPhone(text, { country: 'US', allowed });
      expect(reading.status).to.equal('country-not-allowed');
      expect(reading).to.not.have.any.keys('phoneNumber', 'country');
    });
  }

  it('are told from others with the same calling code', () => {
    expect(readPhone('4165550123', { country: 'US', allowed })).to.include({ country: 'CA' });
    expect(readPhone('4165550123', { country: 'US', allowed: ['US'] })).to.include({
      status: 'country-not-allowed',
    });
    expect(readPhone('+1 876 210 1234', { country: 'US', allowed })).to.include({
      status: 'country-not-allowed',
    });
  });

  it('leave a number that may belong to an allowed one with that', () => {
    expect(readPhone('+1 800 555 0199', { country: 'GB', allowed: ['GB', 'CA'] })).to.include({
      status: 'not-mobile',
      country: 'CA',
    });
    expect(readPhone('+1 21', { country: 'GB', allowed: ['GB', 'CA'] }).status).to.equal(
      'too-short',
    );
  });

  it('are none when the list is empty', () => {
    expect(readPhone('+447400123456', { country: 'US', allowed: [] }).status).to.equal('ok');
  });
});
