// Hashes for what must not lie in the database as it is.

import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Hashes that cannot be made, or tried out, without the secret. A code has so few digits that a
 * hash without one would be no cover.
 */
export class KeyedHash {
  #secret;

  /** @param {string} secret */
  constructor(secret) {
    this.#secret = secret;
  }

  /** @param {readonly string[]} parts the first says what it is for */
  of(...parts) {
    return createHmac('sha256', this.#secret).update(JSON.stringify(parts)).digest('base64url');
  }
}

/** Something that nobody guesses: 256 bits. */
export function randomToken() {
  return randomBytes(32).toString('base64url');
}

/**
 * The hash of a random token, which needs no secret.
 *
 * @param {string} token
 */
export function hashOfToken(token) {
  return createHash('sha256').update(token).digest('base64url');
}

/**
 * Compares in a time that does not tell where the difference is.
 *
 * @param {string} one
 * @param {string} other
 */
export function isSame(one, other) {
  return timingSafeEqual(Buffer.from(hashOfToken(one)), Buffer.from(hashOfToken(other)));
}
