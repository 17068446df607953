import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { firebase } from '../../src/adapters/firebase.js';
import {
  fakeBackend,
  itFails,
  itTakesNoNonsense,
  phoneNumber,
  playLogin,
  rightCode,
} from './fake-backend.js';
import { failureOf, json, now, RecordingFetch } from './recording-fetch.js';
import { unsignedToken } from './unsigned-token.js';
import type { StartResult, VerifyResult } from '../../src/adapters/adapter.js';

const google = 'https://identitytoolkit.googleapis.com/v1/accounts';
const adapter = firebase({ clientId: 'api key', audience: 'acme' });
const challenge = 'session-info';
const request = { phoneNumber, language: 'fr-FR' };
const headers = { 'content-type': 'application/json' };
const post = { method: 'POST', credentials: 'omit' };

const start = ({ context }: RecordingFetch, more = {}): Promise<StartResult> =>
  adapter.start({ ...request, ...more }, context);
const verify = ({ context }: RecordingFetch, more = {}): Promise<VerifyResult> =>
  adapter.verify({ ...request, challenge, code: rightCode, ...more }, context);

const claims = {
  iss: 'https://securetoken.google.com/acme',
  aud: 'acme',
  auth_time: now / 1000,
  iat: now / 1000,
  exp: now / 1000 + 3600,
  sub: 'u1',
  user_id: 'u1',
  phone_number: phoneNumber,
  name: 'Zoë',
};
const idToken = unsignedToken(claims);
const good = {
  idToken,
  refreshToken: 'r',
  expiresIn: '3600',
  localId: 'u1',
  isNewUser: true,
  phoneNumber,
};
const tokens = { idToken, refreshToken: 'r', expiresIn: 3600 };
const profile = {
  sub: 'u1',
  user_id: 'u1',
  phone_number: phoneNumber,
  phone_number_verified: true,
  name: 'Zoë',
};

function failing(message: string, more = {}): object {
  return { error: { code: 400, message, errors: [{ message, reason: 'invalid' }], ...more } };
}

describe('Firebase', () => {
  it('is asked for a code with a captcha and a language, and never with cookies', async () => {
    const recording = new RecordingFetch(() => json(200, { sessionInfo: challenge }));
    expect(await start(recording, { captchaToken: 'solved' })).to.deep.equal({ challenge });
    expect(recording.requests).to.deep.equal([
      {
        ...post,
        url: `${google}:sendVerificationCode?key=api+key`,
        headers: { ...headers, 'x-firebase-locale': 'fr-FR' },
        body: { phoneNumber, recaptchaToken: 'solved' },
      },
    ]);
  });

  it('checks a code with what the start gave', async () => {
    const recording = new RecordingFetch(() => json(200, good));
    expect(await verify(recording)).to.deep.equal({
      status: 'authenticated',
      tokens,
      profile,
      session: 'tokens',
      isNewUser: true,
      response: good,
    });
    expect(recording.requests).to.deep.equal([
      {
        ...post,
        url: `${google}:signInWithPhoneNumber?key=api+key`,
        headers,
        body: { sessionInfo: challenge, code: rightCode },
      },
    ]);
  });

  it('gets what a page adds, for reCAPTCHA Enterprise and tenants', async () => {
    const extra = { captchaResponse: 'c', clientType: 'CLIENT_TYPE_WEB', tenantId: 't' };
    const recording = new RecordingFetch(() => json(200, { sessionInfo: 's', ...good }));
    await start(recording, { extra });
    expect(recording.last.body).to.deep.equal({ ...extra, phoneNumber });
    await verify(recording, { extra: { ...extra, code: 'mine' } });
    expect(recording.last.body).to.deep.equal({
      ...extra,
      sessionInfo: challenge,
      code: rightCode,
    });
  });

  it('is asked in its emulator when that is set', async () => {
    const recording = new RecordingFetch(() => json(200, { sessionInfo: 's' }));
    const baseUrl = 'http://localhost:9099/identitytoolkit.googleapis.com';
    await firebase({ clientId: 'k', baseUrl }).start(request, recording.context);
    expect(recording.last.url).to.equal(`${baseUrl}/v1/accounts:sendVerificationCode?key=k`);
    expect(() => firebase({})).to.throw('client-id is not set.');
  });

  it('wants something else first when the number is that of another account', async () => {
    const rows: readonly [object, string][] = [
      [{ temporaryProof: 'p', phoneNumber }, 'account_exists'],
      [{ mfaPendingCredential: 'm', mfaInfo: [] }, 'mfa_required'],
    ];
    for (const [response, reason] of rows) {
      expect(await verify(new RecordingFetch(() => json(200, response)))).to.deep.equal({
        status: 'action-required',
        reason,
        response,
      });
    }
  });

  it('has to come with an ID token of this project that is still good', async () => {
    const broken: readonly [object, string][] = [
      [{ iss: 'https://securetoken.google.com/other', aud: 'other' }, 'id_token.iss'],
      [{ aud: 'other' }, 'id_token.aud'],
      [{ exp: now / 1000 - 61 }, 'id_token.exp'],
      [{ sub: '' }, 'id_token.sub'],
    ];
    for (const [change, providerCode] of broken) {
      const answer = json(200, { ...good, idToken: unsignedToken({ ...claims, ...change }) });
      const error = await failureOf(verify(new RecordingFetch(() => answer)));
      expect(error).to.include({ code: 'bad-response', providerCode });
    }
    const unreadable = json(200, { ...good, idToken: 'x' });
    const error = await failureOf(verify(new RecordingFetch(() => unreadable)));
    expect(error).to.include({ code: 'bad-response' });
  });

  it('takes any project when none is set, if the token itself names the same', async () => {
    const any = firebase({ clientId: 'k' });
    const check = (change: object): Promise<VerifyResult> => {
      const answer = json(200, { ...good, idToken: unsignedToken({ ...claims, ...change }) });
      const { context } = new RecordingFetch(() => answer);
      return any.verify({ ...request, challenge, code: rightCode }, context);
    };
    expect(await check({})).to.include({ status: 'authenticated' });
    for (const change of [{ aud: 'other' }, { aud: ['acme'] }, { aud: undefined }]) {
      expect(await failureOf(check(change))).to.include({ code: 'bad-response' });
    }
  });

  it('cannot check a code without what the start gave', async () => {
    const error = await failureOf(verify(new RecordingFetch(), { challenge: undefined }));
    expect(error.code).to.equal('challenge-lost');
  });

  itTakesNoNonsense(start);
  itTakesNoNonsense(verify);

  const tail = 'INVALID_PHONE_NUMBER : Invalid format.';
  const region = 'OPERATION_NOT_ALLOWED : SMS unable to be sent until this region enabled by x.';
  itFails('at start', start, [
    [400, failing(tail), 'phone-rejected', { providerCode: 'INVALID_PHONE_NUMBER' }],
    [400, failing(tail), 'phone-rejected', { providerMessage: tail }],
    [400, failing('MISSING_PHONE_NUMBER'), 'phone-rejected'],
    [400, failing('TOO_MANY_ATTEMPTS_TRY_LATER'), 'rate-limited'],
    [400, failing('QUOTA_EXCEEDED : Exceeded daily quota.'), 'rate-limited'],
    [400, failing('MISSING_RECAPTCHA_TOKEN'), 'captcha-required'],
    [400, failing('MISSING_APP_CREDENTIAL'), 'captcha-required'],
    [400, failing('MISSING_CLIENT_IDENTIFIER'), 'captcha-required'],
    [400, failing('CAPTCHA_CHECK_FAILED'), 'captcha-failed'],
    [400, failing('INVALID_APP_CREDENTIAL'), 'captcha-failed'],
    [400, failing('INVALID_RECAPTCHA_TOKEN'), 'captcha-failed'],
    [400, failing(region), 'phone-not-allowed'],
    [400, failing('OPERATION_NOT_ALLOWED'), 'not-configured'],
    [400, failing('INVALID_TENANT_ID'), 'not-configured'],
    [400, failing('CONFIGURATION_NOT_FOUND'), 'not-configured'],
    [400, failing('BILLING_NOT_ENABLED'), 'not-configured'],
    [400, failing('UNAUTHORIZED_DOMAIN'), 'not-configured'],
    [
      400,
      failing('API key not valid. Please pass a valid API key.', { status: 'INVALID_ARGUMENT' }),
      'not-configured',
    ],
    [
      403,
      failing('Requests from referer https://x.example are blocked.', {
        code: 403,
        status: 'PERMISSION_DENIED',
      }),
      'not-configured',
    ],
    [503, failing('The service is currently unavailable.', { code: 503 }), 'server-error'],
  ]);
  itFails('at verify', verify, [
    [400, failing('INVALID_CODE'), 'code-wrong', { providerCode: 'INVALID_CODE' }],
    [400, failing('MISSING_CODE'), 'code-wrong'],
    [400, failing('SESSION_EXPIRED'), 'code-expired'],
    [400, failing('INVALID_SESSION_INFO'), 'challenge-lost'],
    [400, failing('MISSING_SESSION_INFO'), 'challenge-lost'],
    [400, failing('TOO_MANY_ATTEMPTS_TRY_LATER : x'), 'rate-limited'],
    [400, failing('USER_DISABLED'), 'user-blocked'],
    [400, failing('ADMIN_ONLY_OPERATION'), 'signup-disabled'],
    [400, failing('BLOCKING_FUNCTION_ERROR_RESPONSE : HTTP Cloud Function'), 'access-denied'],
  ]);

  it('logs in', async () => {
    const backend = fakeBackend(({ path, query, body }) => {
      if (query.get('key') !== 'api key') return json(403, failing('x'));
      if (path.endsWith(':sendVerificationCode')) return json(200, { sessionInfo: 's1' });
      if (body.sessionInfo !== 's1') return json(400, failing('INVALID_SESSION_INFO'));
      return body.code === rightCode ? json(200, good) : json(400, failing('INVALID_CODE'));
    });
    const { wrong, done } = await playLogin(adapter, backend);
    expect(wrong.code).to.equal('code-wrong');
    expect(done).to.deep.include({ session: 'tokens', tokens, profile, isNewUser: true });
  });
});
