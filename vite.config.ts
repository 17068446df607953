import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import MagicString from 'magic-string';
import { minify } from 'terser';
import { defineConfig, parseSync, Visitor } from 'vite';
import { integrityList } from './.config/integrity.js';
import { packedMetadata } from './.config/packed-metadata.js';
import type { Plugin, UserConfig } from 'vite';

/**
 * `vite` and `vite build` serve and build the demo; `vite build --mode cdn` builds the file for a
 * script tag, with its lazy chunks beside it.
 */
export default defineConfig(({ mode }) => (mode === 'cdn' ? cdn : demo));

/** What the fields, the phone engine and the list of countries share. */
const phoneNumbers =
  /\/src\/(?:phone\/(?:calling-codes|default-country|digits|phone-reading|surroundings|written-number)|code\/bare-code|i18n\/counted-text)\./;

/** What is loaded after the first paint in every login: one file is smaller than several. */
const login =
  /\/src\/(?:adapters\/(?:backend-urls|check-id-token|failures|http|id-token|presets|request-url|tokens)|client\/(?:connection|find-profile|login-keeper|record)|code\/web-otp|i18n\/counted-text|phone\/(?:country-names|without-engine)|ui\/(?:code-(?:field|presentation|receiver|step|styles)|country-(?:label|picker|picker-styles|templates)|focus-(?:ahead|keeper)|login-control|phone-(?:control|editing)|write-keeping-undo))\./;

const cdn: UserConfig = {
  publicDir: false,
  plugins: [packedMetadata(), collapsedTemplates(), minifiedTwice(), integrityList()],
  build: {
    outDir: 'dist/cdn',
    target: 'es2022',
    sourcemap: true,
    modulePreload: false,
    lib: { entry: 'src/index.ts', formats: ['es'], fileName: () => 'sms-lock.js' },
    rolldownOptions: {
      // One file before the first paint: what lazy chunks share with it stays in it.
      preserveEntrySignatures: 'allow-extension',
      // Terser takes its time.
      checks: { pluginTimings: false },
      output: {
        // A package's own file would lend it a name that says nothing.
        chunkFileNames: ({ facadeModuleId }) =>
          `${/\/node_modules\/([a-z-]+)\//.exec(facadeModuleId ?? '')?.[1] ?? '[name]'}-[hash:6].js`,
        minify: true,
        codeSplitting: {
          includeDependenciesRecursively: false,
          // Fewer files are smaller ones.
          groups: [
            { name: 'phone-numbers', test: phoneNumbers },
            { name: 'login', test: login },
          ],
        },
      },
    },
  },
};

const demo: UserConfig = {
  base: './',
  publicDir: false,
  plugins: [serviceWorkerOfMsw(), strictPolicy()],
  server: { host: '127.0.0.1', port: 5173 },
  preview: { host: '127.0.0.1' },
  build: {
    outDir: 'dist/demo',
    target: 'es2022',
    // No typeface in a data URL: the policy refuses it.
    assetsInlineLimit: 0,
    // The first ones with light-dark(): what stands in for it in older ones cannot be switched.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    rolldownOptions: { input: ['index.html', 'demo/own-ui.html'] },
  },
};

/** MSW's worker comes from its package, so that it is always the one its library expects. */
function serviceWorkerOfMsw(): Plugin {
  const fileName = 'mockServiceWorker.js';
  const source = readFileSync(createRequire(import.meta.url).resolve(`msw/${fileName}`), 'utf8');
  return {
    name: 'msw-service-worker',
    configureServer(server) {
      server.middlewares.use(`/${fileName}`, (_request, response) => {
        response.setHeader('content-type', 'text/javascript');
        response.end(source);
      });
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source });
    },
  };
}

/**
 * The built pages run nothing but their own files and speak to nobody but the tenant, which is
 * mocked. Not while developing: Vite writes scripts and styles into the page then.
 */
function strictPolicy(): Plugin {
  const content =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
    "connect-src 'self' https://tenant.example; worker-src 'self'; " +
    "base-uri 'none'; form-action 'none'";
  const attrs = { 'http-equiv': 'content-security-policy', content };
  return {
    name: 'strict-policy',
    apply: 'build',
    transformIndexHtml: () => [{ tag: 'meta', attrs, injectTo: 'head-prepend' }],
  };
}

/** `html` and `css` templates, which minifiers leave alone, with no more space than they need. */
function collapsedTemplates(): Plugin {
  return {
    name: 'collapsed-templates',
    transform: {
      filter: { id: /\/src\/(?:ui|sms-lock-element)/ },
      handler(code, id) {
        const result = new MagicString(code);
        const visitor = new Visitor({
          TaggedTemplateExpression({ tag, quasi }) {
            if (tag.type !== 'Identifier' || !isCollapsible(tag.name)) return;
            for (const { start, end } of quasi.quasis) {
              // An empty text between two values has no characters to replace.
              if (end > start)
                result.overwrite(start, end, collapse[tag.name](code.slice(start, end)));
            }
          },
        });
        visitor.visit(parseSync(id, code).program);
        return { code: result.toString(), map: result.generateMap({ hires: true }) };
      },
    },
  };
}

const collapse = {
  html: (text: string): string => text.replace(/\s+/g, ' '),
  // A colon with a space behind it is never the one of a selector.
  css: (text: string): string =>
    text
      .replace(/(?:\/\*[^]*?\*\/|\s)+/g, ' ')
      .replace(/ ?([{};,]) ?|(:) /g, '$1$2')
      .replaceAll(';}', '}'),
};

function isCollapsible(tag: string): tag is keyof typeof collapse {
  return Object.hasOwn(collapse, tag);
}

/**
 * What Rolldown has minified once more by Terser, which finds another percent or two: more than
 * either of them alone. The hashes in the names are those of Rolldown's output.
 */
function minifiedTwice(): Plugin {
  return {
    name: 'minified-twice',
    async generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const mapFile = bundle[`${chunk.fileName}.map`];
        if (mapFile?.type !== 'asset') throw new Error(`${chunk.fileName} has no source map`);
        const { code, map } = await minify(chunk.code, {
          module: true,
          ecma: 2020,
          compress: { passes: 2 },
          format: { comments: false },
          sourceMap: {
            filename: chunk.fileName,
            content: String(mapFile.source),
            includeSources: true,
            url: `${chunk.fileName}.map`,
          },
        });
        if (!code || !map) throw new Error(`Terser made nothing of ${chunk.fileName}`);
        chunk.code = code;
        const traced = JSON.parse(String(map)) as { sources: string[] };
        // Which sources a debugger passes over, as Rolldown says it and Terser does not.
        const ignoreList = traced.sources.flatMap((source, index) =>
          source.includes('/node_modules/') ? index : [],
        );
        mapFile.source = JSON.stringify({ ...traced, ignoreList });
      }
    },
  };
}
