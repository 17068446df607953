import { expect } from '@open-wc/testing';
import examples from 'libphonenumber-js/mobile/examples';
import fc from 'fast-check';
import parse from 'libphonenumber-js/core/es6';
import metadata from 'libphonenumber-js/mobile/metadata';
import '../support/console-guard.js';
import { countriesWith, serviceCodes } from '../../src/phone/calling-codes.js';
import { libraryPlans } from '../../src/phone/library-plans.js';
import { groupComplete } from '../../src/phone/number-format.js';
import { parseDialled, parseInternational } from '../../src/phone/parse-number.js';
import { formatTyped, grouped } from '../../src/phone/phone-engine.js';
import type { CountryCode } from 'libphonenumber-js/core/es6';

const plans = libraryPlans(metadata);
const all = Object.entries(examples);

/** What is compared of a number. */
interface Parsed {
  readonly callingCode: string;
}

interface ParsedInCountry extends Parsed {
  readonly national: string;
  readonly country: string | undefined;
  readonly isValid: boolean;
  /** Where it is valid, of the countries that share the calling code. */
  readonly homes: readonly string[];
  readonly international: string;
}

/** @param country where digits without a plus sign are dialled */
function byLibrary(text: string, country?: string): ParsedInCountry | Parsed | undefined {
  const phone = country ? parse(text, country as CountryCode, metadata) : parse(text, metadata);
  if (!phone) return undefined;
  const { countryCallingCode: callingCode, nationalNumber: national, country: own } = phone;
  // Of services no more is known than their codes.
  if (serviceCodes.includes(callingCode)) return { callingCode };
  const isValid = phone.isValid();
  const international = phone.formatInternational();
  const homes = countriesWith(callingCode).filter((home) => {
    phone.country = home as CountryCode;
    return phone.isValid();
  });
  return { callingCode, national, country: own, isValid, homes, international };
}

function byUs(text: string, country?: string): ParsedInCountry | Parsed | undefined {
  const phone = country
    ? parseDialled(text, country, plans)
    : parseInternational(text.slice(1), plans);
  if (!phone) return undefined;
  const { callingCode, national, country: own, isValid } = phone;
  if (serviceCodes.includes(callingCode)) return { callingCode };
  const { formats } = plans.plan(own ?? countriesWith(callingCode)[0] ?? '');
  const homes = countriesWith(callingCode).filter((home) => plans.plan(home).isMobile(national));
  const international = `+${callingCode} ${groupComplete(formats, national) ?? national}`;
  return { callingCode, national, country: own, isValid, homes, international };
}

/** A number that is taken apart in another way, if it is. */
function difference(text: string, country?: string): string | undefined {
  const theirs = JSON.stringify(byLibrary(text, country));
  const ours = JSON.stringify(byUs(text, country));
  return theirs === ours ? undefined : `${text} in ${country ?? 'the world'}: ${theirs}, ${ours}`;
}

/** One digit or three too few, complete, and one or four too many. */
function lengthsOf(digits: string): string[] {
  return [digits.slice(0, -3), digits.slice(0, -1), digits, `${digits}1`, `${digits}2345`];
}

describe('a phone number is taken apart as the library does it', () => {
  const forms: Record<string, (national: string, code: string, trunk: string) => string> = {
    'as it is': (national) => national,
    'behind its trunk prefix': (national, _code, trunk) => trunk + national,
    'behind a zero': (national) => `0${national}`,
    'behind its calling code': (national, code) => code + national,
    'behind its calling code and its trunk prefix': (national, code, trunk) =>
      code + trunk + national,
    'behind 00': (national, code) => `00${code}${national}`,
    'behind 011': (national, code) => `011${code}${national}`,
    'behind 810': (national, code) => `810${code}${national}`,
  };
  for (const [name, form] of Object.entries(forms)) {
    it(`${name}, in every country`, () => {
      const differences = all.flatMap(([country, example]) => {
        const { callingCode, trunkPrefix } = plans.plan(country);
        return lengthsOf(example).flatMap((national) => {
          const digits = form(national, callingCode, trunkPrefix);
          return [difference(digits, country), difference(`+${digits}`)];
        });
      });
      expect(differences.filter((found) => found !== undefined)).to.deep.equal([]);
    });
  }

  it('that belongs to a service', () => {
    expect(serviceCodes).to.deep.equal(Object.keys(metadata.nonGeographic));
    const differences = serviceCodes.flatMap((code) =>
      ['12345678', '773111632', '6123456789', '21234567', '342123', '10123456789'].flatMap(
        (national) => [
          difference(`+${code}${national}`),
          difference(`00${code}${national}`, 'DE'),
          difference(`011${code}${national}`, 'US'),
        ],
      ),
    );
    expect(differences.filter((found) => found !== undefined)).to.deep.equal([]);
  });

  it('in any digits', () => {
    const codes = all.map(([country]) => plans.plan(country).callingCode);
    const some = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 12 });
    const prefix = fc.constantFrom('', '0', '1', '8', '00', '011', '0011', '001', ...serviceCodes);
    const example = fc.constantFrom(...all.map(([, national]) => national));
    const number = fc.oneof(
      some,
      fc.tuple(fc.nat({ max: 8 }), example, some).map(([kept, national, rest]) =>
        // The beginning of a number that exists, and an end that may not.
        (national.slice(0, kept) + rest).slice(0, 13),
      ),
      example,
    );
    const digits = fc
      .tuple(prefix, fc.option(fc.constantFrom(...codes), { nil: '' }), prefix, number)
      .map((parts) => parts.join('').slice(0, 20))
      .filter((text) => text !== '');
    const country = fc.constantFrom(...all.map(([code]) => code));
    fc.assert(
      fc.property(digits, country, (text, where) => {
        expect(difference(text, where)).to.equal(undefined);
        expect(difference(`+${text}`)).to.equal(undefined);
      }),
      { numRuns: 800 },
    );
  });
});

describe('a complete number is grouped as the library does it', () => {
  it('behind its calling code', () => {
    for (const [country, national] of all) {
      const phone = parse(national, country as CountryCode, metadata);
      expect(grouped(phone?.number ?? ''), country).to.equal(phone?.formatInternational());
    }
    expect(grouped('+80012345678')).to.equal('+800 12345678');
  });

  it('behind its trunk prefix, where the library shows that', () => {
    const shown = all
      .map(([country, national]) => {
        const phone = parse(national, country as CountryCode, metadata);
        return { country, dialled: phone?.formatNational() ?? '' };
      })
      .filter(({ country, dialled }) => {
        const { trunkPrefix } = plans.plan(country);
        return trunkPrefix !== '' && dialled.replace(/\D/g, '').startsWith(trunkPrefix);
      });
    expect(shown).to.have.length.greaterThan(80);
    for (const { country, dialled } of shown) {
      expect(formatTyped(dialled, country), country).to.equal(dialled);
    }
  });

  it('leaves alone what is no E.164 number', () => {
    for (const text of ['', '+', '+1', '33612345678', '+0612345678', '+99912345678', 'nonsense']) {
      expect(grouped(text)).to.equal(text);
    }
  });
});
