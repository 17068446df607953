// What everybody can expect of every backend. What each scenario finds is a few plain facts; where a
// backend differs, differences.js says how and why, and that is checked just the same.

import { setTimeout as wait } from 'node:timers/promises';
import {
  alice,
  atCodeStep,
  bob,
  isKnown,
  logIn,
  sentCode,
  withNewCode,
  wrongCode,
} from './acts.js';

/** @import { Person } from './person.js' */
/** @import { Tokens } from '../../src/adapters/adapter.js' */
/** @import { IncomingHttpHeaders } from 'node:http' */

/**
 * A text message that a server has sent.
 *
 * @typedef {object} Message
 * @property {string} phoneNumber
 * @property {string} code
 */

/**
 * What the server of a scenario should be like.
 *
 * @typedef {object} ServerOptions
 * @property {string} pageOrigin the one that may ask
 * @property {number} codeLifetime in seconds
 * @property {number} [startLimit] messages within a minute
 * @property {boolean} [isClosed] to numbers that it does not know
 * @property {string} [captcha] the only token that is good, if it wants any
 */

/**
 * A server that is up.
 *
 * @typedef {object} Running
 * @property {Record<string, string>} attributes of the element
 * @property {() => readonly Message[] | Promise<readonly Message[]>} messages the latest last
 * @property {() => readonly { method: string, path: string, headers: IncomingHttpHeaders }[]} requests
 * @property {(tokens: Tokens) => { url: string, request: RequestInit, idIn: (body: never) => unknown }} whoIs
 *   asks the server who is logged in
 * @property {(tokens: Tokens) => Promise<string>} [checkIdToken]
 * @property {() => Promise<unknown>} stop
 */

/**
 * @typedef {object} World
 * @property {(attributes?: Record<string, string>) => Promise<Person>} person comes to the page
 * @property {Running} server
 */

/** @typedef {Readonly<Record<string, string | number | boolean | undefined>>} Facts */

/**
 * @typedef {object} Scenario
 * @property {string} what somebody does
 * @property {Facts} expected
 * @property {Partial<ServerOptions>} [options]
 * @property {(world: World) => Promise<Facts>} run
 */

/**
 * How long a code works where that is what is tried, in seconds: long enough to type the next one on
 * a slow machine.
 */
const shortLife = 3;

/** Wrong codes until a server has to have enough of them. */
const mostTries = 8;

/** @type {Readonly<Record<string, Scenario>>} */
export const contract = {
  'new number': {
    what: 'A number that the server has never seen logs in.',
    expected: { outcome: 'authenticated', isNewUser: true },
    async run(world) {
      const { outcome, isNewUser } = await logIn(world);
      return { outcome, isNewUser: isNewUser ?? 'not told' };
    },
  },

  'known number': {
    what: 'It logs in once more, in another browser.',
    expected: { outcome: 'authenticated', isNewUser: false, isSameUser: true },
    async run(world) {
      const first = await logIn(world);
      const { outcome, isNewUser, profile } = await logIn(world);
      const isSameUser = profile?.sub === first.profile?.sub;
      return { outcome, isNewUser: isNewUser ?? 'not told', isSameUser };
    },
  },

  'closed to new numbers': {
    what: 'A number asks to be let in where nobody signs up.',
    options: { isClosed: true },
    expected: { error: 'signup-disabled', messages: 0 },
    async run(world) {
      const person = await world.person();
      let { outcome } = await person.askForCode(alice.typed);
      const messages = (await world.server.messages()).length;
      if (messages > 0) ({ outcome } = await person.enterCode(await sentCode(world)));
      return { error: outcome === 'authenticated' ? 'none' : outcome, messages };
    },
  },

  'wrong code': {
    what: 'A code is wrong, and then the right one is typed.',
    expected: { error: 'code-wrong', areTriesLeftKnown: false, rightCode: 'authenticated' },
    async run(world) {
      const person = await atCodeStep(world);
      const { outcome: error, attemptsLeft } = await person.enterCode(await wrongCode(world));
      const { outcome: rightCode } = await person.enterCode(await sentCode(world));
      return { error, areTriesLeftKnown: attemptsLeft !== undefined, rightCode };
    },
  },

  'expired code': {
    what: 'The code is typed too late, and then a new one.',
    options: { codeLifetime: shortLife },
    expected: { error: 'code-expired', newCode: 'authenticated' },
    async run(world) {
      const person = await atCodeStep(world);
      await wait(shortLife * 1000 + 500);
      const { outcome: error } = await person.enterCode(await sentCode(world));
      if (error === 'authenticated') return { error: 'none', newCode: 'not asked for' };
      return { error, newCode: await withNewCode(world, person) };
    },
  },

  'too many tries': {
    what: 'Wrong codes are typed until the server has enough, and then a new code.',
    expected: { error: 'attempts-exceeded', newCode: 'authenticated' },
    async run(world) {
      const person = await atCodeStep(world);
      const wrong = Number(await wrongCode(world));
      const first = await person.enterCode(String(wrong));
      let error = first.outcome;
      for (let tries = 1; tries < mostTries && error === first.outcome; tries += 1) {
        const another = String(100_000 + ((wrong + tries) % 900_000));
        if (another === (await sentCode(world))) continue;
        error = (await person.enterCode(another)).outcome;
      }
      if (error === first.outcome) {
        return { error: 'none', newCode: 'not asked for' };
      }
      return { error, newCode: await withNewCode(world, person) };
    },
  },

  'rate limit': {
    what: 'Three messages are asked for, where two are allowed.',
    options: { startLimit: 2 },
    expected: { error: 'rate-limited', isWaitKnown: true, messages: 2 },
    async run(world) {
      const person = await world.person();
      await person.askForCode(alice.typed);
      await person.changeNumber();
      await person.askForCode(bob.typed);
      await person.changeNumber();
      const { outcome, retryAfter } = await person.askForCode(alice.typed);
      const messages = (await world.server.messages()).length;
      const error = outcome === 'code-sent' ? 'none' : outcome;
      return { error, isWaitKnown: retryAfter !== undefined, messages };
    },
  },

  'rate limit on the code step': {
    what: 'Another code is asked for where one is allowed; the first one is typed.',
    options: { startLimit: 1 },
    expected: { error: 'rate-limited', isWaitKnown: true, firstCode: 'authenticated' },
    async run(world) {
      const person = await atCodeStep(world);
      const first = await sentCode(world);
      const { outcome, retryAfter } = await person.askAgain();
      const { outcome: firstCode } = await person.enterCode(first);
      const error = outcome === 'code-sent' ? 'none' : outcome;
      return { error, isWaitKnown: retryAfter !== undefined, firstCode };
    },
  },

  resend: {
    what: 'Another code is asked for; the old one is typed, then the new one.',
    expected: { messages: 2, oldCode: 'code-wrong', newCode: 'authenticated' },
    async run(world) {
      const person = await atCodeStep(world);
      const old = await sentCode(world);
      await person.askAgain();
      const messages = (await world.server.messages()).length;
      const { outcome: oldCode } = await person.enterCode(old);
      if (oldCode === 'authenticated') return { messages, oldCode, newCode: 'not needed' };
      const { outcome: newCode } = await person.enterCode(await sentCode(world));
      return { messages, oldCode, newCode };
    },
  },

  'change number': {
    what: 'The number is corrected on the code step.',
    expected: { messages: 2, outcome: 'authenticated', phoneNumber: bob.phoneNumber },
    async run(world) {
      const person = await atCodeStep(world);
      await person.changeNumber();
      await person.askForCode(bob.typed);
      const messages = (await world.server.messages()).length;
      const { outcome, profile } = await person.enterCode(await sentCode(world, bob));
      return { messages, outcome, phoneNumber: profile?.phone_number };
    },
  },

  reload: {
    what: 'The page is reloaded on the code step.',
    expected: { messages: 1, outcome: 'authenticated' },
    async run(world) {
      const person = await atCodeStep(world);
      await person.reload();
      await person.seesStep('code');
      const messages = (await world.server.messages()).length;
      const { outcome } = await person.enterCode(await sentCode(world));
      return { messages, outcome };
    },
  },

  profile: {
    what: 'What is told about the person.',
    expected: { hasSub: true, phoneNumber: alice.phoneNumber, isVerified: true },
    async run(world) {
      const { profile } = await logIn(world);
      return {
        hasSub: typeof profile?.sub === 'string' && profile.sub !== '',
        phoneNumber: profile?.phone_number,
        isVerified: profile?.phone_number_verified,
      };
    },
  },

  session: {
    what: 'The page asks the server with what it got who is logged in.',
    expected: { session: 'tokens', isKnownToServer: true, idToken: 'none' },
    async run(world) {
      const person = await atCodeStep(world);
      const { session, tokens = {}, profile } = await person.enterCode(await sentCode(world));
      const isKnownToServer = await isKnown(world, person, profile, tokens);
      const idToken = tokens.idToken ? await world.server.checkIdToken?.(tokens) : 'none';
      return { session, isKnownToServer, idToken };
    },
  },

  'same browser': {
    what: 'Somebody logs in, and then somebody else in the same browser.',
    expected: { outcome: 'authenticated', phoneNumber: bob.phoneNumber, isKnownToServer: true },
    async run(world) {
      const person = await atCodeStep(world);
      await person.enterCode(await sentCode(world));
      await person.reload();
      await person.seesStep('phone');
      await person.askForCode(bob.typed);
      const { outcome, profile, tokens } = await person.enterCode(await sentCode(world, bob));
      const isKnownToServer = await isKnown(world, person, profile, tokens);
      return { outcome, phoneNumber: profile?.phone_number, isKnownToServer };
    },
  },

  captcha: {
    what: 'A message is asked for without a captcha, with a wrong one, and with the right one.',
    options: { captcha: 'solved' },
    expected: { none: 'code-sent', wrong: 'code-sent', right: 'code-sent' },
    async run(world) {
      /** @param {Record<string, string>} attributes */
      const ask = async (attributes) => {
        const person = await world.person(attributes);
        return (await person.askForCode(alice.typed)).outcome;
      };
      return {
        none: await ask({}),
        wrong: await ask({ captcha: 'guessed' }),
        right: await ask({ captcha: 'solved' }),
      };
    },
  },

  language: {
    what: 'A message is asked for in Canadian French.',
    expected: { header: 'x-request-language' },
    async run(world) {
      const person = await world.person({ 'request-language': 'fr-CA' });
      await person.askForCode(alice.typed);
      const start = world.server.requests().find(({ method }) => method === 'POST');
      const headers = Object.entries(start?.headers ?? {});
      return { header: headers.find(([, value]) => value === 'fr-CA')?.[0] };
    },
  },

  'another origin': {
    what: 'The server lets pages of other origins in, and not this one.',
    options: { pageOrigin: 'https://app.acme.example' },
    expected: { error: 'network', isExplained: true, messages: 0 },
    async run(world) {
      const person = await world.person();
      const { outcome } = await person.askForCode(alice.typed);
      const isRefused = outcome === 'network';
      const isExplanation = (/** @type {string} */ text) =>
        text.startsWith('sms-lock:') && text.includes('Access-Control-Allow-Origin');
      // What explains it is loaded for it.
      for (let tries = 0; isRefused && tries < 40; tries += 1) {
        if (person.complaints.some(isExplanation)) break;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      const isExplained = person.complaints.some(isExplanation);
      if (isRefused) person.forgetComplaints();
      return {
        error: isRefused ? outcome : 'none',
        isExplained,
        messages: (await world.server.messages()).length,
      };
    },
  },
};
