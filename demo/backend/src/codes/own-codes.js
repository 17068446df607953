// Codes that this backend makes, and sends in a message of its own.

import { randomInt } from 'node:crypto';
import { smsText } from 'sms-lock/headless';
import { isSame } from '../keyed-hash.js';

/** @import { KeyedHash } from '../keyed-hash.js' */
/** @import { CodeService, Recipient, SentCode, SmsSender, Typed } from './code-service.js' */

/** @implements {CodeService} */
export class OwnCodes {
  #sender;
  #keyedHash;
  #options;
  #makeCode;

  /**
   * @param {SmsSender} sender
   * @param {KeyedHash} keyedHash
   * @param {{ application: string, codeLength: number, codeSeconds: number }} options
   * @param {(length: number) => string} [makeCode]
   */
  constructor(sender, keyedHash, options, makeCode = randomCode) {
    this.#sender = sender;
    this.#keyedHash = keyedHash;
    this.#options = options;
    this.#makeCode = makeCode;
  }

  /** @param {Recipient} recipient */
  async send({ phoneNumber, language, host, challenge }) {
    const { application, codeLength, codeSeconds } = this.#options;
    const code = this.#makeCode(codeLength);
    await this.#sender.send(phoneNumber, smsText({ code, application, host, language }));
    return {
      sent: { hash: this.#hashOf({ code, phoneNumber, challenge }) },
      expiresAt: Date.now() + 1000 * codeSeconds,
    };
  }

  /**
   * @param {SentCode} sent
   * @param {Typed} typed
   */
  async check(sent, typed) {
    return 'hash' in sent && isSame(sent.hash, this.#hashOf(typed));
  }

  /** @param {Typed} typed */
  #hashOf({ code, phoneNumber, challenge }) {
    return this.#keyedHash.of('code', challenge, phoneNumber, code);
  }
}

/**
 * Digits from the generator for secrets, each as likely as the others.
 *
 * @param {number} length
 */
function randomCode(length) {
  return String(randomInt(10 ** length)).padStart(length, '0');
}
