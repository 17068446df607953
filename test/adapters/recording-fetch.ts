import { SmsLockError } from '../../src/errors.js';
import type { AdapterContext } from '../../src/adapters/adapter.js';

/** Epoch milliseconds: when everything in these tests happens. */
export const now = Date.UTC(2026, 0, 15, 12);

/** A request, as it was handed to `fetch`. */
export interface RecordedRequest {
  readonly url: string;
  readonly method: string | undefined;
  readonly headers: unknown;
  readonly credentials: RequestCredentials | undefined;
  /** Parsed; `undefined` when there was none. */
  readonly body: unknown;
}

type Answer = () => Response | Promise<Response>;

/** A `fetch` that writes down what it is asked and answers as the test says. */
export class RecordingFetch {
  readonly requests: RecordedRequest[] = [];
  readonly inits: RequestInit[] = [];
  readonly #answer: typeof fetch;

  /** @param answers one for each request; the last one for all that follow */
  constructor(...answers: readonly Answer[]) {
    this.#answer = async () => {
      const answer = answers[Math.min(this.requests.length, answers.length) - 1];
      return answer ? answer() : new Response();
    };
  }

  /** Records on the way to another `fetch`. */
  static to(target: typeof fetch): RecordingFetch {
    const recording = new RecordingFetch();
    recording.fetch = (input, init) => {
      recording.#record(input, init);
      return target(input, init);
    };
    return recording;
  }

  fetch: typeof fetch = (input, init) => {
    this.#record(input, init);
    return this.#answer(input, init);
  };

  get last(): RecordedRequest {
    const request = this.requests.at(-1);
    if (!request) throw new Error('Nothing was fetched.');
    return request;
  }

  get context(): AdapterContext {
    return { signal: new AbortController().signal, fetch: this.fetch, now: () => now };
  }

  #record(input: Parameters<typeof fetch>[0], init: RequestInit = {}): void {
    const { method, headers, credentials, body } = init;
    this.inits.push(init);
    this.requests.push({
      url: typeof input === 'string' ? input : 'href' in input ? input.href : input.url,
      method,
      headers,
      credentials,
      body: typeof body === 'string' ? (JSON.parse(body) as unknown) : (body ?? undefined),
    });
  }
}

/** A JSON answer. */
export function json(status: number, body: unknown, headers: HeadersInit = {}): Response {
  const init = { status, headers: { 'content-type': 'application/json', ...headers } };
  return new Response(JSON.stringify(body), init);
}

/** The error that a promise rejected with, which has to be one of ours. */
export async function failureOf(promise: Promise<unknown>): Promise<SmsLockError> {
  const reason: unknown = await promise.then(
    () => new Error('It did not fail.'),
    (cause: unknown) => cause,
  );
  if (reason instanceof SmsLockError) return reason;
  throw new Error(`Not an SmsLockError: ${String(reason)}`, { cause: reason });
}
