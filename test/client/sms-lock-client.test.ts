import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { SmsLockError } from '../../src/errors.js';
import { alice, bob, ClientHarness, login, rejection, settled } from './fake-adapter.js';

describe('a login', () => {
  it('fires its events in order, with what they are about', async () => {
    const harness = new ClientHarness();
    const { client, adapter, time } = harness;
    const sent = client.start(alice);
    await settled();
    adapter.last.resolve({ challenge: { id: 7 }, expiresAt: time + 180_000, codeLength: 4 });
    const challenge = {
      handle: { id: 7 },
      sentAt: time,
      sends: 1,
      resendAt: time + 30_000,
      expiresAt: time + 180_000,
      codeLength: 4,
    };
    const told = {
      phoneNumber: alice,
      resend: false,
      expiresAt: time + 180_000,
      resendAt: time + 30_000,
    };
    expect(await sent).to.deep.equal(told);

    const done = client.verify('1234');
    await settled();
    const tokens = { accessToken: 'secret' };
    adapter.last.resolve(login({ tokens, session: 'tokens', isNewUser: true, response: { a: 1 } }));
    const result = {
      profile: { phone_number: alice },
      tokens,
      session: 'tokens',
      isNewUser: true,
      response: { a: 1 },
    };
    expect(await done).to.deep.equal(result);

    const phone = { step: 'phone' };
    const sending = { step: 'sending', phoneNumber: alice };
    const code = { step: 'code', phoneNumber: alice, challenge };
    const verifying = { step: 'verifying', phoneNumber: alice, challenge, code: '1234' };
    const authenticated = { step: 'authenticated', result };
    const change = (state: object, previousState: object): object => ({
      type: 'state-change',
      detail: { state, previousState },
    });
    const step = (name: string, previousStep: string): object => ({
      type: 'step-change',
      detail: { step: name, previousStep },
    });
    expect(harness.events).to.deep.equal([
      { type: 'code-request', detail: { phoneNumber: alice, resend: false } },
      change(sending, phone),
      step('sending', 'phone'),
      change(code, sending),
      step('code', 'sending'),
      { type: 'code-sent', detail: told },
      change(verifying, code),
      step('verifying', 'code'),
      change(authenticated, verifying),
      step('authenticated', 'verifying'),
      { type: 'authenticated', detail: result },
    ]);
    expect(client.state).to.deep.equal(authenticated);
  });

  it('hands the adapter the number, the challenge, the language and the extras', async () => {
    const requestExtras = { tenant: 'blue' };
    const harness = new ClientHarness({ requestLanguage: 'fr-CA', requestExtras });
    const { client, adapter } = harness;
    await harness.toCode({ challenge: ['opaque'] });
    void client.verify('123456');
    await settled();
    const request = {
      phoneNumber: alice,
      language: 'fr-CA',
      captchaToken: undefined,
      extra: requestExtras,
    };
    expect(adapter.calls.map((call) => call.request)).to.deep.equal([
      { ...request, consent: undefined },
      { ...request, code: '123456', challenge: ['opaque'] },
    ]);
  });

  it('hands the adapter what the person has agreed to, with each request for a message', async () => {
    const consent = { text: 'I agree.', time: '2026-11-23T09:41:00.000Z' };
    const harness = new ClientHarness({ consent });
    const { client, adapter } = harness;
    await harness.toCode();
    harness.time += 30_000;
    void client.resend();
    await settled();
    expect(adapter.calls.map(({ request }) => request.consent)).to.deep.equal([consent, consent]);
  });

  it("speaks the browser's language unless told otherwise", async () => {
    for (const requestLanguage of [undefined, '']) {
      const { client, adapter } = new ClientHarness({ requestLanguage });
      void client.start(alice);
      await settled();
      expect(adapter.last.request.language).to.equal(navigator.language);
    }
  });

  it('goes back to the code after a wrong one, and tells how many tries are left', async () => {
    const harness = new ClientHarness();
    const { client, adapter } = harness;
    await harness.toCode();
    const checked = client.verify('000000');
    await settled();
    const error = new SmsLockError('code-wrong', { attemptsLeft: 2 });
    adapter.last.reject(error);
    expect(await rejection(checked)).to.equal(error);
    expect(client.state).to.include({ step: 'code', error });
    expect(client.state).to.have.nested.property('challenge.attemptsLeft', 2);
    expect(harness.events.at(-1)).to.deep.equal({
      type: 'failed',
      detail: { error, step: 'verifying' },
    });
    expect(harness.takeNames()).to.deep.equal(['step-change', 'step-change', 'failed']);
  });

  it('goes back to the number when the message cannot be sent', async () => {
    const harness = new ClientHarness();
    const { client, adapter } = harness;
    const sent = client.start(alice);
    await settled();
    const error = new SmsLockError('phone-rejected');
    adapter.last.reject(error);
    expect(await rejection(sent)).to.equal(error);
    expect(client.state).to.deep.equal({ step: 'phone', phoneNumber: alice, error });
    expect(harness.takeNames().slice(-2)).to.deep.equal(['step-change', 'failed']);
  });

  it('reports what else the backend wants, which is no login', async () => {
    const harness = new ClientHarness();
    const { client, adapter } = harness;
    await harness.toCode({ challenge: 'sms' });
    const checked = client.verify('123456');
    await settled();
    const response = { mfa_token: 'x' };
    adapter.last.resolve({
      status: 'action-required',
      reason: 'mfa_required',
      challenge: 'mfa',
      response,
    });
    expect(await checked).to.equal(undefined);
    expect(harness.events.at(-1)).to.deep.equal({
      type: 'action-required',
      detail: { reason: 'mfa_required', response },
    });
    expect(client.state).to.have.nested.property('challenge.handle', 'mfa');
  });

  it('starts the next login from the end of one', async () => {
    const harness = new ClientHarness();
    await harness.toCode();
    void harness.client.verify('123456');
    await settled();
    harness.adapter.last.resolve(login());
    await settled();
    harness.client.reset();
    expect(harness.client.state).to.deep.equal({ step: 'phone' });
    await harness.toCode({}, bob);
    expect(harness.client.state).to.include({ step: 'code', phoneNumber: bob });
  });
});

describe('a code that was obtained elsewhere', () => {
  it('is checked from the phone step, without a challenge', async () => {
    const harness = new ClientHarness();
    const { client, adapter } = harness;
    void client.verify('123456', { phoneNumber: alice });
    await settled();
    expect(adapter.last).to.include({ method: 'verify' });
    expect(adapter.last.request).to.include({ phoneNumber: alice, code: '123456' });
    expect(adapter.last.request.challenge).to.equal(undefined);
    adapter.last.reject(new SmsLockError('code-wrong'));
    await settled();
    expect(client.state).to.include({ step: 'code', phoneNumber: alice });
    void client.resend();
    await settled();
    expect(adapter.last).to.include({ method: 'start' });
  });

  it('is asked for without a message being sent, and another can be had at once', async () => {
    const { client, adapter, events, time } = new ClientHarness();
    await client.awaitCode(alice);
    const challenge = { sentAt: time, sends: 0, resendAt: time };
    expect(client.state).to.deep.equal({ step: 'code', phoneNumber: alice, challenge });
    expect(events.map(({ type }) => type)).to.deep.equal(['state-change', 'step-change']);
    expect(adapter.calls).to.have.length(0);

    void client.resend();
    await settled();
    expect(adapter.last.request).to.include({ phoneNumber: alice });
  });

  it('is not waited for in the middle of another login', async () => {
    const { client } = new ClientHarness();
    void client.start(alice);
    await client.awaitCode(bob);
    expect(client.state).to.deep.equal({ step: 'sending', phoneNumber: alice });
  });

  it('does not lose the challenge of the number that waits for its code', async () => {
    const harness = new ClientHarness();
    const { client, adapter } = harness;
    await harness.toCode({ challenge: 'kept' });
    const first = client.verify('123456', { phoneNumber: alice });
    expect(client.verify('123456')).to.equal(first);
    await settled();
    expect(adapter.last.request.challenge).to.equal('kept');
    expect(adapter.calls.length).to.equal(2);
    void client.abort();
    expect(client.state).to.have.nested.property('challenge.sends', 1);
  });

  it('wants its number in E.164 form', async () => {
    const { client, adapter } = new ClientHarness();
    const error = await rejection(client.verify('123456', { phoneNumber: '0612345678' }));
    expect(error).to.be.instanceOf(SmsLockError).and.to.include({ code: 'phone-invalid' });
    expect(adapter.calls).to.deep.equal([]);
  });
});
