// An application that is up, with its login server, for one scenario.

import { createTenant } from '../../dist/esm/testing/index.js';
import { launch } from 'puppeteer-core';
import { findEngines } from '../engines.js';
import { serve } from '../interop/serve.js';
import { answer } from '../node/server.js';
import { Person } from '../person.js';
import { openSite } from './site.js';
import { start } from './tools.js';

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
 * @property {(path?: string) => Promise<Person>} person comes to the page
 */

/**
 * @param {Application} application
 * @param {Place} place
 * @param {(visit: Visit) => Promise<void>} play
 */
export async function visit({ server, folders = {}, policy, session }, place, play) {
  const tenant = createTenant({
    basePath: '/api',
    session,
    connection: { captcha: session === 'tokens' },
  });
  // For what an application's own server asks by itself.
  const login = await serve(() => (request, response) => answer(tenant, request, response));
  const own = server === undefined ? undefined : await start(server, place, `${login.origin}/api`);
  const site = await openSite(own ?? { folders }, tenant, policy);
  const browser = await launch({
    executablePath: findEngines().chromium ?? '',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  /** @type {Person[]} */
  const people = [];
  try {
    await play({
      origin: site.origin,
      tenant,
      accounts: () =>
        site.requests.filter(({ path }) => /^\/(api\/profile|account)$/.test(path)).length,
      async person(path = '/') {
        const person = await Person.at(browser, site.origin + path);
        people.push(person);
        return person;
      },
    });
    const complaints = people
      .flatMap((person) => person.complaints)
      // What Lit says in every application that is built for its developers.
      .filter((complaint) => !complaint.startsWith('Lit is in dev mode.'));
    if (complaints.length > 0) throw new Error(`The page complains:\n${complaints.join('\n')}`);
  } catch (cause) {
    throw own ? new Error(`${String(cause)}\nits server:\n${own.printed()}`, { cause }) : cause;
  } finally {
    await browser.close();
    await site.stop();
    await own?.stop();
    await login.stop();
  }
}
