// The package in the bundlers that people use, for production.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { script } from '../interop/page.js';
import { bundlers } from './bundlers.js';

/** @import { Project } from './project.js' */
/** @import { Surroundings } from './surroundings.js' */
/** @import { Test } from './run.js' */

/** A name that no minifier changes in Lit. */
const lit = 'litElementVersions';

const applications = {
  login: `import 'sms-lock';\n${script}`,
  headless: `import { extractCode } from 'sms-lock/headless';
    globalThis.found = extractCode('Your code is 123456', 6).code;`,
  unused: `import { SmsLockElement } from 'sms-lock/element';\nglobalThis.found = 'nothing';`,
  element: `import { SmsLockElement } from 'sms-lock/element';
    globalThis.found = [SmsLockElement.name !== '', customElements.get('sms-lock')].join();`,
};

/**
 * @param {Surroundings} surroundings
 * @returns {Test[]}
 */
export function bundlerTests(surroundings) {
  const { project } = surroundings;
  const marks = { lit, plans: markOfPlans(project) };
  /** @param {keyof typeof bundlers} name */
  const testsOf = (name) => {
    /** @param {keyof typeof applications} application */
    const build = async (application) => {
      const folder = path.join('bundled', name, application);
      project.write(path.join(folder, 'app.js'), applications[application]);
      const html =
        '<!doctype html>\n<title>Application</title>\n<body><script type="module" src="./app.js"></script></body>';
      project.write(path.join(folder, 'index.html'), html);
      const output = path.join(project.folder, folder, 'output');
      await bundlers[name](path.join(project.folder, folder), output);
      return { output, files: filesOf(output), first: firstFiles(output) };
    };
    /** @type {Test[]} */
    const tests = [
      [
        `${name}: an application logs in, and loads the numbering plans later`,
        async () => {
          const { output, files, first } = await build('login');
          assert.ok(holds(files, first, marks.lit));
          assert.ok(!holds(files, first, marks.plans), `${first.join()} hold the plans`);
          assert.ok(holds(files, [...files.keys()], marks.plans));
          await surroundings.logIn(`${(await surroundings.site(output)).origin}/`);
        },
      ],
      [
        `${name}: one function of sms-lock/headless comes alone`,
        async () => {
          const { output, files, first } = await build('headless');
          const bytes = sizeOf(files, first);
          assert.ok(bytes < 6_000, `${bytes} bytes in ${first.join()}`);
          for (const mark of Object.values(marks)) assert.ok(!holds(files, first, mark));
          const { origin } = await surroundings.site(output);
          assert.equal(await surroundings.evaluate(`${origin}/`, 'found'), '123456');
        },
      ],
      [
        `${name}: sms-lock/element leaves nothing where it is not used, and defines nothing where it is`,
        async () => {
          const { files, first } = await build('unused');
          const bytes = sizeOf(files, first);
          assert.ok(bytes < 1_500, `${bytes} bytes in ${first.join()}`);
          const { output } = await build('element');
          const { origin } = await surroundings.site(output);
          assert.equal(await surroundings.evaluate(`${origin}/`, 'found'), 'true,');
        },
      ],
    ];
    return tests;
  };
  return Object.keys(bundlers).flatMap((name) =>
    testsOf(/** @type {keyof typeof bundlers} */ (name)),
  );
}

/**
 * The longest list of digits in the numbering plans.
 *
 * @param {Project} project
 */
function markOfPlans(project) {
  const metadata = project.read('node_modules/libphonenumber-js/metadata.mobile.json.js');
  const lists = metadata.match(/[\d|]{12,}/g) ?? [];
  const [longest = ''] = lists.sort((a, b) => b.length - a.length);
  assert.ok(longest, 'no numbering plans');
  return longest;
}

/**
 * The scripts that were built, by their paths.
 *
 * @param {string} folder
 * @returns {ReadonlyMap<string, string>}
 */
function filesOf(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    files
      .filter((file) => file.endsWith('.js'))
      .map((file) => [file.replaceAll('\\', '/'), readFileSync(path.join(folder, file), 'utf8')]),
  );
}

/**
 * The scripts that a page cannot begin without.
 *
 * @param {string} folder
 */
function firstFiles(folder) {
  const html = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)].map(
    ([, file = '']) => file,
  );
  assert.ok(named.length > 0, html);
  const files = new Set(named);
  for (const file of files) {
    const code = readFileSync(path.join(folder, file), 'utf8');
    const statics = code.matchAll(
      /\b(?:import|export)\s*(?:[\w$*{}\s,]+?\bfrom\s*)?["'](\.[^"']+)["']/g,
    );
    for (const [, specifier = ''] of statics) {
      files.add(path.posix.join(path.posix.dirname(file), specifier));
    }
  }
  return [...files];
}

/**
 * @param {ReadonlyMap<string, string>} files
 * @param {readonly string[]} names
 */
function sizeOf(files, names) {
  return names.reduce((sum, name) => sum + (files.get(name)?.length ?? Number.NaN), 0);
}

/**
 * @param {ReadonlyMap<string, string>} files
 * @param {readonly string[]} names
 * @param {string} mark
 */
function holds(files, names, mark) {
  return names.some((name) => files.get(name)?.includes(mark));
}
