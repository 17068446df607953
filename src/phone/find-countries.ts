// Pure: which countries a search means.

import { regionName } from './country-names.js';
import { plainText } from './digits.js';
import type { CountryName } from './country-names.js';

/**
 * Other names that people type, already folded, by ISO 3166 code. They find a country, and are never
 * shown: a former name, or the name of a part, says nothing about what a country should be called.
 */
const aliases: Readonly<Record<string, string>> = {
  AE: 'uae',
  BN: 'brunei darussalam',
  BQ: 'bonaire,saba,saint eustatius,statia',
  CD: 'drc,dr congo,democratic republic of the congo,zaire',
  CF: 'car',
  CG: 'republic of the congo',
  CI: 'ivory coast,cote d ivoire',
  CN: 'prc',
  CV: 'cape verde,cabo verde',
  CZ: 'czech republic,czechia',
  DE: 'deutschland',
  FK: 'malvinas',
  GB: 'uk,great britain,britain,england,scotland,wales,northern ireland',
  IE: 'eire,republic of ireland',
  KP: 'korea,north korea,dprk',
  KR: 'korea,south korea,republic of korea',
  LA: 'lao',
  LK: 'ceylon',
  MD: 'moldavia',
  MK: 'macedonia,fyrom',
  MM: 'burma,myanmar',
  MO: 'macau',
  NL: 'holland',
  PG: 'png',
  PS: 'palestine,west bank,gaza',
  RU: 'russian federation',
  SA: 'ksa',
  SZ: 'swaziland,eswatini',
  TL: 'east timor',
  TR: 'turkey,turkiye',
  US: 'usa,america,united states of america',
  VA: 'vatican,holy see',
  VG: 'bvi',
  VI: 'usvi',
  VN: 'viet nam',
  XK: 'kosovo',
};

/** Of countries that share a calling code, the one that most numbers with it belong to. */
const mainCountries = 'AU CW FI GB GP IT MA NO RE RU SH US'.split(' ');

/** Letters that are no letter with a mark to Unicode, but to who types without one. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  ð: 'd',
  ø: 'o',
  þ: 'th',
  đ: 'd',
  ı: 'i',
  ł: 'l',
  œ: 'oe',
};

/** A country as the search sees it. */
interface Searchable {
  readonly names: readonly string[];
  readonly aliases: readonly string[];
}

const english = [new Intl.DisplayNames('en', { type: 'region' })];

const searchables = new WeakMap<CountryName, Searchable>();

/**
 * The countries that a search means, the likeliest first, else in the order of the list. It may be
 * the ISO 3166 code, the calling code, or a part of the name: in the language of the interface, in
 * English, or one that people use; with or without accents.
 */
export function findCountries(list: readonly CountryName[], query: string): CountryName[] {
  const text = plainText(query).trim();
  const digits = /^\+?[\d ().-]*$/.test(text) ? text.replace(/\D/g, '').replace(/^0+/, '') : '';
  const folded = fold(text);
  if (!digits && !/[^\d ]/.test(folded)) return [...list];
  return list
    .map((entry) => ({
      entry,
      rank: digits ? rankOfCode(entry, digits) : rankOfText(entry, folded),
    }))
    .filter(({ rank }) => rank < Infinity)
    .sort((one, other) => one.rank - other.rank)
    .map(({ entry }) => entry);
}

function rankOfCode({ country, callingCode }: CountryName, digits: string): number {
  const code = callingCode.slice(1);
  if (!code) return Infinity;
  if (code === digits) return mainCountries.includes(country) ? 0 : 1;
  if (code.startsWith(digits)) return 2;
  // Who goes on typing the number means the country all the same.
  return digits.startsWith(code) ? 3 : Infinity;
}

function rankOfText(entry: CountryName, query: string): number {
  const { names, aliases: others } = searchableOf(entry);
  if (query === entry.country.toLowerCase() || others.includes(query)) return 0;
  const [own = Infinity, english = Infinity] = names.map((name) => rankOfName(name, query));
  // After the language of the interface, before the next worse kind of match.
  const byName = Math.min(own, english + 0.5);
  return others.some((alias) => alias.startsWith(query)) ? Math.min(byName, 3) : byName;
}

function rankOfName(name: string, query: string): number {
  if (name === query) return 1;
  if (name.startsWith(query)) return 2;
  const words = name.split(' ');
  if (query.split(' ').every((part) => words.some((word) => word.startsWith(part)))) return 3;
  return name.replaceAll(' ', '').includes(query.replaceAll(' ', '')) ? 4 : Infinity;
}

function searchableOf(entry: CountryName): Searchable {
  const known = searchables.get(entry);
  if (known) return known;
  const searchable = {
    names: [...new Set([entry.name, regionName(english, entry.country)])].map(fold),
    aliases: aliases[entry.country]?.split(',') ?? [],
  };
  searchables.set(entry, searchable);
  return searchable;
}

/** The text in lower case, without marks and punctuation, words apart by one space. */
function fold(text: string): string {
  return (
    plainText(text)
      .toLowerCase()
      .replace(/[ßæðøþđıłœ]/g, (letter) => plainLetters[letter] ?? letter)
      .normalize('NFD')
      // Marks that belong to no script: accents, and the vowels of Arabic, but not those of Hindi.
      .replace(/[\p{Script=Inherited}.]/gu, '')
      .replace(/&/g, ' and ')
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
      .trim()
      .replace(/(?<![^ ])st(?![^ ])/g, 'saint')
  );
}
