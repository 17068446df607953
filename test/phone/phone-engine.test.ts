import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { loadPhoneEngine, phoneEngine } from '../../src/phone/load-engine.js';
import { countries, formatTyped, grouped, readPhone } from '../../src/phone/phone-engine.js';
import type { PhoneReading, ReadOptions } from '../../src/phone/phone-engine.js';

interface Case {
  readonly id: string;
  readonly selected: string;
  readonly input: string;
  readonly how: 'paste' | 'type';
  readonly country: string | null;
  /** What is sent; the numbers that only warn have null here where nothing was asked of them. */
  readonly e164: string | null;
  readonly status: PhoneReading['status'];
  readonly display?: string;
  readonly countries?: readonly string[];
}

const response = await fetch(new URL('./cases.json', import.meta.url));
const { cases } = (await response.json()) as { cases: readonly Case[] };

const warnings = ['not-mobile', 'unknown-range'];

describe('the cases of a phone field', () => {
  it('are there', () => {
    expect(cases.length).to.equal(58);
  });

  for (const { id, selected, input, how, status, e164, display, ...row } of cases) {
    for (const isChosen of [true, false]) {
      const where = `${selected}${isChosen ? '' : ', which is a guess'}`;
      it(`${id}: ${how} ${JSON.stringify(input)} in ${where}: ${status}`, () => {
        const isBulk = how === 'paste';
        const context = { country: selected, isChosen, isBulk, allowed: row.countries };
        const reading = readPhone(input, context);
        expect(reading).to.include({ status });
        expect(reading.country ?? null).to.equal(row.country);
        if (e164 === null && warnings.includes(status)) {
          expect(reading.phoneNumber).to.match(/^\+\d{8,15}$/);
        } else {
          expect(reading.phoneNumber ?? null).to.equal(e164);
        }
        if (display !== undefined) expect(reading.display).to.equal(display);
      });
    }
  }
});

/** Text, country, E.164, what the field shows. */
type Row = readonly [string, string | undefined, string, string?];

function reads(rows: readonly Row[], options: ReadOptions = {}): void {
  for (const [text, country, phoneNumber, display] of rows) {
    it(`${JSON.stringify(text)} in ${country ?? 'no country'} is ${phoneNumber}`, () => {
      const reading = readPhone(text, { ...options, country });
      expect(reading).to.include({ status: 'ok', phoneNumber });
      if (display !== undefined) expect(reading.display).to.equal(display);
    });
  }
}

describe('a phone number as people write it', () => {
  describe('with its calling code', () => {
    reads([
      ['+33 6 12 34 56 78', undefined, '+33612345678', '6 12 34 56 78'],
      ['(+33) 6.12.34.56.78', 'DE', '+33612345678'],
      ['+ 33 6 12 34 56 78', 'DE', '+33612345678'],
      ['++33612345678', 'DE', '+33612345678'],
      ['+0033612345678', 'DE', '+33612345678'],
      ['0033 6 12 34 56 78', 'DE', '+33612345678', '6 12 34 56 78'],
      ['0033612345678', 'US', '+33612345678', '6 12 34 56 78'],
      ['0033612345678', undefined, '+33612345678'],
      ['011 33 6 12 34 56 78', 'CA', '+33612345678', '6 12 34 56 78'],
      ['8~10 33 6 12 34 56 78', 'RU', '+33612345678', '6 12 34 56 78'],
      ['010 33 612345678', 'JP', '+33612345678'],
      ['0011 33 612345678', 'AU', '+33612345678'],
      ['+33 (0)6 12 34 56 78', 'US', '+33612345678', '6 12 34 56 78'],
      ['0033 (0) 6 12 34 56 78', 'FR', '+33612345678'],
      ['33 (0) 6 12 34 56 78', 'FR', '+33612345678', '6 12 34 56 78'],
      ['+33 06 12 34 56 78', 'US', '+33612345678'],
      ['+36 (06) 20 123 4567', 'US', '+36201234567', '20 123 4567'],
      ['+7 8 916 123-45-67', 'US', '+79161234567', '916 123 45 67'],
      ['+375 8 029 491 19 11', 'US', '+375294911911'],
      ['4915123456789', 'DE', '+4915123456789', '1512 3456789'],
      ['tel:+33-6-12-34-56-78', undefined, '+33612345678'],
      ['TEL:+33%206%2012%2034%2056%2078', undefined, '+33612345678'],
      ['sms:+33612345678?body=Hi%20you%205', undefined, '+33612345678'],
      ['tel:7400-123456;phone-context=+44', 'US', '+447400123456'],
    ]);
  });

  describe('with the trunk prefix of its country, or without', () => {
    reads([
      ['06 20 123 4567', 'HU', '+36201234567', '06 20 123 4567'],
      ['20 123 4567', 'HU', '+36201234567', '20 123 4567'],
      ['8 029 491 19 11', 'BY', '+375294911911', '8 029 491-19-11'],
      ['029 491 19 11', 'BY', '+375294911911'],
      ['29 491 19 11', 'BY', '+375294911911'],
      ['8 (701) 234-56-78', 'KZ', '+77012345678'],
      ['40 61 23 45', 'NO', '+4740612345', '40 61 23 45'],
      ['0 40 61 23 45', 'NO', '+4740612345'],
      ['312 345 6789', 'IT', '+393123456789', '312 345 6789'],
      ['01 23 45 67 89', 'CI', '+2250123456789', '01 23 45 6789'],
      ['0321 123 4567', 'CO', '+573211234567'],
      ['0151/23456789', 'DE', '+4915123456789', '01512 3456789'],
      ['0664 1234567', 'AT', '+436641234567'],
      ['(11) 96123-4567', 'BR', '+5511961234567'],
      ['0 15 11 96123-4567', 'BR', '+5511961234567'],
    ]);
  });

  describe('in a form that is no longer dialled', () => {
    reads([
      ['+52 1 55 1234 5678', 'US', '+525512345678', '55 1234 5678'],
      ['0052 1 55 1234 5678', 'MX', '+525512345678', '55 1234 5678'],
      ['011 52 1 55 1234 5678', 'US', '+525512345678', '55 1234 5678'],
      ['044 55 1234 5678', 'MX', '+525512345678', '55 1234 5678'],
      ['045 55 1234 5678', 'MX', '+525512345678'],
      ['01 55 1234 5678', 'MX', '+525512345678'],
      ['1 55 1234 5678', 'MX', '+525512345678'],
      ['011 15-2345-6789', 'AR', '+5491123456789', '011 15-2345-6789'],
      ['11 15 2345 6789', 'AR', '+5491123456789'],
      ['+54 11 15 2345 6789', 'US', '+5491123456789', '9 11 2345 6789'],
    ]);
  });

  describe('in the digits of any script', () => {
    reads([
      ['٠٦ ١٢ ٣٤ ٥٦ ٧٨', 'FR', '+33612345678', '06 12 34 56 78'],
      ['＋３３６１２３４５６７８', undefined, '+33612345678'],
      ['۰۹۱۲ ۳۴۵ ۶۷۸۹', 'IR', '+989123456789', '0912 345 6789'],
      ['০১৮১২৩৪৫৬৭৮', 'BD', '+8801812345678'],
      ['๐๘๑ ๒๓๔ ๕๖๗๘', 'TH', '+66812345678'],
      ['090ー1234ー5678', 'JP', '+819012345678', '090-1234-5678'],
      ['\u202A\u200E+33\u00A06\u202F12\u200934\u200B56\uFEFF78\u202C', undefined, '+33612345678'],
    ]);
  });

  describe('among other text', () => {
    reads([
      ['Call 07400 123456 please', 'GB', '+447400123456', '07400 123456'],
      ['Flat 12, 221b Baker Street, 07400 123456', 'GB', '+447400123456'],
      ['My number is +33 6 12 34 56 78.', 'GB', '+33612345678', '6 12 34 56 78'],
      ['Mobile: 7400 123456', 'GB', '+447400123456'],
      ['+44 7400 123456 / +44 7400 123457', 'US', '+447400123456'],
      ['+44 7400 123456+44 7400 123457', 'US', '+447400123456'],
      ['07400 123456, 07400 123457', 'GB', '+447400123456'],
      ['07400 123456\n07400 123457', 'GB', '+447400123456'],
      ['020 7946 0123 or 07400 123456', 'GB', '+447400123456', '07400 123456'],
      ['07400 123456 or +33 6 12 34 56 78', 'GB', '+447400123456'],
    ]);
  });

  describe('put in as a whole without the plus sign', () => {
    reads(
      [
        ['447400123456', 'US', '+447400123456', '7400 123456'],
        ['447400123456', 'DE', '+447400123456'],
        ['447400123456', undefined, '+447400123456'],
        ['https://wa.me/447400123456', 'US', '+447400123456'],
      ],
      { isBulk: true },
    );
  });

  for (const text of [
    '213 373 4253 ext. 12',
    '213 373 4253 ext12',
    '213 373 4253, extension 12',
    '213 373 4253x12',
    '(213) 373-4253 #12',
    '213 373 4253 доб. 12',
    'tel:+1-213-373-4253;ext=12',
  ]) {
    it(`${text} is read without its extension, and says so`, () => {
      expect(readPhone(text, 'US')).to.deep.equal({
        status: 'ok',
        phoneNumber: '+12133734253',
        country: 'US',
        display: '213 373 4253',
        hasExtension: true,
      });
    });
  }

  it('takes no sign for an extension before there is a number', () => {
    expect(readPhone('#12: 213 373 4253', 'US')).to.not.have.property('hasExtension');
    expect(readPhone('fax 213 373 4253', 'US')).to.include({ phoneNumber: '+12133734253' });
  });

  it('shows all the digits that are sent, even of a number that begins like a prefix', () => {
    expect(readPhone('+91 000 800131279')).to.include({
      status: 'unknown-range',
      phoneNumber: '+910800131279',
      display: '0800131279',
    });
  });

  it('finds nothing in a text without digits', () => {
    for (const text of ['', '  ', '\u200B\uFEFF', 'tel:', 'abc', '()']) {
      expect(readPhone(text, 'FR'), text).to.deep.equal({ status: 'empty', country: 'FR' });
    }
  });
});

describe('the phone engine', () => {
  it('is loaded once', async () => {
    const engine = await loadPhoneEngine();
    expect(await loadPhoneEngine()).to.equal(engine);
    expect(phoneEngine()).to.equal(engine);
  });

  it('brings the countries along', () => {
    expect(countries.length).to.equal(245);
  });

  it('writes a number in groups, and leaves alone what is none', () => {
    expect(grouped('+33612345678')).to.equal('+33 6 12 34 56 78');
    expect(grouped('nonsense')).to.equal('nonsense');
  });
});

describe('what is typed', () => {
  const rows: readonly [string, string | undefined, string][] = [
    ['2', 'US', '2'],
    ['213', 'US', '213'],
    ['(213', 'US', '213'],
    ['2133', 'US', '213 3'],
    ['213.373.42', 'US', '213 373 42'],
    ['2133734253', 'US', '213 373 4253'],
    ['12133734253', 'US', '1 213 373 4253'],
    ['0555123456', 'GE', '0 555 12 34 56'],
    ['8294911911', 'BY', '8 29 491 19 11'],
    ['891', 'RU', '8 91'],
    ['011152345', 'AR', '011 1523-45'],
    ['01133612345678', 'US', '011 33 6 12 34 56 78'],
    ['447400123456', 'US', '447400123456'],
    ['07400123456', 'GB', '07400 123456'],
    ['7400123456', 'GB', '7400 123456'],
    ['0033612', 'GB', '00 33 6 12'],
    ['89161234567', 'RU', '8 (916) 123-45-67'],
    ['9161234567', 'RU', '916 123 45 67'],
    ['0620123', 'HU', '06 20 123'],
    ['20123', 'HU', '20 123'],
    ['069812', 'IT', '06 9812'],
    ['٠٥٠ ١٢٣', 'SA', '050 123'],
    ['+4474001', 'US', '+44 7400 1'],
    ['+', 'US', '+'],
    ['+999', 'US', '+999'],
    ['', 'US', ''],
    ['(', 'US', '('],
    ['555', 'XX', '555'],
    ['5 55', undefined, '5 55'],
    ['213 3734253 x1', 'US', '213 3734253 x1'],
    ['2133734253 #1', 'US', '2133734253 #1'],
    ['2133734253, 2133734254', 'US', '2133734253, 2133734254'],
    ['+1 213 +1 213', 'US', '+1 213 +1 213'],
    ['tel:2133734253', 'US', 'tel:2133734253'],
    ['123456789012345678901', 'US', '123456789012345678901'],
  ];
  for (const [text, country, shown] of rows) {
    it(`${JSON.stringify(text)} in ${country ?? 'no country'} is shown as ${shown}`, () => {
      expect(formatTyped(text, country)).to.equal(shown);
    });
  }
});
