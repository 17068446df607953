import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter({ out: 'dist' }),
      csp: {
        directives: {
          'default-src': ['none'],
          'script-src': ['self'],
          'connect-src': ['self'],
          // Of what SvelteKit itself announces pages with.
          'style-src-attr': [
            'unsafe-hashes',
            'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=',
          ],
        },
      },
    }),
  ],
});
