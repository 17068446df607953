// What a page asks for over the network, and what comes.

/** @import { CDPSession } from 'puppeteer-core' */

/**
 * A request that was answered.
 *
 * @typedef {object} Answered
 * @property {string} url
 * @property {number} bytes as they came over the wire, headers included
 * @property {number} at milliseconds since the navigation began
 */

/** Listens to the requests of a page from its first one. */
export class Traffic {
  /** @type {Map<string, string>} */
  #open = new Map();
  /** @type {Answered[]} */
  #answered = [];
  #began = 0;
  /** In milliseconds of this process. */
  #lastChange = performance.now();

  /** @param {CDPSession} session with `Network` enabled */
  constructor(session) {
    session.on('Network.requestWillBeSent', ({ requestId, request, timestamp, type }) => {
      if (request.url.startsWith('data:')) return;
      this.#lastChange = performance.now();
      if (type === 'Document' && this.#began > 0) {
        // A frame of another origin: another process is told how it ends.
        this.#answered.push({ url: request.url, bytes: 0, at: (timestamp - this.#began) * 1000 });
        return;
      }
      this.#began ||= timestamp;
      this.#open.set(requestId, request.url);
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength, timestamp }) => {
      const url = this.#close(requestId);
      if (!url) return;
      const at = (timestamp - this.#began) * 1000;
      this.#answered.push({ url, bytes: encodedDataLength, at });
    });
    session.on('Network.loadingFailed', ({ requestId, errorText }) => {
      const url = this.#close(requestId);
      if (url) console.warn(`${url}: ${errorText}`);
    });
  }

  /** @returns {readonly Answered[]} in the order of their answers */
  get answered() {
    return this.#answered;
  }

  /** For how many milliseconds nothing has been asked for and nothing awaited. */
  get quietFor() {
    return this.#open.size > 0 ? 0 : performance.now() - this.#lastChange;
  }

  /** @param {string} requestId */
  #close(requestId) {
    const url = this.#open.get(requestId);
    this.#open.delete(requestId);
    this.#lastChange = performance.now();
    return url;
  }
}
