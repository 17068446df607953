// Why a request is refused, in the words that <sms-lock> understands.

/** The status of each. The element goes by the name; the status is for everybody else. */
const statuses = /** @type {const} */ ({
  'invalid-request': 400,
  'phone-rejected': 400,
  'phone-not-allowed': 403,
  // A status of 5xx would be replaced by pages of proxies.
  'delivery-failed': 422,
  'code-wrong': 400,
  'code-expired': 410,
  'attempts-exceeded': 403,
  'challenge-lost': 409,
  'access-denied': 403,
  'rate-limited': 429,
});

/** @typedef {keyof typeof statuses} RefusalName */

/**
 * @typedef {object} RefusalDetails
 * @property {string} [description] for developers; never has a number or a code in it
 * @property {number} [retryAfter] in seconds
 * @property {number} [attemptsLeft] wrong codes that will still be taken
 * @property {(typeof statuses)[RefusalName] | 401 | 413 | 415} [status]
 */

/** Thrown by whoever finds out; the routes make an answer of it. */
export class Refusal extends Error {
  /**
   * @param {RefusalName} error
   * @param {RefusalDetails} [details]
   */
  constructor(error, { description, retryAfter, attemptsLeft, status = statuses[error] } = {}) {
    super(description ?? error);
    /** @readonly */
    this.error = error;
    /** @readonly */
    this.status = status;
    /** @readonly */
    this.retryAfter = retryAfter;
    /** @readonly */
    this.body = {
      error,
      ...(description !== undefined && { error_description: description }),
      ...(retryAfter !== undefined && { retry_after: retryAfter }),
      ...(attemptsLeft !== undefined && { attempts_left: attemptsLeft }),
    };
  }
}
