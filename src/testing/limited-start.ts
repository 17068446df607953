import { addressOf, rateLimitHeaders } from './rate-limit.js';
import type { Call, WireParts } from './wire.js';

/**
 * Answers a start within the hourly limit of its address, and says in headers what is left of it.
 * `start` gives the seconds to wait where it is the number that has to, and `refuse` puts them into
 * the words of its wire.
 */
export async function limitedStart(
  { limit, now }: Pick<WireParts, 'limit' | 'now'>,
  { request }: Call,
  start: () => Promise<Response | number>,
  refuse: (retryAfter: number) => Response,
): Promise<Response> {
  let state = limit.take(addressOf(request.headers), now());
  let answer = state.retryAfter ?? (await start());
  if (typeof answer === 'number') {
    const reset = Math.ceil(now() / 1000) + answer;
    state = { ...state, remaining: 0, reset, retryAfter: answer };
    answer = refuse(answer);
  }
  for (const [name, value] of Object.entries(rateLimitHeaders(state))) {
    answer.headers.set(name, value);
  }
  return answer;
}
