// The order of a visit: what may use up a limit comes late, that on messages last.

import { checkPreflight } from './check-preflight.js';
import { checkLimit, checkMalformedStarts, checkSending } from './check-start.js';
import {
  checkGuessing,
  checkLogin,
  checkMalformedVerifies,
  checkWrongCode,
} from './check-verify.js';
import { Unreachable } from './page.js';
import { Redirected, Visit } from './visit.js';

/**
 * Visits a pair of endpoints and says what fits.
 *
 * @param {import('./options.js').Options} options
 * @returns {Promise<import('./report.js').Outcome>}
 */
export async function checkEndpoints(options) {
  const visit = new Visit(options);
  const { findings } = visit;
  const canStart = await attempt(visit, 'start', () => checkPreflight(visit, 'start'));
  const canVerify = await attempt(visit, 'verify', () => checkPreflight(visit, 'verify'));
  if (canStart && canVerify) {
    // The answer of start is tried at verify, so a trouble there is one of verify.
    await attempt(visit, 'start', () => checkSending(visit));
    await attempt(visit, 'verify', () => checkCodes(visit));
    await attempt(visit, 'start', async () => {
      await checkMalformedStarts(visit);
      await checkLimit(visit);
    });
  }
  const levels = findings.all.map(({ level }) => level);
  const isCompatible =
    !levels.includes('error') && !(options.isStrict && levels.includes('warning'));
  return { isCompatible, findings: findings.all, messages: visit.messages, options };
}

/** @param {Visit} visit */
async function checkCodes(visit) {
  const { code } = visit.options;
  await checkWrongCode(visit);
  if (code !== undefined && visit.sent) {
    await checkLogin(visit, code);
    await visit.startAnew();
  }
  await checkMalformedVerifies(visit);
  await checkGuessing(visit);
}

/**
 * Goes on with the other endpoint when one of them cannot be talked to.
 *
 * @param {Visit} visit
 * @param {import('./findings.js').Endpoint} endpoint
 * @param {() => Promise<void>} task
 */
async function attempt({ findings }, endpoint, task) {
  try {
    await task();
    return true;
  } catch (error) {
    if (error instanceof Unreachable) {
      findings.error(endpoint, 'reachable', {
        message: 'Does not answer.',
        got: error.message,
        fix: 'Start the server; look at the address, the port and the certificate.',
      });
    } else if (!(error instanceof Redirected)) throw error;
    return false;
  }
}
