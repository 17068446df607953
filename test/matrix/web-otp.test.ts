import { expect, fixture, html } from '@open-wc/testing';
import '../support/console-guard.js';
import { holdAnswers, newTenant, recordedRequests, startBackend } from '../support/backend.js';
import { FakeTimers } from '../support/fake-timers.js';
import { FakeWebOtp } from '../support/fake-web-otp.js';
import { auth0Lock, nextEvent, paste, Person, until } from '../support/person.js';
import type { Tenant } from '../../src/testing/index.js';

const number = '0612345678';

function newest(tenant: Tenant): string {
  return tenant.messages.at(-1)?.code ?? '';
}

function wrong(tenant: Tenant): string {
  return newest(tenant) === '000000' ? '111111' : '000000';
}

function paths(): string[] {
  return recordedRequests().map(({ path }) => path);
}

function checks(): number {
  return paths().filter((path) => path === '/oauth/token').length;
}

async function aMoment(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 100));
}

describe('a code that the browser reads from the message', () => {
  let otp: FakeWebOtp;
  let tenant: Tenant;
  let person: Person;

  before(startBackend);
  beforeEach(async () => {
    otp = new FakeWebOtp();
    tenant = newTenant();
    person = new Person(await auth0Lock());
    person.lock.resendDelay = 0;
  });
  afterEach(() => otp.restore());

  /** Goes as far as asking for a message; the answer is kept back. */
  async function startsSending(): Promise<() => void> {
    const release = holdAnswers();
    await person.typePhone(number);
    await person.press('Enter');
    await until('the request', () => recordedRequests().length === 1);
    return release;
  }

  it('logs the person in', async () => {
    await person.asksForCode(number);
    otp.newest.answer(newest(tenant));

    await person.sees('You’re logged in');
    expect(paths()).to.deep.equal(['/passwordless/start', '/oauth/token']);
    expect(otp.requests).to.have.length(1);
  });

  it('is said to be filled in, and to be checked', async () => {
    await person.asksForCode(number);
    const release = holdAnswers();
    otp.newest.answer(newest(tenant));

    const filled = 'We filled in the code from your text message. Checking the code …';
    await until('the announcement', () => person.announcement === filled);
    release();
    await person.sees('You’re logged in');
  });

  it('is asked for as a text message', async () => {
    await person.asksForCode(number);

    expect(otp.newest.options.otp).to.deep.equal({ transport: ['sms'] });
    expect(otp.newest.signal).to.be.an.instanceOf(AbortSignal);
  });

  it('is listened for before the message is asked for, and not earlier', async () => {
    const order: string[] = [];
    person.lock.getCaptchaToken = () =>
      void order.push(`request, ${otp.requests.length} listening`);
    person.lock.addEventListener('code-request', () => {
      order.push(`code-request, ${otp.requests.length} listening`);
    });
    await person.asksForCode(number);

    expect(order).to.deep.equal(['code-request, 0 listening', 'request, 1 listening']);
  });

  it('is not listened for when the page keeps the message from being sent', async () => {
    person.lock.addEventListener('code-request', (event) => event.preventDefault());
    await person.lock.start(number);

    expect(otp.requests).to.deep.equal([]);
  });

  it('may come before the answer to the request', async () => {
    const release = await startsSending();
    await until('the message', () => otp.open.length === 1);
    otp.newest.answer('123456');
    await aMoment();
    expect(person.lock.step).to.equal('sending');

    const verifying = nextEvent(person.lock, 'step-change');
    release();
    await verifying;
    await until('the check', () => checks() === 1);
    expect(recordedRequests().at(-1)?.body).to.include({ otp: '123456' });
  });

  it('is left to the button when the page wants that', async () => {
    person.lock.noAutoSubmit = true;
    await person.asksForCode(number);
    otp.newest.answer(newest(tenant));
    await until('the code', () => person.field('Code').value === newest(tenant));
    await aMoment();
    expect(checks()).to.equal(0);
    expect(person.announcement).to.equal('We filled in the code from your text message.');

    await person.press('Enter');
    await person.sees('You’re logged in');
  });

  it('replaces what was typed so far', async () => {
    await person.asksForCode(number);
    await person.typeCode('12');
    otp.newest.answer(newest(tenant));

    await person.sees('You’re logged in');
    expect(checks()).to.equal(1);
  });

  it('is checked once, however it comes', async () => {
    otp.hasOpenPrompt = true;
    await person.asksForCode(number);
    const code = newest(tenant);
    const { answer } = otp.newest;
    const release = holdAnswers();
    await person.typeCode(code);
    answer(code);
    await paste(person.field('Code'), code);
    await until('the check', () => checks() === 1);
    release();

    await person.sees('You’re logged in');
    await aMoment();
    expect(checks()).to.equal(1);
  });

  it('is not checked again when it has been refused', async () => {
    await person.asksForCode(number);
    await person.typeCode(wrong(tenant));
    await person.seesError();
    otp.newest.answer(wrong(tenant));
    await aMoment();

    expect(checks()).to.equal(1);
  });

  it('is not listened for while one is checked, and anew when that was wrong', async () => {
    await person.asksForCode(number);
    const [first] = otp.open;
    const release = holdAnswers();
    await person.typeCode(wrong(tenant));
    await until('the check', () => person.lock.step === 'verifying');
    expect(otp.open).to.deep.equal([]);
    release();
    await person.seesError();
    expect(otp.open).to.have.length(1);
    expect(otp.open[0]).not.to.equal(first);

    otp.newest.answer(newest(tenant));
    await person.sees('You’re logged in');
  });

  for (const code of ['123456789012', '12345', 'abcdef', '', '123456 or 654321', 123456, null]) {
    it(`is ignored when it is none: ${JSON.stringify(code)}`, async () => {
      await person.asksForCode(number);
      await person.typeCode('12');
      otp.newest.answer(code);
      await aMoment();

      expect(person.field('Code').value).to.equal('12');
      expect(checks()).to.equal(0);
    });
  }

  it('is as long as the backend says', async () => {
    person.lock.adapter = {
      name: 'own',
      start: async () => ({ codeLength: 8 }),
      verify: async ({ code }) => ({
        status: 'authenticated',
        tokens: { accessToken: code },
        session: 'tokens',
        response: undefined,
      }),
    };
    const authenticated = nextEvent(person.lock, 'authenticated');
    await person.asksForCode(number);
    otp.newest.answer('12345678');

    expect((await authenticated).detail.tokens.accessToken).to.equal('12345678');
  });

  it('changes nothing while the element is disabled', async () => {
    await person.asksForCode(number);
    person.lock.disabled = true;
    otp.newest.answer(newest(tenant));
    await aMoment();

    expect(person.field('Code').value).to.equal('');
    expect(checks()).to.equal(0);
  });

  it('is not listened for any more when the person is in', async () => {
    await person.asksForCode(number);
    await person.typeCode(newest(tenant));
    await person.sees('You’re logged in');

    expect(otp.requests).to.have.length(1);
    expect(otp.open).to.deep.equal([]);
  });

  it('is listened for anew with each message, and dropped when it answers an older one', async () => {
    otp.hasOpenPrompt = true;
    await person.asksForCode(number);
    const [older] = otp.requests;
    const release = holdAnswers();
    person.button('Send a new code').click();
    await until('the second request', () => otp.requests.length === 2);
    expect(older?.signal.aborted).to.equal(true);
    expect(otp.open).to.have.length(1);

    older?.answer('123456');
    release();
    await until('the second message', () => tenant.messages.length === 2);
    await until('the code step', () => person.lock.step === 'code');
    await aMoment();
    expect(person.field('Code').value).to.equal('');
    expect(checks()).to.equal(0);

    otp.newest.answer(newest(tenant));
    await person.sees('You’re logged in');
  });

  it('is dropped when it came just before another message was asked for', async () => {
    const release = await startsSending();
    await until('the message', () => otp.open.length === 1);
    otp.newest.answer('123456');
    await aMoment();
    void person.lock.client.start('+33698765432');
    release();
    await person.sees('Enter the code');
    await aMoment();

    expect(person.field('Code').value).to.equal('');
    expect(checks()).to.equal(0);
  });

  it('is listened for still when a resend fails', async () => {
    await person.asksForCode(number);
    person.lock.adapter = {
      name: 'broken',
      start: () => Promise.reject(new Error('no')),
      verify: () => Promise.reject(new Error('no')),
    };
    await person.lock.updateComplete;
    await person.lock.resend().catch(() => undefined);

    expect(person.lock.step).to.equal('code');
    expect(otp.open).to.have.length(1);
  });

  it('is not listened for any more when the message could not be sent', async () => {
    person.lock.adapter = {
      name: 'broken',
      start: () => Promise.reject(new Error('no')),
      verify: () => Promise.reject(new Error('no')),
    };
    await person.lock.start(number).catch(() => undefined);

    expect(otp.requests).to.have.length(1);
    expect(otp.open).to.deep.equal([]);
  });

  it('is dropped when the number is changed', async () => {
    otp.hasOpenPrompt = true;
    await person.asksForCode(number);
    const { answer } = otp.newest;
    person.button('Change number').click();
    expect(otp.open).to.deep.equal([]);
    answer('123456');
    await person.sees('Log in');
    await aMoment();

    expect(paths()).to.deep.equal(['/passwordless/start']);
    await person.asksForCode('');
    expect(person.field('Code').value).to.equal('');
  });

  it('is dropped when the page begins anew in the moment it comes', async () => {
    await person.asksForCode(number);
    otp.newest.answer('123456');
    person.lock.reset();
    await person.sees('Log in');
    await aMoment();

    expect(paths()).to.deep.equal(['/passwordless/start']);
  });

  it('is listened for five minutes', async () => {
    await person.asksForCode(number);
    const timers = new FakeTimers();
    try {
      await person.lock.resend();
      await timers.pass(299_000);
      expect(otp.open).to.have.length(1);
      await timers.pass(2_000);
      expect(otp.open).to.have.length(0);
    } finally {
      timers.restore();
    }
    person.field('Code').focus();
    await person.typeCode(newest(tenant));
    await person.sees('You’re logged in');
  });

  it('is not listened for by an element that was removed, and again when it comes back', async () => {
    otp.hasOpenPrompt = true;
    await person.asksForCode(number);
    const { lock } = person;
    const parent = lock.parentElement;
    const { answer } = otp.newest;
    lock.remove();
    await Promise.resolve();
    expect(otp.open).to.deep.equal([]);
    answer(newest(tenant));
    await aMoment();
    expect(checks()).to.equal(0);
    expect(person.field.bind(person, 'Code')).to.throw();

    parent?.append(lock);
    expect(otp.open).to.have.length(1);
    otp.newest.answer(newest(tenant));
    await person.sees('You’re logged in');
  });

  it('is not listened for any more when the element is removed while it sends', async () => {
    const release = await startsSending();
    await until('the message', () => otp.open.length === 1);
    person.lock.remove();
    await Promise.resolve();
    release();

    expect(otp.open).to.deep.equal([]);
  });

  it('survives a move of the element', async () => {
    await person.asksForCode(number);
    const section = await fixture<HTMLElement>(html`<section></section>`);
    section.append(person.lock);
    await aMoment();
    expect(otp.requests).to.have.length(1);

    otp.newest.answer(newest(tenant));
    await person.sees('You’re logged in');
  });

  it('is listened for when the page drives the client', async () => {
    void person.lock.client.start('+33612345678');
    await person.sees('Enter the code');
    expect(otp.open).to.have.length(1);

    otp.newest.answer(newest(tenant));
    await person.sees('You’re logged in');
  });

  it('is listened for when the code was sent before', async () => {
    await person.lock.client.awaitCode('+33612345678');
    await person.sees('Enter the code');

    expect(otp.open).to.have.length(1);
    expect(paths()).to.deep.equal([]);
  });

  it('follows a page that leaves the step in the moment it is entered', async () => {
    person.lock.client.addEventListener('state-change', ({ detail }) => {
      if (detail.state.step === 'sending') person.lock.reset();
    });
    await person.lock.start(number);

    expect(otp.open).to.deep.equal([]);
  });

  const refusals = [
    new DOMException('aborted', 'AbortError'),
    new DOMException('not allowed', 'NotAllowedError'),
    new DOMException('invalid', 'InvalidStateError'),
    new TypeError('not supported'),
  ];
  for (const error of refusals) {
    it(`can be refused in silence: ${error.name}`, async () => {
      await person.asksForCode(number);
      otp.newest.refuse(error);
      await aMoment();
      expect(person.error).to.equal('');

      await person.typeCode(newest(tenant));
      await person.sees('You’re logged in');
    });

    it(`can fail at once: ${error.name}`, async () => {
      otp.throws = error;
      await person.asksForCode(number);
      expect(otp.asked).to.equal(1);
      expect(person.error).to.equal('');

      await person.typeCode(newest(tenant));
      await person.sees('You’re logged in');
    });
  }

  it('is typed where the browser knows no WebOTP', async () => {
    otp.leave();
    await person.asksForCode(number);
    expect(otp.requests).to.deep.equal([]);

    await person.typeCode(newest(tenant));
    await person.sees('You’re logged in');
  });

  it('is not asked for on a page that did not come over https', async () => {
    otp.makeInsecure();
    await person.asksForCode(number);

    expect(isSecureContext).to.equal(false);
    expect(otp.requests).to.deep.equal([]);
  });
});
