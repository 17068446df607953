// Proves that the layer rules catch what they should: lints lines that break them as if they stood
// in the files of src, and fails if one passes. The same lines in a file that may have them must
// pass.

import { existsSync, readdirSync } from 'node:fs';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { findCycles, importsOfSource } from './cycles.js';
import { layers, pureModules } from './layers.js';

/** Modules that have to be pure, and so to say that they are. */
const mustBePure = [
  'adapters/adapter.ts',
  'client/cooldown.ts',
  'client/machine.ts',
  'client/next-action.ts',
  'client/record.ts',
  'client/resume.ts',
  'code/extract-code.ts',
  'code/sms-sentences.ts',
  'code/sms-text.ts',
  'i18n/counted-text.ts',
  'i18n/locale.ts',
  'i18n/messages.ts',
  'phone/default-country.ts',
  'phone/digits.ts',
  'ui/presentation.ts',
];

const use = 'export const used: unknown = it;';
/** @param {string} specifier */
const value = (specifier) => `import { it } from '${specifier}';\n${use}`;
/** @param {string} specifier */
const type = (specifier) => `import type { It } from '${specifier}';\nexport type Used = It;`;
/** @param {string} specifier */
const lazy = (specifier) =>
  `export const it = async (): Promise<unknown> => import('${specifier}');`;
/** @param {string} expression */
const expression = (expression) => `export const it: unknown = ${expression};`;

/** Lines that must not pass, by file. */
const refused = {
  'errors.ts': [value('./adapters/http.js'), value('lit'), expression('document.title')],
  'json.ts': [value('./settings.js')],
  'events.ts': [value('./client/sms-lock-client.js')],
  'adapters/http.ts': [
    value('../client/sms-lock-client.js'),
    value('../ui/templates.js'),
    type('../ui/templates.js'),
    value('lit'),
    type('lit'),
    lazy('../ui/code-field.js'),
    value('libphonenumber-js/core/es6'),
    lazy('jose'),
    value('../index.js'),
    value('../headless.js'),
    "import './endpoints.js';",
    'console.error(1);',
    'export default 1;',
    "export * from '../ui/templates.js';",
  ],
  'adapters/adapter.ts': [value('./http.js'), expression("fetch('/')")],
  'phone/load-engine.ts': [
    value('libphonenumber-js/mobile/metadata'),
    value('../client/machine-runner.js'),
    value('lit'),
    lazy('../adapters/auth0.js'),
  ],
  'phone/phone-engine.ts': [value('../adapters/http.js'), value('../ui/templates.js')],
  'phone/default-country.ts': [
    value('./phone-engine.js'),
    expression('navigator.language'),
    expression('globalThis.navigator'),
  ],
  'phone/digits.ts': [value('libphonenumber-js/core/es6')],
  'code/extract-code.ts': [value('lit'), type('../ui/code-field.js'), expression('window.name')],
  'i18n/messages.ts': [value('lit'), value('../ui/templates.js'), type('../sms-lock-element.js')],
  'client/machine.ts': [
    value('./sms-lock-client.js'),
    value('../adapters/http.js'),
    lazy('../adapters/id-token.js'),
    expression('Date.now()'),
    expression('new Date()'),
    expression('setTimeout(() => undefined, 1)'),
    expression('Math.random()'),
  ],
  'client/cooldown.ts': [expression('performance.now()')],
  'client/next-action.ts': [value('../ui/presentation-host.js')],
  'client/sms-lock-client.ts': [
    value('lit'),
    type('lit'),
    value('../ui/templates.js'),
    type('../ui/templates.js'),
    value('../settings.js'),
    value('../sms-lock-element.js'),
    value('../testing/tenant.js'),
    lazy('lit'),
  ],
  'settings.ts': [value('lit'), value('./client/sms-lock-client.js')],
  'ui/presentation.ts': [value('lit'), value('./templates.js'), expression('new Date()')],
  'ui/templates.ts': [
    value('../sms-lock-element.js'),
    value('../index.js'),
    value('../testing/tenant.js'),
    value('libphonenumber-js/core/es6'),
    "import { unsafeHTML } from 'lit/directives/unsafe-html.js';\nexport const it = unsafeHTML;",
    'import { html } from \'lit\';\nexport const it = (): unknown => html`<p style="color: red"></p>`;',
    "import { html } from 'lit';\nexport const it = (): unknown => html`<style></style>`;",
    "export const it = (e: Element): void => { e.innerHTML = ''; };",
    "export const it = (e: Element): void => e.insertAdjacentHTML('afterend', '');",
  ],
  'sms-lock-element.ts': [
    value('./index.js'),
    value('./headless.js'),
    value('./testing/tenant.js'),
    "customElements.define('x-y', class extends HTMLElement {});",
  ],
  'headless.ts': [
    value('lit'),
    value('./ui/presentation-host.js'),
    value('./sms-lock-element.js'),
    type('./sms-lock-element.js'),
    "export * from './sms-lock-element.js';",
  ],
  'index.ts': [value('./headless.js'), value('./testing/index.js')],
  'jsx.ts': [value('./sms-lock-element.js'), value('lit')],
  'jsx/react.ts': [value('react'), lazy('../sms-lock-element.js')],
  'templates/vue.ts': [value('vue'), "import '../index.js';"],
  'testing/tenant.ts': [
    value('../adapters/endpoints.js'),
    type('../adapters/adapter.js'),
    value('../code/extract-code.js'),
    value('../json.js'),
    value('lit'),
    lazy('liquidjs'),
    value('libphonenumber-js/core/es6'),
  ],
};

/** Lines that must pass: a rule that refuses everything proves nothing. */
const accepted = {
  'adapters/http.ts': [value('../errors.js'), lazy('./endpoints.js'), type('../client/machine.js')],
  'adapters/verify-id-token.ts': [lazy('jose'), value('./http.js')],
  'client/sms-lock-client.ts': [value('../errors.js'), lazy('../adapters/id-token.js')],
  'client/machine.ts': [type('../adapters/adapter.js'), value('../phone/digits.js')],
  'jsx/react.ts': [type('react'), type('../sms-lock-element.js')],
  'phone/phone-engine.ts': [value('libphonenumber-js/core/es6')],
  'testing/default-sms-template.ts': [value('../code/sms-sentences.js')],
  'testing/sms-template.ts': [lazy('liquidjs'), type('../errors.js')],
  'ui/templates.ts': [value('lit'), value('./presentation.js'), lazy('./code-field.js')],
  'sms-lock-element.ts': [value('lit'), lazy('./ui/code-field.js')],
};

const eslint = new ESLint({
  overrideConfig: [
    {
      files: ['src/**/*.ts'],
      // Every line is parsed alone: types are not needed to see an arrow.
      ...tseslint.configs.disableTypeChecked,
      languageOptions: { parserOptions: { projectService: false, project: false } },
    },
  ],
});

const rules = /(?:no-restricted-(?:imports|syntax|globals)|no-console)$/;

/** @type {string[]} */
const problems = [];
let proven = 0;

for (const file of mustBePure) {
  if (!existsSync(`src/${file}`)) problems.push(`src/${file} is missing: is it still pure?`);
  else if (!pureModules.includes(file)) problems.push(`src/${file} must be pure, and say so`);
}

/**
 * @param {string} file
 * @param {string} code
 */
async function violations(file, code) {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: `src/${file}` });
  const { messages = [] } = result ?? {};
  const broken = messages.find(({ fatal }) => fatal);
  if (broken) throw new Error(`${file}: ${broken.message} in ${code}`);
  return messages.filter(({ ruleId }) => ruleId && rules.test(ruleId));
}

for (const [file, lines] of Object.entries(refused)) {
  for (const line of lines) {
    proven += 1;
    if ((await violations(file, line)).length === 0) {
      problems.push(`src/${file} takes what it should refuse: ${line}`);
    }
  }
}
for (const [file, lines] of Object.entries(accepted)) {
  for (const line of lines) {
    proven += 1;
    const [violation] = await violations(file, line);
    if (violation) problems.push(`src/${file} refuses ${line}: ${violation.message}`);
  }
}

for (const cycle of findCycles(importsOfSource())) {
  problems.push(`a cycle of imports: ${cycle.join(' → ')}`);
}
const withCycle = importsOfSource();
withCycle.set('errors.ts', ['adapters/http.ts']);
if (findCycles(withCycle).length === 0) {
  problems.push('a cycle of errors.ts and adapters/http.ts is not noticed');
}

const inLayers = new Set(layers.flatMap(({ files }) => files));
const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
for (const { name: folder } of folders) {
  if (!inLayers.has(`${folder}/**`)) problems.push(`src/${folder} belongs to no layer`);
}

for (const problem of problems) console.error(problem);
console.log(`layers: ${proven} lines tried, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
