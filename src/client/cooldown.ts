// Pure: waiting times as arithmetic on timestamps.

/** The first wait before another code may be asked for, in seconds, when nobody says otherwise. */
export const DEFAULT_RESEND_DELAY = 30;

const LONGEST_WAIT = 600_000;

/** A moment, `seconds` after `now` (epoch milliseconds). */
export function after(seconds: number, now: number): number {
  return now + seconds * 1000;
}

/**
 * When another code may be asked for, epoch milliseconds, if the server does not say: `delay`
 * seconds after the first message and twice as long after each further one, ten minutes at most.
 */
export function nextResendAt(sentAt: number, sends: number, delay: number): number {
  const doublings = Math.max(0, Math.min(sends - 1, 20));
  const wait = delay * 1000;
  return sentAt + Math.max(wait, Math.min(wait * 2 ** doublings, LONGEST_WAIT));
}

/** Whole seconds from `now` until `moment`, never negative; both epoch milliseconds. */
export function secondsUntil(moment: number, now: number): number {
  return Math.max(0, Math.ceil((moment - now) / 1000));
}

/** Seconds as a person reads a clock: `0:24`, `12:05`. */
export function clockTime(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
