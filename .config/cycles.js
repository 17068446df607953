// Finds modules of src that import each other in a circle. Types and `import()` do not count: neither
// has anything to wait for while the modules are run.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/**
 * What each module of src imports, by its path below src.
 *
 * @returns {Map<string, string[]>}
 */
export function importsOfSource() {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts'));
  return new Map(files.map((file) => [file, importsOf(file)]));
}

/** @param {string} file */
function importsOf(file) {
  const { statements } = ts.createSourceFile(
    file,
    readFileSync(path.join('src', file), 'utf8'),
    ts.ScriptTarget.Latest,
  );
  return statements.flatMap((statement) => {
    const isImport = ts.isImportDeclaration(statement) && !isTypeOnly(statement.importClause);
    const isExport = ts.isExportDeclaration(statement) && !statement.isTypeOnly;
    const specifier = isImport || isExport ? statement.moduleSpecifier : undefined;
    if (!specifier || !ts.isStringLiteral(specifier) || !specifier.text.startsWith('.')) return [];
    return path.posix.join(path.posix.dirname(file), specifier.text).replace(/\.js$/, '.ts');
  });
}

/** @param {ts.ImportClause | undefined} clause */
function isTypeOnly(clause) {
  return clause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

/**
 * One circle for each module in which one closes.
 *
 * @param {ReadonlyMap<string, readonly string[]>} imports
 * @returns {string[][]}
 */
export function findCycles(imports) {
  /** @type {string[][]} */
  const cycles = [];
  const done = new Set();
  /**
   * @param {string} module
   * @param {readonly string[]} way
   */
  const visit = (module, way) => {
    if (way.includes(module)) cycles.push([...way.slice(way.indexOf(module)), module]);
    if (done.has(module) || way.includes(module)) return;
    for (const next of imports.get(module) ?? []) visit(next, [...way, module]);
    done.add(module);
  };
  for (const module of imports.keys()) visit(module, []);
  return cycles;
}
