import type { NextConfig } from 'next';

export default {
  reactStrictMode: true,
  // Where node_modules is.
  turbopack: { root: `${import.meta.dirname}/..` },
} satisfies NextConfig;
