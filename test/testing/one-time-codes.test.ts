import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { maxFailures, OneTimeCodes } from '../../src/testing/one-time-codes.js';
import { randomDigits } from '../../src/testing/random-values.js';

const phone = '+33612345678';
const lifetime = 180;

function codesWith(code: string, now = 0): OneTimeCodes {
  const codes = new OneTimeCodes();
  codes.issue(phone, { code, challenge: 'first', expiresAt: now + lifetime * 1000 });
  return codes;
}

function outcome(codes: OneTimeCodes, code: string, now = 0, challenge?: string): string {
  return codes.check(phone, { code, challenge }, now, lifetime).outcome;
}

describe('one-time codes', () => {
  it('accepts a code once', () => {
    const codes = codesWith('123456');
    expect(outcome(codes, '123456')).to.equal('accepted');
    expect(outcome(codes, '123456')).to.equal('unknown');
  });

  it('counts only the newest code', () => {
    const codes = codesWith('111111');
    codes.issue(phone, { code: '222222', challenge: 'second', expiresAt: lifetime * 1000 });
    expect(outcome(codes, '111111')).to.equal('wrong');
    expect(outcome(codes, '222222', 0, 'first')).to.equal('unknown');
    expect(outcome(codes, '222222', 0, 'second')).to.equal('accepted');
  });

  it('knows no code that was not sent', () => {
    expect(outcome(new OneTimeCodes(), '123456')).to.equal('unknown');
  });

  it('takes a code until its life is over, and not a moment longer', () => {
    expect(outcome(codesWith('123456'), '123456', lifetime * 1000 - 1)).to.equal('accepted');
    expect(outcome(codesWith('123456'), '123456', lifetime * 1000)).to.equal('expired');
  });

  it('refuses the right code after three wrong ones', () => {
    const codes = codesWith('123456');
    const left = [1, 2, 3].map(() => codes.check(phone, { code: '0' }, 0, lifetime));
    expect(left).to.deep.equal([2, 1, 0].map((n) => ({ outcome: 'wrong', attemptsLeft: n })));
    expect(codes.check(phone, { code: '123456' }, 1000, lifetime)).to.deep.equal({
      outcome: 'exhausted',
      retryAfter: 179,
    });
  });

  it('does not reset the failures with a new code', () => {
    const codes = codesWith('111111');
    outcome(codes, '0');
    outcome(codes, '0');
    codes.issue(phone, { code: '222222', challenge: 'second', expiresAt: lifetime * 1000 });
    expect(codes.attemptsLeft(phone, 0)).to.equal(1);
    expect(outcome(codes, '0')).to.equal('wrong');
    expect(outcome(codes, '222222')).to.equal('exhausted');
  });

  it('forgets the failures after a login', () => {
    const codes = codesWith('123456');
    outcome(codes, '0');
    outcome(codes, '123456');
    expect(codes.attemptsLeft(phone, 0)).to.equal(maxFailures);
  });

  it('forgets the failures after a quiet time, which refused tries do not lengthen', () => {
    const codes = codesWith('111111');
    [1, 2, 3].forEach(() => outcome(codes, '0'));
    expect(outcome(codes, '0', 179_999)).to.equal('exhausted');
    codes.issue(phone, { code: '222222', challenge: 'second', expiresAt: 999_000 });
    expect(outcome(codes, '222222', 180_000)).to.equal('accepted');
  });

  it('counts no failure for an expired code or a foreign challenge', () => {
    const codes = codesWith('123456');
    outcome(codes, '0', 0, 'foreign');
    outcome(codes, '0', lifetime * 1000);
    expect(codes.attemptsLeft(phone, lifetime * 1000)).to.equal(maxFailures);
  });

  it('keeps numbers apart', () => {
    const codes = codesWith('123456');
    [1, 2, 3].forEach(() => outcome(codes, '0'));
    codes.issue('+4915112345678', { code: '1', challenge: 'c', expiresAt: 1 });
    expect(codes.check('+4915112345678', { code: '1' }, 0, lifetime).outcome).to.equal('accepted');
  });

  it('never accepts anything but the newest code in its time, and three guesses at most', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('issue' as const), code: fc.constantFrom('1', '2', '3') }),
      fc.record({ do: fc.constant('try' as const), code: fc.constantFrom('1', '2', '3') }),
      fc.record({ do: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 100 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const codes = new OneTimeCodes();
        let now = 0;
        let newest: { code: string; expiresAt: number } | undefined;
        let failuresInARow: number[] = [];
        for (const one of steps) {
          if (one.do === 'wait') now += one.seconds * 1000;
          if (one.do === 'issue') {
            newest = { code: one.code, expiresAt: now + lifetime * 1000 };
            codes.issue(phone, { ...newest, challenge: '' });
          }
          if (one.do !== 'try') continue;
          const result = outcome(codes, one.code, now);
          const isRight = newest?.code === one.code && now < newest.expiresAt;
          if (result === 'accepted') {
            expect(isRight).to.equal(true);
            newest = undefined;
            failuresInARow = [];
          } else if (result === 'wrong') {
            failuresInARow = [...failuresInARow, now];
          } else if (isRight) {
            expect(result).to.equal('exhausted');
            expect(failuresInARow.length).to.be.at.least(maxFailures);
          }
          const recent = failuresInARow.filter((time) => now - time < lifetime * 1000);
          expect(recent.length).to.be.at.most(maxFailures);
        }
      }),
    );
  });
});

describe('random codes', () => {
  it('have the length asked for and digits only, each about equally often', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), (length) => {
        expect(randomDigits(length)).to.match(new RegExp(`^[0-9]{${length}}$`));
      }),
    );
    const counts = new Map<string, number>();
    for (const digit of randomDigits(20_000)) counts.set(digit, (counts.get(digit) ?? 0) + 1);
    expect(counts.size).to.equal(10);
    for (const count of counts.values()) expect(count).to.be.within(1_700, 2_300);
  });
});
