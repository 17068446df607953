// One visit of the played page: every answer goes through the rules that hold for all.

import { checkFrame, checkWait, isRedirect } from './answer-rules.js';
import { Findings } from './findings.js';
import { Page } from './page.js';

/**
 * @typedef {import('./findings.js').Endpoint} Endpoint
 * @typedef {import('./page.js').StartReply} StartReply
 * @typedef {import('./page.js').VerifyReply} VerifyReply
 */

/** An endpoint answers elsewhere: nothing more can be said about it. */
export class Redirected extends Error {}

export class Visit {
  findings = new Findings();
  options;
  page;
  /** So many messages were asked for. */
  messages = 0;
  /** The latest answer of start that has sent a message. @type {StartReply | undefined} */
  sent;

  /** @param {import('./options.js').Options} options */
  constructor(options) {
    this.options = options;
    this.page = new Page(options);
  }

  /** @param {Endpoint} endpoint */
  urlOf(endpoint) {
    return endpoint === 'start' ? this.options.startUrl : this.options.verifyUrl;
  }

  /** @param {string} [body] sent instead of the element's own */
  async start(body) {
    if (body === undefined) this.messages += 1;
    const reply = await this.page.start(body);
    this.#look('start', reply);
    if (body === undefined && reply.result) this.sent = reply;
    return reply;
  }

  /**
   * @param {string} code
   * @param {string} [body] sent instead of the element's own
   */
  async verify(code, body) {
    const challenge = this.sent?.result?.challenge;
    const reply = await this.page.verify({ code, challenge }, body);
    this.#look('verify', reply);
    return reply;
  }

  /** Once a code was right it counts no more: asks for another one, if that is allowed here. */
  async startAnew() {
    this.sent = undefined;
    if (this.messages < this.options.messages) await this.start();
  }

  /** A code of the length that start has told, and most likely not the right one. */
  wrongCode() {
    const length = this.sent?.result?.codeLength ?? 6;
    return Array.from({ length }, () => Math.floor(Math.random() * 10)).join('');
  }

  /**
   * @param {Endpoint} endpoint
   * @param {import('./page.js').Reply<unknown>} reply
   */
  #look(endpoint, reply) {
    const url = this.urlOf(endpoint);
    const { origin, credentials } = this.options;
    const isOtherOrigin = this.page.isOtherOrigin(url);
    if (isRedirect(this.findings, endpoint, reply.answer, url)) throw new Redirected(url);
    checkFrame(this.findings, endpoint, reply.answer, { isOtherOrigin, origin, credentials });
    checkWait(this.findings, endpoint, reply);
  }
}
