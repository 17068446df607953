// Hashes of the files for a script tag, with which a page makes sure that it runs these and no others.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const list = 'integrity.json';

/**
 * Writes `integrity.json` beside the files, and prints the hash of the one that the page names.
 *
 * @returns {import('vite').Plugin}
 */
export function integrityList() {
  return {
    name: 'integrity-list',
    // Afterwards: the bytes are those on the disk, whatever has made them.
    writeBundle({ dir = '' }) {
      const files = readdirSync(dir).filter((file) => file.endsWith('.js'));
      const hashes = Object.fromEntries(
        files.sort().map((file) => [file, integrityOf(readFileSync(path.join(dir, file)))]),
      );
      writeFileSync(path.join(dir, list), `${JSON.stringify(hashes, null, 2)}\n`);
      console.log(`${path.relative('.', dir)}/sms-lock.js  ${hashes['sms-lock.js']}`);
    },
  };
}

/**
 * What `integrity` takes, in the format of the specification (SRI).
 *
 * @param {Uint8Array} bytes
 */
export function integrityOf(bytes) {
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
}

/**
 * The hash of each file, by its name.
 *
 * @param {string} folder such as `dist/cdn`
 * @returns {Readonly<Record<string, string>>}
 */
export function readIntegrity(folder) {
  /** @type {Record<string, string>} */
  const hashes = JSON.parse(readFileSync(path.join(folder, list), 'utf8'));
  return hashes;
}
