// Makes custom-elements.json: what an editor and a docs tool need to know of <sms-lock>.

import path from 'node:path';
// @ts-expect-error: the package has no types for it
import * as analyzer from '@custom-elements-manifest/analyzer/cli.js';
import ts from 'typescript';

const source = 'src/sms-lock-element.ts';
const module = 'dist/esm/sms-lock-element.js';

/**
 * The parts of the manifest's format (schema 2) that are read here.
 *
 * @typedef {{ name: string, description?: string, type?: { text: string }, default?: string }} Item
 * @typedef {Item & { fieldName: string }} Attribute
 * @typedef {Item & { optional?: boolean }} Parameter
 * @typedef {Item & { kind: 'field' | 'method', static?: boolean, readonly?: boolean,
 *   privacy?: string, attribute?: string, parameters?: Parameter[], return?: Item }} Member
 * @typedef {Item & { kind: string, tagName?: string, members: Member[], attributes: Attribute[],
 *   events: Item[], slots: Item[], cssParts: Item[], cssProperties: Item[],
 *   cssStates: Item[] }} Declaration
 * @typedef {{ kind: string, name: string, declaration: { name: string, module: string } }} Export
 * @typedef {{ path: string, declarations: Declaration[], exports: Export[] }} Module
 * @typedef {{ schemaVersion: string, modules: Module[] }} Manifest
 */

/** Members that belong to the class, and not to those who use the element. */
const inner = new Set(['styles', 'shadowRootOptions', 'addEventListener', 'removeEventListener']);

/**
 * @type {{
 *   cli: (options: { argv: string[], cwd: string, noWrite: boolean }) => Promise<Manifest>,
 * }}
 */
const { cli } = analyzer;

/** @returns {Promise<{ manifest: Manifest, element: Declaration }>} */
export async function createManifest() {
  const manifest = await cli({
    argv: ['analyze', '--litelement', '--quiet', '--globs', source],
    cwd: process.cwd(),
    noWrite: true,
  });
  const [found] = manifest.modules;
  const element = found?.declarations.find(({ tagName }) => tagName);
  if (!found || !element) throw new Error(`no element in ${source}`);

  const names = attributeNames();
  for (const member of element.members) {
    if (member.attribute) member.attribute = names.get(member.name) ?? member.attribute;
  }
  for (const attribute of element.attributes) {
    attribute.name = names.get(attribute.fieldName) ?? attribute.name;
  }
  element.members = element.members.filter(
    ({ name, privacy }) => (privacy ?? 'public') === 'public' && !inner.has(name),
  );
  const types = eventTypes();
  for (const event of element.events) {
    const type = types.get(event.name);
    if (!type) throw new Error(`${source} documents the event ${event.name}, which has no type`);
    event.type = { text: type };
  }

  found.path = module;
  for (const { declaration } of found.exports) declaration.module = module;
  const declaration = { name: element.name, module };
  manifest.modules.push({
    path: 'dist/esm/index.js',
    declarations: [],
    exports: [
      { kind: 'js', name: element.name, declaration },
      { kind: 'custom-element-definition', name: element.tagName ?? '', declaration },
    ],
  });
  return { manifest, element };
}

/** @param {string} file */
function parse(file) {
  return ts.createSourceFile(
    file,
    ts.sys.readFile(file) ?? '',
    ts.ScriptTarget.Latest,
    /* setParentNodes */ true,
  );
}

/** The attributes that `settingAttribute` names, by property: the analyzer reads literals only. */
function attributeNames() {
  /** @type {Map<string, string>} */
  const names = new Map();
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isPropertyDeclaration(node)) {
      for (const { expression } of ts.getDecorators(node) ?? []) {
        const [option] = ts.isCallExpression(expression) ? expression.arguments : [];
        const [name] = option && ts.isCallExpression(option) ? option.arguments : [];
        if (name && ts.isStringLiteral(name)) names.set(node.name.getText(), name.text);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(source));
  return names;
}

/** The type of each event of the element, by its name. */
function eventTypes() {
  const file = parse('src/events.ts');
  /** @type {Map<string, string>} */
  const types = new Map();
  for (const { name, type } of interfaceMembers(file, 'SmsLockEventMap')) types.set(name, type);
  return types;
}

/**
 * What an event's `detail` holds, one entry a member.
 *
 * @param {string} typeName such as `FailedEvent`
 */
export function detailMembers(typeName) {
  const [, detail = ''] =
    /^CustomEvent<([\s\S]*)>$/.exec(aliasText('src/events.ts', typeName)) ?? [];
  if (detail.startsWith('{')) {
    const file = ts.createSourceFile(
      'detail.ts',
      `interface Detail ${detail}`,
      ts.ScriptTarget.Latest,
      true,
    );
    return interfaceMembers(file, 'Detail');
  }
  return /^[A-Z]\w+$/.test(detail) ? interfaceMembers(parse('src/client/machine.ts'), detail) : [];
}

/**
 * @param {string} fileName
 * @param {string} name
 */
function aliasText(fileName, name) {
  const alias = parse(fileName).statements.find(
    (statement) => ts.isTypeAliasDeclaration(statement) && statement.name.text === name,
  );
  return alias && ts.isTypeAliasDeclaration(alias) ? alias.type.getText() : '';
}

/**
 * @param {ts.SourceFile} file
 * @param {string} name
 */
function interfaceMembers(file, name) {
  const found = file.statements.find(
    (statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === name,
  );
  if (!found || !ts.isInterfaceDeclaration(found)) {
    throw new Error(`${path.basename(file.fileName)} has no interface ${name}`);
  }
  return found.members.filter(ts.isPropertySignature).map((member) => ({
    name: ts.isStringLiteral(member.name) ? member.name.text : member.name.getText(),
    type: member.type?.getText() ?? '',
    isOptional: member.questionToken !== undefined,
    description: ts
      .getJSDocCommentsAndTags(member)
      .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
      .join(' '),
  }));
}
