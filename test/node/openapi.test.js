// docs/openapi.yaml is sound, and says what the adapter `endpoints` sends and what the tenant of
// `sms-lock/testing` answers.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { codeFor } from 'sms-lock/adapters/provider-error';
import { endpoints } from 'sms-lock/adapters/endpoints';
import { createTenant } from 'sms-lock/testing';

/**
 * As far as it is looked at here.
 *
 * @typedef {{ $ref?: string, headers?: Record<string, { $ref?: string, schema?: object }>, content?: Record<string, { schema: object, example?: unknown, examples?: Record<string, { value: unknown }> }> }} ResponseObject
 * @typedef {{ parameters?: { name: string, schema: object }[], requestBody?: ResponseObject, responses: Record<string, ResponseObject> }} Operation
 * @typedef {{ paths: Record<string, Record<string, Operation>>, components: { schemas: Record<string, { enum?: string[] }> } }} Contract
 */

const file = fileURLToPath(new URL('../../docs/openapi.yaml', import.meta.url));
const reader = new Validator();
const validity = await reader.validate(file);
const contract = /** @type {Contract} */ (/** @type {unknown} */ (reader.specification));
/** The same with every reference followed. */
const whole = /** @type {Contract} */ (/** @type {unknown} */ (reader.resolveRefs()));

// Members that JSON Schema does not know, such as `example`, are none of its business.
const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);

/**
 * @param {object} schema
 * @param {unknown} value
 * @param {string} what
 */
function assertValid(schema, value, what) {
  const isValid = ajv.validate(schema, value);
  assert.ok(isValid, `${what}: ${ajv.errorsText()} in ${JSON.stringify(value)}`);
}

/**
 * @param {string} path
 * @returns {Operation}
 */
function operationOf(path) {
  const operation = Object.values(whole.paths[path] ?? {})[0];
  assert.ok(operation, `The contract has no ${path}.`);
  return operation;
}

/**
 * @param {string} path
 * @param {Request} request
 */
async function assertRequest(path, request) {
  const { parameters = [], requestBody } = operationOf(path);
  for (const { name, schema } of parameters) {
    assertValid(schema, request.headers.get(name), `${path} header ${name}`);
  }
  if (!requestBody) {
    assert.equal(request.method, 'GET');
    return;
  }
  const type = request.headers.get('content-type') ?? '';
  const media = requestBody.content?.[type];
  assert.ok(media, `${path} does not take ${type}`);
  assertValid(media.schema, await request.clone().json(), `${path} request`);
}

/**
 * @param {string} path
 * @param {Response} response
 */
async function assertAnswer(path, response) {
  const { responses } = operationOf(path);
  const { status, headers } = response;
  const described = responses[status] ?? responses[`${String(status)[0]}XX`];
  assert.ok(described, `${path} does not answer ${status}`);
  for (const [name, { schema }] of Object.entries(described.headers ?? {})) {
    const value = headers.get(name);
    if (value !== null && schema) assertValid(schema, value, `${path} ${status} header ${name}`);
  }
  const type = headers.get('content-type') ?? '';
  const media = described.content?.[type];
  assert.ok(media, `${path} ${status} does not come as ${type}`);
  assertValid(media.schema, await response.clone().json(), `${path} ${status}`);
}

const now = { ms: 1_800_000_000_000 };

/**
 * A login at a tenant, with each request and each answer held against the contract.
 *
 * @param {import('sms-lock/testing').TenantOptions} [options]
 */
function observed(options) {
  const tenant = createTenant({
    now: () => now.ms,
    delay: async () => {},
    generateCode: (length) => '1234567890'.slice(0, length),
    ...options,
  });
  /** @type {string[]} */
  const seen = [];
  /** @type {typeof fetch} */
  const observe = async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    await assertRequest(pathname, request);
    const response = await tenant.handle(request);
    await assertAnswer(pathname, response);
    seen.push(`${pathname} ${response.status}`);
    return response;
  };
  const adapter = endpoints({
    startUrl: 'https://tenant.example/start',
    verifyUrl: 'https://tenant.example/verify',
    profileUrl: 'https://tenant.example/profile',
    clientId: 'test-client',
  });
  const context = { signal: new AbortController().signal, fetch: observe, now: () => now.ms };
  const phoneNumber = '+33612345678';
  const language = 'fr-FR';
  return {
    tenant,
    seen,
    /** @param {Partial<import('sms-lock/headless').StartRequest>} [request] */
    start: (request) => adapter.start({ phoneNumber, language, ...request }, context),
    /** @param {Partial<import('sms-lock/headless').VerifyRequest>} request */
    verify: (request) =>
      adapter.verify({ phoneNumber, language, code: '123456', ...request }, context),
    /** @param {import('sms-lock/headless').Tokens} tokens */
    profile: (tokens) => adapter.profile?.(tokens, context),
  };
}

test('openapi.yaml is valid OpenAPI 3.1', () => {
  assert.deepEqual(validity.errors ?? [], []);
  assert.equal(validity.valid, true);
  assert.match(readFileSync(file, 'utf8'), /^openapi: 3\.1\./m);
});

test('openapi.yaml gives examples that keep to its own schemas', () => {
  const bodies = Object.values(whole.paths)
    .flatMap((path) => Object.values(path))
    .flatMap(({ requestBody, responses }) => [requestBody, ...Object.values(responses)])
    .flatMap((body) => Object.values(body?.content ?? {}));
  let checked = 0;
  for (const { schema, example, examples = {} } of bodies) {
    const values = Object.values(examples).map(({ value }) => value);
    for (const value of example === undefined ? values : [example, ...values]) {
      assertValid(schema, value, 'example');
      checked += 1;
    }
  }
  assert.ok(checked >= 8, `${checked} examples`);
});

test('openapi.yaml names the errors of docs/endpoints.md, and each is understood', () => {
  const names = contract.components.schemas['ErrorName']?.enum ?? [];
  const page = readFileSync(new URL('../../docs/endpoints.md', import.meta.url), 'utf8');
  const table = page.slice(page.indexOf('Those that a server sends:'));
  const described = [...table.matchAll(/^\| `([a-z-]+)` /gm)].map(([, name]) => name);
  assert.deepEqual(names, [...described, 'mfa_required']);
  for (const name of described) assert.equal(codeFor(name ?? ''), name);
});

test('openapi.yaml describes every member that docs/endpoints.md has', () => {
  const page = readFileSync(new URL('../../docs/endpoints.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| (`[a-z_]+`[^|]*)\|/gm)].map(([, cell = '']) => cell);
  const members = rows.flatMap((cell) => [...cell.matchAll(/`([a-z_]+)`/g)]).map(([, n]) => n);
  const yaml = readFileSync(file, 'utf8');
  assert.ok(members.length > 20);
  for (const member of members) assert.match(yaml, new RegExp(`^ +${member}:`, 'm'));
});

test('a login with everything in it keeps to the contract', async () => {
  const { start, verify, profile, tenant, seen } = observed({
    connection: { alternatives: ['call'], codeLength: 8, captcha: true },
  });
  const consent = { text: 'Yes.', version: '2', time: new Date(now.ms).toISOString() };
  const extra = { campaign: 'spring' };
  const request = { captchaToken: 'good-captcha', consent, extra };
  await start(request);
  const { challenge, codeLength } = await start({ ...request, channel: 'call' });
  assert.equal(codeLength, 8);
  const login = await verify({ code: '12345678', challenge, captchaToken: 'good-captcha', extra });
  assert.equal(login.status, 'authenticated');
  assert.ok(await profile(login.status === 'authenticated' ? login.tokens : {}));
  assert.equal(tenant.messages.length, 2);
  assert.deepEqual(seen, ['/start 200', '/start 200', '/verify 200', '/profile 200']);
});

test('a login into a cookie session keeps to the contract', async () => {
  const { start, verify, profile, seen } = observed({ session: 'cookie' });
  await start();
  const login = await verify({});
  assert.equal(login.status === 'authenticated' && login.session, 'cookie');
  assert.equal(await profile({}), undefined);
  assert.deepEqual(seen, ['/start 200', '/verify 200', '/profile 401']);
});

test('wrong codes keep to the contract, to the last one', async () => {
  const { start, verify, seen } = observed();
  await start();
  await assert.rejects(verify({ code: '000000' }), { code: 'code-wrong', attemptsLeft: 2 });
  await assert.rejects(verify({ code: '000000' }), { code: 'code-wrong', attemptsLeft: 1 });
  await assert.rejects(verify({ code: '000000' }), { code: 'attempts-exceeded' });
  await assert.rejects(verify({ code: '123456' }), { code: 'attempts-exceeded' });
  assert.deepEqual(seen.slice(1), ['/verify 400', '/verify 400', '/verify 403', '/verify 403']);
});

/** What goes wrong at start, by magic number. @type {[string, string, string][]} */
const refusedStarts = [
  ['an invalid number', '+12025550101', 'phone-rejected'],
  ['a country that is not served', '+12025550104', 'phone-not-allowed'],
  ['a message that cannot be delivered', '+12025550103', 'delivery-failed'],
  ['a rate limit', '+12025550106', 'rate-limited'],
  ['a captcha that is missing', '+12025550107', 'captcha-required'],
  ['a trouble of the server', '+12025550113', 'server-error'],
  ['closed sign-ups', '+12025550117', 'signup-disabled'],
];
for (const [what, phoneNumber, code] of refusedStarts) {
  test(`${what} keeps to the contract`, async () => {
    const { start, seen } = observed();
    await assert.rejects(start({ phoneNumber }), { code });
    assert.equal(seen.length, 1);
  });
}

/** @type {[string, string, string][]} */
const refusedCodes = [
  ['an expired code', '+12025550121', 'code-expired'],
  ['a blocked user', '+12025550118', 'user-blocked'],
];
for (const [what, phoneNumber, code] of refusedCodes) {
  test(`${what} keeps to the contract`, async () => {
    const { start, verify, seen } = observed();
    const { challenge } = await start({ phoneNumber });
    await assert.rejects(verify({ phoneNumber, challenge }), { code });
    assert.equal(seen.length, 2);
  });
}

test('a challenge that is not known any more keeps to the contract', async () => {
  const { verify, seen } = observed();
  await assert.rejects(verify({ challenge: 'gone' }), { code: 'challenge-lost' });
  assert.deepEqual(seen, ['/verify 400']);
});

test('a wrong code that Twilio Verify reports with 200 is a wrong code, and no login', () => {
  const { Login, WrongCode } = whole.components.schemas;
  assert.ok(Login && WrongCode);
  for (const body of [{ status: 'pending', valid: false }, { ok: false }, { error: 'expired' }]) {
    assertValid(WrongCode, body, 'wrong code');
    assert.equal(ajv.validate(Login, body), false, JSON.stringify(body));
  }
  for (const body of [{}, { status: 'approved', valid: true }, { access_token: 'a' }]) {
    assertValid(Login, body, 'login');
    assert.equal(ajv.validate(WrongCode, body), false, JSON.stringify(body));
  }
});
