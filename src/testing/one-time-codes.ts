// Pure: codes and failures by phone number; time enters as a value, in epoch milliseconds.

/** Wrong codes that a number is allowed before it has to wait. */
export const maxFailures = 3;

/** A code that was sent. */
export interface IssuedCode {
  readonly code: string;
  /** The opaque handle of this one send. */
  readonly challenge: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/**
 * What became of a try. `unknown`: no code stands for this number and challenge, as none was sent,
 * a newer one replaced it, or it was used. `retryAfter` is in seconds.
 */
export type CodeCheck =
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'wrong'; readonly attemptsLeft: number }
  | { readonly outcome: 'expired' }
  | { readonly outcome: 'exhausted'; readonly retryAfter: number }
  | { readonly outcome: 'unknown' };

interface Failures {
  readonly count: number;
  readonly forgottenAt: number;
}

/**
 * The rules of one-time codes. Only the newest code of a number counts, once, until it expires.
 * Failures are counted for the number, not for the code: a new code does not reset them (NIST SP
 * 800-63B-4, section 3.1.3). A login does, and so does a quiet time as long as a code's life after
 * the latest failure; a try that is refused unread does not lengthen it, so that nobody can keep
 * somebody else locked out by trying on.
 */
export class OneTimeCodes {
  readonly #codes = new Map<string, IssuedCode>();
  readonly #failures = new Map<string, Failures>();

  /** Makes this the number's only code. */
  issue(phoneNumber: string, issued: IssuedCode): void {
    this.#codes.set(phoneNumber, issued);
  }

  /**
   * Checks a code and counts the failure. Without a challenge any send to the number will do.
   * `lifetime`: how long a failure is remembered, in seconds.
   */
  check(
    phoneNumber: string,
    attempt: { readonly code: string; readonly challenge?: string | undefined },
    now: number,
    lifetime: number,
  ): CodeCheck {
    const left = this.attemptsLeft(phoneNumber, now);
    if (left === 0) {
      return { outcome: 'exhausted', retryAfter: this.#secondsToForget(phoneNumber, now) };
    }
    const issued = this.#codes.get(phoneNumber);
    if (!issued) return { outcome: 'unknown' };
    if (attempt.challenge !== undefined && attempt.challenge !== issued.challenge) {
      return { outcome: 'unknown' };
    }
    if (now >= issued.expiresAt) return { outcome: 'expired' };
    if (attempt.code !== issued.code) {
      this.#failures.set(phoneNumber, {
        count: maxFailures - left + 1,
        forgottenAt: now + lifetime * 1000,
      });
      return { outcome: 'wrong', attemptsLeft: left - 1 };
    }
    this.#codes.delete(phoneNumber);
    this.#failures.delete(phoneNumber);
    return { outcome: 'accepted' };
  }

  /** Wrong codes that the number still has. */
  attemptsLeft(phoneNumber: string, now: number): number {
    const failures = this.#failures.get(phoneNumber);
    return failures && now < failures.forgottenAt ? maxFailures - failures.count : maxFailures;
  }

  #secondsToForget(phoneNumber: string, now: number): number {
    return Math.ceil(((this.#failures.get(phoneNumber)?.forgottenAt ?? now) - now) / 1000);
  }
}
