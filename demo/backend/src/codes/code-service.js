// Who makes, sends and checks codes: this backend itself, or a service such as Twilio Verify.

import { ConsoleSender } from './console-sender.js';
import { OwnCodes } from './own-codes.js';
import { Twilio } from './twilio.js';
import { TwilioSender } from './twilio-sender.js';
import { TwilioVerify } from './twilio-verify.js';

/** @import { KeyedHash } from '../keyed-hash.js' */
/** @import { Channel, Settings } from '../settings.js' */

/**
 * What has to be kept of a code until it is checked. Never the code itself.
 *
 * @typedef {{ hash: string } | { verification: string }} SentCode
 */

/**
 * @typedef {object} Recipient
 * @property {string} phoneNumber E.164
 * @property {string} language of the message (BCP 47)
 * @property {Channel | undefined} channel a call, for example, instead of a message
 * @property {string} host of the page that asked: the code is bound to it
 * @property {string} challenge
 */

/**
 * @typedef {object} CodeService
 * @property {(recipient: Recipient) => Promise<{ sent: SentCode, expiresAt: number }>} send
 *   refuses with `phone-rejected`, `phone-not-allowed`, `delivery-failed` or `rate-limited`;
 *   `expiresAt` in epoch milliseconds
 * @property {(sent: SentCode, typed: Typed) => Promise<boolean>} check whether a code is right; refuses
 *   with `code-expired`, `attempts-exceeded` or `rate-limited`
 */

/**
 * @typedef {object} Typed
 * @property {string} code
 * @property {string} phoneNumber E.164
 * @property {string} challenge
 */

/**
 * Sends a text to a phone.
 *
 * @typedef {object} SmsSender
 * @property {(phoneNumber: string, text: string) => Promise<void>} send refuses as `CodeService` does
 */

/**
 * @param {Settings} settings
 * @param {KeyedHash} keyedHash
 * @returns {CodeService}
 */
export function openCodeService(settings, keyedHash) {
  const { smsSender, twilio } = settings;
  if (smsSender === 'console') return new OwnCodes(new ConsoleSender(), keyedHash, settings);
  const service = new Twilio(twilio);
  if (smsSender === 'twilio-verify') return new TwilioVerify(service, twilio.verifyServiceSid);
  return new OwnCodes(new TwilioSender(service, twilio), keyedHash, settings);
}
