// The applications of test/frameworks as examples in docs/frameworks.md: what runs is what is read.

import { readFileSync } from 'node:fs';
import path from 'node:path';

const files = {
  react: 'react/login.tsx',
  next: 'next/app/login.tsx',
  vue: 'vue/Login.vue',
  'vue-settings': 'vue/vite.config.ts',
  'nuxt-settings': 'nuxt/nuxt.config.ts',
  svelte: 'svelte/Login.svelte',
  angular: 'angular/login.ts',
  solid: 'solid/login.tsx',
  preact: 'preact/login.tsx',
  lit: 'lit/acme-login.ts',
  astro: 'astro/src/pages/index.astro',
  htmx: 'htmx/login.html',
  'htmx-page': 'htmx/index.html',
};

/**
 * Blocks of code by their names. `typescript` and not `ts`, whose blocks are compiled with the
 * package alone.
 *
 * @returns {Record<string, string>}
 */
export function frameworkExamples() {
  return Object.fromEntries(
    Object.entries(files).map(([name, file]) => {
      const extension = path.extname(file).slice(1);
      const code = readFileSync(path.join('test/frameworks', file), 'utf8').trim();
      return [name, `\`\`\`${extension === 'ts' ? 'typescript' : extension}\n${code}\n\`\`\``];
    }),
  );
}
