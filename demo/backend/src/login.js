// The login itself: send a code, check a code. In which order what is asked decides what somebody
// can find out, or use up, who is not the owner of the number.

import { isSame, randomToken } from './keyed-hash.js';
import { readPhoneNumber } from './phone-number.js';
import { Refusal } from './refusal.js';

/** @import { CodeService } from './codes/code-service.js' */
/** @import { KeyedHash } from './keyed-hash.js' */
/** @import { Limits } from './limits.js' */
/** @import { PendingCode, PendingCodes } from './pending-codes.js' */
/** @import { Settings } from './settings.js' */
/** @import { Users } from './users.js' */

/**
 * @typedef {object} LoginParts
 * @property {Settings} settings
 * @property {KeyedHash} keyedHash
 * @property {CodeService} codeService
 * @property {PendingCodes} pendingCodes
 * @property {Limits} limits
 * @property {Users} users
 */

/**
 * @typedef {object} StartRequest
 * @property {unknown} phoneNumber
 * @property {string} address of the client
 * @property {string} language of the message (BCP 47)
 * @property {unknown} channel one of the alternatives that were offered
 * @property {string} host of the page
 */

/**
 * @typedef {object} VerifyRequest
 * @property {unknown} phoneNumber
 * @property {unknown} code
 * @property {unknown} challenge what start gave
 * @property {string} address of the client
 */

export class Login {
  #parts;

  /** @param {LoginParts} parts */
  constructor(parts) {
    this.#parts = parts;
  }

  /**
   * Sends a code. Nobody looks whether the number belongs to a user, so neither the answer nor the
   * time that it takes can tell.
   *
   * @param {StartRequest} request
   */
  async start({ phoneNumber: typed, address, language, host, channel: wish }) {
    const { settings, codeService, pendingCodes, limits } = this.#parts;
    const phoneNumber = readPhoneNumber(typed, settings.countries);
    const number = this.#hashOf(phoneNumber);
    const { resendIn, attemptsLeft } = await limits.takeMessage({ number, address });
    const challenge = randomToken();
    const channel = settings.alternatives.find((each) => each === wish);
    const recipient = { phoneNumber, language, host, challenge, channel };
    const { sent, expiresAt } = await codeService.send(recipient).catch(async (error) => {
      await limits.forgetWait(number);
      throw error;
    });
    await pendingCodes.put(number, { challenge, expiresAt, sent });
    return {
      challenge,
      expires_in: Math.round((expiresAt - Date.now()) / 1000),
      resend_in: resendIn,
      code_length: settings.codeLength,
      attempts_left: attemptsLeft,
      ...(settings.alternatives.length > 0 && { alternatives: settings.alternatives }),
    };
  }

  /**
   * Checks a code.
   *
   * @param {VerifyRequest} request
   * @returns {ReturnType<Users['withNumber']>} who has logged in
   */
  async verify({ phoneNumber: typed, code, challenge, address }) {
    const { codeService, pendingCodes, limits, users } = this.#parts;
    if (typeof code !== 'string' || code.length > 20) {
      throw new Refusal('invalid-request', { description: 'code is not a short text.' });
    }
    const phoneNumber = readPhoneNumber(typed);
    const number = this.#hashOf(phoneNumber);
    await limits.takeCheck(address);
    const pending = await this.#pendingCode(number, challenge);
    const attempt = await limits.takeTry(number, pending.challenge);
    const { sent } = pending;
    if (!(await codeService.check(sent, { code, phoneNumber, challenge: pending.challenge }))) {
      throw wrongCode(attempt);
    }
    if (!(await limits.claim(pending.challenge))) throw new Refusal('challenge-lost');
    await pendingCodes.forget(number);
    await limits.forgetTries(number);
    return users.withNumber(phoneNumber);
  }

  /**
   * The code that the page waits for. Whoever has not asked for it does not get as far as to guess,
   * and so cannot use up the tries of somebody else's number without a message to it.
   *
   * @param {string} number
   * @param {unknown} challenge
   * @returns {Promise<PendingCode>}
   */
  async #pendingCode(number, challenge) {
    const pending = await this.#parts.pendingCodes.get(number);
    if (!pending || typeof challenge !== 'string' || !isSame(pending.challenge, challenge)) {
      throw new Refusal('challenge-lost', { description: 'No code is waited for here any more.' });
    }
    if (pending.expiresAt <= Date.now()) throw new Refusal('code-expired');
    return pending;
  }

  /** @param {string} phoneNumber */
  #hashOf(phoneNumber) {
    return this.#parts.keyedHash.of('number', phoneNumber);
  }
}

/** @param {import('./limits.js').Try} attempt */
function wrongCode({ attemptsLeft, retryAfter }) {
  if (attemptsLeft > 0) return new Refusal('code-wrong', { attemptsLeft });
  // Not even a new code would be looked at.
  if (retryAfter !== undefined) return new Refusal('rate-limited', { retryAfter, attemptsLeft });
  return new Refusal('attempts-exceeded', { attemptsLeft });
}
