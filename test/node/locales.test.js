// What every translation has to be, beyond what its type says.

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';

/** @typedef {import('../../src/i18n/messages.js').Messages} Messages */

/** @type {typeof import('../../src/i18n/languages.js')} */
const { locales } = await built('i18n/languages.js');
/** @type {typeof import('../../src/i18n/english.js')} */
const { english } = await built('i18n/english.js');

const files = readdirSync('src/i18n/locales').map((file) => file.replace(/\.ts$/, ''));

/** The numbers that the texts about a number are for, as their doc comments have it. */
const counts = new Map([
  ['codeHint', numbers(4, 10)],
  ['codeHintLetters', numbers(4, 10)],
  ['attemptsLeft', numbers(0, 100)],
  ['countriesFound', numbers(1, 250)],
]);

/** Plural forms of one number alone, which may be a word: "one country". */
const spelledOut = ['zero', 'one', 'two'];

test('every file of locales/ can be loaded, and nothing else', () => {
  const loaded = Object.entries(locales).map(([name, load]) => {
    assert.equal(name, Intl.getCanonicalLocales(name)[0], `${name} is no name of a language`);
    return /locales\/([^.]+)\.js/.exec(String(load))?.[1];
  });
  assert.deepEqual([...new Set(loaded)].sort(), files.sort(), 'src/i18n/languages.ts has others');
});

for (const name of files) {
  test(`the texts in ${name}`, async () => {
    /** @type {{ default: Messages }} */
    const { default: messages } = await built(`i18n/locales/${name}.js`);
    assert.equal(messages.language, name);
    assert.equal(messages.direction, directionOf(name));

    const known = new Map(texts(english).map(([key, text]) => [withoutForm(key), text]));
    const names = texts(messages).map(([key]) => withoutForm(key));
    assert.deepEqual(new Set(names), new Set(known.keys()));

    for (const [key, text] of texts(messages)) {
      assert.equal(text, text.trim(), `${key}: space around it`);
      assert.ok(text, `${key}: empty`);
      assert.doesNotMatch(text, /['"]|\.\.\./, `${key}: not the characters of print`);
      const wanted = placeholders(known.get(withoutForm(key)) ?? '');
      const isWord = spelledOut.some((form) => key.endsWith(`.${form}`));
      if (!(isWord && placeholders(text).length === 0)) {
        assert.deepEqual(placeholders(text), wanted, `${key}: ${text}`);
      }
    }

    const rules = new Intl.PluralRules(name);
    const { pluralCategories } = rules.resolvedOptions();
    for (const [key, range] of counts) {
      /** @type {unknown} */
      const text = Object.entries(messages).find(([one]) => one === key)?.[1];
      if (typeof text !== 'object' || !text) continue;
      const needed = new Set(range.map((count) => rules.select(count)));
      for (const form of needed) assert.ok(form in text, `${key}: no form ${form}`);
      for (const form of Object.keys(text)) {
        assert.ok(
          form === 'other' || pluralCategories.some((one) => one === form),
          `${key}: ${form}?`,
        );
      }
    }
  });
}

/** @param {string} module */
function built(module) {
  return import(new URL(`../../dist/esm/${module}`, import.meta.url).href);
}

/**
 * @param {number} from
 * @param {number} to
 */
function numbers(from, to) {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/**
 * Every text with its path, such as errors.offline.
 *
 * @param {object} messages
 * @returns {[key: string, text: string][]}
 */
function texts(messages, path = '') {
  /** @type {[key: string, value: string | object][]} */
  const entries = Object.entries(messages);
  return entries.flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : texts(value, `${path}${key}.`),
  );
}

/**
 * The path of a text about a number, whatever forms it has.
 *
 * @param {string} key
 */
function withoutForm(key) {
  const [name = ''] = key.split('.');
  return counts.has(name) ? name : key;
}

/** @param {string} text */
function placeholders(text) {
  return [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
}

/** @param {string} name */
function directionOf(name) {
  const { script = '' } = new Intl.Locale(name).maximize();
  return ['Adlm', 'Arab', 'Hebr', 'Nkoo', 'Rohg', 'Syrc', 'Thaa'].includes(script) ? 'rtl' : 'ltr';
}
