// Bundlers, each with as few settings as it takes to build `app.js` for production. A warning is a
// failure, but for those that docs/bundlers.md explains.

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { build as esbuild } from 'esbuild';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { build as vite } from 'vite';
import webpack from 'webpack';

/** @typedef {(folder: string, output: string) => Promise<void>} Bundle */

/** @satisfies {Readonly<Record<string, Bundle>>} */
export const bundlers = {
  async Vite(folder, output) {
    await vite({
      root: folder,
      configFile: false,
      logLevel: 'silent',
      base: './',
      build: { outDir: output },
    });
  },

  async webpack(folder, output) {
    const compiler = webpack({
      mode: 'production',
      context: folder,
      entry: './app.js',
      output: { path: output },
      performance: { hints: false },
    });
    if (!compiler) throw new Error('no compiler');
    await new Promise((resolve, reject) => {
      compiler.run((error, stats) => {
        const { errors = [], warnings = [] } = stats?.toJson() ?? {};
        const bad = [...errors, ...warnings].map(({ message }) => message).filter(isUnexpected);
        const problem = error ?? (bad.length > 0 ? new Error(bad.join('\n')) : undefined);
        const close = () => (problem ? reject(problem) : resolve(undefined));
        compiler.close(close);
      });
    });
    writePage(output, '<script defer src="./main.js"></script>');
  },

  async esbuild(folder, output) {
    const { warnings } = await esbuild({
      absWorkingDir: folder,
      entryPoints: ['app.js'],
      outdir: output,
      bundle: true,
      splitting: true,
      minify: true,
      format: 'esm',
      logLevel: 'silent',
    });
    if (warnings.length > 0) throw new Error(JSON.stringify(warnings, null, 2));
    writePage(output, '<script type="module" src="./app.js"></script>');
  },

  async Rollup(folder, output) {
    const bundle = await rollup({
      input: path.join(folder, 'app.js'),
      plugins: [nodeResolve({ browser: true })],
      onwarn({ code, message }) {
        // What tsc makes of decorators begins with `this`.
        if (code !== 'THIS_IS_UNDEFINED' && isUnexpected(message)) throw new Error(message);
      },
    });
    await bundle.write({ dir: output, format: 'es' });
    await bundle.close();
    writePage(output, '<script type="module" src="./app.js"></script>');
  },
};

/** The optional package jose is not there. @param {string} message */
function isUnexpected(message) {
  return !/["']jose["']/.test(message);
}

/**
 * @param {string} output
 * @param {string} scriptTag
 */
function writePage(output, scriptTag) {
  const html = `<!doctype html>\n<title>Application</title>\n<body></body>\n${scriptTag}`;
  writeFileSync(path.join(output, 'index.html'), html);
}
