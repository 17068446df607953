// Sends our own message through Twilio (Programmable Messaging).

import { TwilioError } from './twilio.js';

/** @import { SmsSender } from './code-service.js' */
/** @import { Twilio } from './twilio.js' */

/** @implements {SmsSender} */
export class TwilioSender {
  #twilio;
  #url;
  #source;

  /**
   * @param {Twilio} twilio
   * @param {{ accountSid: string, from: string }} settings
   */
  constructor(twilio, { accountSid, from }) {
    this.#twilio = twilio;
    this.#url = `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Messages.json`;
    /** @type {Record<string, string>} */
    this.#source = from.startsWith('MG') ? { MessagingServiceSid: from } : { From: from };
  }

  /**
   * @param {string} phoneNumber
   * @param {string} text
   */
  async send(phoneNumber, text) {
    try {
      await this.#twilio.post(this.#url, { To: phoneNumber, Body: text, ...this.#source });
    } catch (error) {
      if (error instanceof TwilioError) throw error.toRefusal();
      throw error;
    }
  }
}
