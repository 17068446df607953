// What can be set from outside: the variables of the environment, read and checked once.

import { getCountries } from 'libphonenumber-js/max';

/** @import { CountryCode } from 'libphonenumber-js/max' */

/**
 * Who sends the codes: this process by printing them, Twilio's Messages with a text of ours, or
 * Twilio Verify, which also makes and checks them.
 *
 * @typedef {'console' | 'twilio' | 'twilio-verify'} SmsSender
 */

/**
 * Another way for a code to come.
 *
 * @typedef {'call' | 'whatsapp'} Channel
 */

/**
 * @typedef {object} TwilioSettings
 * @property {string} accountSid
 * @property {string} authToken
 * @property {string} from a number (E.164) or the SID of a messaging service, for `twilio`
 * @property {string} verifyServiceSid for `twilio-verify`
 * @property {string | undefined} url takes the place of Twilio's own addresses, for tests
 */

/**
 * @typedef {object} Settings
 * @property {string} host the address to listen on
 * @property {number} port
 * @property {URL} publicUrl what people have in their address bar
 * @property {ReadonlySet<string>} origins pages that may use this backend, its own among them
 * @property {number} trustedProxies how many proxies of yours stand in front
 * @property {string} databaseUrl `sqlite:`, `redis://` or `postgres://`
 * @property {string} secret makes hashes that nobody else can make
 * @property {string} application the name that the message tells
 * @property {SmsSender} smsSender
 * @property {TwilioSettings} twilio
 * @property {readonly Channel[]} alternatives offered to who waits in vain
 * @property {ReadonlySet<CountryCode> | undefined} countries `undefined`: all
 * @property {number} codeLength
 * @property {number} codeSeconds how long a code works
 * @property {number} triesPerCode
 * @property {number} triesPerNumber in an hour
 * @property {number} resendSeconds until a second message; the wait doubles from then on
 * @property {number} codesPerNumber in an hour
 * @property {number} codesPerAddress in an hour
 * @property {number} codesInAll in an hour
 * @property {number} sessionSeconds
 */

/** Good for trying it out only: everybody can read it here. */
const secretForTrials = 'everybody can read this, so it is good for trying things out only';

/** NIST SP 800-63B-4, section 3.1.3: a code is invalid after ten minutes. */
const longestCodeMinutes = 10;

/** The settings make no sense. The message has a line for each that is wrong. */
export class SettingsError extends Error {}

/**
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @returns {Settings}
 * @throws {SettingsError}
 */
export function readSettings(environment) {
  const reader = new Reader(environment);
  const port = reader.integer('PORT', 8787, 0, 65_535);
  const publicUrl = reader.url('PUBLIC_URL', `http://localhost:${port}`);
  const smsSender = reader.oneOf('SMS_SENDER', ['console', 'twilio', 'twilio-verify']);
  const isTrial = smsSender === 'console';
  /** @type {Settings} */
  const settings = {
    host: reader.text('HOST', '127.0.0.1'),
    port,
    publicUrl,
    origins: new Set([...ownOrigins(publicUrl), ...reader.origins('ALLOWED_ORIGINS')]),
    trustedProxies: reader.integer('TRUSTED_PROXIES', 0, 0, 10),
    databaseUrl: reader.text('DATABASE_URL', 'sqlite:data/login.db'),
    secret: reader.text('SECRET', isTrial ? secretForTrials : undefined),
    application: reader.text('APPLICATION', 'Sample'),
    smsSender,
    twilio: readTwilio(reader, smsSender),
    alternatives: reader.someOf('ALTERNATIVES', ['call', 'whatsapp']),
    countries: reader.countries('COUNTRIES', isTrial),
    codeLength: reader.integer('CODE_LENGTH', 6, 6, 10),
    codeSeconds: 60 * reader.integer('CODE_MINUTES', 5, 1, longestCodeMinutes),
    triesPerCode: reader.integer('TRIES_PER_CODE', 5, 1, 10),
    triesPerNumber: reader.integer('TRIES_PER_NUMBER', 10, 1, 100),
    resendSeconds: reader.integer('RESEND_SECONDS', 30, 1, 600),
    codesPerNumber: reader.integer('CODES_PER_NUMBER', 5, 1, 100),
    codesPerAddress: reader.integer('CODES_PER_ADDRESS', 20, 1, 10_000),
    codesInAll: reader.integer('CODES_IN_ALL', 500, 1, 1_000_000),
    sessionSeconds: 86_400 * reader.integer('SESSION_DAYS', 7, 1, 30),
  };
  if (settings.secret.length < 32) reader.complain('SECRET has fewer than 32 characters.');
  if (settings.alternatives.length > 0 && smsSender !== 'twilio-verify') {
    reader.complain('ALTERNATIVES: only Twilio Verify (SMS_SENDER) has any.');
  }
  if (isTrial && environment['NODE_ENV'] === 'production') {
    reader.complain('SMS_SENDER is "console", which sends nothing: set one for production.');
  }
  reader.finish();
  return settings;
}

/**
 * On the own machine `localhost` and `127.0.0.1` are one and the same to people.
 *
 * @param {URL} url
 */
function ownOrigins({ origin, hostname, protocol, port }) {
  const others = { localhost: '127.0.0.1', '127.0.0.1': 'localhost' };
  const other = new Map(Object.entries(others)).get(hostname);
  return other ? [origin, `${protocol}//${other}${port && `:${port}`}`] : [origin];
}

/**
 * @param {Reader} reader
 * @param {SmsSender} sender
 * @returns {TwilioSettings}
 */
function readTwilio(reader, sender) {
  const isTwilio = sender !== 'console';
  /** @param {string} name @param {boolean} isNeeded */
  const text = (name, isNeeded) => reader.text(name, isNeeded ? undefined : '');
  return {
    accountSid: text('TWILIO_ACCOUNT_SID', isTwilio),
    authToken: text('TWILIO_AUTH_TOKEN', isTwilio),
    from: text('TWILIO_FROM', sender === 'twilio'),
    verifyServiceSid: text('TWILIO_VERIFY_SERVICE_SID', sender === 'twilio-verify'),
    url: reader.text('TWILIO_URL', '') || undefined,
  };
}

/** Reads variables and collects what is wrong with them, so that all of it can be put right at once. */
class Reader {
  #environment;
  /** @type {string[]} */
  #complaints = [];

  /** @param {Readonly<Record<string, string | undefined>>} environment */
  constructor(environment) {
    this.#environment = environment;
  }

  /** @param {string} complaint */
  complain(complaint) {
    this.#complaints.push(complaint);
  }

  finish() {
    if (this.#complaints.length > 0) throw new SettingsError(this.#complaints.join('\n'));
  }

  /**
   * @param {string} name
   * @param {string | undefined} fallback `undefined` where there has to be one
   */
  text(name, fallback) {
    const value = this.#environment[name]?.trim();
    if (value) return value;
    if (fallback === undefined) this.complain(`${name} is missing.`);
    return fallback ?? '';
  }

  /**
   * @param {string} name
   * @param {number} fallback
   * @param {number} least
   * @param {number} most
   */
  integer(name, fallback, least, most) {
    const value = Number(this.text(name, String(fallback)));
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    this.complain(`${name} is not a whole number from ${least} to ${most}.`);
    return fallback;
  }

  /**
   * @template {string} Choice
   * @param {string} name
   * @param {readonly [Choice, ...Choice[]]} choices the first is the default
   * @returns {Choice}
   */
  oneOf(name, choices) {
    const value = this.text(name, choices[0]);
    const choice = choices.find((each) => each === value);
    if (!choice) this.complain(`${name} is none of ${choices.join(', ')}.`);
    return choice ?? choices[0];
  }

  /**
   * @template {string} Choice
   * @param {string} name
   * @param {readonly Choice[]} choices
   * @returns {readonly Choice[]}
   */
  someOf(name, choices) {
    const list = this.#list(name);
    const unknown = list.filter((value) => !choices.some((each) => each === value));
    if (unknown.length > 0) this.complain(`${name}: only ${choices.join(' and ')} are known.`);
    return choices.filter((choice) => list.includes(choice));
  }

  /**
   * @param {string} name
   * @param {string} fallback
   */
  url(name, fallback) {
    const value = this.text(name, fallback);
    if (URL.canParse(value) && /^https?:/.test(value)) return new URL(value);
    this.complain(`${name} is not a URL such as ${fallback}.`);
    return new URL(fallback);
  }

  /** @param {string} name */
  origins(name) {
    const origins = this.#list(name);
    for (const origin of origins) {
      if (URL.canParse(origin) && new URL(origin).origin === origin) continue;
      this.complain(`${name}: "${origin}" is not an origin such as https://acme.example.`);
    }
    return origins;
  }

  /**
   * @param {string} name
   * @param {boolean} mayBeAll
   * @returns {ReadonlySet<CountryCode> | undefined}
   */
  countries(name, mayBeAll) {
    const list = this.#list(name);
    const known = getCountries();
    const countries = known.filter((country) => list.includes(country));
    const unknown = list.filter((country) => !known.some((each) => each === country));
    if (unknown.length > 0) this.complain(`${name}: no country is called ${unknown.join(', ')}.`);
    if (list.length > 0) return new Set(countries);
    if (!mayBeAll) this.complain(`${name} is missing: messages to some countries cost a fortune.`);
    return undefined;
  }

  /** @param {string} name */
  #list(name) {
    return this.text(name, '')
      .split(/[\s,]+/)
      .filter(Boolean);
  }
}
