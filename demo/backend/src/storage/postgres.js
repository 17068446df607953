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
  /** @type {KeyvPostgres[]} */
  const stores = [];
  const timer = setInterval(() => void clearExpired(pool, table), clearance).unref();
  return {
    map(name) {
      const store = new KeyvPostgres({ uri: url, table });
      stores.push(store);
      return new Keyv({ store, namespace: name, throwOnErrors: true });
    },
    counter: (name, points, duration) =>
      new Promise((resolve, reject) => {
        const options = { storeClient: pool, tableName: 'login_counters', keyPrefix: name };
        /** @param {Error} [error] */
        const ready = (error) => (error ? reject(error) : resolve(counter));
        const counter = new RateLimiterPostgres({ ...options, points, duration }, ready);
      }),
    async close() {
      clearInterval(timer);
      // They share one pool.
      await stores[0]?.disconnect();
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
    await pool.query(
      `DELETE FROM ${table} WHERE (value::jsonb ->> 'expires')::numeric < $1`,
      [Date.now()],
    );
  } catch (error) {
    console.error(`PostgreSQL: ${String(error)}`);
  }
}
