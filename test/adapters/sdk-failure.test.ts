import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { sdkFailure } from '../../src/adapters/sdk-failure.js';
import { SmsLockError } from '../../src/errors.js';
import type { SmsLockErrorCode } from '../../src/errors.js';

const names: Readonly<Record<string, SmsLockErrorCode>> = {
  otp_expired: 'code-wrong-or-expired',
  'auth/invalid-verification-code': 'code-wrong',
};

const rows: readonly (readonly [cause: unknown, code: SmsLockErrorCode])[] = [
  [Object.assign(new Error('x'), { code: 'otp_expired', status: 403 }), 'code-wrong-or-expired'],
  [{ code: 'auth/invalid-verification-code' }, 'code-wrong'],
  [{ code: 'auth/too-many-requests' }, 'rate-limited'],
  [{ code: 'invalid_grant', status: 500 }, 'code-wrong-or-expired'],
  [{ code: 'constructor', status: 429 }, 'rate-limited'],
  [{ status: 503, message: 'x' }, 'server-error'],
  [{ status: 0, name: 'AuthRetryableFetchError' }, 'network'],
  [new TypeError('Failed to fetch'), 'network'],
  [new Error('x'), 'bad-response'],
  ['x', 'bad-response'],
  [undefined, 'bad-response'],
];

describe('an error of an SDK', () => {
  for (const [cause, code] of rows) {
    it(`is ${code}: ${JSON.stringify(cause)}`, () => {
      expect(sdkFailure(cause, 'verify', names)).to.include({ code, cause });
    });
  }

  it('tells developers what the SDK said', () => {
    const cause = Object.assign(new Error('Token has expired'), {
      code: 'otp_expired',
      status: 403,
    });
    expect(sdkFailure(cause, 'verify')).to.include({
      code: 'code-expired',
      status: 403,
      providerCode: 'otp_expired',
      providerMessage: 'Token has expired',
    });
  });

  it('stays what it is when it is one of ours', () => {
    const error = new SmsLockError('user-blocked');
    expect(sdkFailure(error, 'start')).to.equal(error);
  });
});
