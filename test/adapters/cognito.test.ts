import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { cognito } from '../../src/adapters/cognito.js';
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

const origin = 'https://cognito-idp.eu-west-1.amazonaws.com';
const pool = `${origin}/eu-west-1_Acme`;
const clientId = 'client';
const adapter = cognito({ baseUrl: pool, clientId });
const request = { phoneNumber, language: 'fr-FR' };
const posted = (action: string): object => ({
  url: `${origin}/`,
  method: 'POST',
  headers: {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': `AWSCognitoIdentityProviderService.${action}`,
  },
  credentials: 'omit',
});

const start = ({ context }: RecordingFetch, more = {}): Promise<StartResult> =>
  adapter.start({ ...request, ...more }, context);
const verify = ({ context }: RecordingFetch, more = {}): Promise<VerifyResult> =>
  adapter.verify({ ...request, challenge: 's1', code: rightCode, ...more }, context);

const sent = {
  ChallengeName: 'SMS_OTP',
  Session: 's1',
  ChallengeParameters: {
    CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS',
    CODE_DELIVERY_DESTINATION: '+*******5678',
  },
};
const claims = {
  iss: pool,
  aud: clientId,
  iat: now / 1000,
  exp: now / 1000 + 3600,
  sub: 'u1',
  token_use: 'id',
  phone_number: phoneNumber,
  phone_number_verified: true,
};
const idToken = unsignedToken(claims);
const logged = (token: string): object => ({
  AuthenticationResult: {
    AccessToken: 'a',
    IdToken: token,
    RefreshToken: 'r',
    ExpiresIn: 3600,
    TokenType: 'Bearer',
  },
  ChallengeParameters: {},
});
const tokens = {
  accessToken: 'a',
  idToken,
  refreshToken: 'r',
  tokenType: 'Bearer',
  expiresIn: 3600,
};

describe('Cognito', () => {
  it('is asked for a code by its choice-based sign-in', async () => {
    const recording = new RecordingFetch(() => json(200, sent));
    expect(await start(recording)).to.deep.equal({
      challenge: 's1',
      expiresAt: now + 180_000,
      destinationHint: '+*******5678',
    });
    expect(recording.requests).to.deep.equal([
      {
        ...posted('InitiateAuth'),
        body: {
          AuthFlow: 'USER_AUTH',
          AuthParameters: { USERNAME: phoneNumber, PREFERRED_CHALLENGE: 'SMS_OTP' },
          ClientId: clientId,
          ClientMetadata: { language: 'fr-FR' },
        },
      },
    ]);
  });

  it('checks a code with the session of the start', async () => {
    const response = logged(idToken);
    const recording = new RecordingFetch(() => json(200, response));
    expect(await verify(recording)).to.deep.equal({
      status: 'authenticated',
      tokens,
      session: 'tokens',
      response,
    });
    expect(recording.requests).to.deep.equal([
      {
        ...posted('RespondToAuthChallenge'),
        body: {
          ChallengeName: 'SMS_OTP',
          Session: 's1',
          ChallengeResponses: { USERNAME: phoneNumber, SMS_OTP_CODE: rightCode },
          ClientId: clientId,
          ClientMetadata: { language: 'fr-FR' },
        },
      },
    ]);
  });

  it('hands the language, a captcha and extras to the triggers, as strings', async () => {
    const more = { captchaToken: 'solved', extra: { tenant: 'blue', level: 2, language: 'mine' } };
    const recording = new RecordingFetch(() => json(200, { ...sent }));
    await start(recording, more);
    expect(recording.last).to.deep.nested.property('body.ClientMetadata', {
      tenant: 'blue',
      level: '2',
      language: 'fr-FR',
      captcha: 'solved',
    });
  });

  it('wants another challenge first, with a new session', async () => {
    const response = { ChallengeName: 'SOFTWARE_TOKEN_MFA', Session: 's2' };
    expect(await verify(new RecordingFetch(() => json(200, response)))).to.deep.equal({
      status: 'action-required',
      reason: 'SOFTWARE_TOKEN_MFA',
      challenge: 's2',
      response,
    });
  });

  it('has to come with an ID token of this user pool that is still good', async () => {
    const check = (change: object, baseUrl = pool): Promise<VerifyResult> => {
      const answer = json(200, logged(unsignedToken({ ...claims, ...change })));
      const { context } = new RecordingFetch(() => answer);
      const code = rightCode;
      return cognito({ baseUrl, clientId }).verify({ ...request, challenge: 's1', code }, context);
    };
    const broken: readonly [object, string, string?][] = [
      [{ iss: `${origin}/eu-west-1_Other` }, 'iss'],
      [{ iss: 'https://evil.example/eu-west-1_Acme' }, 'iss', origin],
      [{ iss: 7 }, 'iss', origin],
      [{ aud: 'other' }, 'aud'],
      [{ exp: now / 1000 - 61 }, 'exp'],
      [{ sub: '' }, 'sub'],
    ];
    for (const [change, claim, baseUrl] of broken) {
      const error = await failureOf(check(change, baseUrl));
      expect(error).to.include({ code: 'bad-response', providerCode: `id_token.${claim}` });
    }
    for (const baseUrl of [pool, `${pool}/`, origin]) {
      expect(await check({}, baseUrl)).to.include({ status: 'authenticated' });
    }
  });

  it('says whom it takes for what it needs', () => {
    expect(() => cognito({ clientId })).to.throw('base-url is not set.');
    expect(() => cognito({ baseUrl: pool })).to.throw('client-id is not set.');
  });

  it('may be asked through a proxy, and keeps a code for as long as the page says', async () => {
    const recording = new RecordingFetch(() => json(200, sent));
    const proxied = cognito({ baseUrl: pool, clientId, startUrl: '/start', codeLifetime: 600 });
    const { expiresAt } = await proxied.start(request, recording.context);
    expect(expiresAt).to.equal(now + 600_000);
    expect(recording.last.url).to.equal(`${location.origin}/start`);
  });

  it('cannot check a code without a session', async () => {
    const error = await failureOf(verify(new RecordingFetch(), { challenge: undefined }));
    expect(error.code).to.equal('challenge-lost');
  });

  itTakesNoNonsense(start);
  itTakesNoNonsense(verify);

  const failing = (name: string, message = 'x'): object => ({ __type: name, message });
  const refused = (message: string): object => failing('NotAuthorizedException', message);
  itFails('at start', start, [
    [200, { ChallengeName: 'SMS_OTP' }, 'bad-response'],
    [
      200,
      { ChallengeName: 'SELECT_CHALLENGE', AvailableChallenges: ['PASSWORD'], Session: 's' },
      'phone-rejected',
      { providerCode: 'SELECT_CHALLENGE' },
    ],
    [400, failing('UserNotFoundException'), 'signup-disabled'],
    [
      400,
      failing('com.amazonaws.cognito#UserNotFoundException'),
      'signup-disabled',
      { providerCode: 'UserNotFoundException', providerMessage: 'x' },
    ],
    [400, failing('UserNotConfirmedException'), 'access-denied'],
    [400, failing('PasswordResetRequiredException'), 'access-denied'],
    [400, failing('UserLambdaValidationException'), 'access-denied'],
    [400, refused('User is disabled.'), 'user-blocked'],
    [400, refused('Incorrect username or password.'), 'access-denied'],
    [400, refused('Client is configured with secret but no SECRET_HASH'), 'not-configured'],
    [400, refused('Password attempts exceeded'), 'attempts-exceeded'],
    [400, failing('InvalidParameterException'), 'not-configured'],
    [400, failing('ResourceNotFoundException'), 'not-configured'],
    [400, failing('CodeDeliveryFailureException'), 'delivery-failed'],
    [400, failing('LimitExceededException'), 'rate-limited'],
    [400, failing('TooManyRequestsException'), 'rate-limited'],
    [400, failing('InvalidSmsRoleAccessPolicyException'), 'server-error'],
    [400, failing('UnexpectedLambdaException'), 'server-error'],
    [403, failing('ForbiddenException'), 'access-denied'],
    [500, failing('InternalErrorException'), 'server-error'],
  ]);
  itFails('at verify', verify, [
    [
      400,
      failing('CodeMismatchException'),
      'code-wrong',
      { providerCode: 'CodeMismatchException' },
    ],
    [400, failing('ExpiredCodeException'), 'code-expired'],
    [400, failing('TooManyFailedAttemptsException'), 'attempts-exceeded'],
    [400, refused('Invalid session for the user, session is expired.'), 'challenge-lost'],
    [400, refused('Incorrect username or password.'), 'code-wrong-or-expired'],
    [400, { __type: 'NotAuthorizedException' }, 'code-wrong-or-expired'],
    [
      400,
      { __type: 'CodeMismatchException', Message: 'X' },
      'code-wrong',
      { providerMessage: 'X' },
    ],
  ]);

  it('logs in', async () => {
    const backend = fakeBackend(({ headers, body }) => {
      if (headers.get('x-amz-target')?.endsWith('.InitiateAuth')) return json(200, sent);
      const { SMS_OTP_CODE } = body.ChallengeResponses as Record<string, unknown>;
      if (body.Session !== 's1') return json(400, refused('Invalid session for the user.'));
      return SMS_OTP_CODE === rightCode
        ? json(200, logged(idToken))
        : json(400, failing('CodeMismatchException'));
    });
    const { wrong, done } = await playLogin(adapter, backend);
    expect(wrong.code).to.equal('code-wrong');
    expect(done).to.deep.include({ session: 'tokens', tokens });
    expect(done?.profile).to.include({ sub: 'u1', phone_number: phoneNumber });
  });
});
