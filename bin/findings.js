// Pure: what was found out, one entry for each rule and endpoint.

/**
 * @typedef {'start' | 'verify'} Endpoint
 * @typedef {'passed' | 'error' | 'warning' | 'skipped'} Level
 */

/**
 * What is wrong, and what puts it right.
 *
 * @typedef {object} Problem
 * @property {string} message what is wrong and what people get of it
 * @property {string} [got] what the server did
 * @property {string} [fix] the very line to add, or what to do
 */

/**
 * @typedef {Problem & { rule: string, endpoint: Endpoint, level: Level }} Finding
 */

/** Collects findings. The first problem of a rule at an endpoint stands, and hides a pass. */
export class Findings {
  /** @type {Map<string, Finding>} */
  #byRule = new Map();

  /** @returns {readonly Finding[]} */
  get all() {
    return [...this.#byRule.values()];
  }

  /**
   * @param {Endpoint} endpoint
   * @param {string} rule
   * @param {string} message what holds
   */
  pass(endpoint, rule, message) {
    this.#add({ endpoint, rule, level: 'passed', message });
  }

  /**
   * @param {Endpoint} endpoint
   * @param {string} rule
   * @param {string} message what could not be looked at, and why
   */
  skip(endpoint, rule, message) {
    this.#add({ endpoint, rule, level: 'skipped', message });
  }

  /**
   * @param {Endpoint} endpoint
   * @param {string} rule
   * @param {Problem} problem
   */
  error(endpoint, rule, problem) {
    this.#add({ endpoint, rule, level: 'error', ...problem });
  }

  /**
   * @param {Endpoint} endpoint
   * @param {string} rule
   * @param {Problem} problem
   */
  warn(endpoint, rule, problem) {
    this.#add({ endpoint, rule, level: 'warning', ...problem });
  }

  /** @param {Finding} finding */
  #add(finding) {
    const key = `${finding.endpoint} ${finding.rule}`;
    const before = this.#byRule.get(key);
    if (!before || weight(finding) > weight(before)) this.#byRule.set(key, finding);
  }
}

/** @param {Finding} finding */
function weight({ level }) {
  return ['skipped', 'passed', 'warning', 'error'].indexOf(level);
}
