import { expect } from '@open-wc/testing';
import { clockTime, nextResendAt, secondsUntil } from '../../src/client/cooldown.js';

describe('waiting times', () => {
  it('waits the given delay after the first message', () => {
    expect(nextResendAt(1000, 1, 30)).to.equal(31_000);
  });

  it('waits twice as long after each further message, ten minutes at most', () => {
    expect([2, 3, 4, 5, 6, 7, 40].map((sends) => nextResendAt(0, sends, 30) / 1000)).to.deep.equal([
      60, 120, 240, 480, 600, 600, 600,
    ]);
  });

  it('keeps a delay that is longer than ten minutes', () => {
    expect(nextResendAt(0, 3, 900)).to.equal(900_000);
  });

  it('counts whole seconds up, and none once the moment has passed', () => {
    expect(secondsUntil(1001, 0)).to.equal(2);
    expect(secondsUntil(1000, 0)).to.equal(1);
    expect(secondsUntil(0, 5000)).to.equal(0);
  });

  it('writes seconds as a clock does', () => {
    expect([0, 9, 24, 60, 725].map(clockTime)).to.deep.equal([
      '0:00',
      '0:09',
      '0:24',
      '1:00',
      '12:05',
    ]);
  });
});
