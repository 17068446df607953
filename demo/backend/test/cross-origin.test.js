// Pages of other origins: those that are allowed, and those that are not.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { logIn, phone, startBackend } from './backend.js';

const shop = 'https://shop.example';
const body = JSON.stringify({ phone_number: phone });

/** @type {import('./backend.js').Backend} */
let backend;
before(async () => {
  backend = await startBackend({
    settings: {
      publicUrl: new URL('https://login.shop.example'),
      origins: new Set(['https://login.shop.example', shop]),
    },
  });
});
after(() => backend.stop());

/** @param {string} origin */
function preflight(origin) {
  const headers = {
    origin,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type,x-request-language',
  };
  return backend.ask('/login/start', { method: 'OPTIONS', headers });
}

test('lets the page of a known origin ask, with cookies', async () => {
  const { status, headers } = await preflight(shop);
  assert.equal(status, 204);
  assert.equal(headers.get('access-control-allow-origin'), shop);
  assert.equal(headers.get('access-control-allow-credentials'), 'true');
  assert.equal(headers.get('access-control-allow-headers'), 'content-type,x-request-language');
  assert.match(headers.get('vary') ?? '', /Origin/);
});

test('lets it read the answers, errors too', async () => {
  for (const path of ['/login/start', '/login/verify', '/me', '/nothing']) {
    const method = path === '/me' ? 'GET' : 'POST';
    const request = { method, headers: { origin: shop }, ...(method === 'POST' && { body: '{' }) };
    const { status, headers } = await backend.ask(path, request);
    if (path === '/nothing') {
      assert.equal(status, 404);
      continue;
    }
    assert.ok(status >= 400, path);
    assert.equal(headers.get('access-control-allow-origin'), shop, path);
    assert.equal(headers.get('access-control-expose-headers'), 'retry-after', path);
  }
});

test('does not let an unknown one', async () => {
  for (const stranger of ['https://evil.example', 'https://shop.example.evil.example', 'null']) {
    const { headers } = await preflight(stranger);
    assert.equal(headers.get('access-control-allow-origin'), null, stranger);
    const request = { method: 'POST', headers: { origin: stranger }, body };
    const answer = await backend.ask('/login/start', request);
    assert.deepEqual([answer.status, answer.body.error], [403, 'access-denied'], stranger);
    const { status } = await backend.ask('/logout', { ...request, headers: { origin: stranger } });
    assert.equal(status, 403);
  }
  assert.equal(backend.messages.length, 0);
});

test('refuses a POST of another site that has no name', async () => {
  for (const site of ['cross-site', 'same-site', 'none']) {
    const response = await fetch(`${backend.address}/logout`, {
      method: 'POST',
      headers: { 'sec-fetch-site': site },
    });
    assert.equal(response.status, 403, site);
  }
});

test('binds the code to the page that asks', async () => {
  await logIn(backend, phone, { origin: shop });
  assert.match(backend.messages.at(-1)?.text ?? '', /\n@shop\.example #\d{6}$/);
});
