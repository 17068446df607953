// SQLite: one file, one process. What a small service begins with.

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { Keyv } from 'keyv';
import { RateLimiterSQLite } from 'rate-limiter-flexible';
import { SqliteTable } from './sqlite-table.js';

/** Between two clearances of what has expired, in milliseconds. */
const clearance = 600_000;

/**
 * @param {string} url `sqlite:path`, from the folder that the server was started in
 * @returns {Promise<import('./storage.js').Storage>}
 */
export async function openSqlite(url) {
  const file = url.replace(/^sqlite:(?:\/\/)?/, '');
  if (file !== ':memory:') mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const database = new Database(file);
  // Readers do not wait for who writes, and a crash of the process loses nothing.
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  const table = new SqliteTable(database);
  table.clearExpired();
  const timer = setInterval(() => table.clearExpired(), clearance).unref();
  return {
    map: (name) => new Keyv({ store: table, namespace: name, throwOnErrors: true }),
    counter: (name, points, duration) =>
      new Promise((resolve, reject) => {
        const options = {
          storeClient: database,
          storeType: 'better-sqlite3',
          tableName: 'counters',
        };
        /** @param {Error} [error] */
        const ready = (error) => (error ? reject(error) : resolve(counter));
        const counter = new RateLimiterSQLite(
          { ...options, keyPrefix: name, points, duration },
          ready,
        );
      }),
    async close() {
      clearInterval(timer);
      database.close();
    },
  };
}
