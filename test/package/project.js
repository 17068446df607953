// An empty project with the package in it, as npm packs and installs it.

import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const root = fileURLToPath(new URL('../../', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));
const execute = promisify(execFile);

/** What the bundlers, compilers and frameworks of this suite are installed in. */
export const tools = path.join(here, 'node_modules');

export class Project {
  /** @type {string} */
  folder;

  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
  }

  /** Packs the package, and installs it into a new project. */
  static async create() {
    const project = new Project(mkdtempSync(path.join(os.tmpdir(), 'sms-lock-package-')));
    try {
      const pack = ['pack', '--json', '--pack-destination', project.folder];
      /** @type {{ filename: string }[]} */
      const [packed] = JSON.parse(await run('npm', pack, root));
      project.write('package.json', '{ "name": "consumer", "private": true, "type": "module" }');
      const install = 'install --ignore-scripts --no-audit --no-fund --prefer-offline'.split(' ');
      await project.run('npm', [...install, `./${packed?.filename}`]);
      return project;
    } catch (error) {
      project.remove();
      throw error;
    }
  }

  /**
   * Another project with the same packages, and with others of this suite or of the repository.
   *
   * @param {readonly string[]} names
   */
  withPackages(names) {
    const project = new Project(mkdtempSync(path.join(os.tmpdir(), 'sms-lock-package-')));
    // No more: others may be writing files at this moment.
    for (const name of ['package.json', 'node_modules']) {
      cpSync(path.join(this.folder, name), path.join(project.folder, name), { recursive: true });
    }
    for (const name of names) {
      const link = path.join(project.folder, 'node_modules', name);
      mkdirSync(path.dirname(link), { recursive: true });
      symlinkSync(packageFolder(name), link);
    }
    return project;
  }

  /** The package in it. */
  get packed() {
    return path.join(this.folder, 'node_modules/sms-lock');
  }

  /**
   * What can be imported, with a folder's entries one by one.
   *
   * @returns {string[]}
   */
  entries() {
    /** @type {{ exports: Record<string, string> }} */
    const { exports } = JSON.parse(this.read('node_modules/sms-lock/package.json'));
    return Object.entries(exports).flatMap(([entry, target]) => {
      const name = entry.replace(/^\./, 'sms-lock');
      if (!name.endsWith('/*')) return [name];
      return readdirSync(path.join(this.packed, path.dirname(target)))
        .filter((file) => file.endsWith('.js'))
        .map((file) => name.replace('*', file.replace(/\.js$/, '')));
    });
  }

  /** @param {string} file */
  read(file) {
    return readFileSync(path.join(this.folder, file), 'utf8');
  }

  /**
   * @param {string} file
   * @param {string} text
   */
  write(file, text) {
    const whole = path.join(this.folder, file);
    mkdirSync(path.dirname(whole), { recursive: true });
    writeFileSync(whole, text);
  }

  /**
   * Takes files of this suite over.
   *
   * @param {readonly string[]} files
   * @param {string} [folder]
   */
  take(files, folder = 'typings') {
    for (const file of files) cpSync(path.join(here, folder, file), path.join(this.folder, file));
  }

  /**
   * Runs a command in it.
   *
   * @param {string} command
   * @param {readonly string[]} args
   */
  run(command, args) {
    return run(command, args, this.folder);
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** @param {string} name */
function packageFolder(name) {
  const folders = [tools, path.join(root, 'node_modules')].map((folder) => path.join(folder, name));
  const found = folders.find((folder) => existsSync(folder));
  if (!found) throw new Error(`${name} is not installed`);
  return found;
}

/**
 * What a command prints; an error says what it prints when it fails.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} cwd
 */
async function run(command, args, cwd) {
  try {
    const { stdout } = await execute(command, args, { cwd, maxBuffer: 2 ** 26 });
    return stdout;
  } catch (error) {
    const { stdout, stderr } = /** @type {{ stdout?: string, stderr?: string }} */ (error);
    throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`, { cause: error });
  }
}
