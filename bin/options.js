// The words of the command line.

import { parseArgs } from 'node:util';
import { endpoints } from 'sms-lock/adapters/endpoints';

/** The command line makes no sense. Its message is for who typed it. */
export class UsageError extends Error {}

/**
 * How to play the page.
 *
 * @typedef {object} Options
 * @property {string} startUrl
 * @property {string} verifyUrl
 * @property {string} phone E.164
 * @property {string} origin of the page, `https://app.example`
 * @property {'omit' | 'same-origin' | 'include'} credentials
 * @property {string} language BCP 47
 * @property {number} messages so many messages are asked for at most
 * @property {string | undefined} code a right code, where there is one that is known
 * @property {string | undefined} clientId
 * @property {string | undefined} captcha a token for the captcha
 * @property {boolean} isStrict whether a warning counts as an error
 * @property {boolean} json
 */

export const usage = `Usage: npx sms-lock check START_URL VERIFY_URL --phone NUMBER [options]

Plays a page with <sms-lock> against your endpoints: says what fits, what does not,
and what to change. It asks for real messages to the number that you give.

  --phone NUMBER        where the messages go, E.164: +15005550006
  --origin ORIGIN       the origin of the page          (https://app.example)
  --credentials MODE    omit, same-origin or include     (same-origin)
  --messages COUNT      at most so many messages        (3)
  --code CODE           the right code, if your server has one for tests:
                        checks the answer to a login too
  --language TAG        the language of the messages    (en)
  --client-id ID        as the attribute client-id
  --captcha TOKEN       as from getCaptchaToken
  --strict              a warning counts as an error
  --json                for machines

Exit code: 0 compatible, 1 not compatible, 2 not run.`;

const modes = /** @type {const} */ (['omit', 'same-origin', 'include']);

/**
 * @param {string[]} words
 * @returns {Options | 'help'}
 * @throws {UsageError}
 */
export function readOptions(words) {
  const { values, positionals } = parse(words);
  if (values.help || words.length === 0) return 'help';
  const [command, startUrl, verifyUrl, ...others] = positionals;
  if (command !== 'check') throw new UsageError(`There is no command "${command ?? ''}".`);
  if (!startUrl || !verifyUrl) throw new UsageError('check needs START_URL and VERIFY_URL.');
  if (others.length > 0) throw new UsageError(`What is "${others.join(' ')}"?`);
  checkUrls(startUrl, verifyUrl);
  const { phone } = values;
  if (!phone) throw new UsageError('--phone is missing: the number that the messages go to.');
  if (!/^\+[1-9]\d{1,14}$/.test(phone)) {
    throw new UsageError(`--phone ${phone} is not E.164: a plus sign, then at most 15 digits.`);
  }
  const credentials = modes.find((mode) => mode === values.credentials);
  if (!credentials) throw new UsageError(`--credentials is one of ${modes.join(', ')}.`);
  const messages = Number(values.messages);
  if (!Number.isInteger(messages) || messages < 1 || messages > 100) {
    throw new UsageError('--messages is a number from 1 to 100.');
  }
  return {
    startUrl,
    verifyUrl,
    phone,
    origin: originOf(values.origin),
    credentials,
    language: values.language,
    messages,
    code: values.code,
    clientId: values['client-id'],
    captcha: values.captcha,
    isStrict: values.strict,
    json: values.json,
  };
}

/** @param {string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        phone: { type: 'string' },
        origin: { type: 'string', default: 'https://app.example' },
        credentials: { type: 'string', default: 'same-origin' },
        messages: { type: 'string', default: '3' },
        code: { type: 'string' },
        language: { type: 'string', default: 'en' },
        'client-id': { type: 'string' },
        captcha: { type: 'string' },
        strict: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/**
 * The element's own rules: https, or a host that only the own network reaches.
 *
 * @param {string} startUrl
 * @param {string} verifyUrl
 */
function checkUrls(startUrl, verifyUrl) {
  try {
    endpoints({ startUrl, verifyUrl });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** @param {string} text */
function originOf(text) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.origin === 'null') {
    throw new UsageError(`--origin ${text} is not an origin such as https://app.example.`);
  }
  return url.origin;
}
