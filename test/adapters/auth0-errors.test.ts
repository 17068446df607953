import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { auth0 } from '../../src/adapters/auth0.js';
import { failureOf, json, now, RecordingFetch } from './recording-fetch.js';
import type { SmsLockError, SmsLockErrorCode } from '../../src/errors.js';

const adapter = auth0({ domain: 'tenant.example', clientId: 'client' });

function failed(purpose: 'start' | 'verify', response: Response): Promise<SmsLockError> {
  const { context } = new RecordingFetch(() => response);
  const request = { phoneNumber: '+61412345678', language: 'en', code: '123456' };
  return failureOf(adapter[purpose](request, context));
}

type Row = readonly [status: number, error: string, description: string, code: SmsLockErrorCode];

const missing = (property: string): string => `Missing required property: ${property}`;
const twilio = (text: string, code: number): string => `${text} (Code: ${code})`;

const atStart: readonly Row[] = [
  [
    400,
    'bad.tenant',
    'error in tenant - tenant validation failed: invalid_tenant',
    'not-configured',
  ],
  [400, 'bad.client_id', missing('client_id'), 'not-configured'],
  [400, 'bad.connection', missing('connection'), 'not-configured'],
  [400, 'bad.connection', 'Connection does not exist', 'not-configured'],
  [400, 'bad.connection', 'Connection is disabled', 'not-configured'],
  [
    400,
    'bad.connection',
    'Invalid connection strategy. It must either be a passwordless connection',
    'not-configured',
  ],
  [400, 'bad.connection', 'Public signup is disabled', 'signup-disabled'],
  [400, 'bad.connection', '', 'signup-disabled'],
  [
    400,
    'bad.authParams',
    'error in authParams - invalid type: string (expected object)',
    'not-configured',
  ],
  [400, 'bad.request', 'the following properties are not allowed: foo', 'not-configured'],
  // A name that every object has a member of.
  [400, 'toString', '', 'phone-rejected'],
  [400, 'bad.phone_number', missing('phone_number'), 'phone-rejected'],
  [400, 'bad.phone_number', 'String does not match pattern: ^\\+[0-9]{1,15}$', 'phone-rejected'],
  [400, 'bad.send', 'The send property must be either code or link', 'not-configured'],
  [400, 'sms_provider_error', twilio("The 'To' number is not valid.", 21211), 'phone-rejected'],
  [400, 'sms_provider_error', twilio('Not a mobile number', 21614), 'phone-rejected'],
  [400, 'sms_provider_error', twilio('Region not enabled', 21408), 'phone-not-allowed'],
  [400, 'sms_provider_error', twilio('Recipient sent STOP', 21610), 'delivery-failed'],
  [400, 'sms_provider_error', twilio('Unreachable', 30003), 'delivery-failed'],
  [400, 'sms_provider_error', twilio('Authenticate', 20003), 'delivery-failed'],
  [400, 'sms_provider_error', twilio('Something new', 99999), 'delivery-failed'],
  [
    400,
    'sms_provider_error',
    'Unexpected response while calling the SMS gateway: 500',
    'delivery-failed',
  ],
  [
    400,
    'sms_provider_error',
    'Authentication failed while calling the SMS gateway: 401',
    'delivery-failed',
  ],
  [400, 'sms_provider_error', 'Timeout while calling the SMS gateway: 30s', 'delivery-failed'],
  [400, 'sms_provider_error', '', 'delivery-failed'],
  [400, 'invalid_captcha', 'Invalid captcha value', 'captcha-failed'],
  [401, 'requires_verification', 'Verification is required.', 'captcha-required'],
  [401, 'invalid_client', 'Unknown client', 'not-configured'],
  [429, 'too_many_requests', 'Too many requests. Check the X-RateLimit headers', 'rate-limited'],
  [500, 'server_error', 'Internal error', 'server-error'],
];

const atVerify: readonly Row[] = [
  [403, 'invalid_grant', 'Wrong phone number or verification code.', 'code-wrong-or-expired'],
  [
    403,
    'invalid_grant',
    "You've reached the maximum number of attempts. Please try to login again.",
    'attempts-exceeded',
  ],
  [403, 'invalid_grant', 'Words that nobody has seen yet.', 'code-wrong-or-expired'],
  [
    403,
    'unauthorized_client',
    "Grant type 'http://auth0.com/oauth/grant-type/passwordless/otp' not allowed for the client.",
    'not-configured',
  ],
  [401, 'invalid_client', 'Unknown client', 'not-configured'],
  [400, 'invalid_request', 'Missing required parameter: otp', 'not-configured'],
  [400, 'invalid_request', 'Unknown realm', 'not-configured'],
  [403, 'unsupported_grant_type', 'Unsupported grant type: x', 'not-configured'],
  [403, 'access_denied', 'A rule says no.', 'access-denied'],
  [403, 'access_denied', 'Wrong phone number or verification code.', 'code-wrong-or-expired'],
  [403, 'unauthorized', 'A rule says no.', 'access-denied'],
  [403, 'unauthorized', 'user is blocked', 'user-blocked'],
  [401, 'unauthorized', 'user is blocked', 'user-blocked'],
  [403, 'blocked_user', 'user is blocked', 'user-blocked'],
  [401, 'requires_verification', 'Verification is required.', 'captcha-required'],
  [403, 'requires_verification', 'Verification is required.', 'captcha-required'],
  [429, 'too_many_attempts', 'Your account has been blocked', 'attempts-exceeded'],
  [429, 'too_many_requests', 'Global limit has been reached', 'rate-limited'],
  [404, 'endpoint_disabled', 'Endpoint is disabled', 'not-configured'],
  [503, 'temporarily_unavailable', 'Try later', 'server-error'],
  [500, 'server_error', 'Internal error', 'server-error'],
];

for (const [purpose, rows] of Object.entries({ start: atStart, verify: atVerify })) {
  describe(`Auth0 fails at ${purpose}`, () => {
    for (const [status, error, description, code] of rows) {
      it(`${status} ${error} "${description}" is ${code}`, async () => {
        const known = {
          code,
          status,
          providerCode: error,
          providerMessage: description || undefined,
        };
        const oauth = json(status, { error, error_description: description });
        expect(await failed(purpose as 'start' | 'verify', oauth)).to.include(known);
        for (const name of ['description', 'message']) {
          const other = json(status, { statusCode: status, code: error, [name]: description });
          expect(await failed(purpose as 'start' | 'verify', other)).to.include(known);
        }
      });
    }
  });
}

describe('Auth0 fails', () => {
  it('with a bare text when the origin is not allowed', async () => {
    const text = 'Origin https://app.example is not allowed.';
    for (const purpose of ['start', 'verify'] as const) {
      const error = await failed(purpose, new Response(text, { status: 403 }));
      expect(error).to.include({ code: 'not-configured', status: 403, providerMessage: text });
    }
  });

  it('with 401 and no name when a secret is wanted that no page has', async () => {
    const answers = [
      json(401, { statusCode: 401, error: 'Unauthorized', message: 'Bad client credentials' }),
      new Response('Unauthorized', { status: 401 }),
      new Response(null, { status: 401 }),
    ];
    for (const response of answers) {
      expect(await failed('start', response)).to.include({ code: 'not-configured', status: 401 });
    }
  });

  it('and says when its limit ends', async () => {
    const body = { error: 'too_many_requests' };
    const reset = String(now / 1000 + 90);
    const waits: readonly [HeadersInit, number | undefined][] = [
      [{ 'x-ratelimit-limit': '50', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }, 90],
      [{ 'retry-after': '42' }, 42],
      [{}, undefined],
    ];
    for (const [headers, retryAfter] of waits) {
      for (const purpose of ['start', 'verify'] as const) {
        const error = await failed(purpose, json(429, body, headers));
        expect(error).to.include({ code: 'rate-limited', retryAfter });
      }
    }
  });

  it('with nothing that is known, by its status', async () => {
    const statuses: readonly [number, SmsLockErrorCode, SmsLockErrorCode][] = [
      [400, 'phone-rejected', 'code-wrong-or-expired'],
      [405, 'not-configured', 'not-configured'],
      [429, 'rate-limited', 'rate-limited'],
      [501, 'server-error', 'server-error'],
      [503, 'server-error', 'server-error'],
    ];
    for (const [status, start, verify] of statuses) {
      expect(await failed('start', new Response('?!', { status }))).to.include({ code: start });
      expect(await failed('verify', json(status, { error: 'new' }))).to.include({ code: verify });
    }
  });
});
