import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { SmsLockError } from '../../src/errors.js';
import { alice, ClientHarness, rejection, settled } from './fake-adapter.js';
import type { CaptchaPurpose } from '../../src/client/sms-lock-client.js';

/** Gives a token of its own for each request. */
class Captcha {
  readonly asked: CaptchaPurpose[] = [];

  readonly token = (purpose: CaptchaPurpose): Promise<string> => {
    this.asked.push(purpose);
    return Promise.resolve(`token ${this.asked.length}`);
  };
}

describe('the captcha token', () => {
  it('is asked for afresh for start and resend, and not for a verify that wants none', async () => {
    const captcha = new Captcha();
    const harness = new ClientHarness({ getCaptchaToken: captcha.token });
    await harness.toCode();
    harness.time += 30_000;
    void harness.client.resend();
    await settled();
    harness.adapter.last.resolve({});
    await settled();
    void harness.client.verify('123456');
    await settled();
    expect(captcha.asked).to.deep.equal(['start', 'resend']);
    expect(harness.adapter.calls.map(({ request }) => request.captchaToken)).to.deep.equal([
      'token 1',
      'token 2',
      undefined,
    ]);
  });

  for (const code of ['captcha-required', 'captcha-failed'] as const) {
    it(`is asked for at verify once the backend has said ${code}`, async () => {
      const captcha = new Captcha();
      const harness = new ClientHarness({ getCaptchaToken: captcha.token });
      await harness.toCode();
      for (const expected of [undefined, 'token 2', 'token 3']) {
        const checked = harness.client.verify('123456');
        await settled();
        expect(harness.adapter.last.request.captchaToken).to.equal(expected);
        harness.adapter.last.reject(new SmsLockError(code));
        await rejection(checked);
      }
      harness.client.reset();
      await harness.toCode();
      void harness.client.verify('123456');
      await settled();
      expect(captcha.asked).to.deep.equal(['start', 'verify', 'verify', 'start']);
    });
  }

  it('may come at once, and may not be there', async () => {
    const tokens: readonly [unknown, string | undefined][] = [
      ['plain', 'plain'],
      [undefined, undefined],
      ['', undefined],
      [null, undefined],
    ];
    for (const [given, sent] of tokens) {
      const getCaptchaToken = (): string => given as string;
      const { client, adapter } = new ClientHarness({ getCaptchaToken });
      void client.start(alice);
      await settled();
      expect(adapter.last.request.captchaToken).to.equal(sent);
    }
  });

  const failing: Record<string, () => Promise<string>> = {
    rejects: () => Promise.reject(new Error('The widget is broken.')),
    throws: () => {
      throw new Error('The widget is broken.');
    },
  };
  for (const [how, getCaptchaToken] of Object.entries(failing)) {
    it(`fails the request when the page’s function ${how}`, async () => {
      const harness = new ClientHarness({ getCaptchaToken });
      const error = await rejection(harness.client.start(alice));
      expect(error).to.be.instanceOf(SmsLockError).and.to.include({ code: 'captcha-failed' });
      expect(error).to.have.nested.property('cause.message', 'The widget is broken.');
      expect(harness.client.state).to.deep.equal({ step: 'phone', phoneNumber: alice, error });
      expect(harness.adapter.calls).to.deep.equal([]);
    });
  }

  it('is waited for no longer when the step is left', async () => {
    let solve: (token: string) => void = () => undefined;
    const getCaptchaToken = (): Promise<string> => new Promise((resolve) => (solve = resolve));
    const harness = new ClientHarness({ getCaptchaToken });
    const sent = harness.client.start(alice);
    await settled();
    harness.client.reset();
    expect(await sent).to.equal(undefined);
    solve('late');
    await settled();
    expect(harness.adapter.calls).to.deep.equal([]);
  });
});
