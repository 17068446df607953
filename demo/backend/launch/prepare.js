// What the sample needs before it runs in this repository: its packages, a Node that is new enough,
// and the element itself.

import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../../../', import.meta.url));
export const backend = path.join(repository, 'demo/backend');

/** better-sqlite3 13 runs on none that is older. */
const oldestNode = 22;

/**
 * Installs and builds what is missing or older than what it is made of.
 *
 * @returns {Promise<string>} the Node to run it with
 */
export async function prepare() {
  const isOld = Number.parseInt(process.versions.node) < oldestNode;
  const folder = path.join(backend, 'launch/node');
  await Promise.all([install(backend), isOld && install(folder)]);
  await build('build:esm', 'dist/esm/headless.js');
  await build('build:cdn', 'dist/cdn/sms-lock.js');
  if (!isOld) return process.execPath;
  const extension = process.platform === 'win32' ? '.exe' : '';
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const node = `node_modules/node-${platform}-${process.arch}/bin/node${extension}`;
  if (existsSync(path.join(folder, node))) return path.join(folder, node);
  throw new Error(`Node ${process.version} is too old for it: install ${oldestNode} or newer.`);
}

/** @param {string} folder */
async function install(folder) {
  const installed = path.join(folder, 'node_modules/.package-lock.json');
  if (timeOf(installed) > timeOf(path.join(folder, 'package-lock.json'))) return;
  // Its complaint that this Node is too old would be for nobody.
  await npm(['ci', '--prefix', folder, '--no-progress', '--loglevel', 'error']);
}

/**
 * @param {string} script
 * @param {string} result
 */
async function build(script, result) {
  const source = path.join(repository, 'src');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' });
  const newest = Math.max(...files.map((file) => timeOf(path.join(source, file))));
  if (timeOf(path.join(repository, result)) > newest) return;
  await npm(['run', '--silent', script, '--prefix', repository]);
}

/**
 * When it was written, in epoch milliseconds; 0 if it was not.
 *
 * @param {string} file
 */
function timeOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** @param {readonly string[]} words */
async function npm(words) {
  console.log(`npm ${words.join(' ')}`);
  const child = spawn('npm', words, { stdio: 'inherit', shell: process.platform === 'win32' });
  /** @type {number | null} */
  const status = await new Promise((resolve) => child.once('close', resolve));
  if (status !== 0) throw new Error(`npm ${words[0]} failed.`);
}
