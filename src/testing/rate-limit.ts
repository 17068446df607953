// Pure: counts by address; time enters as a value, in epoch milliseconds.
const hour = 3_600_000;

/** The state of an address after a request. */
export interface RateLimitState {
  readonly limit: number;
  readonly remaining: number;
  /** When the count begins anew, in UNIX seconds. */
  readonly reset: number;
  /** Seconds to wait; only when this request is one too many. */
  readonly retryAfter?: number;
}

/** So many starts an hour for an address, counted from the first one (Auth0: 50). */
export class StartRateLimit {
  readonly #limit: number;
  readonly #windows = new Map<string, { count: number; readonly endsAt: number }>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Counts a request. */
  take(address: string, now: number): RateLimitState {
    let window = this.#windows.get(address);
    if (!window || now >= window.endsAt) {
      window = { count: 0, endsAt: now + hour };
      this.#windows.set(address, window);
    }
    window.count += 1;
    return {
      limit: this.#limit,
      remaining: Math.max(0, this.#limit - window.count),
      reset: Math.ceil(window.endsAt / 1000),
      ...(window.count > this.#limit && { retryAfter: Math.ceil((window.endsAt - now) / 1000) }),
    };
  }
}

/** The state as headers, with `Retry-After` when there is something to wait for. */
export function rateLimitHeaders(state: RateLimitState): Record<string, string> {
  return {
    'x-ratelimit-limit': String(state.limit),
    'x-ratelimit-remaining': String(state.remaining),
    'x-ratelimit-reset': String(state.reset),
    ...(state.retryAfter !== undefined && { 'retry-after': String(state.retryAfter) }),
  };
}

/**
 * The address a request counts for: the person's, when a server passes it on, or else one bucket
 * for all, as nothing in a Request tells where it comes from.
 */
export function addressOf(headers: Headers): string {
  const forwarded = headers.get('auth0-forwarded-for') ?? headers.get('x-forwarded-for') ?? '';
  return forwarded.split(',')[0]?.trim() ?? '';
}
