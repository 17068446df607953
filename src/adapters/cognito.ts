import { SmsLockError } from '../errors.js';
import { backendUrls } from './backend-urls.js';
import { needed } from './request-url.js';
import { checkIdToken } from './check-id-token.js';
import { hollowSuccess, loadFailures } from './failures.js';
import { count, known, members, send, text } from './http.js';
import { decodeIdToken } from './id-token.js';
import type { SmsLockErrorCode } from '../errors.js';
import type { Json } from '../json.js';
import type { Adapter, AdapterContext, AdapterSettings, StartRequest } from './adapter.js';
import type { Purpose } from './failures.js';
import type { HttpAnswer } from './http.js';
import type { FailureNames } from './named-failure.js';

/**
 * Settings of `cognito`; `clientId` (of an app client without a secret) and `baseUrl` are needed:
 * the issuer of the user pool, `https://cognito-idp.REGION.amazonaws.com/POOL_ID`.
 */
export type CognitoSettings = Pick<
  AdapterSettings,
  'clientId' | 'baseUrl' | 'startUrl' | 'verifyUrl' | 'credentials'
> & {
  /** How long a code works, in seconds; Cognito does not say. Default 180, as in a new app client. */
  readonly codeLifetime?: number | undefined;
  /** Whether the signature of the ID token is checked; the package `jose` does it. */
  readonly verifySignature?: boolean | undefined;
};

const names: FailureNames = {
  'delivery-failed': 'CodeDeliveryFailureException',
  'code-wrong': 'CodeMismatchException',
  'code-expired': 'ExpiredCodeException',
  'attempts-exceeded': 'TooManyFailedAttemptsException',
  // There is no sign-up on the fly.
  'signup-disabled': 'UserNotFoundException',
  'access-denied':
    'UserNotConfirmedException PasswordResetRequiredException UserLambdaValidationException ' +
    'ForbiddenException',
  'rate-limited': 'TooManyRequestsException LimitExceededException ThrottlingException',
  'server-error':
    'InternalErrorException UnexpectedLambdaException InvalidLambdaResponseException ' +
    'InvalidSmsRoleAccessPolicyException InvalidSmsRoleTrustRelationshipException',
  'not-configured':
    'InvalidParameterException ResourceNotFoundException InvalidUserPoolConfigurationException ' +
    'UnsupportedOperationException UnknownOperationException SerializationException',
};

/**
 * Amazon Cognito, choice-based sign-in (`USER_AUTH`) with `SMS_OTP`. Numbers have to be signed up
 * before.
 *
 * @throws SmsLockError `not-configured` when a setting is missing or a URL is unsafe
 */
export function cognito(settings: CognitoSettings): Adapter<string> {
  const { credentials = 'omit', codeLifetime = 180, verifySignature } = settings;
  const clientId = needed(settings.clientId, 'client-id');
  const here = { start: '', verify: '' };
  const pool = backendUrls({ baseUrl: settings.baseUrl }, undefined, here).start;
  const baseUrl = new URL(pool).origin;
  const urls = backendUrls({ ...settings, baseUrl }, undefined, { start: '/', verify: '/' });

  const ask = async (
    purpose: Purpose,
    action: 'InitiateAuth' | 'RespondToAuthChallenge',
    request: Texts,
    body: Readonly<Record<string, Json>>,
    context: AdapterContext,
  ): Promise<HttpAnswer> => {
    const answer = await send(
      {
        url: urls[purpose],
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': `AWSCognitoIdentityProviderService.${action}`,
        },
        credentials,
        body: { ...body, ClientId: clientId, ClientMetadata: metadata(request) },
      },
      context,
    );
    if (!answer.ok) throw await cognitoFailure(answer, purpose, context.now());
    return answer;
  };

  return {
    name: 'cognito',
    backend: [urls.start, urls.verify, clientId].join(' '),

    async start(request, context) {
      const AuthParameters = { USERNAME: request.phoneNumber, PREFERRED_CHALLENGE: 'SMS_OTP' };
      const body = { AuthFlow: 'USER_AUTH', AuthParameters };
      const answer = await ask('start', 'InitiateAuth', request, body, context);
      const { ChallengeName, ChallengeParameters, Session } = members(answer.body);
      const name = text(ChallengeName);
      if (name && name !== 'SMS_OTP') {
        // Whoever this is has to log in otherwise: no number of theirs is verified.
        throw new SmsLockError('phone-rejected', { status: answer.status, providerCode: name });
      }
      const challenge = text(Session);
      if (!name || !challenge) throw hollowSuccess(answer, 'ChallengeName and Session');
      return {
        challenge,
        expiresAt: context.now() + codeLifetime * 1000,
        destinationHint: text(members(ChallengeParameters).CODE_DELIVERY_DESTINATION),
      };
    },

    async verify(request, context) {
      const { phoneNumber: USERNAME, code: SMS_OTP_CODE, challenge } = request;
      if (!challenge) throw new SmsLockError('challenge-lost');
      const body = {
        ChallengeName: 'SMS_OTP',
        Session: challenge,
        ChallengeResponses: { USERNAME, SMS_OTP_CODE },
      };
      const answer = await ask('verify', 'RespondToAuthChallenge', request, body, context);
      const { body: response } = answer;
      const found = members(response);
      const reason = text(found.ChallengeName);
      if (reason) {
        return { status: 'action-required', reason, challenge: text(found.Session), response };
      }
      const { AccessToken, IdToken, RefreshToken, TokenType, ExpiresIn } = members(
        found.AuthenticationResult,
      );
      const accessToken = text(AccessToken);
      const idToken = text(IdToken);
      if (!accessToken) throw hollowSuccess(answer, 'AccessToken');
      if (idToken) {
        const issuer = issuerOf(idToken, pool);
        const keySetUrl = verifySignature ? `${issuer}/.well-known/jwks.json` : undefined;
        await checkIdToken(idToken, { issuer, audience: clientId, keySetUrl }, context);
      }
      const tokens = known<unknown>({
        accessToken,
        idToken,
        refreshToken: text(RefreshToken),
        tokenType: text(TokenType),
        expiresIn: count(ExpiresIn),
      });
      return { status: 'authenticated', tokens, session: 'tokens', response };
    },
  };
}

type Texts = Pick<StartRequest, 'language' | 'captchaToken' | 'extra'>;

/** What a trigger of the user pool gets to read: strings, and nothing else. */
function metadata({ language, captchaToken, extra = {} }: Texts): Record<string, string> {
  const texts = Object.entries(extra).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return { ...Object.fromEntries(texts), ...known({ language, captcha: captchaToken }) };
}

/**
 * Who a token has to come from.
 *
 * @param pool the issuer; without a path, that of any user pool there
 */
function issuerOf(idToken: string, pool: string): string {
  const iss = text(decodeIdToken(idToken).iss) ?? '';
  const isAny = new URL(pool).pathname === '/' && iss.startsWith(`${pool}/`);
  return isAny ? iss : pool;
}

async function cognitoFailure(
  answer: HttpAnswer,
  purpose: Purpose,
  now: number,
): Promise<SmsLockError> {
  const { namedFailure } = await loadFailures(answer, purpose);
  const { __type, message, Message } = members(answer.body);
  const providerCode = text(__type)?.split('#').pop();
  const providerMessage = text(message) ?? text(Message);
  const code =
    providerCode === 'NotAuthorizedException' ? meaningOf(providerMessage, purpose) : undefined;
  return namedFailure(answer, purpose, now, names, { code, providerCode, providerMessage });
}

/** One name stands for many things, which only its words tell apart. */
function meaningOf(message = '', purpose: Purpose): SmsLockErrorCode {
  if (/disabled/i.test(message)) return 'user-blocked';
  if (/secret/i.test(message)) return 'not-configured';
  if (/session/i.test(message)) return 'challenge-lost';
  if (/attempts/i.test(message)) return 'attempts-exceeded';
  return purpose === 'verify' ? 'code-wrong-or-expired' : 'access-denied';
}
