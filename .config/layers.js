// Which module may import which. `eslint.config.js` makes lint rules of this table, and
// `.config/check-layers.js` proves that they catch what they should.

import { readdirSync, readFileSync } from 'node:fs';

const source = new URL('../src/', import.meta.url);

/**
 * A layer: some modules, and what they may import. Everything else is refused.
 *
 * @typedef {object} Layer
 * @property {string} name
 * @property {readonly string[]} files globs below src
 * @property {readonly string[]} [except] globs below src that belong to another layer
 * @property {readonly string[]} imports regular expressions of specifiers
 * @property {'any' | 'headless' | 'same'} types which types may be imported besides: any; any
 * but those of Lit and of the interface; none
 * @property {boolean} [isPure] whether it must do without DOM, network and clock
 */

/**
 * Modules whose first line says that they are pure. A module becomes one by saying so; those that
 * have to be are listed in `.config/check-layers.js`.
 */
export const pureModules = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
  .filter((file) => readFileSync(new URL(file, source), 'utf8').startsWith('// Pure'))
  .sort();

const up = String.raw`(?:\.{1,2}/)+`;

/** @param {readonly string[]} files */
const modules = (files) =>
  `${up}(?:[a-z0-9-]+/)*(?:${files.map((file) => file.replace(/^.*\//, '').replace(/\.ts$/, '')).join('|')})\\.js`;

const foundation = `${up}(?:errors|json|events|load-part)\\.js`;
const pure = modules(pureModules);
const here = String.raw`\./[a-z0-9-]+\.js`;
/** @param {readonly string[]} folders */
const from = (...folders) => `${up}(?:${folders.join('|')})/.+\\.js`;

/** @type {readonly Layer[]} */
export const layers = [
  {
    name: 'foundation',
    files: ['errors.ts', 'json.ts', 'events.ts', 'load-part.ts'],
    imports: [foundation],
    types: 'headless',
    isPure: true,
  },
  {
    name: 'pure',
    files: pureModules,
    imports: [foundation, pure],
    types: 'headless',
    isPure: true,
  },
  {
    name: 'adapters',
    files: ['adapters/**'],
    except: [...pureModules, 'adapters/verify-id-token.ts'],
    imports: [foundation, pure, here],
    types: 'headless',
  },
  {
    name: 'signature of ID tokens',
    files: ['adapters/verify-id-token.ts'],
    imports: [foundation, pure, here, 'jose'],
    types: 'headless',
  },
  {
    name: 'phone',
    files: ['phone/**'],
    except: [...pureModules, 'phone/phone-engine.ts', 'phone/example-number.ts'],
    imports: [foundation, pure, here],
    types: 'headless',
  },
  {
    name: 'example numbers',
    files: ['phone/example-number.ts'],
    imports: ['libphonenumber-js/mobile/examples'],
    types: 'headless',
  },
  {
    name: 'phone engine',
    files: ['phone/phone-engine.ts'],
    imports: [foundation, pure, here, 'libphonenumber-js/.+'],
    types: 'headless',
  },
  {
    name: 'code',
    files: ['code/**'],
    except: pureModules,
    imports: [foundation, pure, here],
    types: 'headless',
  },
  {
    name: 'i18n',
    files: ['i18n/**'],
    except: pureModules,
    imports: [foundation, pure, here, String.raw`\./locales/.+\.js`],
    types: 'headless',
  },
  {
    name: 'client',
    files: ['client/**'],
    except: pureModules,
    imports: [foundation, pure, here, from('adapters', 'phone', 'code', 'i18n')],
    types: 'headless',
  },
  {
    name: 'ui',
    files: ['ui/**'],
    except: pureModules,
    imports: [
      foundation,
      pure,
      here,
      from('adapters', 'phone', 'code', 'i18n', 'client'),
      'lit(?:/.+)?',
    ],
    types: 'any',
  },
  {
    name: 'settings',
    files: ['settings.ts'],
    imports: [foundation, pure],
    types: 'headless',
  },
  {
    name: 'element',
    files: ['sms-lock-element.ts'],
    imports: [
      foundation,
      pure,
      String.raw`\./settings\.js`,
      from('adapters', 'phone', 'code', 'i18n', 'client', 'ui'),
      'lit(?:/.+)?',
    ],
    types: 'any',
  },
  {
    name: 'headless entry',
    files: ['headless.ts'],
    imports: [foundation, pure, from('adapters', 'phone', 'code', 'i18n', 'client')],
    types: 'headless',
  },
  {
    name: 'entry',
    files: ['index.ts'],
    imports: [foundation, String.raw`\./sms-lock-element\.js`],
    types: 'any',
  },
  {
    name: 'types for frameworks',
    files: ['jsx.ts', 'jsx/**', 'templates/**'],
    imports: [],
    types: 'any',
  },
  {
    name: 'testing',
    files: ['testing/**'],
    except: ['testing/sms-template.ts'],
    // The words of the SMS are the same as those of `smsText`: data, no behaviour of the widget.
    imports: [String.raw`\.\./errors\.js`, String.raw`\.\./code/sms-sentences\.js`, here],
    types: 'same',
  },
  {
    name: 'SMS template',
    files: ['testing/sms-template.ts'],
    imports: [String.raw`\.\./errors\.js`, here, 'liquidjs'],
    types: 'same',
  },
];

/** Types that a layer without an interface must not know either. */
const interfaceTypes = `lit(?:/.*)?|${up}(?:ui/.+|sms-lock-element\\.js|settings\\.js|index\\.js)`;

/**
 * The lint rules of a layer: for static imports and re-exports, and for `import()`, which the first
 * rule does not see.
 *
 * @param {Layer} layer
 */
export function layerRules({ name, imports, types }) {
  const allowed = `^(?:${imports.join('|')})$`;
  const message = `The layer "${name}" may not import this: see .config/layers.js.`;
  // A pattern that lets types pass lets them pass the other patterns too: the two must not overlap.
  const forbidden =
    types === 'headless'
      ? [
          {
            regex: `^(?!(?:${[...imports, interfaceTypes].join('|')})$)`,
            message,
            allowTypeImports: true,
          },
          { regex: `^(?:${interfaceTypes})$`, message },
        ]
      : [
          {
            regex: `^(?!(?:${imports.join('|')})$)`,
            message,
            allowTypeImports: types === 'any',
          },
        ];
  return {
    imports: { patterns: forbidden },
    // A slash would end the regular expression of a selector.
    dynamicImports: {
      selector: `ImportExpression:not([source.value=/${allowed.replaceAll('/', String.raw`\u002F`)}/])`,
      message,
    },
  };
}
