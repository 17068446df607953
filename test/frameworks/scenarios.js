// What somebody does in every application, and what has to come of it.

import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';

/** @import { Person } from '../person.js' */
/** @import { Application } from './applications.js' */
/** @import { Visit } from './visit.js' */

/**
 * @typedef {object} Scenario
 * @property {(application: Application) => boolean} [isFor] absent: all
 * @property {(visit: Visit) => Promise<void>} play
 */

const alice = { typed: '+33 6 12 34 56 78', phoneNumber: '+33612345678' };

/** @type {Readonly<Record<string, Scenario>>} */
export const scenarios = {
  'has the tag in what the server sends': {
    isFor: ({ isRendered = false }) => isRendered,
    async play({ origin }) {
      const html = await (await fetch(origin)).text();
      assert.match(html, /<sms-lock [^>]*start-url="\/api\/start"/);
      assert.match(html, /<\/sms-lock>/);
    },
  },
  'logs in, out and in again': {
    async play({ person: arrive, tenant, accounts }) {
      const person = await arrive();
      for (const login of [1, 2]) {
        // A text from an object property; the server wants the token of a function property.
        await person.seesText('Log in to Acme');
        await logIn(person, tenant);
        await person.seesText(`Logged in as ${alice.phoneNumber}`);
        // The listener, called once for each login, asks for it.
        await until(() => accounts() >= login);
        assert.equal(accounts(), login);
        await person.pressButton('Log out');
        await person.seesStep('phone');
      }
    },
  },
  'logs in by server actions, and the server knows who it is': {
    isFor: ({ hasActions = false }) => hasActions,
    async play({ person: arrive, tenant }) {
      const person = await arrive('/actions');
      await logIn(person, tenant);
      await person.seesText(`The server knows ${alice.phoneNumber}`);
    },
  },
};

/**
 * @param {Person} person
 * @param {Visit['tenant']} tenant
 */
async function logIn(person, tenant) {
  const known = tenant.messages.length;
  await person.typeNumber(alice.typed);
  await person.seesStep('code');
  assert.equal(tenant.messages.length, known + 1, 'one message was sent');
  await person.typeCode(tenant.messages.at(-1)?.code ?? '');
}

/** @param {() => boolean} isTrue */
async function until(isTrue) {
  for (let tries = 0; tries < 100 && !isTrue(); tries += 1) await wait(50);
}
