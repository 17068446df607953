import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { expectWarning } from '../support/console-guard.js';
import { setting } from '../../src/settings.js';

type Name = Parameters<typeof setting>[0];

const defaults: Record<Name, unknown> = {
  'code-length': 6,
  'resend-delay': 30,
  'request-language': undefined,
  country: undefined,
  countries: [],
  'preferred-countries': [],
  credentials: undefined,
};

const good: readonly [Name, unknown, unknown][] = [
  ['code-length', '4', 4],
  ['code-length', 10, 10],
  ['code-length', ' 8 ', 8],
  ['resend-delay', '0', 0],
  ['resend-delay', 3600, 3600],
  ['request-language', 'fr-CA', 'fr-CA'],
  ['request-language', 'FR-ca', 'fr-CA'],
  ['request-language', 'zh-hant-tw', 'zh-Hant-TW'],
  ['country', 'FR', 'FR'],
  ['country', 'de', 'DE'],
  ['countries', 'fr be  CH', ['FR', 'BE', 'CH']],
  ['preferred-countries', 'CH', ['CH']],
  ['credentials', 'omit', 'omit'],
  ['credentials', 'same-origin', 'same-origin'],
  ['credentials', 'include', 'include'],
];

const bad: readonly [Name, unknown][] = [
  ['code-length', ''],
  ['code-length', 'six'],
  ['code-length', '3'],
  ['code-length', '11'],
  ['code-length', 6.5],
  ['code-length', Number.NaN],
  ['code-length', [6]],
  ['resend-delay', '-1'],
  ['resend-delay', '3601'],
  ['resend-delay', []],
  ['resend-delay', true],
  ['resend-delay', Infinity],
  ['countries', 'FR Belgium'],
  ['request-language', 'français'],
  ['request-language', 'fr_CA'],
  ['request-language', ''],
  ['request-language', {}],
  ['country', 'France'],
  ['country', 'FRA'],
  ['country', '33'],
  ['country', ['FR']],
  ['credentials', 'all'],
  ['credentials', 'constructor'],
  ['credentials', Symbol('include')],
  ['credentials', Object.create(null)],
];

describe('a setting', () => {
  for (const [name, value, read] of good) {
    it(`${name}=${JSON.stringify(value)} reads as ${JSON.stringify(read)}`, () => {
      expect(setting(name, value)).to.deep.equal(read);
    });
  }

  for (const [name, value] of bad) {
    const written = typeof value === 'symbol' ? 'a symbol' : JSON.stringify(value);
    it(`${name}=${written} reads as the default, with one warning`, () => {
      expectWarning(`sms-lock: ${name}=`);
      expect(setting(name, value)).to.deep.equal(defaults[name]);
      expect(setting(name, value)).to.deep.equal(defaults[name]);
    });
  }

  for (const name of Object.keys(defaults) as Name[]) {
    it(`${name} has a default for when it is not set`, () => {
      expect(setting(name, undefined)).to.deep.equal(defaults[name]);
      expect(setting(name, null)).to.deep.equal(defaults[name]);
    });
  }

  it('says what it takes', () => {
    expectWarning(/code-length="twelve" is ignored\. It takes a whole number from 4 to 10\.$/);
    setting('code-length', 'twelve');
  });

  it('never throws, whatever it is set to', () => {
    const { warn } = console;
    console.warn = () => undefined;
    try {
      fc.assert(
        fc.property(
          fc.constantFrom(...(Object.keys(defaults) as Name[])),
          fc.anything({ withNullPrototype: true, withBigInt: true, withSparseArray: true }),
          (name, value) => {
            setting(name, value);
          },
        ),
        { numRuns: 300 },
      );
    } finally {
      console.warn = warn;
    }
  });
});
