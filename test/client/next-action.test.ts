import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { errorCodes, nextAction } from '../../src/client/next-action.js';
import { SmsLockError } from '../../src/errors.js';
import { english } from '../../src/i18n/english.js';

const actions = ['edit-phone', 'edit-code', 'new-code', 'wait', 'go-back', 'retry'];

describe('every error code', () => {
  for (const code of errorCodes) {
    it(`${code} has one next action and an English text`, () => {
      expect(nextAction(new SmsLockError(code))).to.be.oneOf(actions);
      expect(english.errors[code]).to.match(/^[A-Z].*\.$/);
    });
  }

  it('stands in the list once, and no text is left over', () => {
    expect(new Set(errorCodes).size).to.equal(errorCodes.length);
    expect(Object.keys(english.errors)).to.have.members([...errorCodes]);
  });
});

describe('SmsLockError', () => {
  it('is an Error that keeps what is known', () => {
    const cause = new TypeError('x');
    const details = {
      retryAfter: 42,
      attemptsLeft: 1,
      status: 429,
      providerCode: 'too_many_requests',
      providerMessage: 'Slow down.',
      challenge: { a: 1 },
      cause,
    };
    const error = new SmsLockError('rate-limited', details);
    expect(error).to.be.instanceOf(Error);
    expect(error).to.include({ name: 'SmsLockError', code: 'rate-limited', ...details });
    expect(error.message).to.equal('Slow down.');
  });

  it('says its code when nothing else is known', () => {
    expect(new SmsLockError('timeout').message).to.equal('timeout');
    expect(String(new SmsLockError('timeout', { message: 'Too slow.' }))).to.equal(
      'SmsLockError: Too slow.',
    );
  });
});
