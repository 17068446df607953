import { expect, fixture, html } from '@open-wc/testing';
import fc from 'fast-check';
import '../support/console-guard.js';
import { FakeTimers } from '../support/fake-timers.js';
import { until } from '../support/person.js';
import { askInFrame } from '../../src/adapters/web-message.js';
import { failureOf, RecordingFetch } from './recording-fetch.js';

const page = new URL('/test/adapters/message.html', location.href).href;
const state = 'the-state';
const good = { type: 'authorization_response', response: { code: 'c', state } };
const { context } = new RecordingFetch();

interface Speaker extends Window {
  readonly say: (message: unknown) => void;
}

function saying(message: unknown): string {
  const url = new URL(page);
  url.searchParams.set('say', JSON.stringify(message));
  return url.href;
}

/** A request whose page is silent until it is told what to say. */
async function opened(): Promise<{ answer: Promise<unknown>; speaker: Speaker }> {
  const answer = askInFrame(page, state, context);
  const inside = (): Speaker | undefined =>
    document.querySelector('iframe')?.contentWindow as Speaker | undefined;
  await until('the page', () => inside()?.say);
  return { answer, speaker: inside() as Speaker };
}

/** A frame that is none of the request's. */
async function stranger(sandbox: string): Promise<HTMLIFrameElement> {
  const frame = await fixture<HTMLIFrameElement>(
    html`<iframe title="stranger" sandbox=${sandbox}></iframe>`,
  );
  return frame;
}

/** Has a stranger send the right answer, and waits until it has arrived. */
async function sendFrom(frame: HTMLIFrameElement): Promise<void> {
  const arrived = new Promise((resolve) => addEventListener('message', resolve, { once: true }));
  frame.src = saying(good);
  await arrived;
}

describe('an authorization request in a frame', () => {
  it('is answered by the message of its page, and leaves nothing behind', async () => {
    const answer = askInFrame(saying(good), state, context);
    const frame = document.querySelector('iframe');
    expect(frame?.checkVisibility?.() ?? false).to.equal(false);
    expect(await answer).to.deep.equal(good.response);
    expect(document.querySelector('iframe')).to.equal(null);
  });

  it('hands on an error that its page sends', async () => {
    const response = { error: 'login_required', error_description: 'Login required', state };
    const answer = askInFrame(saying({ ...good, response }), state, context);
    expect(await answer).to.deep.equal(response);
  });

  it('passes over what other windows send, whatever their origin', async () => {
    const { answer, speaker } = await opened();
    // The same page from another window, and from an origin that is none.
    for (const sandbox of ['allow-scripts allow-same-origin', 'allow-scripts']) {
      await sendFrom(await stranger(sandbox));
    }
    dispatchEvent(new MessageEvent('message', { data: good, origin: location.origin }));
    const { source } = { source: speaker };
    dispatchEvent(
      new MessageEvent('message', { data: good, origin: 'https://evil.example', source }),
    );
    speaker.say({ ...good, response: { code: 'real', state } });
    expect(await answer).to.deep.equal({ code: 'real', state });
  });

  it('passes over messages of another type, whatever they hold', async () => {
    const { answer, speaker } = await opened();
    const notAnAnswer = fc.oneof(
      fc.jsonValue(),
      fc.record({
        type: fc.constantFrom('ready', 'co_verifier_request', 7),
        response: fc.anything(),
      }),
    );
    for (const message of fc.sample(notAnAnswer, 50)) {
      try {
        speaker.say(message);
      } catch {
        // What cannot be cloned cannot be sent.
      }
    }
    speaker.say(good);
    expect(await answer).to.deep.equal(good.response);
  });

  for (const response of [{ code: 'c', state: 'other' }, { code: 'c' }, 'c', null, undefined]) {
    it(`refuses the answer to another request: ${JSON.stringify(response)}`, async () => {
      const { answer, speaker } = await opened();
      speaker.say({ type: 'authorization_response', response });
      expect(await failureOf(answer)).to.include({ code: 'bad-response', providerCode: 'state' });
      expect(document.querySelector('iframe')).to.equal(null);
    });
  }

  it('gives up a page that is silent', async () => {
    const timers = new FakeTimers();
    try {
      const failed = failureOf(askInFrame(page, state, context));
      await timers.pass(20_000);
      const error = await failed;
      expect(error.code).to.equal('timeout');
      expect(error.message).to.contain(location.origin);
      expect(document.querySelector('iframe')).to.equal(null);
      expect(timers.count).to.equal(0);
    } finally {
      timers.restore();
    }
  });

  it('ends when nobody wants the answer any more', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const answer = askInFrame(page, state, { ...context, signal });
    const reason = new Error('left');
    controller.abort(reason);
    expect(await answer.catch((cause: unknown) => cause)).to.equal(reason);
    expect(document.querySelector('iframe')).to.equal(null);
    const late = askInFrame(page, state, { ...context, signal });
    expect(await late.catch((cause: unknown) => cause)).to.equal(reason);
  });
});
