import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import '../support/console-guard.js';
import { callingCode } from '../../src/phone/calling-codes.js';
import { withoutSeparators } from '../../src/phone/digits.js';
import { formatTyped, readPhone } from '../../src/phone/phone-engine.js';
import { readText } from '../../src/phone/read-text.js';
import { readWithoutEngine } from '../../src/phone/without-engine.js';
import type { NumberingPlan, NumberingPlans } from '../../src/phone/numbering-plans.js';
import type { ReadOptions } from '../../src/phone/phone-engine.js';

const piece = fc.constantFrom(
  ...['+', '00', '0', '(0)', '1', '44', '7400123456', '2133734253', '+33612345678', '٣', '５'],
  ...[' ', '-', '/', ',', ';', '\n', 'x', '#', 'ext. ', 'tel:', '%20', ';ext=', 'ー', '\u202A'],
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({ unit: fc.constantFrom(...'0123456789+() -;extp'), maxLength: 300 }),
  fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join('')),
  // Halves of characters, as a cut string has them.
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
);
const country = fc.constantFrom(undefined, 'FR', 'US', 'RU', 'MX', 'CI', 'TA', 'XX', '__proto__');
const options: fc.Arbitrary<ReadOptions> = fc.record({
  country,
  isChosen: fc.boolean(),
  isBulk: fc.boolean(),
  allowed: fc.constantFrom(undefined, [], ['US', 'CA'], ['XX']),
});

const answers = fc.record({
  includes: fc.boolean(),
  isMobile: fc.boolean(),
  claims: fc.boolean(),
});

/** Numbering plans that count how often they are asked; 25 countries share the calling code 1. */
function counting(answers: Record<'includes' | 'isMobile' | 'claims', boolean>): {
  plans: NumberingPlans;
  asked: string[];
} {
  const asked: string[] = [];
  const answer = (isYes: boolean) => (digits: string) => {
    asked.push(digits);
    return isYes;
  };
  const plan = (country: string): NumberingPlan => ({
    callingCode: callingCode(country)?.slice(1) ?? '800',
    trunkPrefix: '0',
    internationalPrefix: '011',
    prefix: /^[01]/,
    prefixTemplate: '',
    lengths: [10],
    mobileLengths: [10],
    formats: [],
    trunkFormats: [],
    includes: answer(answers.includes),
    isMobile: answer(answers.isMobile),
    claims: answer(answers.claims),
  });
  return { asked, plans: { plan } };
}

describe('any text in a phone field', () => {
  it('is read without an error, and says E.164 exactly when it may be sent', () => {
    fc.assert(
      fc.property(text, options, (given, context) => {
        const { status, phoneNumber, ...rest } = readPhone(given, context);
        if (['ok', 'not-mobile', 'unknown-range'].includes(status)) {
          expect(phoneNumber).to.match(/^\+[1-9]\d{6,14}$/);
          expect(rest.country).to.match(/^[A-Z]{2}$/);
          expect(rest.display).to.be.a('string');
        } else {
          expect(phoneNumber).to.equal(undefined);
        }
        readWithoutEngine(given, context);
      }),
      { numRuns: 400 },
    );
  });

  it('shows a number so that it is read as the same one', () => {
    fc.assert(
      fc.property(text, options, (given, context) => {
        const { status, phoneNumber, country: home, display } = readPhone(given, context);
        if (status !== 'ok' || !display) return;
        expect(readPhone(display, { ...context, country: home })).to.include({ phoneNumber });
      }),
      { numRuns: 400 },
    );
  });

  it('is grouped without an error, and without changing a digit', () => {
    fc.assert(
      fc.property(text, country, (given, selected) => {
        const groups = formatTyped(given, selected);
        if (groups !== given) {
          expect(groups).to.match(/^\+?[\d ()./-]*$/);
          expect(withoutSeparators(groups)).to.equal(withoutSeparators(given));
        }
        expect(formatTyped(groups, selected)).to.equal(groups);
      }),
      { numRuns: 400 },
    );
  });

  it('never asks the numbering plans about many or about long numbers', () => {
    fc.assert(
      fc.property(text, options, answers, (given, context, answered) => {
        const { plans, asked } = counting(answered);
        readText(given, context, plans);
        expect(asked.length).to.be.at.most(1000);
        expect(Math.max(0, ...asked.map(({ length }) => length))).to.be.at.most(25);
      }),
      { numRuns: 400 },
    );
  });

  it('is not read when it is longer than any number with anything around it', () => {
    for (const given of [
      '+447400123456'.padEnd(251, 'x'),
      'ﷺ'.repeat(100),
      '7'.repeat(1_000_000),
    ]) {
      expect(readPhone(given, 'GB')).to.deep.equal({ status: 'too-long', country: 'GB' });
    }
    expect(readPhone(`${' '.repeat(300)}07400 123456`, 'GB')).to.include({ status: 'ok' });
    expect(readPhone('07400 123456'.padEnd(250, 'x'), 'GB')).to.include({ status: 'ok' });
  });
});
