// The page: of an origin of its own, with the file for a script tag and a strict policy.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { serve } from './serve.js';

const built = fileURLToPath(new URL('../../dist/cdn/', import.meta.url));

const html = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Log in</title>
    <script type="module" src="/sms-lock.js"></script>
    <script type="module" src="/page.js"></script>
  </head>
  <body></body>
</html>`;

/**
 * What the page itself does: an element with the attributes in its address, and notes of its events.
 * A token for a captcha comes in the address too, as if it had been solved.
 */
const script = `
const lock = document.createElement('sms-lock');
const { captcha, ...attributes } = Object.fromEntries(new URLSearchParams(location.search));
for (const [name, value] of Object.entries(attributes)) lock.setAttribute(name, value);
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

export function servePage() {
  return serve(() => async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://page');
    /** @type {(type: string, body: string | Buffer) => unknown} */
    const send = (type, body) =>
      response
        .writeHead(200, { 'content-type': type, 'content-security-policy': policy })
        .end(body);
    if (pathname === '/') return send('text/html', html);
    if (pathname === '/page.js') return send('text/javascript', script);
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
