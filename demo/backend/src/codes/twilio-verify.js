// Twilio Verify makes the code, sends it and checks it; we keep its verification's id.
// https://www.twilio.com/docs/verify/api/verification

import { Refusal } from '../refusal.js';
import { twilioLocale } from './twilio-locale.js';
import { TwilioError, verificationLifetime } from './twilio.js';

/** @import { CodeService, Recipient, SentCode, Typed } from './code-service.js' */
/** @import { Twilio } from './twilio.js' */

/** Twilio's number for something that is not there (any more). */
const notFound = 20404;
/** Twilio's number for a parameter that makes no sense. */
const invalidParameter = 60200;

/** Twilio's number for a verification that was tried too often. */
const tooManyChecks = 60202;

/** @implements {CodeService} */
export class TwilioVerify {
  #twilio;
  #url;

  /**
   * @param {Twilio} twilio
   * @param {string} serviceSid `VA…`
   */
  constructor(twilio, serviceSid) {
    this.#twilio = twilio;
    this.#url = `https://verify.twilio.com/v2/Services/${serviceSid}`;
  }

  /** @param {Recipient} recipient */
  async send({ phoneNumber, language, channel }) {
    const form = { To: phoneNumber, Channel: channel ?? 'sms' };
    try {
      return await this.#start(form, twilioLocale(language));
    } catch (error) {
      if (!(error instanceof TwilioError)) throw error;
      // The verification that the number has already takes no more tries, and lives on.
      const isUsedUp = error.code === tooManyChecks;
      throw isUsedUp
        ? new Refusal('rate-limited', { retryAfter: verificationLifetime })
        : error.toRefusal();
    }
  }

  /**
   * @param {Record<string, string>} form
   * @param {string | undefined} locale
   * @returns {ReturnType<CodeService['send']>}
   */
  async #start(form, locale) {
    const url = `${this.#url}/Verifications`;
    const { sid, date_created: createdAt } = await this.#twilio
      .post(url, locale ? { ...form, Locale: locale } : form)
      .catch((/** @type {unknown} */ error) => {
        // So it says that it has no text in that language; its own choice goes by the number.
        const isLocale = locale && error instanceof TwilioError && error.code === notFound;
        if (isLocale) return this.#twilio.post(url, form);
        throw error;
      });
    // A second message within ten minutes belongs to the same verification and has the same code.
    const begun = Date.parse(String(createdAt)) || Date.now();
    return {
      sent: { verification: String(sid) },
      expiresAt: begun + 1000 * verificationLifetime,
    };
  }

  /**
   * @param {SentCode} sent
   * @param {Typed} typed
   */
  async check(sent, { code }) {
    if (!('verification' in sent)) return false;
    const form = { VerificationSid: sent.verification, Code: code };
    try {
      const { status } = await this.#twilio.post(`${this.#url}/VerificationCheck`, form);
      if (status === 'max_attempts_reached') throw new Refusal('attempts-exceeded');
      if (status === 'expired') throw new Refusal('code-expired');
      return status === 'approved';
    } catch (error) {
      if (!(error instanceof TwilioError)) throw error;
      // Twilio forgets what has expired, was right, or was tried too often.
      if (error.code === notFound) throw new Refusal('code-expired');
      if (error.code === invalidParameter) return false;
      throw error.toRefusal();
    }
  }
}
