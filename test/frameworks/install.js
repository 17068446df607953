// Lays the package into node_modules as its users get it: what `npm pack` makes of this one.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');
const installed = path.join(import.meta.dirname, 'node_modules/sms-lock');

/** Needs `npm run build` before. */
export function installPackage() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sms-lock-frameworks-'));
  try {
    const options = { cwd: root, encoding: /** @type {const} */ ('utf8') };
    const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], options);
    /** @type {{ filename: string }[]} */
    const [{ filename } = { filename: '' }] = JSON.parse(packed);
    rmSync(installed, { recursive: true, force: true });
    mkdirSync(installed, { recursive: true });
    const archive = path.join(folder, filename);
    execFileSync('tar', ['-xzf', archive, '-C', installed, '--strip-components=1']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
