// Twilio's API: one request, and its refusals in our words.

import { Refusal } from '../refusal.js';

/** @import { RefusalName } from '../refusal.js' */

/** How long Twilio may take, in milliseconds. */
const patience = 10_000;

/** A verification of Twilio Verify lives for ten minutes, and so do its limits: seconds. */
export const verificationLifetime = 600;

/**
 * What Twilio's numbers mean to the person (https://www.twilio.com/docs/api/errors).
 *
 * @type {ReadonlyMap<number, RefusalName>}
 */
const meanings = new Map([
  // The number is none, is a landline, or Fraud Guard has blocked its range (60410).
  ...names('phone-rejected', 21211, 21217, 21614, 60200, 60205, 60410),
  ...names('phone-not-allowed', 21408, 60220, 60605),
  ...names('delivery-failed', 21610, 21612, 30003, 30004, 30005, 30006, 30007, 30008),
  ...names('rate-limited', 20429, 60203, 60212),
  ...names('attempts-exceeded', 60202),
]);

/** @param {RefusalName} name @param {number[]} codes @returns {[number, RefusalName][]} */
function names(name, ...codes) {
  return codes.map((code) => [code, name]);
}

/** Twilio's number for too many requests at once, whoever they are about. */
const tooManyRequests = 20429;

/** Twilio said no. `code` is its number for the reason. */
export class TwilioError extends Error {
  /**
   * @param {number} status 0 when there was no answer
   * @param {number | undefined} code
   * @param {{ retryAfter?: number | undefined, cause?: unknown }} [details] `retryAfter` in seconds
   */
  constructor(status, code, { retryAfter, cause } = {}) {
    // Twilio's own message may have the phone number in it, and this one goes to the log.
    super(`Twilio answered ${status}, error ${code ?? 'unknown'}`, { cause });
    /** @readonly */
    this.code = code;
    /** @readonly */
    this.retryAfter = retryAfter;
  }

  /** The refusal that the person is to see; the error itself where it is not about the person. */
  toRefusal() {
    const name = meanings.get(this.code ?? 0);
    if (!name) return this;
    const wait = this.code === tooManyRequests ? 30 : verificationLifetime;
    return new Refusal(name, {
      description: this.message,
      ...(name === 'rate-limited' && { retryAfter: this.retryAfter ?? wait }),
    });
  }
}

export class Twilio {
  #authorization;
  #url;

  /** @param {{ accountSid: string, authToken: string, url?: string | undefined }} settings */
  constructor({ accountSid, authToken, url }) {
    this.#authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
    this.#url = url;
  }

  /**
   * @param {string} url
   * @param {Readonly<Record<string, string>>} form
   * @returns {Promise<Readonly<Record<string, unknown>>>}
   * @throws {TwilioError}
   */
  async post(url, form) {
    const { pathname } = new URL(url);
    const response = await fetch(this.#url ? new URL(pathname, this.#url) : url, {
      method: 'POST',
      headers: { authorization: this.#authorization, accept: 'application/json' },
      body: new URLSearchParams(form),
      signal: AbortSignal.timeout(patience),
    }).catch((/** @type {unknown} */ cause) => {
      throw new TwilioError(0, undefined, { cause });
    });
    /** @type {unknown} */
    const body = await response.json().catch(() => undefined);
    const members = typeof body === 'object' && body !== null ? { ...body } : {};
    if (response.ok) return members;
    const code = 'code' in members ? Number(members.code) : undefined;
    const wait = Number(response.headers.get('retry-after'));
    throw new TwilioError(response.status, code, { retryAfter: wait > 0 ? wait : undefined });
  }
}
