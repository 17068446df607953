// Where everything is kept. The URL decides; nobody else knows which it is.

/** @import { Keyv } from 'keyv' */
/** @import { RateLimiterAbstract } from 'rate-limiter-flexible' */

/**
 * @typedef {object} Storage
 * @property {(name: string) => Keyv} map values by key, with a time to live in milliseconds
 * @property {(name: string, points: number, seconds: number) => Promise<RateLimiterAbstract>} counter
 *   counts atomically, whoever else counts at the same time
 * @property {() => Promise<void>} close
 */

/**
 * Opens it, and makes what is missing there. A driver is loaded only if it is asked for.
 *
 * @param {string} url `sqlite:path/to/file.db`, `sqlite::memory:`, `redis://…`, `rediss://…`,
 *   `postgres://…`
 * @returns {Promise<Storage>}
 */
export async function openStorage(url) {
  const protocol = /^[a-z]+:/.exec(url)?.[0];
  switch (protocol) {
    case 'sqlite:':
      return (await import('./sqlite.js')).openSqlite(url);
    case 'redis:':
    case 'rediss:':
      return (await import('./redis.js')).openRedis(url);
    case 'postgres:':
    case 'postgresql:':
      return (await import('./postgres.js')).openPostgres(url);
    default:
      // The rest of the URL may have a password in it.
      throw new Error(`DATABASE_URL: there is nothing for ${protocol ?? 'a text that is no URL'}`);
  }
}
