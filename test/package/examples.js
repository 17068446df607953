// The examples of the docs, a file each.

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './project.js';

/** @import { Project } from './project.js' */

/**
 * Writes the blocks of the docs that begin with an info string, a module each.
 *
 * @param {Project} project
 * @param {string} info
 * @param {string} extension
 * @param {RegExp} [ofPages]
 */
export function exampleFiles(project, info, extension, ofPages = /\.md$/) {
  const docs = readdirSync(path.join(root, 'docs')).map((file) => `docs/${file}`);
  const pages = ['README.md', ...docs].filter((file) => ofPages.test(file));
  const block = new RegExp(`^\`\`\`${info}\\n([\\s\\S]*?)^\`\`\`$`, 'gm');
  /** @type {string[]} */
  const files = [];
  for (const page of pages) {
    for (const [, code = ''] of readFileSync(path.join(root, page), 'utf8').matchAll(block)) {
      const name = path.basename(page, '.md').toLowerCase();
      const file = `examples/${name}-${files.length + 1}.${extension}`;
      project.write(file, /^(?:ts|js)$/.test(extension) ? `${code}\nexport {};\n` : code);
      files.push(file);
    }
  }
  return files;
}
