// The client in Node, over real HTTP, as npm delivers it.

import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { auth0 } from 'sms-lock/adapters/auth0';
import { endpoints } from 'sms-lock/adapters/endpoints';
import { SmsLockClient, SmsLockError } from 'sms-lock/headless';
import { createTenant } from 'sms-lock/testing';
import { serve } from './server.js';

const alice = '+33612345678';

/** @type {(() => void)[]} */
const cleanups = [];
afterEach(() => cleanups.splice(0).forEach((clean) => clean()));

/** @param {string} url */
const own = (url) =>
  endpoints({
    startUrl: `${url}/start`,
    verifyUrl: `${url}/verify`,
    profileUrl: `${url}/profile`,
  });

/** @param {string} url */
const tenantOf = (url) => auth0({ domain: url, clientId: 'test-client' });

/**
 * A client whose backend is a tenant on a port of its own.
 *
 * @param {(url: string) => import('sms-lock/headless').Adapter} adapterFor
 * @param {import('sms-lock/testing').TenantOptions} [options]
 */
async function start(adapterFor, options = {}) {
  // The issuer of the ID tokens has to be known before the port is.
  /** @type {{ current: import('sms-lock/testing').Tenant | undefined }} */
  const tenant = { current: undefined };
  const server = await serve(
    /** @type {import('sms-lock/testing').Tenant} */ ({
      handle: (/** @type {Request} */ request) => tenant.current?.handle(request),
    }),
  );
  cleanups.push(() => server.close());
  const found = createTenant({ domain: server.url, ...options });
  tenant.current = found;
  const client = new SmsLockClient({ adapter: adapterFor(server.url), requestLanguage: 'fr' });
  return { server, client, tenant: found };
}

for (const [name, adapterFor] of Object.entries({ endpoints: own, auth0: tenantOf })) {
  test(`logs in over ${name}`, async () => {
    const { client, tenant, server } = await start(adapterFor);
    /** @type {string[]} */
    const steps = [];
    client.addEventListener('step-change', ({ detail }) => steps.push(detail.step));
    /** @type {unknown[]} */
    const told = [];
    client.addEventListener('authenticated', ({ detail }) => told.push(detail));

    await client.start(alice);
    assert.equal(tenant.messages[0]?.language, 'fr');
    const login = await client.verify(tenant.messages[0]?.code ?? '');

    assert.equal(login?.session, 'tokens');
    assert.equal(login?.profile['phone_number'], alice);
    assert.equal(login?.profile['sub'], tenant.users[0]?.id);
    assert.ok(login?.tokens.idToken);
    assert.deepEqual(told, [login]);
    assert.deepEqual(steps, ['sending', 'code', 'verifying', 'authenticated']);
    assert.deepEqual(
      server.requests.map(({ method, headers }) => [method, headers['x-request-language']]),
      [
        ['POST', 'fr'],
        ['POST', undefined],
      ],
    );
  });

  test(`rejects a wrong code over ${name}, and goes on`, async () => {
    const { client, tenant } = await start(adapterFor, { generateCode: () => '123456' });
    await client.start(alice);
    await assert.rejects(client.verify('000000'), (/** @type {unknown} */ error) => {
      assert.ok(error instanceof SmsLockError);
      assert.equal(error.code, name === 'auth0' ? 'code-wrong-or-expired' : 'code-wrong');
      return true;
    });
    assert.equal(client.state.step, 'code');
    await client.verify('123456');
    assert.equal(tenant.users.length, 1);
  });

  test(`tells over ${name} that the connection dropped`, async () => {
    const { client } = await start(adapterFor);
    await assert.rejects(client.start('+12025550111'), { name: 'SmsLockError', code: 'network' });
    assert.equal(client.state.step, 'phone');
  });

  test(`tells over ${name} that nobody is there`, async () => {
    const { client, server } = await start(adapterFor);
    server.close();
    await assert.rejects(client.start(alice), { name: 'SmsLockError', code: 'network' });
  });
}

test('drops the connection when it is reset', async () => {
  const { client, server, tenant } = await start(own);
  const sent = client.start('+12025550110');
  while (server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const [request] = server.requests;
  const closed = new Promise((resolve) => request?.socket.once('close', resolve));
  client.reset();
  assert.equal(await sent, undefined);
  await closed;
  assert.deepEqual(tenant.messages, []);
});

test('reports a failure that nobody waits for in an event, and ends no process', async () => {
  const { client } = await start(own);
  const failed = new Promise((resolve) => client.addEventListener('failed', resolve));
  void client.start('+12025550113');
  const event = /** @type {import('sms-lock/headless').FailedEvent} */ (await failed);
  assert.equal(event.detail.error.code, 'server-error');
  await new Promise((resolve) => setTimeout(resolve, 10));
});

test('wants absolute URLs where there is no page', () => {
  assert.throws(() => endpoints({ startUrl: '/start', verifyUrl: '/verify' }), {
    code: 'not-configured',
  });
});
