import { expect } from '@open-wc/testing';
import examples from 'libphonenumber-js/mobile/examples';
import { AsYouType } from 'libphonenumber-js/core/es6';
import metadata from 'libphonenumber-js/mobile/metadata';
import '../support/console-guard.js';
import { callingCode, countriesWith } from '../../src/phone/calling-codes.js';
import { exampleNumber } from '../../src/phone/example-number.js';
import { formatTyped, groupDialled, readPhone } from '../../src/phone/phone-engine.js';
import type { CountryCode } from 'libphonenumber-js/core/es6';
import type { ReadOptions } from '../../src/phone/phone-engine.js';

interface Example {
  readonly country: string;
  readonly national: string;
  readonly withTrunkPrefix: string;
  readonly phoneNumber: string;
}

/** Where the library keeps the trunk prefix of a country. */
const trunkPrefixIndex = 5;

const all: readonly Example[] = Object.entries(examples).map(([country, national]) => {
  const plan = metadata.countries[country as CountryCode] as unknown as readonly unknown[];
  const trunkPrefix = plan[trunkPrefixIndex];
  return {
    country,
    national,
    withTrunkPrefix: typeof trunkPrefix === 'string' ? trunkPrefix + national : national,
    phoneNumber: `${callingCode(country) ?? ''}${national}`,
  };
});

/** Those that are not read as they should be. */
function misread(
  textOf: (example: Example) => string,
  optionsOf: (example: Example) => ReadOptions = ({ country }) => ({ country }),
): string[] {
  return all
    .filter((example) => {
      const options = optionsOf(example);
      const reading = readPhone(textOf(example), options);
      const mayBe = [
        example.country,
        countriesWith((callingCode(example.country) ?? '').slice(1))[0],
      ];
      const isRight =
        options.country === example.country
          ? reading.country === example.country
          : mayBe.includes(reading.country);
      return reading.status !== 'ok' || reading.phoneNumber !== example.phoneNumber || !isRight;
    })
    .map(({ country }) => country);
}

function ungrouped(shown: (example: Example) => string | undefined): string {
  return all
    .filter((example) => !/\d[^\d]+\d/.test(shown(example) ?? ''))
    .map(({ country }) => country)
    .sort()
    .join(' ');
}

function beginningsOf(digits: string): string[] {
  return [...digits].map((_, index) => digits.slice(0, index + 1));
}

const withoutGroups = 'AC BO FK GI KI SH TA TK';

describe('a mobile number of every country', () => {
  it('is there for each of 245', () => {
    expect(all.length).to.equal(245);
    expect(
      all.filter(({ national, withTrunkPrefix }) => national !== withTrunkPrefix),
    ).to.have.length.greaterThan(100);
  });

  it('can be shown as an example: as it is written in its country, and read back', () => {
    const example = ({ country }: Example): string =>
      groupDialled(exampleNumber(country) ?? '', country);
    expect(misread(example)).to.deep.equal([]);
    expect(ungrouped(example)).to.equal(withoutGroups);
    const shown = ['FR', 'US', 'GB', 'RU'].map((country) =>
      example(all.find((one) => one.country === country) as Example),
    );
    expect(shown).to.deep.equal([
      '06 12 34 56 78',
      '201 555 0123',
      '07400 123456',
      '8 (912) 345-67-89',
    ]);
  });

  it('is read without its trunk prefix', () => {
    expect(misread(({ national }) => national)).to.deep.equal([]);
  });

  it('is read with its trunk prefix', () => {
    expect(misread(({ withTrunkPrefix }) => withTrunkPrefix)).to.deep.equal([]);
  });

  it('is read as it is grouped', () => {
    expect(misread(({ national, country }) => formatTyped(national, country))).to.deep.equal([]);
    expect(
      misread(({ withTrunkPrefix, country }) => formatTyped(withTrunkPrefix, country)),
    ).to.deep.equal([]);
  });

  it('is read when it was put in as a whole', () => {
    const whole = ({ country }: Example): ReadOptions => ({ country, isBulk: true });
    expect(misread(({ national }) => national, whole)).to.deep.equal([]);
    expect(misread(({ withTrunkPrefix }) => withTrunkPrefix, whole)).to.deep.equal([]);
    expect(misread(({ phoneNumber }) => phoneNumber.slice(1), whole)).to.deep.equal([]);
  });

  it('is read with its calling code, wherever it is typed', () => {
    for (const elsewhere of ['US', 'DE', 'RU', 'AU', undefined]) {
      const foreign = (): ReadOptions => ({ country: elsewhere });
      expect(misread(({ phoneNumber }) => phoneNumber)).to.deep.equal([]);
      expect(misread(({ phoneNumber }) => phoneNumber, foreign)).to.deep.equal([]);
      expect(misread(({ phoneNumber }) => phoneNumber.replace('+', '00'), foreign)).to.deep.equal(
        [],
      );
    }
  });

  it('is grouped without its trunk prefix, but for eight countries without groups', () => {
    expect(ungrouped(({ national, country }) => formatTyped(national, country))).to.equal(
      withoutGroups,
    );
    expect(ungrouped(({ national, country }) => readPhone(national, country).display)).to.equal(
      withoutGroups,
    );
  });

  it('is grouped with its trunk prefix, but for the same ones', () => {
    expect(
      ungrouped(({ withTrunkPrefix, country }) => readPhone(withTrunkPrefix, country).display),
    ).to.equal(withoutGroups);
  });

  it('is grouped digit by digit behind its calling code as the library groups it', () => {
    const differing = all.flatMap(({ country, national, phoneNumber }) => {
      const code = phoneNumber.slice(0, -national.length);
      return beginningsOf(national)
        .filter((beginning) => {
          const expected = new AsYouType(undefined, metadata).input(code + beginning);
          const isSame = formatTyped(code + beginning, undefined) === expected;
          const own = `${code} ${formatTyped(beginning, country)}`;
          return !isSame || own !== expected;
        })
        .map((beginning) => code + beginning);
    });
    expect(differing).to.deep.equal([]);
  });

  it('is grouped digit by digit behind its trunk prefix as the library does, if it does', () => {
    const differing = all
      .filter(({ national, withTrunkPrefix, country }) => {
        const trunkPrefix = withTrunkPrefix.slice(0, -national.length);
        // The library puts brackets there, which come and go.
        if (trunkPrefix === '' || trunkPrefix === '1') return false;
        return beginningsOf(national).some((beginning) => {
          const digits = trunkPrefix + beginning;
          const expected = new AsYouType(country as CountryCode, metadata).input(digits);
          const shown = formatTyped(digits, country);
          return expected !== digits && shown !== expected;
        });
      })
      .map(({ country }) => country);
    expect(differing).to.deep.equal(['BY']);
  });

  it('is shown in a way that is read as the same number', () => {
    const shown = ({ withTrunkPrefix, country }: Example): string =>
      readPhone(withTrunkPrefix, country).display ?? '';
    expect(misread(shown)).to.deep.equal([]);
  });

  it('keeps what is shown when it is shown again', () => {
    const changed = all.filter(({ phoneNumber, country }) => {
      const { display = '' } = readPhone(phoneNumber, country);
      return readPhone(display, country).display !== display;
    });
    expect(changed.map(({ country }) => country)).to.deep.equal([]);
  });

  it('is no number without its last digit where all are equally long, trunk prefix or not', () => {
    const sent = all.filter(({ country, national, withTrunkPrefix }) =>
      [national, withTrunkPrefix].some(
        (number) => readPhone(number.slice(0, -1), country).status === 'ok',
      ),
    );
    const variable = 'AT AX EE FI KR NZ RS';
    expect(
      sent
        .map(({ country }) => country)
        .sort()
        .join(' '),
    ).to.equal(variable);
  });
});
