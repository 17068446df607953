import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { countedText } from '../../src/i18n/counted-text.js';
import { english } from '../../src/i18n/english.js';
import arabic from '../../src/i18n/locales/ar.js';
import { fill, merged, sentences } from '../../src/i18n/messages.js';

describe('a text about a number', () => {
  const days = { one: '{count} day', other: '{count} days' };

  it('is in the plural form of the language', () => {
    expect(countedText(days, 1, 'en')).to.equal('1 day');
    expect(countedText(days, 2, 'en')).to.equal('2 days');
    expect(countedText(days, 0, 'fr')).to.equal('0 day');
  });

  it('is the same for every number where one is enough', () => {
    expect(countedText('Days: {count}', 3, 'en')).to.equal('Days: 3');
  });

  it('falls back to the general form', () => {
    expect(countedText({ other: 'n: {count}' }, 2, 'ar-MA')).to.equal('n: 2');
  });

  it('has the digits of the region', () => {
    expect(countedText('{count}', 12, 'ar-EG')).to.equal('١٢');
    expect(countedText('{count}', 12, 'ar-MA')).to.equal('12');
  });

  it('can do without a language tag', () => {
    expect(countedText(days, 1, 'no tag')).to.equal('1 days');
  });

  it('has six forms in Arabic', () => {
    const left = [0, 1, 2, 3, 11, 100].map((count) =>
      countedText(arabic.attemptsLeft, count, 'ar-MA'),
    );
    expect(left).to.deep.equal([
      'لم تتبقَّ أي محاولة.',
      'تبقّت محاولة واحدة.',
      'تبقّت محاولتان.',
      'تبقّت 3 محاولات.',
      'تبقّت 11 محاولة.',
      'تبقّت 100 محاولة.',
    ]);
  });
});

describe('two sentences', () => {
  it('have a space between them, but not in Japanese', () => {
    expect(sentences('One.', 'Two.')).to.equal('One. Two.');
    expect(sentences('一。', '二。')).to.equal('一。二。');
  });
});

describe('a text with names in it', () => {
  it('has the values in their place, and leaves unknown names alone', () => {
    expect(fill('{a} and {b} {a}', { a: 1 })).to.equal('1 and {b} 1');
  });
});

describe('texts of a page', () => {
  it('take the place of others, at any depth, and leave them as they are', () => {
    const before = structuredClone(english);
    const texts = merged(english, { phoneHeading: 'Hi', errors: { offline: 'Off' } });
    expect(texts).to.deep.equal({
      ...english,
      phoneHeading: 'Hi',
      errors: { ...english.errors, offline: 'Off' },
    });
    expect(english).to.deep.equal(before);
  });

  it('may be forms where there was one text, and one text where there were forms', () => {
    const { attemptsLeft, countriesFound } = merged(english, {
      attemptsLeft: { one: 'Last try.', other: '{count} tries.' },
      countriesFound: 'Found: {count}',
    });
    expect(countedText(attemptsLeft, 1, 'en')).to.equal('Last try.');
    expect(countedText(attemptsLeft, 2, 'en')).to.equal('2 tries.');
    expect(countedText(countriesFound, 1, 'en')).to.equal('Found: 1');
  });

  const useless = [undefined, null, 7, true, [], { phoneHeading: undefined }, { errors: null }];
  for (const nothing of useless) {
    it(`are left out where they are none: ${JSON.stringify(nothing)}`, () => {
      expect(merged(english, nothing)).to.deep.equal(english);
    });
  }
});
