// The import map with which a page uses packages as npm installs them, without a bundler.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';

/** What a browser takes of `exports`; the builds for development say more, in more bytes. */
const conditions = ['browser', 'import', 'default'];

/**
 * @typedef {string | { readonly [condition: string]: Target | undefined } | null} Target
 * @typedef {{ exports?: Target, module?: string, main?: string }} Manifest
 */

/**
 * Every bare specifier that the modules come across, and the file it stands for.
 *
 * @param {readonly string[]} specifiers to begin with, such as `sms-lock`
 * @param {(name: string) => string | undefined} folderOf where a package is, if it is there
 * @param {(name: string) => string} urlOf where its folder is on the server, without a slash at the end
 */
export function importMap(specifiers, folderOf, urlOf) {
  /** @type {Map<string, string>} */
  const imports = new Map();
  /** @type {Set<string>} */
  const files = new Set();
  /** @param {string} specifier */
  const add = (specifier) => {
    const { name, subpath } = split(specifier);
    const folder = folderOf(name);
    if (imports.has(specifier) || !folder) return;
    const file = resolve(folder, subpath);
    imports.set(specifier, urlOf(name) + file.slice(1));
    files.add(path.join(folder, file));
  };
  specifiers.forEach(add);
  for (const file of files) {
    for (const specifier of importsOf(file)) {
      if (specifier.startsWith('.')) files.add(path.join(path.dirname(file), specifier));
      else add(specifier);
    }
  }
  return { imports: Object.fromEntries([...imports].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** @param {string} specifier */
function split(specifier) {
  const [, name = '', subpath = ''] = /^((?:@[^/]+\/)?[^/]+)(.*)$/.exec(specifier) ?? [];
  return { name, subpath: `.${subpath}` };
}

/**
 * @param {string} folder
 * @param {string} subpath
 * @returns {string} the path of the file, such as `./index.js`
 */
function resolve(folder, subpath) {
  /** @type {Manifest} */
  const { exports, module, main } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  if (!exports)
    return subpath === '.' ? `./${path.posix.normalize(module ?? main ?? '')}` : subpath;
  for (const [pattern, target] of Object.entries(exports)) {
    const [before = '', after] = pattern.split('*');
    const isMatch =
      after === undefined
        ? pattern === subpath
        : subpath.startsWith(before) && subpath.endsWith(after);
    const file = isMatch && chosen(target);
    const middle = subpath.slice(before.length, subpath.length - (after?.length ?? 0));
    if (file) return after === undefined ? file : file.replaceAll('*', middle);
  }
  throw new Error(`${folder} exports no ${subpath}`);
}

/**
 * @param {Target | undefined} target
 * @returns {string | undefined}
 */
function chosen(target) {
  if (typeof target === 'string') return target;
  const found = Object.entries(target ?? {}).find(([condition]) => conditions.includes(condition));
  return found && chosen(found[1]);
}

/** @param {string} file */
function importsOf(file) {
  if (!existsSync(file)) throw new Error(`${file} is missing`);
  const code = readFileSync(file, 'utf8');
  const { staticImports, staticExports, dynamicImports } = parseSync(file, code).module;
  const specifiers = [
    ...staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...staticExports.flatMap(({ entries }) =>
      entries.map(({ moduleRequest }) => moduleRequest?.value),
    ),
    // Nobody can tell what a variable holds.
    ...dynamicImports.map(
      ({ moduleRequest: { start, end } }) => /^'([^']+)'$/.exec(code.slice(start, end))?.[1],
    ),
  ];
  return specifiers.filter((specifier) => specifier !== undefined);
}
