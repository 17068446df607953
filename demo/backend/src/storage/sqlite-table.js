// Where Keyv keeps its values in SQLite. Its own adapter wants a driver that is downloaded while it
// is being installed; this is the little that it takes with better-sqlite3.

/** @import { Database, Statement } from 'better-sqlite3' */

/** One table for all maps: Keyv begins each key with the name of its map. */
export class SqliteTable {
  /** @type {Statement<[string], { value: string }>} */
  #get;
  /** @type {Statement<[string, string, number | null]>} */
  #set;
  /** @type {Statement<[string]>} */
  #delete;
  /** @type {Statement<[]>} */
  #clear;
  /** @type {Statement<[number]>} */
  #clearExpired;

  /** @param {Database} database */
  constructor(database) {
    database.exec(
      `CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, value TEXT NOT NULL, expires INTEGER);
       CREATE INDEX IF NOT EXISTS entries_expires ON entries (expires)`,
    );
    this.#get = database.prepare('SELECT value FROM entries WHERE key = ?');
    this.#set = database.prepare(
      `INSERT INTO entries (key, value, expires) VALUES (?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires = excluded.expires`,
    );
    this.#delete = database.prepare('DELETE FROM entries WHERE key = ?');
    this.#clear = database.prepare('DELETE FROM entries');
    this.#clearExpired = database.prepare('DELETE FROM entries WHERE expires < ?');
  }

  /** @param {string} key */
  get(key) {
    return this.#get.get(key)?.value;
  }

  /**
   * @param {string} key
   * @param {string} value Keyv's JSON, which has the moment of its end in it
   * @param {number} [lifetime] in milliseconds
   */
  set(key, value, lifetime) {
    this.#set.run(key, value, lifetime === undefined ? null : Date.now() + lifetime);
    return true;
  }

  /** @param {string} key */
  delete(key) {
    return this.#delete.run(key).changes > 0;
  }

  clear() {
    this.#clear.run();
  }

  /** Keyv does not give out what has expired; this takes it from the disk too. */
  clearExpired() {
    this.#clearExpired.run(Date.now());
  }
}
