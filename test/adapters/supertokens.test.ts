import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { supertokens } from '../../src/adapters/supertokens.js';
import { SmsLockClient } from '../../src/client/sms-lock-client.js';
import {
  fakeBackend,
  itFails,
  itTakesNoNonsense,
  phoneNumber,
  playLogin,
  rightCode,
} from './fake-backend.js';
import { failureOf, json, now, RecordingFetch } from './recording-fetch.js';
import type { SmsLockError } from '../../src/errors.js';
import type { StartResult, VerifyResult } from '../../src/adapters/adapter.js';

const base = 'https://api.example/auth';
const adapter = supertokens({ baseUrl: base });
const challenge = { deviceId: 'device', preAuthSessionId: 'session' };
const request = { phoneNumber, language: 'fr-FR' };
const headers = {
  'content-type': 'application/json',
  'st-auth-mode': 'cookie',
  'accept-language': 'fr-FR',
};
const post = { method: 'POST', headers, credentials: 'include' };

const start = ({ context }: RecordingFetch, more = {}): Promise<StartResult> =>
  adapter.start({ ...request, ...more }, context);
const resend = async ({ context }: RecordingFetch, more = {}): Promise<unknown> =>
  adapter.resend?.({ ...request, challenge, ...more }, context);
const verify = ({ context }: RecordingFetch, more = {}): Promise<VerifyResult> =>
  adapter.verify({ ...request, challenge, code: rightCode, ...more }, context);

const sent = { status: 'OK', ...challenge, flowType: 'USER_INPUT_CODE' };
const good = {
  status: 'OK',
  createdNewRecipeUser: true,
  user: { id: 'u1', emails: [], phoneNumbers: [phoneNumber], loginMethods: [{}] },
};
const profile = { sub: 'u1', phone_number: phoneNumber, phone_number_verified: true };

describe('SuperTokens', () => {
  it('is asked for a code, and gives two handles', async () => {
    const recording = new RecordingFetch(() => json(200, sent));
    expect(await start(recording)).to.deep.equal({ challenge });
    expect(recording.requests).to.deep.equal([
      { ...post, url: `${base}/signinup/code`, body: { phoneNumber } },
    ]);
  });

  it('is asked for another code with the handles', async () => {
    const recording = new RecordingFetch(() => json(200, { status: 'OK' }));
    expect(await resend(recording)).to.deep.equal({});
    expect(recording.requests).to.deep.equal([
      { ...post, url: `${base}/signinup/code/resend`, body: challenge },
    ]);
  });

  it('begins anew when it has forgotten the handles, or never gave any', async () => {
    const forgotten = new RecordingFetch(
      () => json(200, { status: 'RESTART_FLOW_ERROR' }),
      () => json(200, sent),
    );
    expect(await resend(forgotten)).to.deep.equal({ challenge });
    expect(forgotten.last).to.deep.include({ url: `${base}/signinup/code`, body: { phoneNumber } });
    const none = new RecordingFetch(() => json(200, sent));
    expect(await resend(none, { challenge: undefined })).to.deep.equal({ challenge });
    expect(none.requests.length).to.equal(1);
  });

  it('checks a code with the handles and without the number', async () => {
    const recording = new RecordingFetch(() => json(200, good));
    expect(await verify(recording, { challenge: { ...challenge, other: 1 } })).to.deep.equal({
      status: 'authenticated',
      tokens: {},
      profile,
      session: 'cookie',
      isNewUser: true,
      response: good,
    });
    expect(recording.requests).to.deep.equal([
      {
        ...post,
        url: `${base}/signinup/code/consume`,
        body: { ...challenge, userInputCode: rightCode },
      },
    ]);
  });

  it('knows that a try was the last one, which SuperTokens does not say', async () => {
    const wrong = (failedCodeInputAttemptCount: number): object => ({
      status: 'INCORRECT_USER_INPUT_CODE_ERROR',
      failedCodeInputAttemptCount,
      maximumCodeInputAttempts: 3,
    });
    const restart = { status: 'RESTART_FLOW_ERROR' };
    const answers = [sent, wrong(1), { status: 'OK' }, wrong(2), restart, restart, sent, restart];
    const recording = new RecordingFetch(...answers.map((body) => () => json(200, body)));
    const { fetch } = recording;
    const client = new SmsLockClient({ adapter, fetch, now: () => now, resendDelay: 0 });
    await client.start(phoneNumber);
    expect((await failureOf(client.verify('111111'))).attemptsLeft).to.equal(2);
    // The tries are those of the login, whatever its codes.
    await client.resend();
    expect((await failureOf(client.verify('222222'))).attemptsLeft).to.equal(1);
    expect((await failureOf(client.verify('333333'))).code).to.equal('attempts-exceeded');
    // A new login, of which nothing is known.
    await client.resend();
    expect((await failureOf(client.verify('444444'))).code).to.equal('challenge-lost');
    expect(recording.last.body).to.deep.equal({ ...challenge, userInputCode: '444444' });
  });

  it('reads from the words of its documentation that nobody signs up', async () => {
    const refused = (message: string): Promise<SmsLockError> => {
      const answer = json(200, { status: 'GENERAL_ERROR', message });
      return failureOf(start(new RecordingFetch(() => answer)));
    };
    const closed = await refused('Sign ups are disabled. Please contact the admin.');
    expect(closed.code).to.equal('signup-disabled');
    expect((await refused('Sign up is not allowed')).code).to.equal('signup-disabled');
    expect((await refused('Phone number is invalid')).code).to.equal('phone-rejected');
  });

  it('gives tokens in headers to who takes no cookies', async () => {
    const answer = json(200, good, { 'st-access-token': 'a', 'st-refresh-token': 'r' });
    const recording = new RecordingFetch(() => answer);
    const plain = supertokens({ baseUrl: base, credentials: 'omit' });
    const code = rightCode;
    expect(await plain.verify({ ...request, challenge, code }, recording.context)).to.deep.include({
      tokens: { accessToken: 'a', refreshToken: 'r' },
      session: 'tokens',
    });
    expect(recording.last).to.deep.include({
      credentials: 'omit',
      headers: { ...headers, 'st-auth-mode': 'header' },
    });
  });

  it('tells a new user from one who is known, in old versions too', async () => {
    const known = { ...good, createdNewRecipeUser: false };
    const linked = { ...good, user: { ...good.user, loginMethods: [{}, {}] } };
    const old = { status: 'OK', createdNewUser: true, user: { id: 'u1', phoneNumber } };
    const rows: readonly [object, boolean | undefined][] = [
      [known, false],
      [linked, false],
      [old, true],
      [{ status: 'OK', user: good.user }, undefined],
    ];
    for (const [body, isNewUser] of rows) {
      const result = await verify(new RecordingFetch(() => json(200, body)));
      expect(result).to.deep.include({ isNewUser, profile });
    }
  });

  it('gets a captcha and extras in the body', async () => {
    const more = { captchaToken: 'solved', extra: { tenant: 'blue', deviceId: 'mine' } };
    const acts: readonly [typeof resend, unknown][] = [
      [start, { phoneNumber, deviceId: 'mine' }],
      [resend, challenge],
      [verify, { ...challenge, userInputCode: rightCode }],
    ];
    for (const [act, own] of acts) {
      const recording = new RecordingFetch(() => json(200, { ...sent, ...good }));
      await act(recording, more);
      expect(recording.last.body).to.deep.equal({
        ...(own as object),
        tenant: 'blue',
        captchaToken: 'solved',
      });
    }
  });

  it('is not set up for codes when it sends links', async () => {
    const answer = json(200, { ...sent, flowType: 'MAGIC_LINK' });
    const error = await failureOf(start(new RecordingFetch(() => answer)));
    expect(error.code).to.equal('not-configured');
  });

  it('cannot check a code without the handles', async () => {
    const recording = new RecordingFetch();
    const error = await failureOf(verify(recording, { challenge: undefined }));
    expect(error.code).to.equal('challenge-lost');
    expect(recording.requests).to.deep.equal([]);
  });

  itTakesNoNonsense(start);
  itTakesNoNonsense(verify);

  const wrong = { failedCodeInputAttemptCount: 2, maximumCodeInputAttempts: 5 };
  const general = { status: 'GENERAL_ERROR', message: 'Phone number is invalid' };
  itFails('at start', start, [
    [200, { status: 'OK', flowType: 'USER_INPUT_CODE' }, 'bad-response'],
    [200, general, 'phone-rejected', { providerMessage: general.message }],
    [
      200,
      { status: 'SIGN_IN_UP_NOT_ALLOWED', reason: 'ERR_CODE_002' },
      'access-denied',
      { providerCode: 'SIGN_IN_UP_NOT_ALLOWED', providerMessage: 'ERR_CODE_002' },
    ],
    [400, { message: 'Please provide exactly one of email or phoneNumber' }, 'phone-rejected'],
    [404, 'Not found', 'not-configured'],
    [429, '', 'rate-limited'],
    [500, { message: 'x' }, 'server-error'],
  ]);
  itFails('at resend', resend, [
    [200, general, 'phone-rejected'],
    [500, '', 'server-error'],
  ]);
  itFails('at verify', verify, [
    [
      200,
      { status: 'INCORRECT_USER_INPUT_CODE_ERROR', ...wrong },
      'code-wrong',
      { attemptsLeft: 3, providerCode: 'INCORRECT_USER_INPUT_CODE_ERROR' },
    ],
    [
      200,
      { status: 'EXPIRED_USER_INPUT_CODE_ERROR', ...wrong },
      'code-expired',
      { attemptsLeft: 3 },
    ],
    [200, { status: 'INCORRECT_USER_INPUT_CODE_ERROR' }, 'code-wrong', { attemptsLeft: undefined }],
    [200, { status: 'RESTART_FLOW_ERROR' }, 'challenge-lost'],
    [200, { status: 'SIGN_IN_UP_NOT_ALLOWED', reason: 'x' }, 'access-denied'],
    [200, { status: 'LINKING_TO_SESSION_USER_FAILED', reason: 'x' }, 'access-denied'],
    [200, { status: 'GENERAL_ERROR', message: 'x' }, 'access-denied'],
    [400, { message: 'Please provide preAuthSessionId' }, 'code-wrong-or-expired'],
  ]);

  it('logs in', async () => {
    let failed = 0;
    const backend = fakeBackend(({ path, body }) => {
      if (path === '/auth/signinup/code') return json(200, sent);
      const isKnown = body.deviceId === 'device' && body.preAuthSessionId === 'session';
      if (!isKnown) return json(200, { status: 'RESTART_FLOW_ERROR' });
      if (body.userInputCode === rightCode) return json(200, good);
      failed += 1;
      return json(200, {
        status: 'INCORRECT_USER_INPUT_CODE_ERROR',
        failedCodeInputAttemptCount: failed,
        maximumCodeInputAttempts: 5,
      });
    });
    const { wrong, done } = await playLogin(adapter, backend);
    expect(wrong).to.include({ code: 'code-wrong', attemptsLeft: 4 });
    expect(done).to.deep.include({ session: 'cookie', tokens: {}, profile, isNewUser: true });
  });
});
