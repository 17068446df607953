// What is tried against real servers, as rows of tables in docs/interop.md.

import { contract } from '../test/interop/contract.js';
import { differences } from '../test/interop/differences.js';

/** @import { Facts } from '../test/interop/contract.js' */
/** @import { Difference } from '../test/interop/differences.js' */

/** Every scenario. */
export function contractRows() {
  return Object.entries(contract).map(([title, { what, expected }]) => [
    title,
    what,
    inWords(expected),
  ]);
}

/** Every difference, once for all servers that share it, in the order of the scenarios. */
export function differenceRows() {
  return Object.keys(contract).flatMap((title) => {
    /** @type {Map<Difference, string[]>} */
    const servers = new Map();
    for (const [server, ofServer] of Object.entries(differences)) {
      const difference = ofServer[title];
      if (difference) servers.set(difference, [...(servers.get(difference) ?? []), server]);
    }
    return [...servers].map(([{ facts, why }, names]) => [
      title,
      names.join(', '),
      inWords(facts),
      why,
    ]);
  });
}

/** @param {Facts} facts */
function inWords(facts) {
  return Object.entries(facts)
    .map(([name, value]) => `${name}: \`${value}\``)
    .join(', ');
}
