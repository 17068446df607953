// The types of the package, as compilers and editors see them.

import assert from 'node:assert/strict';
import path from 'node:path';
import { exampleFiles } from './examples.js';
import { tools } from './project.js';

/** @import { Project } from './project.js' */
/** @import { Test } from './run.js' */

/** By the folder that each is installed in. */
const compilers = {
  'TypeScript 5.9': 'typescript-5.9',
  'TypeScript 6': 'typescript',
  'TypeScript 7': 'typescript-7',
};

const nodenext = { module: 'nodenext', moduleResolution: 'nodenext' };
const bundler = { module: 'esnext', moduleResolution: 'bundler' };

/** Every flag that makes a compiler stricter. */
const strictest = {
  target: 'es2022',
  lib: ['es2022', 'dom'],
  types: [],
  skipLibCheck: false,
  noEmit: true,
  strict: true,
  allowUnreachableCode: false,
  allowUnusedLabels: false,
  erasableSyntaxOnly: true,
  exactOptionalPropertyTypes: true,
  forceConsistentCasingInFileNames: true,
  isolatedModules: true,
  moduleDetection: 'force',
  noFallthroughCasesInSwitch: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noPropertyAccessFromIndexSignature: true,
  noUncheckedIndexedAccess: true,
  noUncheckedSideEffectImports: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
};

const frameworks = ['@types/react', 'preact', 'solid-js', 'vue', 'svelte'];

/** @type {Readonly<Record<string, object>>} */
const jsx = {
  react: { jsx: 'react-jsx' },
  preact: { jsx: 'react-jsx', jsxImportSource: 'preact' },
  solid: { jsx: 'preserve', jsxImportSource: 'solid-js' },
};

/**
 * In two halves, which take about as long.
 *
 * @param {Project} project
 */
export function typesTests(project) {
  /** @type {Project | undefined} */
  let other;
  const withFrameworks = async () => (other ??= project.withPackages(frameworks));
  const end = () => other?.remove();

  /** @type {Test[]} */
  const tests = [];
  for (const [compiler, folder] of Object.entries(compilers)) {
    for (const resolution of [nodenext, bundler]) {
      tests.push([
        `${compiler}, ${resolution.moduleResolution}: every entry, and the events, with every strict flag and no framework`,
        async () => {
          project.take(['consumer.ts', 'events.ts']);
          project.write('entries.ts', importsOfAll(project));
          project.write('manifest.ts', comparisonWithManifest(project));
          const files = ['consumer.ts', 'events.ts', 'entries.ts', 'manifest.ts'];
          await compile(project, folder, resolution, files);
        },
      ]);
    }
    for (const [name, options] of Object.entries(jsx)) {
      tests.push([
        `${compiler}: the tag in the JSX of ${name}`,
        async () => {
          const other = await withFrameworks();
          other.take([`${name}.tsx`]);
          await compile(other, folder, { ...bundler, ...options }, [`${name}.tsx`]);
        },
      ]);
    }
  }
  /** @type {Test[]} */
  const others = [
    ['TypeScript 6: the examples of the docs', () => examplesOfDocs(project)],
    ['the JSX examples of the docs', async () => jsxExamples(await withFrameworks())],
    ['Vue: the tag in a template', async () => vueTemplates(await withFrameworks())],
    ['Svelte: the tag in a template', async () => svelteTemplates(await withFrameworks())],
  ];
  return { compilers: tests, others, end };
}

/**
 * @param {Project} project
 * @param {string} compiler
 * @param {object} options
 * @param {readonly string[]} files
 */
async function compile(project, compiler, options, files) {
  const name = configure(project, options, files);
  await project.run(process.execPath, [path.join(tools, compiler, 'bin/tsc'), '-p', name]);
}

let configurations = 0;

/**
 * @param {Project} project
 * @param {object} options
 * @param {readonly string[]} files
 */
function configure(project, options, files) {
  assert.ok(files.length > 0);
  configurations += 1;
  const name = `tsconfig-${configurations}.json`;
  const strictTemplates = { vueCompilerOptions: { strictTemplates: true } };
  const config = {
    compilerOptions: { ...strictest, ...options },
    ...strictTemplates,
    include: files,
  };
  project.write(name, JSON.stringify(config));
  return name;
}

/**
 * All entries but those of frameworks, which are not installed.
 *
 * @param {Project} project
 */
function importsOfAll(project) {
  const entries = project.entries().filter((entry) => !/\.json$|\/(?:jsx|templates)\//.test(entry));
  const lines = entries.map((entry, index) => `import * as entry${index} from '${entry}';`);
  return `${lines.join('\n')}\nconsole.log(${lines.map((_, index) => `entry${index}`).join()});\n`;
}

/**
 * Compiles only if the types that follow from the class name what custom-elements.json names.
 *
 * @param {Project} project
 */
function comparisonWithManifest(project) {
  /** @type {import('../../.config/manifest.js').Manifest} */
  const { modules } = JSON.parse(project.read('node_modules/sms-lock/custom-elements.json'));
  const element = modules.flatMap(({ declarations }) => declarations)[0];
  assert.ok(element);
  const { attributes, members, events } = element;
  const settings = members.filter(({ kind, readonly }) => kind === 'field' && !readonly);
  /** @param {readonly { name: string }[]} items */
  const union = (items) => items.map(({ name }) => JSON.stringify(name)).join(' | ');
  // The language is an attribute of every element.
  const own = attributes.filter(({ name }) => name !== 'lang');
  return `
import type { SmsLockAttributes, SmsLockListeners, SmsLockProperties } from 'sms-lock/jsx';
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
export const attributes: Same<keyof SmsLockAttributes, ${union(own)}> = true;
export const properties: Same<keyof SmsLockProperties, ${union(settings)}> = true;
export const listeners: Same<keyof SmsLockListeners, ${union(events)}> = true;
`;
}

/** @param {Project} project */
async function examplesOfDocs(project) {
  const files = exampleFiles(project, 'ts', 'ts');
  for (const resolution of [nodenext, bundler]) {
    const options = { ...resolution, lib: ['es2022', 'dom', 'dom.iterable'] };
    await compile(project, 'typescript', { ...options, noUnusedLocals: false }, files);
  }
}

/** @param {Project} project */
async function jsxExamples(project) {
  const files = exampleFiles(project, 'tsx', 'tsx', /typescript\.md$/);
  await compile(project, 'typescript', { ...bundler, jsx: 'react-jsx' }, files);
}

/** @param {Project} project */
async function vueTemplates(project) {
  project.take(['Login.vue']);
  const files = ['Login.vue', ...exampleFiles(project, 'vue', 'vue', /typescript\.md$/)];
  const config = configure(project, { ...bundler, jsx: 'preserve' }, files);
  await project.run(process.execPath, [path.join(tools, 'vue-tsc/bin/vue-tsc.js'), '-p', config]);
}

/** @param {Project} project */
async function svelteTemplates(project) {
  project.take(['Login.svelte', 'Wrong.svelte']);
  exampleFiles(project, 'svelte', 'svelte', /typescript\.md$/);
  const config = configure(project, { ...bundler, types: ['svelte'] }, [
    '*.svelte',
    'examples/*.svelte',
  ]);
  const check = path.join(tools, 'svelte-check/bin/svelte-check');
  const args = [check, '--tsconfig', config, '--output', 'machine', '--threshold', 'error'];
  // It fails, because of what is wrong.
  const output = await project.run(process.execPath, args).catch(String);
  const found = [...output.matchAll(/ ERROR "([^"]+)" (\d+):/g)].map(
    ([, file, line]) => `${file}:${line}`,
  );
  // Its script and an empty line come first.
  const wrong = project.read('Wrong.svelte').split('\n');
  const lines = wrong.flatMap((line, index) => (line.startsWith('<sms-lock') ? [index + 1] : []));
  assert.deepEqual(
    [...new Set(found)],
    lines.map((line) => `Wrong.svelte:${line}`),
    output,
  );
}
