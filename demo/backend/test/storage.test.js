// What has to hold wherever things are kept, and that it outlives the process.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import pg from 'pg';
import { openStorage } from '../src/storage/storage.js';
import { cookieOf, logIn, otherThan, phone, startBackend, temporaryFolder } from './backend.js';
import { startPostgres, startRedis } from './databases.js';

/** @import { RunningDatabase } from './databases.js' */

/** @type {Record<string, () => Promise<RunningDatabase | undefined>>} */
const databases = {
  async SQLite() {
    const { folder, remove } = temporaryFolder();
    return { url: `sqlite:${folder}/new/login.db`, stop: async () => remove() };
  },
  Redis: startRedis,
  PostgreSQL: startPostgres,
};

/** @param {string} url */
async function beginsAtOnce(url) {
  const many = Array.from({ length: 12 }, async () => {
    const storage = await openStorage(url);
    await storage.map('begin').set('key', 1);
    const counter = await storage.counter('begin', 12, 60);
    const { consumedPoints } = await counter.consume('key');
    await storage.close();
    return consumedPoints;
  });
  const counts = await Promise.all(many);
  assert.equal(Math.max(...counts), 12);
  assert.equal(new Set(counts).size, 12);
}

/** @param {string} databaseUrl */
async function outlivesRestart(databaseUrl) {
  const settings = { databaseUrl, triesPerCode: 3, triesPerNumber: 4 };
  const before = await startBackend({ settings });
  const login = await logIn(before);
  const { challenge } = (await before.start()).body;
  const code = before.messages.at(-1)?.code ?? '';
  await before.verify({ code: otherThan(code), challenge });
  await before.stop();

  const after = await startBackend({ settings });
  try {
    const headers = { cookie: cookieOf(login) };
    assert.deepEqual((await after.ask('/me', { headers })).body, login.body.profile);
    assert.equal((await after.start()).status, 429);
    const wrong = await after.verify({ code: otherThan(code, 2), challenge });
    assert.deepEqual(wrong.body, { error: 'code-wrong', attempts_left: 1 });
    const right = await after.verify({ code, challenge });
    assert.equal(right.body.is_new_user, false);
    assert.equal((await after.verify({ code, challenge })).body.error, 'challenge-lost');
    const out = await after.ask('/logout', { method: 'POST', headers });
    assert.equal(out.status, 204);
    assert.equal((await after.ask('/me', { headers })).status, 401);
  } finally {
    await after.stop();
  }
}

/** @param {string} databaseUrl */
async function isShared(databaseUrl) {
  const settings = { databaseUrl };
  const backends = [await startBackend({ settings }), await startBackend({ settings })];
  const [one, other] = backends;
  assert.ok(one && other);
  try {
    const number = '+33612345601';
    const { challenge } = (await one.start(number)).body;
    assert.equal((await other.start(number)).status, 429);
    const attempt = { phone_number: number, code: one.messages.at(-1)?.code, challenge };
    const answers = await Promise.all(
      [one, other, one, other].map((backend) => backend.verify(attempt)),
    );
    const statuses = answers.map(({ status }) => status).sort();
    assert.deepEqual(statuses, [200, 409, 409, 409]);
  } finally {
    for (const backend of backends) await backend.stop();
  }
}

/** @param {string} url */
async function expires(url) {
  const storage = await openStorage(url);
  try {
    const map = storage.map('test');
    await map.set('short', { text: 'é' }, 1500);
    await map.set('long', 1);
    assert.deepEqual(await map.get('short'), { text: 'é' });
    assert.equal(await storage.map('other').get('long'), undefined);
    const counter = await storage.counter('test', 1, 2);
    await counter.consume('key');
    await assert.rejects(counter.consume('key'), { consumedPoints: 2 });
    await wait(2100);
    assert.equal(await map.get('short'), undefined);
    assert.equal(await map.get('long'), 1);
    await counter.consume('key');
    assert.equal(await map.delete('long'), true);
  } finally {
    await storage.close();
  }
}

/** Counts the entries on the disk. @type {Record<string, (url: string) => Promise<number>>} */
const counts = {
  async SQLite(url) {
    const database = new Database(url.replace('sqlite:', ''));
    const count = database.prepare('SELECT count(*) FROM entries').pluck().get();
    database.close();
    return Number(count);
  },
  async PostgreSQL(url) {
    const client = new pg.Client(url);
    await client.connect();
    const { rows } = await client.query('SELECT count(*)::int AS count FROM login_entries');
    await client.end();
    return rows[0].count;
  },
};

// They wait most of the time.
describe('storage', { concurrency: true }, () => {
  for (const [name, startDatabase] of Object.entries(databases)) {
    test(`keeps everything in ${name}`, async (context) => {
      const database = await startDatabase();
      if (!database) return context.skip(`${name} is not installed`);
      try {
        await context.test('begun by many at the same moment', () => beginsAtOnce(database.url));
        await context.test('over a restart', () => outlivesRestart(database.url));
        await context.test('counting for all processes', () => isShared(database.url));
        await context.test('for as long as it is told', () => expires(database.url));
      } finally {
        await database.stop();
      }
    });
  }

  for (const [name, count] of Object.entries(counts)) {
    test(`takes what has expired from the disk of ${name}`, async (context) => {
      const database = await databases[name]?.();
      if (!database) return context.skip(`${name} is not installed`);
      const before = await openStorage(database.url);
      const map = before.map('test');
      await map.set('short', 'gone', 50);
      await map.set('long', 'kept', 60_000);
      await map.set('always', 'kept');
      await before.close();
      assert.equal(await count(database.url), 3);
      await wait(100);
      const after = await openStorage(database.url);
      assert.equal(await count(database.url), 2);
      await after.close();
      await database.stop();
    });
  }
});

test('has no code, no session and no number of who never logged in on its disk', async () => {
  const { folder, remove } = temporaryFolder();
  const settings = { databaseUrl: `sqlite:${folder}/login.db`, codeLength: 10 };
  const backend = await startBackend({ settings });
  const { challenge } = (await backend.start('+33612345679')).body;
  await backend.verify({ phone_number: '+33612345679', code: '0000000000', challenge });
  const cookie = cookieOf(await logIn(backend));
  // What is written ahead is folded into the file when it is closed.
  const files = () =>
    readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'latin1'));
  const contents = [files().join('\n')];
  await backend.stop();
  contents.push(files().join('\n'));
  remove();
  const [, session = ''] = cookie.split('=');
  for (const content of contents) {
    assert.ok(content.includes(phone), 'the number of a user is there');
    for (const secret of ['612345679', session, ...backend.messages.map(({ code }) => code)]) {
      assert.ok(!content.includes(secret), secret);
    }
  }
});

test('lets nobody through while the database is out of order', async (context) => {
  const database = await startRedis();
  if (!database) return context.skip('Redis is not installed');
  context.mock.method(console, 'error', () => undefined);
  const backend = await startBackend({ settings: { databaseUrl: database.url } });
  const login = await logIn(backend);
  await database.stop();
  const { status, body } = await backend.start('+33612345679');
  assert.deepEqual([status, body], [500, { error: 'server-error' }]);
  const headers = { cookie: cookieOf(login) };
  assert.equal((await backend.ask('/me', { headers })).status, 500);
  assert.equal(backend.messages.length, 1);
  await backend.stop();
});

test('says which URLs there are no drivers for, without what stands in them', async () => {
  await assert.rejects(openStorage('mysql://root:secret@localhost'), (error) => {
    assert.ok(error instanceof Error);
    assert.match(error.message, /mysql:/);
    assert.ok(!error.message.includes('secret'));
    return true;
  });
});
