// Plays a page of another origin: sends what <sms-lock> sends, as a browser does, and keeps all that
// came back. What an answer means is decided by the adapter that the element uses itself.

import { endpoints } from 'sms-lock/adapters/endpoints';
import { SmsLockError } from 'sms-lock/headless';
import { exposedHeaders } from './cors.js';

/**
 * An answer as it came.
 *
 * @typedef {object} Answer
 * @property {number} status
 * @property {Headers} headers
 * @property {string} text
 * @property {unknown} json `undefined` when the text is not JSON
 */

/**
 * An answer, and what the element makes of it.
 *
 * @template Result
 * @typedef {object} Reply
 * @property {Answer} answer
 * @property {Result} [result]
 * @property {SmsLockError} [error]
 */

/**
 * @typedef {Reply<import('sms-lock/headless').StartResult>} StartReply
 * @typedef {Reply<import('sms-lock/headless').VerifyResult>} VerifyReply
 */

/** Nobody answered. */
export class Unreachable extends Error {}

export class Page {
  #options;
  #adapter;
  /** As a browser keeps them; paths and dates play no part in so short a visit. @type {Map<string, string>} */
  #cookies = new Map();

  /** @param {import('./options.js').Options} options */
  constructor(options) {
    const { startUrl, verifyUrl, clientId, credentials } = options;
    this.#options = options;
    this.#adapter = endpoints({
      startUrl,
      verifyUrl,
      credentials,
      ...(clientId && { clientId }),
    });
  }

  /** @param {string} url */
  isOtherOrigin(url) {
    return new URL(url).origin !== this.#options.origin;
  }

  /**
   * What a browser asks before it sends a request that is not a simple one.
   *
   * @param {string} url
   * @param {readonly string[]} headers names of request headers, in lower case
   * @param {string} [origin]
   */
  preflight(url, headers, origin = this.#options.origin) {
    return this.#send(url, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': headers.join(','),
      },
    });
  }

  /**
   * @param {string} [body] sent instead of the element's own
   * @returns {Promise<StartReply>}
   */
  start(body) {
    const { phone, language, captcha } = this.#options;
    const request = { phoneNumber: phone, language, captchaToken: captcha };
    const { startUrl } = this.#options;
    return this.#ask(startUrl, body, (context) => this.#adapter.start(request, context));
  }

  /**
   * @param {{ code: string, challenge?: import('sms-lock/headless').VerifyRequest['challenge'] }} attempt
   * @param {string} [body] sent instead of the element's own
   * @returns {Promise<VerifyReply>}
   */
  verify(attempt, body) {
    const { phone, language, verifyUrl } = this.#options;
    const request = { phoneNumber: phone, language, ...attempt };
    return this.#ask(verifyUrl, body, (context) => this.#adapter.verify(request, context));
  }

  /**
   * @template Result
   * @param {string} url
   * @param {string | undefined} body
   * @param {(context: import('sms-lock/headless').AdapterContext) => Promise<Result>} call
   * @returns {Promise<Reply<Result>>}
   */
  async #ask(url, body, call) {
    /** @type {Answer | undefined} */
    let answer;
    const context = {
      signal: new AbortController().signal,
      now: Date.now,
      fetch: async (/** @type {unknown} */ _input, /** @type {RequestInit} */ init = {}) => {
        const headers = new Headers(init.headers);
        headers.set('origin', this.#options.origin);
        answer = await this.#send(url, { ...init, headers, ...(body !== undefined && { body }) });
        return this.#visible(url, answer);
      },
    };
    try {
      const result = await call(context);
      if (answer) return { answer, result };
    } catch (error) {
      if (answer && error instanceof SmsLockError) return { answer, error };
      throw new Unreachable(`${url} does not answer: ${reasonOf(error)}`, { cause: error });
    }
    throw new Unreachable(`${url} was not asked.`);
  }

  /**
   * @param {string} url
   * @param {RequestInit} init
   * @returns {Promise<Answer>}
   */
  async #send(url, init) {
    const headers = new Headers(init.headers);
    const hasCookies = init.method === 'POST' && this.#sendsCookies(url);
    if (hasCookies && this.#cookies.size > 0) {
      headers.set('cookie', [...this.#cookies].map((pair) => pair.join('=')).join('; '));
    }
    const signal = init.signal ?? AbortSignal.timeout(30_000);
    const response = await fetch(url, { ...init, headers, signal, redirect: 'manual' }).catch(
      (/** @type {unknown} */ error) => {
        throw new Unreachable(`${url} does not answer: ${reasonOf(error)}`, { cause: error });
      },
    );
    if (hasCookies) {
      for (const cookie of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=;]+)=([^;]*)/.exec(cookie) ?? [];
        if (name) this.#cookies.set(name.trim(), value);
      }
    }
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parsed(text) };
  }

  /** @param {string} url */
  #sendsCookies(url) {
    const { credentials } = this.#options;
    return credentials === 'include' || (credentials === 'same-origin' && !this.isOtherOrigin(url));
  }

  /**
   * The answer as a browser shows it to the page, once it allows the page to read it at all.
   *
   * @param {string} url
   * @param {Answer} answer
   */
  #visible(url, { status, headers, text }) {
    return new Response([204, 205, 304].includes(status) ? null : text, {
      status,
      headers: this.isOtherOrigin(url) ? exposedHeaders(headers, this.#options) : headers,
    });
  }
}

/** @param {string} text */
function parsed(text) {
  try {
    /** @type {unknown} */
    const json = JSON.parse(text);
    return json;
  } catch {
    return undefined;
  }
}

/**
 * The innermost reason: `fetch failed` says nothing.
 *
 * @param {unknown} error
 * @returns {string}
 */
function reasonOf(error) {
  if (!(error instanceof Error)) return String(error);
  if (error.cause) return reasonOf(error.cause);
  const { code } = /** @type {{ code?: unknown }} */ (error);
  return error.message || String(code ?? error.name);
}
