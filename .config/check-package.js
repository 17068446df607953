// Tries the package as its users get it: packs it, installs it into an empty project, imports it in
// Node, and type-checks a consumer and the examples of the docs against it, with every strict flag.

import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

const project = mkdtempSync(path.join(os.tmpdir(), 'sms-lock-package-'));
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
/** @type {{ exports: Record<string, unknown>, files: string[] }} */
const { exports: entries } = JSON.parse(readFileSync('package.json', 'utf8'));
let failures = 0;

const imports = `
import assert from 'node:assert/strict';
import { SmsLockClient, SmsLockError, errorCodes, extractCode } from 'sms-lock/headless';
import { auth0 } from 'sms-lock/adapters/auth0';
import german from 'sms-lock/locales/de';
import { endpoints } from 'sms-lock/adapters/endpoints';
import { createTenant, tenantFetch } from 'sms-lock/testing';

assert.equal(errorCodes.length > 20, true);
assert.equal(german.direction, 'ltr');
assert.equal(extractCode('Your code is 123456', 6).code, '123456');
assert.equal(auth0({ domain: 'acme.eu.auth0.com', clientId: 'abc' }).name, 'auth0');
assert.throws(() => endpoints({}), (error) => error instanceof SmsLockError);

const adapter = endpoints({
  startUrl: 'https://tenant.example/start',
  verifyUrl: 'https://tenant.example/verify',
});
assert.equal(typeof tenantFetch(createTenant()), 'function');
assert.equal(new SmsLockClient({ adapter }).state.step, 'phone');
`;

const consumer = `
import { SmsLockElement } from 'sms-lock/element';
import { SmsLockClient, SmsLockError, loadPhoneEngine, nextAction } from 'sms-lock/headless';
import { createTenant, magicNumbers } from 'sms-lock/testing';
import { auth0 } from 'sms-lock/adapters/auth0';
import type { Adapter, Profile, SmsLockErrorCode, Tokens } from 'sms-lock';
import 'sms-lock';

SmsLockElement.define('my-login');
const lock = document.createElement('sms-lock');
lock.startUrl = '/start';
lock.messages = { phoneHeading: 'Hi', attemptsLeft: { one: 'One' }, errors: { offline: 'Off' } };
// @ts-expect-error: there is no such text
lock.messages = { phoneHeadline: 'Hi' };
lock.adapter = auth0({ domain: 'acme.eu.auth0.com', clientId: 'abc' });
lock.addEventListener('authenticated', (event) => {
  const tokens: Tokens = event.detail.tokens;
  const profile: Profile = event.detail.profile;
  console.log(tokens.accessToken, profile.phone_number);
});
lock.addEventListener('failed', ({ detail }) => {
  const code: SmsLockErrorCode = detail.error.code;
  console.log(code, nextAction(detail.error), detail.step);
});
lock.addEventListener('click', (event) => console.log(event.clientX));
// @ts-expect-error: there is no such step
console.log(lock.step === 'nowhere');
// @ts-expect-error: read only
lock.step = 'phone';

const adapter: Adapter = {
  name: 'own',
  start: () => Promise.resolve({ challenge: { id: 1 } }),
  verify: () =>
    Promise.resolve({ status: 'authenticated', tokens: {}, session: 'cookie', response: null }),
};
const client = new SmsLockClient({ adapter });
client.addEventListener('state-change', ({ detail }) => console.log(detail.state.step));
const login = await client.verify('123456');
console.log(login?.profile.sub, new SmsLockError('timeout').retryAfter);
console.log((await loadPhoneEngine()).countries.length, createTenant().messages.length);
console.log(magicNumbers[0]?.phoneNumber);
`;

try {
  /** @type {{ filename: string }[]} */
  const packed = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', project]));
  write('package.json', '{ "name": "consumer", "private": true, "type": "module" }');
  run(
    'npm',
    [...'install --ignore-scripts --no-audit --no-fund'.split(' '), `./${packed[0]?.filename}`],
    {
      cwd: project,
    },
  );

  attempt('every entry resolves', () => {
    write(
      'resolve.js',
      `import { readFileSync } from 'node:fs';
for (const entry of ${JSON.stringify(entryPoints())}) {
  readFileSync(new URL(import.meta.resolve(entry)));
}`,
    );
    run(process.execPath, ['resolve.js'], { cwd: project });
  });
  attempt('Node imports what has no interface', () => {
    write('imports.js', imports);
    run(process.execPath, ['imports.js'], { cwd: project });
  });
  attempt('the command runs', () => {
    run('npx', ['--no-install', 'sms-lock', '--help'], { cwd: project });
  });
  write('consumer.ts', consumer);
  const examples = exampleFiles('ts', 'ts');
  // An optional peer dependency of the tenant in the examples.
  symlinkSync(
    path.dirname(createRequire(import.meta.url).resolve('liquidjs/package.json')),
    path.join(project, 'node_modules/liquidjs'),
  );
  for (const file of exampleFiles('js run', 'js')) {
    attempt(`${file} runs`, () => run(process.execPath, [file], { cwd: project }));
  }
  for (const [module, moduleResolution] of [
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ]) {
    attempt(
      `types, resolved as ${moduleResolution}, with ${examples.length} examples of the docs`,
      () => {
        write('tsconfig.json', JSON.stringify(tsconfig({ module, moduleResolution })));
        run(process.execPath, [tsc, '-p', '.'], { cwd: project });
      },
    );
  }
} finally {
  rmSync(project, { recursive: true, force: true });
}
process.exitCode = failures > 0 ? 1 : 0;

/** What can be imported, with a folder's entries one by one. */
function entryPoints() {
  return Object.entries(entries).flatMap(([entry, target]) => {
    const name = entry.replace(/^\./, 'sms-lock');
    if (!name.endsWith('/*')) return [name];
    return readdirSync(path.dirname(String(target)))
      .filter((file) => file.endsWith('.js'))
      .map((file) => name.replace('*', file.replace(/\.js$/, '')));
  });
}

/**
 * Writes the blocks of the docs that begin with an info string, a module each.
 *
 * @param {string} info
 * @param {string} extension
 */
function exampleFiles(info, extension) {
  const pages = ['README.md', ...readdirSync('docs').map((file) => `docs/${file}`)];
  const block = new RegExp(`^\`\`\`${info}\\n([\\s\\S]*?)^\`\`\`$`, 'gm');
  /** @type {string[]} */
  const files = [];
  mkdirSync(path.join(project, 'examples'), { recursive: true });
  for (const page of pages.filter((file) => file.endsWith('.md'))) {
    for (const [, code = ''] of readFileSync(page, 'utf8').matchAll(block)) {
      const file = `examples/${path.basename(page, '.md').toLowerCase()}-${files.length + 1}.${extension}`;
      write(file, `${code}\nexport {};\n`);
      files.push(file);
    }
  }
  return files;
}

/** @param {object} resolution */
function tsconfig(resolution) {
  return {
    compilerOptions: {
      ...resolution,
      target: 'es2022',
      lib: ['es2022', 'dom', 'dom.iterable'],
      types: [],
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      noImplicitOverride: true,
      noPropertyAccessFromIndexSignature: true,
      isolatedModules: true,
      verbatimModuleSyntax: true,
      skipLibCheck: false,
      noEmit: true,
    },
    include: ['consumer.ts', 'examples/*.ts'],
  };
}

/**
 * @param {string} file
 * @param {string} text
 */
function write(file, text) {
  writeFileSync(path.join(project, file), text);
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string }} [options]
 */
function run(command, args, options) {
  return execFileSync(command, args, { ...options, encoding: 'utf8', stdio: 'pipe' });
}

/**
 * @param {string} what
 * @param {() => void} work
 */
function attempt(what, work) {
  try {
    work();
    console.log(`ok      ${what}`);
  } catch (error) {
    failures += 1;
    const { stdout, stderr } = /** @type {{ stdout?: string, stderr?: string }} */ (error);
    console.error(`FAILED  ${what}`);
    console.error(stdout || stderr || error);
  }
}
