import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import '../support/console-guard.js';
import { plainText, withoutSeparators } from '../../src/phone/digits.js';

/** Every decimal digit that this engine knows, by its value (Unicode property Nd). */
function everyDigit(): [string, number][] {
  const found: [string, number][] = [];
  let run = 0;
  for (let point = 0; point <= 0x10ffff; point += 1) {
    const character = String.fromCodePoint(point);
    const isDigit = /^\p{Nd}$/u.test(character);
    if (isDigit) found.push([character, run % 10]);
    run = isDigit ? run + 1 : 0;
  }
  return found;
}

describe('plainText', () => {
  it('reads the digits of every script', () => {
    const digits = everyDigit();
    expect(digits.length).to.be.greaterThan(600);
    const wrong = digits.filter(([character, value]) => plainText(character) !== String(value));
    expect(wrong).to.deep.equal([]);
  });

  const texts: readonly [string, string, string][] = [
    ['Arabic', '٠١٢٣٤٥٦٧٨٩', '0123456789'],
    ['Persian', '۰۱۲۳۴۵۶۷۸۹', '0123456789'],
    ['Devanagari', '०१२३४५६७८९', '0123456789'],
    ['Bengali', '০১২৩৪৫৬৭৮৯', '0123456789'],
    ['Thai', '๐๑๒๓๔๕๖๗๘๙', '0123456789'],
    ['full-width', '＋８１（９０）１２３４－５６７８', '+81(90)1234-5678'],
    ['mathematical', '𝟎𝟏𝟐𝟘𝟙𝟚𝟶𝟷𝟸', '012012012'],
    ['Adlam, beyond the basic plane', '𞥐𞥑𞥒', '012'],
    ['circled', '①②③', '123'],
    [
      'every kind of space',
      '1\u00A02\u20023\u20094\u202F5\u205F6\u30007\t8\n9',
      '1 2 3 4 5 6 7 8 9',
    ],
    ['zero-width characters', '1\u200B2\u200C3\u200D4\u20605\uFEFF6', '123456'],
    ['direction marks', '\u200E+49\u200F \u202A151\u202C \u2066234\u2069', '+49 151 234'],
    ['the Arabic letter mark', '\u061C+98\u061C912', '+98912'],
    ['a soft hyphen', '12\u00AD34', '1234'],
    ['letters', 'tel: Zoë', 'tel: Zoë'],
    ['nothing', '', ''],
  ];
  for (const [what, text, plain] of texts) {
    it(`makes plain text of ${what}`, () => {
      expect(plainText(text)).to.equal(plain);
    });
  }

  it('never throws, whatever it is given, and changes its own result no further', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      // Halves of characters, as a cut string has them.
      fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
    );
    fc.assert(
      fc.property(text, (given) => {
        const plain = plainText(given);
        expect(plainText(plain)).to.equal(plain);
        expect(plain).to.not.match(/(?![0-9])\p{Nd}/u);
      }),
      { numRuns: 500 },
    );
  });
});

describe('withoutSeparators', () => {
  it('leaves what is no separator of a phone number', () => {
    expect(withoutSeparators(' +1 (213)\u00A0373-42.53/\u2013\u2212·• ')).to.equal('+12133734253');
    expect(withoutSeparators('090ー１２３４－５６７８')).to.equal('09012345678');
    expect(withoutSeparators('213 x1, #2;')).to.equal('213x1,#2;');
  });
});
