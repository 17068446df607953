import { expect } from '@open-wc/testing';
import { SmsLockClient } from '../../src/client/sms-lock-client.js';
import { failureOf, json, now, RecordingFetch } from './recording-fetch.js';
import type { Adapter } from '../../src/adapters/adapter.js';
import type { Authenticated } from '../../src/client/machine.js';
import type { SmsLockError, SmsLockErrorCode } from '../../src/errors.js';

/** E.164: who logs in. */
export const phoneNumber = '+33612345678';
export const rightCode = '012345';
export const wrongCode = '999999';

/** What a request asks of a backend in memory. */
export interface Asked {
  /** Without origin and query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What a login went through. */
export interface Played {
  /** What the wrong code led to. */
  readonly wrong: SmsLockError;
  readonly done: Authenticated | undefined;
  readonly recording: RecordingFetch;
}

/** A backend in memory; what it does not answer is 404. */
export function fakeBackend(answer: (asked: Asked) => Response | undefined): RecordingFetch {
  return RecordingFetch.to(async (input, init) => {
    const { pathname, searchParams } = new URL(input instanceof Request ? input.url : input);
    const text = typeof init?.body === 'string' ? init.body : '{}';
    const asked = {
      path: pathname,
      query: searchParams,
      headers: new Headers(init?.headers),
      body: JSON.parse(text) as Readonly<Record<string, unknown>>,
    };
    return answer(asked) ?? json(404, {});
  });
}

/** Plays a whole login: asks for a code, types a wrong one, and then the right one. */
export async function playLogin(adapter: Adapter, recording: RecordingFetch): Promise<Played> {
  const client = new SmsLockClient({
    adapter,
    now: () => now,
    requestLanguage: 'fr-FR',
    fetch: recording.fetch,
  });
  await client.start(phoneNumber);
  expect(client.state.step).to.equal('code');
  const wrong = await failureOf(client.verify(wrongCode));
  expect(client.state.step).to.equal('code');
  const done = await client.verify(rightCode);
  expect(client.state.step).to.equal(done ? 'authenticated' : 'code');
  return { wrong, done, recording };
}

/** An answer that fails, and what it has to lead to. */
export type Failing = readonly [
  status: number,
  body: unknown,
  code: SmsLockErrorCode,
  more?: Readonly<Record<string, unknown>>,
];

/** A test for each row, whose answer comes to the request of `act`. */
export function itFails(
  what: string,
  act: (recording: RecordingFetch) => Promise<unknown>,
  rows: readonly Failing[],
): void {
  for (const [status, body, code, more = {}] of rows) {
    it(`${what}: ${status} ${JSON.stringify(body)} is ${code}`, async () => {
      const answer = (): Response =>
        typeof body === 'string' ? new Response(body, { status }) : json(status, body);
      expect(await failureOf(act(new RecordingFetch(answer)))).to.include({
        code,
        status,
        ...more,
      });
    });
  }
}

/** Bodies that no backend should answer a good code with. */
export const nonsense = ['', 'OK', '<!doctype html>', '{"token":', 'null', '[]', '{}', '7'];

/** Tests that none of those logs anybody in. */
export function itTakesNoNonsense(act: (recording: RecordingFetch) => Promise<unknown>): void {
  for (const body of nonsense) {
    it(`logs nobody in on ${body || 'nothing'}`, async () => {
      const error = await failureOf(act(new RecordingFetch(() => new Response(body))));
      expect(error).to.include({ code: 'bad-response', status: 200 });
    });
  }
}
