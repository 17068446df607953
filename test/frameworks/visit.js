// An application that is up, with its login server, for one scenario.

import { createTenant } from '../../dist/esm/testing/index.js';
import { Person } from '../person.js';
import { openSite } from './site.js';
import { start } from './tools.js';

/** @import { Browser } from 'puppeteer-core' */
/** @import { Tenant } from 'sms-lock/testing' */
/** @import { Application } from './applications.js' */
/** @import { Place } from './tools.js' */

/**
 * What there is to a scenario.
 *
 * @typedef {object} Visit
 * @property {string} origin
 * @property {Tenant} tenant
 * @property {() => number} accounts how often the application asked for somebody's account
 * @property {() => Promise<Person>} person comes to the page
 */

/**
 * @param {Application} application
 * @param {Place} place
 * @param {Browser} browser
 * @param {(visit: Visit) => Promise<void>} play
 */
export async function visit({ server, folders = {}, policy, session }, place, browser, play) {
  const tenant = createTenant({
    basePath: '/api',
    session,
    connection: { captcha: session === 'tokens' },
  });
  const own = server === undefined ? undefined : await start(server, place);
  const site = await openSite(own ?? { folders }, tenant, policy);
  /** @type {Person[]} */
  const people = [];
  try {
    await play({
      origin: site.origin,
      tenant,
      accounts: () =>
        site.requests.filter(({ path }) => /^\/(api\/profile|account)$/.test(path)).length,
      async person() {
        const person = await Person.at(browser, site.origin);
        people.push(person);
        return person;
      },
    });
    const complaints = people
      .flatMap((person) => person.complaints)
      // What Lit says in every application that is built for its developers.
      .filter((complaint) => !complaint.startsWith('Lit is in dev mode.'));
    if (complaints.length > 0) throw new Error(`The page complains:\n${complaints.join('\n')}`);
  } finally {
    for (const person of people) await person.leave();
    await site.stop();
    await own?.stop();
  }
}
