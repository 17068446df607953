// The code that a number waits for: the newest, and no other.

/** @import { Keyv } from 'keyv' */
/** @import { SentCode } from './codes/code-service.js' */
/** @import { Storage } from './storage/storage.js' */

/**
 * @typedef {object} PendingCode
 * @property {string} challenge what the page that asked was given
 * @property {number} expiresAt epoch milliseconds
 * @property {SentCode} sent
 */

/** So long a code is known after its end, to say that it has expired: milliseconds. */
const afterlife = 3_600_000;

export class PendingCodes {
  /** @type {Keyv<PendingCode>} */
  #codes;

  /** @param {Storage} storage */
  constructor(storage) {
    this.#codes = storage.map('codes');
  }

  /**
   * Takes the place of the one before.
   *
   * @param {string} number a hash of the phone number
   * @param {PendingCode} code
   */
  async put(number, code) {
    await this.#codes.set(number, code, code.expiresAt - Date.now() + afterlife);
  }

  /** @param {string} number */
  async get(number) {
    return this.#codes.get(number);
  }

  /** @param {string} number */
  async forget(number) {
    await this.#codes.delete(number);
  }
}
