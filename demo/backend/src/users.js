// The people: a number that was proved is all that it takes to be one.

import { randomUUID } from 'node:crypto';

/** @import { Keyv } from 'keyv' */
/** @import { Storage } from './storage/storage.js' */

/**
 * @typedef {object} User
 * @property {string} id
 * @property {string} phoneNumber E.164
 * @property {string} createdAt ISO 8601
 */

export class Users {
  /** @type {Keyv<User>} */
  #users;
  /** Ids by phone number. @type {Keyv<string>} */
  #ids;

  /** @param {Storage} storage */
  constructor(storage) {
    this.#users = storage.map('users');
    this.#ids = storage.map('user-ids');
  }

  /** @param {string} id */
  async get(id) {
    return this.#users.get(id);
  }

  /**
   * The user with that number, who is made if there is none.
   *
   * @param {string} phoneNumber that the person has just proved to have
   * @returns {Promise<{ user: User, isNew: boolean }>}
   */
  async withNumber(phoneNumber) {
    const id = await this.#ids.get(phoneNumber);
    const known = id && (await this.#users.get(id));
    if (known) return { user: known, isNew: false };
    const user = { id: randomUUID(), phoneNumber, createdAt: new Date().toISOString() };
    await this.#users.set(user.id, user);
    await this.#ids.set(phoneNumber, user.id);
    return { user, isNew: true };
  }
}

/**
 * Who it is, in the claim names of OpenID Connect.
 *
 * @param {User} user
 */
export function profileOf({ id, phoneNumber }) {
  return { sub: id, phone_number: phoneNumber, phone_number_verified: true };
}
