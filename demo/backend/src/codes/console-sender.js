// "Sends" messages to the console, so that everything can be tried without a contract.

/** @import { SmsSender } from './code-service.js' */

/** The only place where a code is written down on purpose. @implements {SmsSender} */
export class ConsoleSender {
  #print;

  /** @param {(text: string) => void} [print] */
  constructor(print = console.log) {
    this.#print = print;
  }

  /**
   * @param {string} phoneNumber
   * @param {string} text
   */
  async send(phoneNumber, text) {
    const lines = text.split('\n').map((line) => (line ? `  │ ${line}` : '  │'));
    this.#print(['', `  SMS to ${phoneNumber}`, ...lines, ''].join('\n'));
  }
}
