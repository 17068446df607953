import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { errorCodes } from '../../src/client/next-action.js';
import { SmsLockError } from '../../src/errors.js';
import { earlyEnglish } from '../../src/i18n/early-english.js';
import { english } from '../../src/i18n/english.js';
import { presentCode } from '../../src/ui/code-presentation.js';
import { isTicking, presentPhone, viewOf } from '../../src/ui/presentation.js';
import type { FlowState } from '../../src/client/machine.js';
import type { SmsLockErrorCode } from '../../src/errors.js';
import type { Presentation, PresentationInput, SubmitAction } from '../../src/ui/presentation.js';

const now = Date.UTC(2026, 0, 15, 12);
const phoneNumber = '+33612345678';
const challenge = { sentAt: now - 60_000, sends: 1, resendAt: now - 30_000 };
const phone: FlowState = { step: 'phone' };
const code: FlowState = { step: 'code', phoneNumber, challenge };
const states = {
  phone,
  sending: { step: 'sending', phoneNumber },
  code,
  resending: { step: 'sending', phoneNumber, previous: code },
  verifying: { step: 'verifying', phoneNumber, challenge, code: '123456' },
  authenticated: {
    step: 'authenticated',
    result: { profile: {}, tokens: {}, session: 'cookie', response: undefined },
  },
} satisfies Record<string, FlowState>;

function input(flow: FlowState, more: Partial<PresentationInput> = {}): PresentationInput {
  return {
    flow,
    error: undefined,
    hasSendFailed: false,
    retryAt: 0,
    isReading: false,
    now,
    codeLength: 6,
    hasAutoSubmit: true,
    group: (number) => `grouped ${number}`,
    example: undefined,
    hasExtension: false,
    ...more,
  };
}

/** With everything loaded, as it mostly is. */
function present(shown: PresentationInput): Presentation {
  const isPhone = viewOf(shown.flow) === 'phone';
  return isPhone ? presentPhone(shown, english) : presentCode(shown, english);
}

const { sendCode, verifyCode, resend, tryAgain, useOtherNumber } = english;
type Button = readonly [action: SubmitAction, label: string];

/** The button after each failure: in the phone view, and in the code view. */
const buttons: Record<SmsLockErrorCode, { readonly phone: Button; readonly code: Button }> = {
  'phone-invalid': { phone: ['send', sendCode], code: ['go-back', useOtherNumber] },
  'phone-not-allowed': { phone: ['send', sendCode], code: ['go-back', useOtherNumber] },
  'phone-rejected': { phone: ['send', sendCode], code: ['go-back', useOtherNumber] },
  'delivery-failed': { phone: ['send', sendCode], code: ['go-back', useOtherNumber] },
  'code-incomplete': { phone: ['send', sendCode], code: ['verify', verifyCode] },
  'code-wrong': { phone: ['send', sendCode], code: ['verify', verifyCode] },
  'code-expired': { phone: ['send', sendCode], code: ['resend', resend] },
  'code-wrong-or-expired': { phone: ['send', sendCode], code: ['verify', verifyCode] },
  'attempts-exceeded': { phone: ['send', sendCode], code: ['resend', resend] },
  'challenge-lost': { phone: ['send', sendCode], code: ['restart', resend] },
  'signup-disabled': { phone: ['send', sendCode], code: ['go-back', useOtherNumber] },
  'user-blocked': { phone: ['send', sendCode], code: ['go-back', useOtherNumber] },
  'access-denied': { phone: ['send', sendCode], code: ['go-back', useOtherNumber] },
  'rate-limited': { phone: ['send', sendCode], code: ['verify', verifyCode] },
  'captcha-required': { phone: ['send', tryAgain], code: ['verify', tryAgain] },
  'captcha-failed': { phone: ['send', tryAgain], code: ['verify', tryAgain] },
  offline: { phone: ['send', tryAgain], code: ['verify', tryAgain] },
  timeout: { phone: ['send', tryAgain], code: ['verify', tryAgain] },
  network: { phone: ['send', tryAgain], code: ['verify', tryAgain] },
  'server-error': { phone: ['send', tryAgain], code: ['verify', tryAgain] },
  'bad-response': { phone: ['send', tryAgain], code: ['verify', tryAgain] },
  'not-configured': { phone: ['send', tryAgain], code: ['verify', tryAgain] },
  'load-failed': { phone: ['send', tryAgain], code: ['verify', tryAgain] },
};

describe('what is shown after a failure', () => {
  for (const errorCode of errorCodes) {
    const error = new SmsLockError(errorCode, { providerMessage: '<b>secret</b>' });
    for (const view of ['phone', 'code'] as const) {
      const [action, label] = buttons[errorCode][view];
      it(`${errorCode} in the ${view} view says what to do and offers to ${action}`, () => {
        const shown = present(input({ ...states[view], error }, { error }));
        expect(shown).to.include({ view, isBusy: false, message: english.errors[errorCode] });
        expect(shown.submit).to.deep.equal({ action, label, isWaiting: false });
        expect(JSON.stringify(shown)).to.not.contain('secret');
      });
    }
  }

  it('marks the field that has to be corrected, and no other', () => {
    const marked = (view: 'phone' | 'code'): string[] =>
      errorCodes.filter((name) => {
        const error = new SmsLockError(name);
        return present(input(states[view], { error })).isFieldInvalid;
      });
    expect(marked('phone')).to.deep.equal([
      'phone-invalid',
      'phone-not-allowed',
      'phone-rejected',
      'delivery-failed',
      'signup-disabled',
      'user-blocked',
      'access-denied',
    ]);
    expect(marked('code')).to.deep.equal([
      'code-incomplete',
      'code-wrong',
      'code-wrong-or-expired',
    ]);
  });

  it('tries again what was tried: the message or the code', () => {
    const error = new SmsLockError('network');
    for (const [hasSendFailed, action] of [
      [true, 'resend'],
      [false, 'verify'],
    ] as const) {
      const { submit } = present(input(code, { error, hasSendFailed }));
      expect(submit).to.include({ action, label: tryAgain });
    }
  });
});

describe('what is shown in each step', () => {
  const steps: readonly [keyof typeof states, string, boolean, boolean][] = [
    ['phone', 'phone', false, false],
    ['sending', 'phone', true, false],
    ['code', 'code', false, true],
    ['resending', 'code', true, false],
    ['verifying', 'code', true, false],
    ['authenticated', 'authenticated', false, false],
  ];
  for (const [name, view, isBusy, canResend] of steps) {
    it(`is the ${view} view while ${name}${isBusy ? ', busy' : ''}`, () => {
      const shown = present(input(states[name]));
      expect(shown).to.include({ view, isBusy, canResend, message: undefined });
      expect(isTicking(shown)).to.equal(false);
    });
  }

  it('is busy while the number is read', () => {
    expect(present(input(phone, { isReading: true }))).to.include({ view: 'phone', isBusy: true });
  });

  it('is the phone view, busy, until the code step has been loaded', () => {
    const shown = presentPhone(input(code), earlyEnglish);
    expect(shown).to.include({ view: 'phone', isBusy: true, canResend: false });
    expect(presentPhone(input(phone), earlyEnglish)).to.include({ isBusy: false });
    const error = new SmsLockError('load-failed');
    const failed = presentPhone(input(code, { error }), earlyEnglish);
    expect(failed).to.include({ view: 'phone', isBusy: false });
    expect(failed.submit).to.include({ action: 'load', label: tryAgain });
  });

  it('is the number in groups, where there is one', () => {
    expect(present(input(phone)).phoneNumber).to.equal('');
    expect(present(input(code)).phoneNumber).to.equal(`grouped ${phoneNumber}`);
    expect(present(input(states.authenticated)).phoneNumber).to.equal('');
  });

  it('is a hint of how long a code is, as the server says before the page', () => {
    expect(present(input(phone)).hint).to.equal(english.phoneHint);
    expect(present(input(code, { hasAutoSubmit: false }))).to.include({
      codeLength: 6,
      hint: 'The code has 6 digits.',
    });
    const short: FlowState = { ...code, challenge: { ...challenge, codeLength: 4 } };
    const previous = { ...code, challenge: { ...challenge, codeLength: 8 } };
    expect(present(input(short)).hint).to.equal(
      'The code has 4 digits. We check it as soon as it is complete.',
    );
    expect(present(input({ ...states.resending, previous })).codeLength).to.equal(8);
  });
});

describe('what is shown of waiting', () => {
  const soon: FlowState = { ...code, challenge: { ...challenge, resendAt: now + 23_001 } };

  it('is when another code may be asked for, to the second', () => {
    const shown = present(input(soon));
    expect(shown.resendWait).to.equal('You can ask for a new code in 0:24.');
    expect(isTicking(shown)).to.equal(true);
    expect(present(input(soon, { now: now + 23_001 })).resendWait).to.equal(undefined);
    expect(present(input({ ...soon, step: 'verifying', code: '1' })).resendWait).to.be.a('string');
  });

  it('keeps the button waiting only if it would ask for another code', () => {
    const expired = new SmsLockError('code-expired');
    const wrong = new SmsLockError('code-wrong');
    expect(present(input(soon, { error: expired })).submit).to.include({
      action: 'resend',
      isWaiting: true,
    });
    expect(present(input(soon, { error: expired, now: now + 23_001 })).submit.isWaiting).to.equal(
      false,
    );
    expect(present(input(soon, { error: wrong })).submit.isWaiting).to.equal(false);
  });

  it('is when to try again after too many requests, and after no other failure', () => {
    const error = new SmsLockError('rate-limited', { retryAfter: 600 });
    const retryAt = now + 600_000;
    for (const flow of [phone, code]) {
      const shown = present(input(flow, { error, retryAt }));
      expect(shown.retryWait).to.equal('You can try again in 10:00.');
      expect(isTicking(shown)).to.equal(true);
      expect(present(input(flow, { error, retryAt, now: retryAt })).retryWait).to.equal(undefined);
    }
    const other = new SmsLockError('code-wrong');
    expect(present(input(code, { error: other, retryAt })).retryWait).to.equal(undefined);
  });

  it('offers another code beside the button, unless the button does', () => {
    const offered = (errorCode: SmsLockErrorCode): boolean =>
      present(input(code, { error: new SmsLockError(errorCode) })).canResend;
    expect(offered('code-wrong')).to.equal(true);
    expect(offered('phone-rejected')).to.equal(true);
    expect(offered('code-expired')).to.equal(false);
    expect(offered('challenge-lost')).to.equal(false);
  });
});

describe('what is shown of a code that was sent', () => {
  const known: FlowState = { ...code, challenge: { ...challenge, expiresAt: now + 60_000 } };

  it('is until when it works, as a time of day', () => {
    const format = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
    const shown = present(input(known));
    expect(shown.codeExpiry).to.equal(`The code works until ${format.format(now + 60_000)}.`);
    expect(isTicking(shown)).to.equal(true);
    expect(present(input(code)).codeExpiry).to.equal(undefined);
  });

  it('is that it does not work any more, and the one thing to do', () => {
    const shown = present(input(known, { now: now + 60_000 }));
    expect(shown).to.include({
      message: english.errors['code-expired'],
      codeExpiry: undefined,
      isFieldInvalid: false,
      canResend: false,
    });
    expect(shown.submit).to.deep.equal({
      action: 'resend',
      label: english.resend,
      isWaiting: false,
    });
    expect(isTicking(shown)).to.equal(false);
  });

  it('is not that it has expired while it is being checked, or when something else is wrong', () => {
    const late = { now: now + 60_000 };
    const checking: FlowState = { ...known, step: 'verifying', code: '123456' };
    expect(present(input(checking, late)).message).to.equal(undefined);
    const error = new SmsLockError('code-wrong');
    const shown = present(input(known, { ...late, error }));
    expect(shown.message).to.equal(english.errors['code-wrong']);
  });

  it('is how many tries are left, behind the error about a wrong code and no other', () => {
    const last: FlowState = { ...code, challenge: { ...challenge, attemptsLeft: 1 } };
    const message = (name: SmsLockErrorCode): string | undefined =>
      present(input(last, { error: new SmsLockError(name) })).message;
    expect(message('code-wrong')).to.equal(`${english.errors['code-wrong']} Tries left: 1.`);
    expect(message('network')).to.equal(english.errors.network);
    expect(present(input(last)).message).to.equal(undefined);
  });

  it('is help once the first wait is over, from then on', () => {
    const soon = (sends: number): FlowState => ({
      ...code,
      challenge: { ...challenge, sends, resendAt: now + 1000 },
    });
    expect(present(input(soon(1)))).to.include({ hasHelp: false });
    expect(present(input(soon(1), { now: now + 1000 }))).to.include({ hasHelp: true });
    expect(present(input(soon(2)))).to.include({ hasHelp: true });
  });
});

it('follows from its input alone, and leaves that as it is', () => {
  for (const flow of Object.values(states)) {
    const given = Object.freeze(input(Object.freeze({ ...flow })));
    expect(present(given)).to.deep.equal(present(given));
  }
});
