import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { chooseLocale, regionalTag } from '../../src/i18n/locale.js';

const available = Object.fromEntries(
  ['ar', 'de', 'en', 'en-GB', 'nb', 'pt', 'pt-PT', 'sr', 'zh', 'zh-Hant'].map((name) => [name, 0]),
);

describe('the language of the interface', () => {
  const cases: readonly (readonly [tags: string, name: string | undefined])[] = [
    ['de', 'de'],
    ['de-AT', 'de'],
    ['DE-at', 'de'],
    ['de-1996', 'de'],
    ['de-Latn-CH-u-nu-latn', 'de'],
    ['en-GB', 'en-GB'],
    ['en-US', 'en'],
    ['pt-PT', 'pt-PT'],
    ['pt-BR', 'pt'],
    ['zh', 'zh'],
    ['zh-CN', 'zh'],
    ['zh-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-Hant-HK', 'zh-Hant'],
    ['zh-Hans-HK', 'zh'],
    ['zh-SG', 'zh'],
    ['sr-Latn', 'sr'],
    ['nb-NO', 'nb'],
    ['no', 'nb'],
    ['no-NO', 'nb'],
    ['tlh,de', 'de'],
    ['fr-CA,fr,ar-EG,de', 'ar'],
    ['de_DE,ar', 'ar'],
    [',de', 'de'],
    ['not a tag,,de', 'de'],
    ['toString', undefined],
    ['tlh', undefined],
    ['', undefined],
  ];
  for (const [tags, name] of cases) {
    it(`is ${name ?? 'none'} for ${tags || 'nothing'}`, () => {
      expect(chooseLocale(tags.split(','), available)).to.equal(name);
    });
  }

  it('is the plain one where there is none with the script', () => {
    expect(chooseLocale(['zh-TW'], { zh: 0 })).to.equal('zh');
  });
});

describe('the form of numbers and times', () => {
  const cases: readonly (readonly [tags: string, language: string, tag: string])[] = [
    ['de-AT', 'de', 'de-AT'],
    ['de,en-US,de-CH', 'de', 'de-CH'],
    ['en,en-GB,en-US', 'en', 'en-GB'],
    ['ar-EG', 'ar', 'ar-EG'],
    ['den-US', 'de', 'de'],
    ['fr-FR', 'en', 'en'],
    ['de-', 'de', 'de'],
    ['zh-TW', 'zh-Hant', 'zh-Hant'],
    ['zh-Hant-HK', 'zh-Hant', 'zh-Hant-HK'],
  ];
  for (const [tags, language, tag] of cases) {
    it(`is ${tag} of texts in ${language} for ${tags}`, () => {
      expect(regionalTag(tags.split(','), language)).to.equal(tag);
    });
  }
});
