// PostgreSQL: for more than one process, beside what you keep there already.

import KeyvPostgres from '@keyv/postgres';
import { Keyv } from 'keyv';
import pg from 'pg';
import { RateLimiterPostgres } from 'rate-limiter-flexible';

/** Between two clearances of what has expired, in milliseconds. */
const clearance = 600_000;

/** The lock of who makes the tables: any number that nobody else here has. */
const tableMaking = 563_187_001;

/**
 * @param {string} url
 * @returns {Promise<import('./storage.js').Storage>}
 */
export async function openPostgres(url) {
  const pool = new pg.Pool({ connectionString: url });
  pool.on('error', (error) => console.error(`PostgreSQL: ${error.message}`));
  const table = 'login_entries';

  /** Keyv's adapter on the pool that the counters use, instead of one of its own. */
  class Store extends KeyvPostgres {
    /** @override */
    async connect() {
      return async (/** @type {string} */ sql, /** @type {unknown[]} */ values) =>
        (await pool.query(sql, values)).rows;
    }
  }

  /** @type {import('./storage.js').Storage['counter']} */
  const counter = (name, points, duration) =>
    new Promise((resolve, reject) => {
      const options = { storeClient: pool, tableName: 'login_counters', keyPrefix: name };
      /** @param {Error} [error] */
      const ready = (error) => (error ? reject(error) : resolve(limiter));
      const limiter = new RateLimiterPostgres({ ...options, points, duration }, ready);
    });

  await alone(pool, async () => {
    // The first of each kind makes its table.
    await new Store({ table }).query('SELECT 1');
    await counter('none', 1, 1);
  });
  await clearExpired(pool, table);
  const timer = setInterval(() => void clearExpired(pool, table), clearance).unref();
  return {
    map: (name) => new Keyv({ store: new Store({ table }), namespace: name, throwOnErrors: true }),
    counter,
    async close() {
      clearInterval(timer);
      await pool.end();
    },
  };
}

/**
 * Does what two processes that begin at the same moment may not do at the same moment: `IF NOT
 * EXISTS` does not see what the other one is about to make.
 *
 * @param {pg.Pool} pool
 * @param {() => Promise<void>} task
 */
async function alone(pool, task) {
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [tableMaking]);
    await task();
  } finally {
    // With the connection its locks end, whatever happened.
    client.release(true);
  }
}

/**
 * Keyv does not give out what has expired; this takes it from the disk too.
 *
 * @param {pg.Pool} pool
 * @param {string} table
 */
async function clearExpired(pool, table) {
  try {
    await pool.query(`DELETE FROM ${table} WHERE (value::jsonb ->> 'expires')::numeric < $1`, [
      Date.now(),
    ]);
  } catch (error) {
    console.error(`PostgreSQL: ${String(error)}`);
  }
}
