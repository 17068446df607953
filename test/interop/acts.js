// What people do in more than one scenario.

/** @import { Profile, Tokens } from '../../src/adapters/adapter.js' */
/** @import { World } from './contract.js' */
/** @import { Person } from './person.js' */

/** Who logs in. */
export const alice = { typed: '06 12 34 56 78', phoneNumber: '+33612345678' };
/** Somebody else. */
export const bob = { typed: '06 98 76 54 32', phoneNumber: '+33698765432' };

/** @param {World} world */
export async function atCodeStep(world) {
  const person = await world.person();
  await person.askForCode(alice.typed);
  await person.seesStep('code');
  return person;
}

/** @param {World} world */
export async function logIn(world) {
  const person = await atCodeStep(world);
  return person.enterCode(await sentCode(world));
}

/**
 * The latest code to a number.
 *
 * @param {World} world
 */
export async function sentCode({ server }, { phoneNumber } = alice) {
  const messages = await server.messages();
  const found = messages.findLast((message) => message.phoneNumber === phoneNumber);
  if (!found) throw new Error(`nothing was sent to ${phoneNumber}`);
  return found.code;
}

/**
 * Whether the server, asked by the page with what it got, names the one of the profile.
 *
 * @param {World} world
 * @param {Person} person
 * @param {Profile} [profile]
 * @param {Tokens} [tokens]
 */
export async function isKnown({ server }, person, profile, tokens = {}) {
  const { url, request, idIn } = server.whoIs(tokens);
  const { body } = await person.ask(url, request);
  const id = idIn(/** @type {never} */ (body));
  return id !== undefined && id === profile?.sub;
}

/**
 * Six digits that are not the code.
 *
 * @param {World} world
 */
export async function wrongCode(world) {
  return (await sentCode(world)) === '123456' ? '234567' : '123456';
}

/**
 * What comes of a new code, asked for on the code step.
 *
 * @param {World} world
 * @param {Person} person
 */
export async function withNewCode(world, person) {
  const { outcome } = await person.askAgain();
  if (outcome !== 'code-sent') return outcome;
  return (await person.enterCode(await sentCode(world))).outcome;
}
