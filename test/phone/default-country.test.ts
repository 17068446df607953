import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import '../support/console-guard.js';
import { guessCountry } from '../../src/phone/default-country.js';
import { countries } from '../../src/phone/phone-engine.js';
import { surroundings } from '../../src/phone/surroundings.js';

/** Whether this engine knows which time zones a country has: Firefox does not, as yet. */
const knowsZones = (() => {
  const locale = new Intl.Locale('und-DE') as { getTimeZones?: unknown; timeZones?: unknown };
  return locale.getTimeZones !== undefined || locale.timeZones !== undefined;
})();

/** The last column is for engines that do not know the zones. */
const rows: readonly [string | undefined, string[], string | undefined, string | undefined][] = [
  ['Europe/Berlin', ['en-US', 'en'], 'DE', 'US'],
  ['Europe/Berlin', ['de-AT'], 'DE', 'AT'],
  ['Europe/Paris', ['fr'], 'FR', 'FR'],
  ['America/New_York', ['es-MX'], 'US', 'MX'],
  ['Asia/Tokyo', [], 'JP', undefined],
  ['Africa/Abidjan', ['fr-FR'], 'CI', 'FR'],
  ['Europe/London', ['nonsense!', 'en-US'], 'GB', 'US'],
  ['Mars/Olympus', ['it-CH'], 'CH', 'CH'],
  ['UTC', ['fr-CA', 'en-US'], 'CA', 'CA'],
  ['GMT', ['pt'], 'BR', 'BR'],
  ['Etc/UTC', ['pt-PT'], 'PT', 'PT'],
  [undefined, ['en', 'de-CH'], 'CH', 'CH'],
  [undefined, ['ja'], 'JP', 'JP'],
  [undefined, ['zh-Hant'], 'TW', 'TW'],
  [undefined, ['es-419'], undefined, undefined],
  [undefined, ['en-001'], undefined, undefined],
  [undefined, ['*', 'x'], undefined, undefined],
  [undefined, [], undefined, undefined],
];

describe('the country that is guessed', () => {
  for (const [timeZone, languages, country, elsewise] of rows) {
    const expected = knowsZones ? country : elsewise;
    it(`in ${timeZone ?? 'no time zone'} with ${languages.join(', ') || 'no language'}`, () => {
      expect(guessCountry({ languages, timeZone }, countries)).to.equal(expected);
    });
  }

  it('is one of those to choose from, or none', () => {
    const given = { languages: ['de-DE', 'fr'], timeZone: 'Europe/Berlin' };
    expect(guessCountry(given, ['AT', 'CH'])).to.equal(undefined);
    expect(guessCountry(given, [])).to.equal(undefined);
    expect(guessCountry({ ...given, timeZone: 'UTC' }, ['FR', 'CH'])).to.be.oneOf([
      'FR',
      undefined,
    ]);
  });

  it('is that of a language before another that shares the zone', () => {
    const given = { languages: ['en', 'de-DE'], timeZone: 'Europe/Berlin' };
    expect(guessCountry(given, ['DK', 'DE'])).to.equal('DE');
  });

  it('never throws, whatever the browser says', () => {
    const tag = fc.oneof(fc.string(), fc.constantFrom('de', 'en-GB', 'und', 'i-klingon', 'x-y'));
    const zone = fc.option(fc.oneof(fc.string(), fc.constantFrom('Asia/Kolkata', '__proto__')), {
      nil: undefined,
    });
    const some = ['DE', 'GB', 'US'];
    fc.assert(
      fc.property(fc.array(tag), zone, (languages, timeZone) => {
        expect(guessCountry({ languages, timeZone }, some) ?? 'DE').to.be.oneOf(some);
      }),
      { numRuns: 300 },
    );
  });

  it('comes from what the browser says of itself', () => {
    const { languages, timeZone } = surroundings();
    expect(languages).to.deep.equal(navigator.languages);
    expect(timeZone).to.be.a('string');
  });
});
