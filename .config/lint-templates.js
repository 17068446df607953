// Checks the Lit templates of src with lit-analyzer in strict mode: unknown tags, attributes and
// properties, and bindings of the wrong type. Fails on warnings too.

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { DefaultLitAnalyzerContext, LitAnalyzer, makeConfig } from '@jackolope/lit-analyzer';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));
const project = ts.getParsedCommandLineOfConfigFile(
  path.join(root, 'src/tsconfig.json'),
  undefined,
  {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic(diagnostic) {
      throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
    },
  },
);
if (!project) throw new Error('src/tsconfig.json cannot be read');
const program = ts.createProgram(project.fileNames, project.options);

const context = new DefaultLitAnalyzerContext({ getProgram: () => program });
context.updateConfig(
  makeConfig({
    strict: true,
    // The internal elements are loaded when they are needed, by import() and not by the template's
    // own module.
    rules: { 'no-missing-import': 'off' },
  }),
);

// The analyzer's list of autofill tokens lacks `one-time-code` (HTML, "Autofill"): any is taken.
const autocomplete = context.htmlStore
  .getHtmlTag('input')
  ?.attributes.find(({ name }) => name === 'autocomplete');
if (autocomplete) autocomplete.getType = () => ({ kind: 'STRING' });

const analyzer = new LitAnalyzer(context);
let problems = 0;
for (const fileName of project.fileNames) {
  const file = program.getSourceFile(fileName);
  if (!file) continue;
  for (const { location, message, source } of analyzer.getDiagnosticsInFile(file)) {
    const { line, character } = file.getLineAndCharacterOfPosition(location.start);
    // `settingAttribute` brings its own converter, which the analyzer does not see.
    const text = file.text.split('\n')[line] ?? '';
    if (source === 'no-incompatible-property-type' && text.includes('settingAttribute(')) continue;
    problems += 1;
    const place = `${path.relative(root, fileName)}:${line + 1}:${character + 1}`;
    console.error(`${place}  ${message}  (${source})`);
  }
}
console.log(`lit-analyzer: ${project.fileNames.length} files, ${problems} problems`);
process.exitCode = problems > 0 ? 1 : 0;
