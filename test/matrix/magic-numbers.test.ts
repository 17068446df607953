import { expectWarning } from '../support/console-guard.js';
import { expect, fixture, html } from '@open-wc/testing';
import { nextAction } from '../../src/client/next-action.js';
import { english } from '../../src/i18n/english.js';
import { goodCaptcha, magicNumbers } from '../../src/testing/index.js';
import { newTenant, startBackend, tenantOrigin } from '../support/backend.js';
import { nextEvent, Person, until } from '../support/person.js';
import type { SmsLockErrorCode } from '../../src/errors.js';
import type { SmsLockElement } from '../../src/sms-lock-element.js';
import type { MagicNumber } from '../../src/testing/index.js';

/** A developer is told about an origin that does not answer, once. */
let isHinted = false;

const locks = {
  'own endpoints': () =>
    fixture<SmsLockElement>(
      html`<sms-lock
        start-url="${tenantOrigin}/start"
        verify-url="${tenantOrigin}/verify"
        country="US"
      ></sms-lock>`,
    ),
  Auth0: () =>
    fixture<SmsLockElement>(
      html`<sms-lock domain="tenant.example" client-id="test-client" country="US"></sms-lock>`,
    ),
};

describe('magic numbers', () => {
  before(startBackend);

  for (const [name, makeLock] of Object.entries(locks)) {
    for (const magic of magicNumbers) {
      const code = (name === 'Auth0' && magic.auth0ErrorCode) || magic.errorCode;
      if (!code) continue;

      it(`${magic.outcome}, through ${name}: says so, offers a way on, loses nothing`, async () => {
        if (code === 'network' && !isHinted) expectWarning(/tenant\.example did not answer/);
        isHinted ||= code === 'network';
        const tenant = newTenant({ delay: (_, signal) => untilAborted(signal) });
        const restoreTimers = magic.outcome === 'never-answers' ? hurryTimeouts() : () => undefined;
        const person = new Person(await makeLock());
        const typed = magic.phoneNumber.slice(2);
        const failed = nextEvent(person.lock, 'failed');
        await person.typePhone(typed);
        await person.press('Enter');

        if (magic.at === 'start') {
          const { detail } = await failed;
          restoreTimers();
          await expectWayOn(person, code, 'Mobile number', typed);
          expect(detail).to.deep.equal({ error: person.lock.error, step: 'sending' });
          return;
        }
        await person.sees('Enter the code');
        const otp = tenant.messages.at(-1)?.code ?? '000000';
        await person.typeCode(otp);
        const { detail } = await failed;
        restoreTimers();
        await expectWayOn(person, code, 'Code', otp);
        expect(detail).to.deep.equal({ error: person.lock.error, step: 'verifying' });
      });
    }
  }

  it('passes the captcha with a token', async () => {
    const tenant = newTenant();
    const person = new Person(await locks.Auth0());
    const { phoneNumber } = theOne('captcha-required');
    person.lock.getCaptchaToken = (purpose) => (purpose === 'start' ? goodCaptcha : undefined);

    await person.asksForCode(phoneNumber.slice(2));

    expect(tenant.messages).to.have.length(1);
  });

  it('reports a second factor as something else to do', async () => {
    const tenant = newTenant();
    const person = new Person(await locks.Auth0());
    const required = nextEvent(person.lock, 'action-required');
    await person.asksForCode(theOne('mfa-required').phoneNumber.slice(2));
    await person.typeCode(tenant.messages.at(-1)?.code ?? '');

    const { detail } = await required;

    expect(detail.reason).to.equal('mfa_required');
    expect(detail.response).to.have.property('mfa_token');
    expect(person.lock.step).to.equal('code');
  });
});

async function expectWayOn(
  person: Person,
  code: SmsLockErrorCode,
  label: 'Mobile number' | 'Code',
  typed: string,
): Promise<void> {
  expect(person.lock.error?.code).to.equal(code);
  expect(await person.seesError()).to.equal(english.errors[code]);
  expect(person.lock.matches(':state(error)')).to.equal(true);

  const field = person.field(label);
  expect(field.value.replace(/\D/g, '')).to.equal(typed);
  expect(field.readOnly).to.equal(false);
  await until('the focus', () => person.focused === field);

  const [submit] = person.buttonNames.filter((name) => name !== english.editPhone);
  switch (nextAction({ code })) {
    case 'edit-phone':
      expect(label).to.equal('Mobile number');
      return expectInvalid(field);
    case 'go-back':
      if (label === 'Mobile number') return expectInvalid(field);
      expect(submit).to.equal(english.useOtherNumber);
      return;
    case 'edit-code':
      expect(field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)).to.equal(typed);
      return expectInvalid(field);
    case 'new-code':
      expect(submit).to.equal(english.resend);
      return;
    case 'retry':
      expect(submit).to.equal(english.tryAgain);
      return;
    case 'wait':
      expect(person.text).to.contain('You can try again in 0:4');
  }
}

function expectInvalid(field: HTMLInputElement): void {
  expect(field.getAttribute('aria-invalid')).to.equal('true');
  expect(field.getAttribute('aria-describedby')?.split(' ')).to.include('message');
}

function theOne(outcome: MagicNumber['outcome']): MagicNumber {
  const found = magicNumbers.find((magic) => magic.outcome === outcome);
  if (!found) throw new Error(`no number for ${outcome}`);
  return found;
}

/** The tenant's slow answers never come, unless nobody waits any more. */
function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
}

/** Lets the widget's thirty seconds of patience pass in no time. */
function hurryTimeouts(): () => void {
  const original = window.setTimeout;
  window.setTimeout = ((handler: () => void, delay: number) =>
    original(handler, delay === 30_000 ? 200 : delay)) as typeof setTimeout;
  return () => {
    window.setTimeout = original;
  };
}
