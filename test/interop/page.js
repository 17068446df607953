// The page: of an origin of its own, with the file for a script tag and a strict policy.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { serve } from './serve.js';

/** @import { Files } from './own-adapters/bundle.js' */

const built = fileURLToPath(new URL('../../dist/cdn/', import.meta.url));

/** @param {string | null} own the adapter that is bundled with the element, if it is one */
const html = (own) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Log in</title>
    <script type="module" src="/environment.js"></script>
    <script type="module" src="${own ? `/own/${own}.js` : '/sms-lock.js'}"></script>
    <script type="module" src="/page.js"></script>
  </head>
  <body></body>
</html>`;

/** What adapters of one's own are told of the server. */
const environmentScript = `
globalThis.backendUrl = new URLSearchParams(location.search).get('backend');
globalThis.environment = { VITE_SUPABASE_URL: backendUrl, VITE_SUPABASE_KEY: 'public' };`;

/**
 * What the page itself does: an element with the attributes in its address, and notes of its events.
 * A token for a captcha comes in the address too, as if it had been solved.
 */
export const script = `
const lock = document.createElement('sms-lock');
const { captcha, own, backend, ...attributes } = Object.fromEntries(new URLSearchParams(location.search));
for (const [name, value] of Object.entries(attributes)) lock.setAttribute(name, value);
if (globalThis.ownAdapter) lock.adapter = ownAdapter;
if (captcha) lock.getCaptchaToken = async () => captcha;
window.results = [];
lock.addEventListener('authenticated', ({ detail }) => {
  const { profile, tokens, session, isNewUser } = detail;
  results.push({ outcome: 'authenticated', profile, tokens, session, isNewUser });
});
lock.addEventListener('failed', ({ detail: { error } }) => {
  const { code, retryAfter, attemptsLeft, status, providerCode, message } = error;
  results.push({ outcome: code, retryAfter, attemptsLeft, status, providerCode, message });
});
lock.addEventListener('action-required', ({ detail: { reason } }) => {
  results.push({ outcome: 'action-required', reason });
});
lock.addEventListener('code-sent', () => results.push({ outcome: 'code-sent' }));
document.body.append(lock);`;

/** Markup and styles come from nowhere else; requests may go to the server that is tried. */
const policy = "default-src 'none'; script-src 'self'; connect-src http://localhost:*";

/** @param {Files} ownFiles bundles of adapters of one's own */
export function servePage(ownFiles) {
  return serve(() => async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://page');
    /** @type {(type: string, body: string | Buffer) => unknown} */
    const send = (type, body) =>
      response
        .writeHead(200, { 'content-type': type, 'content-security-policy': policy })
        .end(body);
    if (pathname === '/') return send('text/html', html(searchParams.get('own')));
    if (pathname === '/environment.js') return send('text/javascript', environmentScript);
    if (pathname === '/page.js') return send('text/javascript', script);
    const own = ownFiles.get(pathname.replace('/own/', ''));
    if (own) return send('text/javascript', own);
    const file = /^\/[\w.-]+\.js$/.test(pathname) && (await read(pathname));
    return file ? send('text/javascript', file) : response.writeHead(404).end();
  });
}

/** @param {string} pathname */
async function read(pathname) {
  try {
    return await readFile(built + pathname.slice(1));
  } catch {
    return undefined;
  }
}
