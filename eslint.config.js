import { defineConfig } from 'eslint/config';
import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { layerRules, layers } from './.config/layers.js';

/** Markup comes from Lit's templates alone, and styles from sheets: both hold under a strict CSP. */
const unsafeMarkup = [
  {
    selector:
      'AssignmentExpression > MemberExpression.left[property.name=/^(?:innerHTML|outerHTML|srcdoc)$/]',
    message: 'Markup comes from Lit templates only.',
  },
  {
    selector: 'CallExpression[callee.property.name=/^(?:insertAdjacentHTML|setHTMLUnsafe)$/]',
    message: 'Markup comes from Lit templates only.',
  },
  {
    selector: 'CallExpression[callee.object.name=document][callee.property.name=/^write/]',
    message: 'Markup comes from Lit templates only.',
  },
  {
    selector: 'ImportSpecifier[imported.name=/^(?:unsafeHTML|unsafeSVG|unsafeCSS|styleMap)$/]',
    message: 'Neither unescaped markup nor inline styles.',
  },
  {
    selector: 'TaggedTemplateExpression[tag.name=html] TemplateElement[value.raw=/\\sstyle=/]',
    message: 'A strict CSP refuses style="": use a class, or element.style.setProperty().',
  },
  {
    selector: 'TaggedTemplateExpression[tag.name=html] TemplateElement[value.raw=/<style/]',
    message: 'Styles stand in the one style sheet.',
  },
];

const sourceSyntax = [
  ...unsafeMarkup,
  { selector: 'ExportDefaultDeclaration', message: 'Exports have names.' },
];

const noSideEffects = [
  {
    selector:
      'Program > :matches(ExpressionStatement, IfStatement, ForStatement, ForOfStatement, ForInStatement, WhileStatement, TryStatement)',
    message: 'Only index.ts does something when it is imported.',
  },
  {
    selector: 'ImportDeclaration[specifiers.length=0]',
    message: 'An import for its side effects: only index.ts has any.',
  },
];

const noClock = [
  { selector: 'NewExpression[callee.name=Date]', message: 'A pure module is given the time.' },
  {
    selector: 'MemberExpression[object.name=Date][property.name=now]',
    message: 'A pure module is given the time.',
  },
  {
    selector: 'MemberExpression[object.name=Math][property.name=random]',
    message: 'A pure module always answers the same.',
  },
  {
    selector: 'MemberExpression[object.name=globalThis]',
    message: 'A pure module knows no surroundings.',
  },
];

const surroundings = [
  'window document navigator location history screen self globalThis',
  'fetch XMLHttpRequest WebSocket EventSource localStorage sessionStorage indexedDB caches',
  'setTimeout setInterval setImmediate queueMicrotask requestAnimationFrame requestIdleCallback',
  'performance crypto customElements process console',
]
  .join(' ')
  .split(' ')
  .map((name) => ({ name, message: 'A pure module knows no DOM, no network and no clock.' }));

/** @param {string} glob */
const inSource = (glob) => `src/${glob}`;

export default defineConfig(
  {
    ignores: [
      'dist/**',
      '.screenshots/**',
      '**/node_modules/**',
      'custom-elements.json',
      // Applications, each checked by the tools of its framework.
      'test/frameworks/*/**',
      // Compiled by `npm run test:package`, against the packed package.
      'test/package/typings/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    name: 'all',
    files: ['**/*.{js,ts}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: 'error',
      'no-duplicate-imports': ['error', { allowSeparateTypeImports: true }],
      'no-eval': 'error',
      'no-implied-eval': 'off', // the typed rule takes its place
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'prefer-template': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // What comes from outside is turned into text whatever it is.
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/only-throw-error': 'off', // a signal's own reason may be anything
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },

  {
    name: 'scripts',
    files: ['**/*.js'],
    // A type in a comment is how JavaScript says what parsed JSON holds.
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  {
    name: 'source',
    files: ['src/**/*.ts'],
    plugins: { lit, wc },
    extends: ['lit/flat/all', 'wc/flat/best-practice'],
    rules: {
      // The rule sees neither `settingAttribute()` nor that `autofocus` is meant to be the native one.
      'lit/attribute-names': 'off',
      'lit/no-native-attributes': 'off',
      // A decorated member cannot be #private.
      'lit/prefer-query-decorators': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      'no-console': ['error', { allow: ['warn'] }],
      'no-restricted-syntax': ['error', ...sourceSyntax, ...noSideEffects],
    },
  },
  ...layers.map((layer) => {
    const { imports, dynamicImports } = layerRules(layer);
    const isEntry = layer.files.includes('index.ts');
    /** @type {import('eslint').Linter.Config} */
    const config = {
      name: `layer: ${layer.name}`,
      files: layer.files.map(inSource),
      ignores: (layer.except ?? []).map(inSource),
      rules: {
        '@typescript-eslint/no-restricted-imports': ['error', imports],
        'no-restricted-syntax': [
          'error',
          ...sourceSyntax,
          ...(isEntry ? [] : noSideEffects),
          ...(layer.isPure ? noClock : []),
          dynamicImports,
        ],
        'no-restricted-globals': ['error', ...(layer.isPure ? surroundings : [])],
      },
    };
    return config;
  }),

  {
    name: 'locales',
    files: ['src/i18n/locales/*.ts'],
    // Each is one thing, and nobody has to know what it is called inside.
    rules: { 'no-restricted-syntax': ['error', ...noSideEffects] },
  },
  {
    name: 'types for frameworks',
    files: ['src/{jsx,templates}/**/*.ts'],
    // What is declared once more is the frameworks', who like both.
    rules: {
      '@typescript-eslint/no-empty-object-type': 'off',
      '@typescript-eslint/no-namespace': 'off',
    },
  },
  {
    name: 'pages and tests',
    files: ['{demo,test}/**/*.{js,ts}'],
    rules: {
      'no-restricted-syntax': ['error', ...unsafeMarkup],
      // A listener may be asynchronous: what it rejects with is reported by the browser.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false } },
      ],
    },
  },
  {
    name: 'tests',
    files: ['test/**/*.{js,ts}'],
    rules: {
      // A stand-in is asynchronous because what it stands for is.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // chai's assertions are property reads.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          // node:test reports what its promises come to, and the types of semantic-dom-diff make one
          // of every `equal`.
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] },
            { from: 'package', package: '@open-wc/semantic-dom-diff', name: 'Equal' },
          ],
        },
      ],
    },
  },
  {
    name: 'packages of their own',
    files: [
      'test/{interop,package,frameworks}/**/*.{js,ts}',
      'test/bench/pages/*.js',
      'demo/backend/**/*.js',
    ],
    // What they import, and with it the types, is installed by the commands that run them, and those
    // check the types.
    extends: [tseslint.configs.disableTypeChecked],
  },
);
