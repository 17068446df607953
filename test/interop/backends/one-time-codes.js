// The part of Auth0 that sends codes and checks them, with its answers.

import { randomInt } from 'node:crypto';

/** @import { Message, ServerOptions } from '../contract.js' */

/** Wrong codes that are let pass. */
const mostTries = 3;

/** What a code was good for. @typedef {'right' | 'wrong' | 'exhausted'} Verdict */

export class OneTimeCodes {
  /** @type {Message[]} The latest last. */
  messages = [];
  /** By number. @type {Map<string, { code: string, expiresAt: number, tries: number }>} */
  #waiting = new Map();
  /** Ids, by number. @type {Map<string, string>} */
  #people = new Map();
  #codeLifetime;
  #startLimit;
  #isClosed;

  /** @param {Pick<ServerOptions, 'codeLifetime' | 'startLimit' | 'isClosed'>} options */
  constructor({ codeLifetime, startLimit = Infinity, isClosed = false }) {
    this.#isClosed = isClosed;
    this.#codeLifetime = codeLifetime;
    this.#startLimit = startLimit;
  }

  /**
   * @param {string} phoneNumber
   * @returns {{ status: number, body: object, headers?: Record<string, string> }}
   */
  send(phoneNumber) {
    if (this.messages.length >= this.#startLimit) {
      const reset = Math.ceil(Date.now() / 1000) + 60;
      const body = { error: 'too_many_requests', error_description: 'Too many requests.' };
      return { status: 429, body, headers: { 'x-ratelimit-reset': String(reset) } };
    }
    if (this.#isClosed && !this.#people.has(phoneNumber)) {
      const body = { error: 'bad.connection', error_description: 'Public signup is disabled' };
      return { status: 400, body };
    }
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const expiresAt = Date.now() + this.#codeLifetime * 1000;
    this.#waiting.set(phoneNumber, { code, expiresAt, tries: 0 });
    this.messages.push({ phoneNumber, code });
    return { status: 200, body: { _id: phoneNumber.slice(1), phone_number: phoneNumber } };
  }

  /**
   * @param {string} phoneNumber
   * @param {string} code
   * @returns {Verdict}
   */
  check(phoneNumber, code) {
    const waiting = this.#waiting.get(phoneNumber);
    if (!waiting || waiting.expiresAt < Date.now()) return 'wrong';
    if (waiting.tries >= mostTries) return 'exhausted';
    if (waiting.code !== code) {
      waiting.tries += 1;
      return 'wrong';
    }
    this.#waiting.delete(phoneNumber);
    return 'right';
  }

  /** The id of whoever has a number. @param {string} phoneNumber */
  idOf(phoneNumber) {
    const id = this.#people.get(phoneNumber) ?? `sms|${this.#people.size + 1}`;
    this.#people.set(phoneNumber, id);
    return id;
  }

  /** @param {string} id */
  numberOf(id) {
    return [...this.#people].find(([, known]) => known === id)?.[0];
  }
}
