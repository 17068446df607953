// Requests, answers and templates in the docs are what is sent, understood and rendered.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { auth0 } from 'sms-lock/adapters/auth0';
import { endpoints } from 'sms-lock/adapters/endpoints';
import { SmsLockClient } from 'sms-lock/headless';
import { createTenant, tenantFetch } from 'sms-lock/testing';

/** @import { Adapter, Consent } from 'sms-lock/headless' */

/**
 * A request in the docs, or one that was sent.
 *
 * @typedef {object} Asked
 * @property {string} method
 * @property {string} url
 * @property {Readonly<Record<string, string>>} headers
 * @property {unknown} body
 */

const origin = 'https://login.acme.example';
const phoneNumber = '+33612345678';
const code = '123456';
const own = endpoints({ startUrl: `${origin}/start`, verifyUrl: `${origin}/verify` });

/**
 * The blocks of a page that begin with an info string.
 *
 * @param {string} page
 * @param {string} info
 */
function blocks(page, info) {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
  const found = [...text.matchAll(new RegExp(`^\`\`\`${info}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))];
  assert.ok(found.length > 0, `${page} has no ${info}`);
  return found.map(([, block = '']) => block);
}

/** @param {string} block */
function headersAndBody(block) {
  const [head = '', body = ''] = block.split('\n\n');
  const [first = '', ...lines] = head.split('\n');
  const headers = lines.map((line) => {
    const [name = '', value = ''] = line.split(': ');
    return [name.toLowerCase(), value];
  });
  /** @type {unknown} */
  const parsed = JSON.parse(body);
  /** @type {Record<string, string>} */
  const byName = Object.fromEntries(headers);
  return { first, headers: byName, body: parsed };
}

/**
 * The blocks of a page that are JSON.
 *
 * @param {string} page
 * @returns {unknown[]}
 */
function jsonIn(page) {
  return blocks(page, 'json').map((block) => {
    /** @type {unknown} */
    const value = JSON.parse(block);
    return value;
  });
}

/** @param {string} page @returns {Asked[]} */
function requestsIn(page) {
  return blocks(page, 'http')
    .filter((block) => block.startsWith('POST '))
    .map((block) => {
      const { first, headers, body } = headersAndBody(block);
      const [method = '', path = ''] = first.split(' ');
      return { method, url: new URL(path, origin).href, headers, body };
    });
}

/**
 * What an adapter sends in a login, to a server that takes everything.
 *
 * @param {Adapter} adapter
 * @param {unknown} startAnswer
 * @param {Consent} [consent]
 */
async function requestsOf(adapter, startAnswer, consent) {
  /** @type {Asked[]} */
  const asked = [];
  const client = new SmsLockClient({
    adapter,
    requestLanguage: 'fr-FR',
    fetch: async (url, init = {}) => {
      const { method = '', headers, body } = init;
      const sent = Object.fromEntries(new Headers(headers));
      asked.push({ method, url: String(url), headers: sent, body: JSON.parse(String(body)) });
      return Response.json(asked.length === 1 ? startAnswer : { access_token: 'a' });
    },
    ...(consent && { consent }),
  });
  await client.start(phoneNumber);
  await client.verify(code).catch(() => undefined);
  return asked;
}

test('own endpoints get the requests of docs/endpoints.md', async () => {
  const asked = await requestsOf(own, { challenge: 'b2d1' });
  assert.deepEqual(asked, requestsIn('endpoints.md'));
});

test('Auth0 gets the requests of docs/auth0.md', async () => {
  const adapter = auth0({ domain: 'acme.eu.auth0.com', clientId: 'YOUR_CLIENT_ID' });
  assert.deepEqual(await requestsOf(adapter, {}), requestsIn('auth0.md'));
});

test('the consent of docs/dialog.md is in the request', async () => {
  const [written] = /** @type {{ consent: Consent }[]} */ (jsonIn('dialog.md'));
  const [asked] = await requestsOf(own, {}, written?.consent);
  const sent = { .../** @type {object} */ (asked?.body) };
  assert.deepEqual({ ...sent, ...written }, sent);
});

test('the answers of docs/endpoints.md are understood', async () => {
  const [login] = /** @type {{ profile: object, access_token: string }[]} */ (
    jsonIn('endpoints.md')
  );
  const [refusal] = blocks('endpoints.md', 'http')
    .filter((block) => block.startsWith('HTTP/1.1'))
    .map(headersAndBody);
  const status = Number(refusal?.first.split(' ')[1]);
  const answers = [
    Response.json(refusal?.body, { status, headers: refusal?.headers ?? {} }),
    Response.json({}),
    Response.json(login),
  ];
  const answer = () => answers.shift() ?? Response.error();
  const client = new SmsLockClient({ adapter: own, fetch: async () => answer() });

  await assert.rejects(client.start(phoneNumber), { code: 'rate-limited', retryAfter: 60 });
  await client.start(phoneNumber);
  const result = await client.verify(code);
  assert.deepEqual(result?.profile, login?.profile);
  assert.equal(result?.tokens.accessToken, login?.access_token);
  assert.equal(result?.isNewUser, false);
});

test('the template of docs/auth0.md says it in the language of the request', async () => {
  const [template = ''] = blocks('auth0.md', 'liquid');
  for (const [requestLanguage, words] of [
    ['fr-FR', 'Votre code'],
    ['de', 'Ihr Code für'],
    ['ja', 'Your '],
  ]) {
    const tenant = createTenant({ domain: 'acme.eu.auth0.com', connection: { template } });
    const adapter = auth0({ domain: 'acme.eu.auth0.com', clientId: 'test-client' });
    const fetch = tenantFetch(tenant);
    await new SmsLockClient({ adapter, fetch, requestLanguage }).start(phoneNumber);
    assert.ok(
      tenant.messages
        .at(-1)
        ?.body.trim()
        .startsWith(words ?? ''),
      requestLanguage,
    );
  }
});
