// The page with the element, and the headers that guard it.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

/** The file for a script tag, with its lazy parts beside it, out of the package. */
const element = fileURLToPath(new URL('../cdn/', import.meta.resolve('sms-lock')));
const files = fileURLToPath(new URL('../public/', import.meta.url));

/** Nothing runs, is shown or is asked on this page but what this server has. */
export const contentSecurityPolicy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

export function createPage() {
  if (!existsSync(element)) throw new Error(`There is no ${element}: npm run build:cdn`);
  const rewriteRequestPath = (/** @type {string} */ path) => path.replace(/^\/sms-lock\//, '/');
  return new Hono()
    .use('/sms-lock/*', serveStatic({ root: element, rewriteRequestPath }))
    .use('/*', serveStatic({ root: files }));
}
