import { expect } from '@open-wc/testing';
import { expectWarning } from '../support/console-guard.js';
import { FakeTimers } from '../support/fake-timers.js';
import { send } from '../../src/adapters/http.js';
import { failureOf, json, RecordingFetch } from './recording-fetch.js';
import type { AdapterContext } from '../../src/adapters/adapter.js';
import type { HttpAnswer, HttpRequest } from '../../src/adapters/http.js';

const here = `${location.origin}/start`;

function contextWith(fetch: AdapterContext['fetch'], signal?: AbortSignal): AdapterContext {
  return { signal: signal ?? new AbortController().signal, fetch, now: () => 0 };
}

function answerTo(response: Response): Promise<HttpAnswer> {
  return send(
    { url: here },
    contextWith(async () => response),
  );
}

/** A `fetch` that never answers; `obeying`: unless its signal is aborted. */
const obeying: typeof fetch = (_, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(new DOMException('gone', 'AbortError')));
  });
const deaf: typeof fetch = () => new Promise(() => undefined);
/** Answers at once, with a body that never ends. */
const endless: typeof fetch = async () => new Response(new ReadableStream());

describe('a request', () => {
  it('is a POST of JSON, in which members without a value are left out', async () => {
    const recording = new RecordingFetch(() => json(200, {}));
    await send(
      {
        url: here,
        headers: { 'x-request-language': 'fr' },
        credentials: 'include',
        body: { a: 1, b: undefined, c: null },
      },
      recording.context,
    );
    expect(recording.requests).to.deep.equal([
      {
        url: here,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-request-language': 'fr' },
        credentials: 'include',
        body: { a: 1, c: null },
      },
    ]);
    expect(recording.inits[0]).to.include({ cache: 'no-store' });
  });

  it('is a GET when it has no body, and keeps its cookies to its own site', async () => {
    const recording = new RecordingFetch(() => json(200, {}));
    await send({ url: here }, recording.context);
    expect(recording.last).to.deep.equal({
      url: here,
      method: 'GET',
      headers: {},
      credentials: 'same-origin',
      body: undefined,
    });
  });
});

describe('an answer', () => {
  const bytes = (...values: readonly number[]): Uint8Array<ArrayBuffer> => new Uint8Array(values);
  const huge = 'x'.repeat(5_000_000);
  const bodies: readonly [string, BodyInit | null, unknown][] = [
    ['nothing', null, undefined],
    ['an empty text', '', undefined],
    ['spaces', ' \r\n ', undefined],
    ['JSON', ' {"a":[1]} ', { a: [1] }],
    ['a JSON text', '"OK"', 'OK'],
    ['JSON null', 'null', null],
    ['JSON behind a byte-order mark', '\uFEFF{"a":1}', { a: 1 }],
    ['a bare text', 'OK', 'OK'],
    ['HTML', '<!doctype html><p>', '<!doctype html><p>'],
    ['half a JSON document', '{"a":', '{"a":'],
    ['invalid UTF-8', bytes(0x7b, 0xff, 0xfe), '{\uFFFD\uFFFD'],
    ['JSON with invalid UTF-8', bytes(0x22, 0xc3, 0x22), '\uFFFD'],
    ['five megabytes', huge, huge],
    ['a prototype', '{"__proto__":{"ok":false}}', JSON.parse('{"__proto__":{"ok":false}}')],
  ];
  for (const [what, body, read] of bodies) {
    it(`may be ${what}`, async () => {
      const answer = await answerTo(new Response(body, { headers: { 'x-a': 'b' } }));
      expect(answer).to.include({ status: 200, ok: true });
      expect(answer.headers.get('x-a')).to.equal('b');
      expect(answer.body).to.deep.equal(read);
    });
  }

  for (const status of [200, 201, 204, 299, 301, 304, 400, 403, 404, 429, 500, 599]) {
    it(`is given back whatever its status: ${status}`, async () => {
      const answer = await answerTo(new Response(null, { status }));
      expect(answer).to.include({ status, ok: status < 300, body: undefined });
    });
  }
});

describe('a time-out', () => {
  let timers: FakeTimers;
  beforeEach(() => {
    timers = new FakeTimers();
  });
  afterEach(() => timers.restore());

  for (const [what, fetch] of Object.entries({ obeying, deaf, endless })) {
    it(`comes after 30 seconds, and not before: ${what}`, async () => {
      let isSettled = false;
      const failed = failureOf(send({ url: here }, contextWith(fetch))).finally(() => {
        isSettled = true;
      });
      await timers.pass(29_999);
      expect(isSettled).to.equal(false);
      await timers.pass(1);
      expect(isSettled).to.equal(true);
      expect(await failed).to.include({ code: 'timeout' });
      expect(timers.count).to.equal(0);
    });
  }

  it('is forgotten once there is an answer, a failure or an abort', async () => {
    await answerTo(json(200, {}));
    expect(timers.count).to.equal(0);
    await failureOf(
      send(
        { url: here },
        contextWith(() => Promise.reject(new TypeError())),
      ),
    );
    expect(timers.count).to.equal(0);
    const controller = new AbortController();
    const sent = send({ url: here }, contextWith(obeying, controller.signal));
    controller.abort();
    await sent.catch(() => undefined);
    expect(timers.count).to.equal(0);
  });
});

describe('an abort', () => {
  for (const reason of [new DOMException('left', 'AbortError'), 'text', new RangeError('own')]) {
    it(`rejects with its own reason: ${String(reason)}`, async () => {
      for (const fetch of [obeying, deaf, endless]) {
        const controller = new AbortController();
        const sent = send({ url: here }, contextWith(fetch, controller.signal));
        controller.abort(reason);
        expect(await sent.catch((cause: unknown) => cause)).to.equal(reason);
      }
    });
  }

  it('before the request keeps it from being sent', async () => {
    const recording = new RecordingFetch();
    const reason = new RangeError('left');
    const context = { ...recording.context, signal: AbortSignal.abort(reason) };
    const cause: unknown = await send({ url: here }, context).catch((error: unknown) => error);
    expect(cause).to.equal(reason);
    expect(recording.requests).to.deep.equal([]);
  });

  it('reaches the signal of fetch', async () => {
    const controller = new AbortController();
    const recording = RecordingFetch.to(obeying);
    const sent = send({ url: here }, contextWith(recording.fetch, controller.signal));
    controller.abort();
    await sent.catch(() => undefined);
    expect(recording.inits[0]?.signal?.aborted).to.equal(true);
  });
});

describe('a request that gets no answer', () => {
  const dropped: typeof fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  /** The connection drops in the middle of the body. */
  const broken: typeof fetch = async () =>
    new Response(
      new ReadableStream({
        pull(controller) {
          controller.enqueue(new TextEncoder().encode('{"a":'));
          controller.error(new TypeError('dropped'));
        },
      }),
    );

  for (const [what, fetch] of Object.entries({ dropped, broken })) {
    it(`is a network failure: ${what}`, async () => {
      const error = await failureOf(send({ url: here }, contextWith(fetch)));
      expect(error).to.include({ code: 'network', message: `No answer from ${here}.` });
      // Firefox calls a body that breaks an abort.
      expect(error.cause).to.have.property('name').that.is.oneOf(['TypeError', 'AbortError']);
    });
  }

  it('is a network failure when fetch throws at once, whatever it throws', async () => {
    for (const cause of [new RangeError('x'), 'text', undefined]) {
      const fetch = (): never => {
        throw cause;
      };
      const error = await failureOf(send({ url: here }, contextWith(fetch)));
      expect(error).to.include({ code: 'network', cause });
    }
  });

  it('tells that the browser is offline', async () => {
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    try {
      const url = 'https://offline.example/start';
      const error = await failureOf(send({ url }, contextWith(dropped)));
      expect(error).to.include({ code: 'offline' });
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
    }
    expect(navigator.onLine).to.equal(true);
  });

  it('says what another origin has to answer, once for each origin', async () => {
    const failing = async (url: string, request: Partial<HttpRequest>): Promise<void> => {
      const error = await failureOf(send({ url, ...request }, contextWith(dropped)));
      expect(error).to.include({ code: 'network' });
    };
    const language = { 'x-request-language': 'fr', 'Accept-Language': 'fr', accept: 'a/b' };
    const posted = { headers: language, body: {} };
    const asked: readonly [string, Partial<HttpRequest>, readonly string[]][] = [
      ['https://one.example', posted, ['Headers: content-type, x-request-language']],
      ['https://two.example:8443', { headers: language }, ['Headers: x-request-language']],
      ['https://three.example', { headers: { accept: 'a/b' } }, []],
      [
        'https://four.example',
        { body: {}, credentials: 'include' },
        ['Headers: content-type', 'Credentials: true'],
      ],
    ];
    for (const [origin, request, lines] of asked) {
      const needed = [`Origin: ${location.origin}`, ...lines].map(
        (line) => `Access-Control-Allow-${line}`,
      );
      const text = [`${origin} did not answer.*need:`, ...needed].join('\n');
      expectWarning(new RegExp(`${text}$`));
      for (const path of ['/start', '/verify']) await failing(origin + path, request);
    }
  });

  it('says nothing of another origin when it is the own one', async () => {
    const error = await failureOf(send({ url: here }, contextWith(dropped)));
    expect(error.code).to.equal('network');
  });
});
