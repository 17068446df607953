/** Calls back when the browser has nothing more urgent to do, at the latest after a second. */
export function whenIdle(callback: () => void): void {
  // Safari has no requestIdleCallback; a timer runs after the next paint.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(callback, { timeout: 1000 });
  else setTimeout(callback, 50);
}
