// How long scripts run, as Chromium's own trace tells it. Its counter `ScriptDuration` does not do:
// it leaves out what waits for the end of a script (microtasks), which is where most components
// render.

/** @import { CDPSession } from 'puppeteer-core' */

/**
 * An event of a trace: https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
 *
 * @typedef {object} TraceEvent
 * @property {string} name
 * @property {string} ph `X` for what has a beginning and an end
 * @property {number} pid
 * @property {number} tid
 * @property {number} ts microseconds
 * @property {number} [dur] microseconds by the clock
 * @property {number} [tdur] microseconds that the thread was at work
 */

/** Whatever runs a script; what is inside of another one is counted with that. */
const running = new Set([
  'v8.callFunction',
  'FunctionCall',
  'EvaluateScript',
  'v8.evaluateModule',
  'RunMicrotasks',
]);

/**
 * @param {CDPSession} session
 * @param {() => Promise<void>} act something with a key press in it
 * @returns {Promise<number>} milliseconds in scripts of the page, styles and layout that they asked
 * for at once included
 */
export async function scriptTime(session, act) {
  /** @type {TraceEvent[]} */
  const events = [];
  const collect = (/** @type {{ value: unknown[] }} */ { value }) =>
    void events.push(.../** @type {TraceEvent[]} */ (value));
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline', 'v8', 'v8.execute'] },
  });
  await act();
  const isComplete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await isComplete;
  session.off('Tracing.dataCollected', collect);
  return timeInScripts(events);
}

/**
 * @param {readonly TraceEvent[]} events
 * @returns {number} milliseconds in scripts, on the thread that heard of the key press
 */
export function timeInScripts(events) {
  const page = events.find(({ name }) => name === 'EventDispatch');
  const found = events
    .filter(({ pid, tid }) => pid === page?.pid && tid === page.tid)
    .filter(({ name, ph }) => ph === 'X' && running.has(name))
    .sort((one, other) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0));
  let end = 0;
  let sum = 0;
  for (const { ts, dur = 0, tdur = dur } of found) {
    if (ts < end) continue;
    end = ts + dur;
    sum += tdur;
  }
  return sum / 1000;
}
