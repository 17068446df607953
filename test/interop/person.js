// Somebody in front of the page, who is told what comes of what they do.

import { Person as Anybody } from '../person.js';

/** @import { Profile, Tokens } from '../../src/adapters/adapter.js' */

/**
 * What the page was told: a login, a failure (its code), or that a message was sent.
 *
 * @typedef {object} Result
 * @property {string} outcome
 * @property {Profile} [profile]
 * @property {Tokens} [tokens]
 * @property {'tokens' | 'cookie'} [session]
 * @property {boolean} [isNewUser]
 * @property {number} [retryAfter] in seconds
 * @property {number} [attemptsLeft]
 * @property {string} [message]
 */

export class Person extends Anybody {
  /** Types a number and sends it. @param {string} national as people write it */
  async askForCode(national) {
    return this.#result(() => this.typeNumber(national));
  }

  /** Types a code, which is sent as soon as it is complete. @param {string} code */
  async enterCode(code) {
    await this.seesStep('code');
    return this.#result(() => this.typeCode(code));
  }

  /** Asks for another code. */
  async askAgain() {
    return this.#result(() => this.pressButton('Send a new code'));
  }

  /** Goes back to the number. */
  async changeNumber() {
    await this.pressButton('Change number');
    await this.seesStep('phone');
  }

  /**
   * What a server answers to a request of the page.
   *
   * @param {string} url
   * @param {RequestInit} request
   * @returns {Promise<{ status: number, body: unknown }>}
   */
  ask(url, request) {
    return this.page.evaluate(
      async (url, request) => {
        const response = await fetch(url, request);
        return { status: response.status, body: await response.json() };
      },
      url,
      request,
    );
  }

  /**
   * What comes of something.
   *
   * @param {() => Promise<void>} act
   * @returns {Promise<Result>}
   */
  async #result(act) {
    const known = await this.page.evaluate('results.length');
    await act();
    await this.page
      .waitForFunction(`results.length > ${known}`)
      .catch(async (cause) => this.explain('nothing came of it', cause));
    return /** @type {Promise<Result>} */ (this.page.evaluate('results.at(-1)'));
  }

  /** @override */
  async notes() {
    return [`told: ${String(await this.page.evaluate('JSON.stringify(results)'))}`];
  }
}
