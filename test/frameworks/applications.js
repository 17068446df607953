// The applications: how each is built by its own tools, and where it is then.

import path from 'node:path';
import { strictPolicy } from './site.js';

/**
 * @typedef {object} Application
 * @property {readonly string[]} build what checks its types and builds it, run in its folder
 * @property {readonly string[]} [develop] the same as its developers have it, with all the warnings of
 *   the framework; absent: there is no such thing
 * @property {Readonly<Record<string, string>>} [folders] what is served where
 * @property {string} [server] starts a server of its own, at `$HOST` and `$PORT`
 * @property {string} [developmentServer] absent: the same
 * @property {string} [policy] absent: the application sends one, with nonces for its own scripts
 * @property {'tokens' | 'cookie'} session with a cookie there is no captcha: see `htmx`
 * @property {boolean} [hasActions] whether it logs in by server actions too, at `/actions`
 * @property {boolean} [isRendered] whether the server sends the element's tag
 */

/**
 * Built by Vite.
 *
 * @param {string} name
 * @param {readonly string[]} checks
 * @returns {Application}
 */
function withVite(name, checks) {
  return {
    build: [...checks, 'vite build'],
    develop: ['vite build --mode development'],
    folders: { '/': path.join(import.meta.dirname, name, 'dist') },
    policy: strictPolicy,
    session: 'tokens',
  };
}

/** @type {Readonly<Record<string, Application>>} */
export const applications = {
  next: {
    build: ['next build'],
    develop: [],
    server: 'next start --hostname $HOST --port $PORT',
    developmentServer: 'next dev --hostname $HOST --port $PORT',
    session: 'tokens',
    hasActions: true,
    isRendered: true,
  },
  sveltekit: {
    build: ['svelte-kit sync', 'svelte-check --fail-on-warnings', 'vite build'],
    develop: ['vite build --mode development'],
    server: 'node dist',
    session: 'tokens',
    isRendered: true,
  },
  nuxt: {
    build: ['nuxt build'],
    develop: [],
    server: 'node dist/server/index.mjs',
    developmentServer: 'nuxt dev --host $HOST --port $PORT',
    // Nuxt writes its settings into its pages as scripts, without a nonce.
    policy: strictPolicy.replace('script-src', "script-src 'unsafe-inline'"),
    session: 'tokens',
    isRendered: true,
  },
  astro: {
    build: ['astro check', 'astro build'],
    folders: { '/': path.join(import.meta.dirname, 'astro/dist') },
    policy: strictPolicy,
    session: 'tokens',
    isRendered: true,
  },
  angular: {
    build: ['ng build'],
    develop: ['ng build --configuration development'],
    folders: { '/': path.join(import.meta.dirname, 'angular/dist') },
    policy: strictPolicy,
    session: 'tokens',
  },
  react: withVite('react', ['tsc']),
  vue: withVite('vue', ['vue-tsc']),
  svelte: withVite('svelte', ['svelte-check --fail-on-warnings']),
  solid: withVite('solid', ['tsc']),
  preact: withVite('preact', ['tsc']),
  lit: withVite('lit', ['tsc']),
  // Nothing to build, and no script of its own: what stands in attributes, and a cookie.
  htmx: {
    build: [],
    folders: {
      '/sms-lock/': path.join(import.meta.dirname, 'node_modules/sms-lock/dist/cdn'),
      '/htmx/': path.join(import.meta.dirname, 'node_modules/htmx.org/dist'),
      '/': path.join(import.meta.dirname, 'htmx'),
    },
    policy: strictPolicy,
    session: 'cookie',
  },
};
