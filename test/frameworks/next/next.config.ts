import type { NextConfig } from 'next';

export default {
  reactStrictMode: true,
  devIndicators: false,
  poweredByHeader: false,
  turbopack: { root: `${import.meta.dirname}/..` },
} satisfies NextConfig;
