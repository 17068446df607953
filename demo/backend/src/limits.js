// Everything that is counted against abuse. What it is for: docs/sample-backend.md.

import { RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from './refusal.js';

/** @import { RateLimiterAbstract } from 'rate-limiter-flexible' */
/** @import { Settings } from './settings.js' */
/** @import { Storage } from './storage/storage.js' */

const hour = 3600;
const day = 24 * hour;

/** NIST SP 800-63B-4, section 3.2.2: at most 100 wrong tries in a row. */
const wrongTriesInRow = 100;

/** However long somebody keeps asking, in seconds. */
const longestResendWait = 900;

/**
 * Who asks.
 *
 * @typedef {object} Asker
 * @property {string} number a hash of the phone number
 * @property {string} address of the client
 */

export class Limits {
  #counters;
  #settings;

  /**
   * @param {Awaited<ReturnType<typeof openCounters>>} counters
   * @param {Settings} settings
   */
  constructor(counters, settings) {
    this.#counters = counters;
    this.#settings = settings;
  }

  /**
   * @param {Storage} storage
   * @param {Settings} settings
   */
  static async open(storage, settings) {
    return new Limits(await openCounters(storage, settings), settings);
  }

  /**
   * Counts a message that is about to be sent.
   *
   * @param {Asker} asker
   * @returns {Promise<{ resendIn: number, attemptsLeft: number }>} seconds until another may be
   *   asked for, and how many wrong codes will be taken
   * @throws {Refusal} `rate-limited`
   */
  async takeMessage({ number, address }) {
    const counters = this.#counters;
    await take(counters.messagesOfAddress, address);
    // A new code would be no use: its tries are used up. A resend does not give them back.
    const attemptsLeft = Math.min(
      this.#settings.triesPerCode,
      await left(counters.tries, number),
      await left(counters.triesInRow, number),
    );
    const sent = (await counters.messages.get(number))?.consumedPoints ?? 0;
    const wait = Math.min(this.#settings.resendSeconds * 2 ** sent, longestResendWait);
    await take(counters.resend, number, wait);
    const ofHour = await take(counters.messages, number);
    await take(counters.messagesOfDay, number);
    await take(counters.messagesInAll, 'all');
    return { resendIn: ofHour.remainingPoints > 0 ? wait : seconds(ofHour), attemptsLeft };
  }

  /**
   * A message did not get away: another one may be asked for at once.
   *
   * @param {string} number
   */
  async forgetWait(number) {
    await this.#counters.resend.delete(number);
  }

  /**
   * Counts a request to check a code, whatever is in it.
   *
   * @param {string} address
   * @throws {Refusal} `rate-limited`
   */
  async takeCheck(address) {
    await take(this.#counters.checksOfAddress, address);
  }

  /**
   * Counts a code that is about to be looked at. Before, not after: of a thousand requests at the
   * same moment only so many as are allowed may learn anything.
   *
   * @param {string} number
   * @param {string} challenge
   * @returns {Promise<Try>}
   * @throws {Refusal} `attempts-exceeded`, `rate-limited`
   */
  async takeTry(number, challenge) {
    const { triesOfCode, tries, triesInRow } = this.#counters;
    const ofCode = await take(triesOfCode, challenge, undefined, 'attempts-exceeded');
    const ofNumber = await take(tries, number);
    const inRow = await take(triesInRow, number);
    const scarcest = ofNumber.remainingPoints <= inRow.remainingPoints ? ofNumber : inRow;
    return {
      attemptsLeft: Math.min(ofCode.remainingPoints, scarcest.remainingPoints),
      ...(scarcest.remainingPoints === 0 && { retryAfter: seconds(scarcest) }),
    };
  }

  /**
   * Claims a code that was right. Only one of several requests at the same moment gets it.
   *
   * @param {string} challenge
   */
  async claim(challenge) {
    try {
      await this.#counters.claims.consume(challenge);
      return true;
    } catch (reason) {
      if (reason instanceof RateLimiterRes) return false;
      throw reason;
    }
  }

  /**
   * Somebody has logged in: the count of wrong tries in a row begins anew. That of messages does
   * not, since who makes money with messages has the codes too.
   *
   * @param {string} number
   */
  async forgetTries(number) {
    const { tries, triesInRow, resend } = this.#counters;
    await Promise.all([tries, triesInRow, resend].map((counter) => counter.delete(number)));
  }
}

/**
 * What is left after a try.
 *
 * @typedef {object} Try
 * @property {number} attemptsLeft
 * @property {number} [retryAfter] seconds until a new code is any use, when the number has no more
 */

/**
 * @param {Storage} storage
 * @param {Settings} settings
 */
async function openCounters(storage, settings) {
  const { triesPerCode, triesPerNumber, codesPerNumber, codesPerAddress, codesInAll } = settings;
  return {
    /** Wrong codes for one number, whoever types them and however many codes were sent. */
    tries: await storage.counter('tries', triesPerNumber, hour),
    triesInRow: await storage.counter('tries-in-row', wrongTriesInRow, 30 * day),
    triesOfCode: await storage.counter('tries-of-code', triesPerCode, settings.codeSeconds),
    claims: await storage.counter('claims', 1, 2 * settings.codeSeconds),
    resend: await storage.counter('resend', 1, settings.resendSeconds),
    messages: await storage.counter('messages', codesPerNumber, hour),
    messagesOfDay: await storage.counter('messages-of-day', 3 * codesPerNumber, day),
    messagesOfAddress: await storage.counter('messages-of-address', codesPerAddress, hour),
    messagesInAll: await storage.counter('messages-in-all', codesInAll, hour),
    checksOfAddress: await storage.counter('checks-of-address', 10 * codesPerAddress, hour),
  };
}

/**
 * Takes a point, or refuses.
 *
 * @param {RateLimiterAbstract} counter
 * @param {string} key
 * @param {number} [duration] in seconds, where it is not always the same
 * @param {'rate-limited' | 'attempts-exceeded'} [error]
 */
async function take(counter, key, duration, error = 'rate-limited') {
  try {
    return await counter.consume(
      key,
      1,
      duration === undefined ? {} : { customDuration: duration },
    );
  } catch (reason) {
    // Anything else is a trouble of the database, and nobody gets through while it lasts.
    if (!(reason instanceof RateLimiterRes)) throw reason;
    throw error === 'rate-limited'
      ? new Refusal(error, {
          retryAfter: seconds(reason),
          description: `Limit: ${counter.keyPrefix}`,
        })
      : new Refusal(error, { attemptsLeft: 0 });
  }
}

/**
 * How many points are left, without taking one.
 *
 * @param {RateLimiterAbstract} counter
 * @param {string} key
 * @throws {Refusal} `rate-limited` if there are none
 */
async function left(counter, key) {
  const state = await counter.get(key);
  if (!state) return counter.points;
  if (state.remainingPoints > 0) return state.remainingPoints;
  throw new Refusal('rate-limited', {
    retryAfter: seconds(state),
    description: 'Too many wrong codes',
  });
}

/** @param {RateLimiterRes} state */
function seconds({ msBeforeNext }) {
  return Math.max(1, Math.ceil(msBeforeNext / 1000));
}
