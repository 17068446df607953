// What a key press costs the main thread.

import { setTimeout as wait } from 'node:timers/promises';
import { scriptTime } from './trace.js';

/** @import { CDPSession } from 'puppeteer-core' */

/** What a key press sets off is over then, in milliseconds. */
const aftermath = 40;

/**
 * Measures all work of the main thread of a page: scripts, styles, layout, paint. In the thread's own
 * time: what the machine does else does not count.
 */
export class Meter {
  #session;

  /** @param {CDPSession} session */
  constructor(session) {
    this.#session = session;
  }

  async start() {
    await this.#session.send('Performance.enable', { timeDomain: 'threadTicks' });
  }

  /**
   * @param {() => Promise<unknown>} act
   * @returns {Promise<number>} milliseconds
   */
  async measure(act) {
    const before = await this.read();
    await act();
    return (await this.read()) - before;
  }

  /** @returns {Promise<number>} milliseconds since the page began */
  async read() {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  }
}

/**
 * @param {CDPSession} session
 * @param {string} key a digit
 */
export async function pressDigit(session, key) {
  const common = { key, code: `Digit${key}`, windowsVirtualKeyCode: key.charCodeAt(0) };
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: key, ...common });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common });
}

/** @param {CDPSession} session */
async function pressBackspace(session) {
  const common = { key: 'Backspace', code: 'Backspace', windowsVirtualKeyCode: 8 };
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...common });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common });
}

/**
 * Types into the field that has the focus, twice: what is traced takes longer.
 *
 * @param {CDPSession} session
 * @param {Meter} meter
 * @param {string} digits
 * @returns {Promise<{ tasks: number[], script: number }>} milliseconds: all work for each key; what
 * scripts take for one, in the mean
 */
export async function measureKeys(session, meter, digits) {
  const press = async (/** @type {string} */ digit) => {
    await pressDigit(session, digit);
    await wait(aftermath);
  };
  const tasks = [];
  for (const digit of digits) tasks.push(await meter.measure(() => press(digit)));
  for (let count = 0; count < digits.length; count += 1) await pressBackspace(session);
  await wait(aftermath);
  const all = await scriptTime(session, async () => {
    for (const digit of digits) await press(digit);
  });
  return { tasks, script: all / digits.length };
}
