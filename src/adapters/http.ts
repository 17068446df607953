import { SmsLockError } from '../errors.js';
import type { Json } from '../json.js';
import type { AdapterContext } from './adapter.js';

/** One call to a backend. The body is sent as JSON; without one it is a GET. */
export interface HttpRequest {
  readonly url: string;
  readonly body?: Readonly<Record<string, Json | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly credentials?: RequestCredentials | undefined;
}

/** What came back, whatever its status. */
export interface HttpAnswer {
  readonly status: number;
  /** A status from 200 to 299. */
  readonly ok: boolean;
  readonly headers: Headers;
  /** The parsed JSON; a text that is not JSON as it is; `undefined` when empty. */
  readonly body: unknown;
}

/** How long a backend may take, in seconds: as long as Auth0 waits for its SMS gateway. */
const TIMEOUT = 30;

/**
 * Sends a request and reads the answer.
 *
 * @throws SmsLockError `offline`, `timeout` or `network`; an abort through `context.signal` rejects
 * with the signal's own reason
 */
export async function send(request: HttpRequest, context: AdapterContext): Promise<HttpAnswer> {
  const { url, body, headers, credentials = 'same-origin' } = request;
  context.signal.throwIfAborted();
  const controller = new AbortController();
  const stop = (): void => controller.abort(context.signal.reason);
  context.signal.addEventListener('abort', stop, { once: true });
  const timer = setTimeout(() => controller.abort(new SmsLockError('timeout')), TIMEOUT * 1000);
  const answer = async (): Promise<HttpAnswer> => {
    const response = await context.fetch(url, {
      method: body ? 'POST' : 'GET',
      headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
      credentials,
      cache: 'no-store',
      signal: controller.signal,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { status, ok } = response;
    return { status, ok, headers: response.headers, body: parsed(await response.text()) };
  };
  // The page may bring a `fetch` of its own, which may ignore the signal.
  const stopped = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason));
  });
  try {
    return await Promise.race([answer(), stopped]);
  } catch (cause) {
    if (controller.signal.aborted) throw controller.signal.reason;
    if (globalThis.navigator?.onLine === false) throw new SmsLockError('offline', { cause });
    void explain(request);
    throw new SmsLockError('network', { message: `No answer from ${url}.`, cause });
  } finally {
    clearTimeout(timer);
    context.signal.removeEventListener('abort', stop);
  }
}

/** The members of a JSON object; of anything else, none. */
export function members(value: unknown): Readonly<Record<string, unknown>> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? (value as Record<string, unknown>) : {};
}

/** A non-empty string, or `undefined`. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The members that have a value: the others must not hide those that a page has set itself. */
export function known<T>(members: Readonly<Record<string, T | undefined>>): Record<string, T> {
  const isKnown = (entry: [string, T | undefined]): entry is [string, T] => entry[1] !== undefined;
  return Object.fromEntries(Object.entries(members).filter(isKnown));
}

/** A number of zero or more, none absurdly large, that came as one or as digits; or `undefined`. */
export function count(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() ? Number(value) : value;
  const isCount = typeof number === 'number' && number >= 0 && number <= Number.MAX_SAFE_INTEGER;
  return isCount ? number : undefined;
}

/** Tells a developer what may be missing; what does so is loaded when it is needed. */
async function explain(request: HttpRequest): Promise<void> {
  const module = await import('./explain-cors.js').catch(() => undefined);
  module?.explainCors(request);
}

function parsed(body: string): unknown {
  // WebKit may leave a byte-order mark, which JSON does not allow.
  const trimmed = body.trim();
  if (!trimmed) return undefined;
  try {
    return JSON.parse(trimmed);
  } catch {
    return body;
  }
}
