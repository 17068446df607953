// Who is logged in: a random id in a cookie, and what it stands for in the database.

import { hashOfToken, randomToken } from './keyed-hash.js';

/** @import { Keyv } from 'keyv' */
/** @import { Storage } from './storage/storage.js' */

/**
 * @typedef {object} Session
 * @property {string} userId
 * @property {number} startedAt epoch milliseconds
 */

export class Sessions {
  /** By hashes of the ids: who reads the database cannot take a session over. @type {Keyv<Session>} */
  #sessions;
  #lifetime;

  /**
   * @param {Storage} storage
   * @param {number} seconds how long a session lasts
   */
  constructor(storage, seconds) {
    this.#sessions = storage.map('sessions');
    this.#lifetime = 1000 * seconds;
  }

  /**
   * Begins one, always with a new id: nobody can have planted it before the login.
   *
   * @param {string} userId
   * @returns {Promise<string>} the id, for the cookie
   */
  async start(userId) {
    const id = randomToken();
    await this.#sessions.set(hashOfToken(id), { userId, startedAt: Date.now() }, this.#lifetime);
    return id;
  }

  /** @param {string | undefined} id */
  async get(id) {
    return id ? this.#sessions.get(hashOfToken(id)) : undefined;
  }

  /** @param {string | undefined} id */
  async end(id) {
    if (id) await this.#sessions.delete(hashOfToken(id));
  }
}
