// PostgreSQL: for more than one process, beside what you keep there already.

import KeyvPostgres from '@keyv/postgres';
import { Keyv } from 'keyv';
import pg from 'pg';
import { RateLimiterPostgres } from 'rate-limiter-flexible';

/** Between two clearances of what has expired, in milliseconds. */
const clearance = 600_000;

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

  // The first one makes the table.
  await new Store({ table }).query('SELECT 1');
  await clearExpired(pool, table);
  const timer = setInterval(() => void clearExpired(pool, table), clearance).unref();
  return {
    map: (name) => new Keyv({ store: new Store({ table }), namespace: name, throwOnErrors: true }),
    counter: (name, points, duration) =>
      new Promise((resolve, reject) => {
        const options = { storeClient: pool, tableName: 'login_counters', keyPrefix: name };
        /** @param {Error} [error] */
        const ready = (error) => (error ? reject(error) : resolve(counter));
        const counter = new RateLimiterPostgres({ ...options, points, duration }, ready);
      }),
    async close() {
      clearInterval(timer);
      await pool.end();
    },
  };
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
