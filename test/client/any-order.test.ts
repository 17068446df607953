import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import '../support/console-guard.js';
import { SmsLockError } from '../../src/errors.js';
import { anyScene, dispose } from './any-scene.js';
import { ClientHarness, FakeAdapter, login, settled } from './fake-adapter.js';
import { missingIn } from './missing-in.js';
import type { Act, Answer, Scene } from './any-scene.js';

describe('whatever happens in whatever order', () => {
  it('there is one request at a time, no state without its data, no answer to a step that was left', async function () {
    this.timeout(30_000);
    await fc.assert(fc.asyncProperty(anyScene, playScene), { numRuns: 150 });
  });
});

async function playScene(scene: Scene): Promise<void> {
  const harness = set(scene);
  const { client, adapter } = harness;
  const promises: Promise<unknown>[] = [];
  let isDisposed = false;
  const act = ({ name, run }: Act): void => {
    isDisposed ||= name === dispose.name;
    const promise = run(client);
    if (promise) promises.push(promise);
  };
  for (const { type, after, act: reaction } of scene.reactions) {
    let count = 0;
    client.addEventListener(type, () => {
      count += 1;
      if (count === after + 1) act(reaction);
    });
  }
  const expectAtRest = (): void => {
    const isBusy = harness.step === 'sending' || harness.step === 'verifying';
    if (!isDisposed) expect(isBusy).to.equal(adapter.open.length === 1);
  };

  if (scene.isLoaded) await client.preload();
  for (const next of scene.happenings) {
    if (next.kind === 'wait') harness.time += next.seconds * 1000;
    if (next.kind === 'act') act(next.act);
    if (next.kind === 'answer') await answerOne(harness, next.back, next.answer);
    for (let tick = 0; tick <= Math.min(next.ticks, 9); tick += 1) {
      expect(adapter.open.length).to.be.lessThan(2);
      expect(missingIn(client.state)).to.deep.equal([]);
      await Promise.resolve();
    }
    if (next.ticks < Infinity) continue;
    await settled();
    expectAtRest();
  }
  await settled();
  expectAtRest();
  expectOrder(harness);

  client.dispose();
  const heard = harness.events.length;
  adapter.calls.forEach((call) => call.resolve(login()));
  // Every promise settles now, also those whose adapter never answered.
  for (const outcome of await Promise.allSettled(promises)) {
    if (outcome.status === 'rejected') expect(outcome.reason).to.be.instanceOf(SmsLockError);
  }
  await settled();
  expect(harness.events.length).to.equal(heard);
}

function set({ minds, hasResend, isLoaded, captcha }: Scene): ClientHarness {
  const adapter = new FakeAdapter({ minds, resend: hasResend });
  let loads = 0;
  const load = async (): Promise<FakeAdapter> => {
    loads += 1;
    if (loads === 1) throw new Error('The first load fails.');
    return adapter;
  };
  const getCaptchaToken = (): Promise<string> =>
    captcha === 'fails' ? Promise.reject(new Error('no captcha')) : Promise.resolve(captcha);
  return new ClientHarness(
    {
      adapter: isLoaded ? adapter : load,
      ...(captcha !== 'none' && { getCaptchaToken }),
    },
    adapter,
  );
}

/** Answers a call that waits; one that was aborted must not be heard. */
async function answerOne(harness: ClientHarness, back: number, answer: Answer): Promise<void> {
  const waiting = harness.adapter.calls.filter((call) => call.isPending());
  const call = waiting.at(-1 - back);
  if (!call) return;
  if (call.isOpen()) {
    answer.give(call);
    return;
  }
  await settled();
  const { state } = harness.client;
  const heard = harness.events.length;
  answer.give(call);
  await settled();
  expect(harness.client.state).to.equal(state);
  expect(harness.events.length).to.equal(heard);
}

/** Each event follows from the one before: nothing is told twice, left out or turned round. */
function expectOrder({ events }: ClientHarness): void {
  let step = 'phone';
  let state: unknown;
  for (const { type, detail } of events) {
    if (type === 'state-change') {
      if (state) expect(detail.previousState).to.equal(state);
      expect(detail.state).to.not.equal(detail.previousState);
      state = detail.state;
    } else if (type === 'step-change') {
      expect(detail.previousStep).to.equal(step);
      expect(detail.step).to.not.equal(step);
      step = detail.step;
    } else if (type === 'code-sent' || type === 'authenticated') {
      expect(state).to.have.property('step', type === 'code-sent' ? 'code' : 'authenticated');
    } else if (type === 'failed') {
      expect(detail.error).to.be.instanceOf(SmsLockError);
    }
  }
}
