import { json, oauthError, text } from './answers.js';
import {
  bearerOf,
  phoneNumberPattern,
  requestLanguageOf,
  textOf,
  type Call,
  type Routes,
  type WireParts,
} from './wire.js';
import type { Auth0CrossOrigin } from './auth0-cross-origin.js';
import type { IdTokenSigner } from './id-token-signer.js';
import { limitedStart } from './limited-start.js';
import type { StartOutcome, VerifyOutcome } from './phone-login.js';
import { codeGrant, otpGrant, type TenantClient } from './tenant-settings.js';
import type { SmsFailure } from './twilio.js';
import { claimsOf } from './users.js';

const startMembers = ['client_id', 'connection', 'phone_number', 'send', 'authParams', 'captcha'];

/** What it needs of the tenant. */
interface Auth0Parts extends WireParts {
  readonly signer: IdTokenSigner;
  readonly crossOrigin: Auth0CrossOrigin;
}

/** Auth0's Authentication API, as far as an SMS login goes. */
export class Auth0Api {
  readonly #parts: Auth0Parts;

  constructor(parts: Auth0Parts) {
    this.#parts = parts;
  }

  readonly routes: Routes = {
    '/passwordless/start': {
      method: 'POST',
      answer: (call) => limitedStart(this.#parts, call, () => this.#start(call), tooManyRequests),
    },
    '/oauth/token': { method: 'POST', answer: (call) => this.#token(call) },
    '/userinfo': { method: 'GET', answer: (call) => this.#userInfo(call) },
    '/.well-known/jwks.json': {
      method: 'GET',
      answer: async () => json(200, await this.#parts.signer.publicKeys()),
    },
  };

  async #start({ request, body, client }: Call): Promise<Response | number> {
    const refusal = refuseStart(body, client);
    if (refusal || !client) return refusal ?? unknownClient();
    const phoneNumber = textOf(body['phone_number']) ?? '';
    const outcome = await this.#parts.login.start({
      phoneNumber,
      client,
      requestLanguage: requestLanguageOf(request.headers),
      captcha: textOf(body['captcha']),
      signal: request.signal,
    });
    return startAnswer(outcome, phoneNumber);
  }

  async #token({ body, client }: Call): Promise<Response> {
    const refusal = refuseToken(body, client);
    if (refusal || !client) return refusal ?? unknownClient();
    if (body['grant_type'] === codeGrant) return this.#parts.crossOrigin.exchange(body, client);
    const outcome = this.#parts.login.verify({
      phoneNumber: textOf(body['username']) ?? '',
      code: textOf(body['otp']) ?? '',
    });
    if (outcome.outcome !== 'authenticated') return verifyRefusal(outcome);
    const scope = textOf(body['scope']) ?? '';
    return json(
      200,
      await this.#parts.tokens.issue(outcome.user, client, scope, this.#parts.now()),
    );
  }

  #userInfo({ request }: Call): Response {
    const { tokens, users, now } = this.#parts;
    const session = tokens.findSession(bearerOf(request.headers) ?? '', now());
    const user = session && users.find(session.phoneNumber);
    if (!user || !session.scopes.includes('openid')) {
      return text(401, 'Unauthorized', { 'www-authenticate': 'Bearer' });
    }
    return json(200, claimsOf(user, session.scopes));
  }
}

/** What is wrong with a start before anybody looks at the number itself. */
function refuseStart(
  body: Readonly<Record<string, unknown>>,
  client: TenantClient | undefined,
): Response | undefined {
  const foreign = Object.keys(body).filter((member) => !startMembers.includes(member));
  if (foreign.length > 0) {
    return bad('request', `the following properties are not allowed: ${foreign.join(', ')}`);
  }
  for (const member of ['client_id', 'connection', 'phone_number']) {
    if (body[member] === undefined) return bad(member, `Missing required property: ${member}`);
  }
  if (!client) return unknownClient();
  if (body['connection'] !== 'sms') return bad('connection', 'Connection does not exist');
  // Auth0's list of errors has this text without its cause; an application for which the
  // connection is off is the nearest one.
  if (!client.enabled) return bad('connection', 'Connection is disabled');
  const { authParams = {}, send = 'code', phone_number: phoneNumber } = body;
  if (typeof authParams !== 'object' || authParams === null || Array.isArray(authParams)) {
    const type =
      authParams === null ? 'null' : Array.isArray(authParams) ? 'array' : typeof authParams;
    return bad('authParams', `error in authParams - invalid type: ${type} (expected object)`);
  }
  // `link` is for e-mail; an SMS holds a code whatever is asked for.
  if (send !== null && send !== 'code' && send !== 'link') {
    return bad('send', 'The send property must be either code or link');
  }
  if (typeof phoneNumber !== 'string' || !phoneNumberPattern.test(phoneNumber)) {
    return bad('phone_number', `String does not match pattern: ${phoneNumberPattern.source}`);
  }
  return undefined;
}

function startAnswer(outcome: StartOutcome, phoneNumber: string): Response | number {
  switch (outcome.outcome) {
    case 'rate-limited':
      return outcome.retryAfter;
    case 'sent':
      return json(200, { _id: outcome.userId.replace('sms|', ''), phone_number: phoneNumber });
    case 'captcha-required':
      return oauthError(401, 'requires_verification', 'Verification is required.');
    case 'captcha-failed':
      return json(400, {
        statusCode: 400,
        code: 'invalid_captcha',
        description: 'Invalid captcha value',
      });
    case 'signup-disabled':
      return bad('connection', 'Public signup is disabled');
    case 'sms-failed':
      return oauthError(400, 'sms_provider_error', describe(outcome.failure));
  }
}

/** What is wrong with a token request before anybody looks at the code. */
function refuseToken(
  body: Readonly<Record<string, unknown>>,
  client: TenantClient | undefined,
): Response | undefined {
  const grant = textOf(body['grant_type']);
  if (!grant) return oauthError(400, 'invalid_request', 'Missing required parameter: grant_type');
  if (!client) return unknownClient();
  if (!client.grants.includes(grant)) {
    return oauthError(
      403,
      'unauthorized_client',
      `Grant type '${grant}' not allowed for the client.`,
      {
        error_uri: 'https://auth0.com/docs/clients/client-grant-types',
      },
    );
  }
  if (grant === codeGrant) return undefined;
  if (grant !== otpGrant) {
    return oauthError(403, 'unsupported_grant_type', `Unsupported grant type: ${grant}`);
  }
  for (const parameter of ['username', 'otp', 'realm']) {
    if (!textOf(body[parameter])) {
      return oauthError(400, 'invalid_request', `Missing required parameter: ${parameter}`);
    }
  }
  if (body['realm'] !== 'sms') return oauthError(400, 'invalid_request', 'Unknown realm');
  if (!client.enabled) return oauthError(400, 'invalid_request', 'the connection was disabled');
  return undefined;
}

function verifyRefusal(outcome: Exclude<VerifyOutcome, { outcome: 'authenticated' }>): Response {
  switch (outcome.outcome) {
    // Auth0 does not tell these three apart.
    case 'wrong':
    case 'expired':
    case 'unknown':
      return oauthError(403, 'invalid_grant', 'Wrong phone number or verification code.');
    case 'exhausted':
      return oauthError(
        403,
        'invalid_grant',
        "You've reached the maximum number of attempts. Please try to login again.",
      );
    case 'user-blocked':
      return oauthError(403, 'unauthorized', 'user is blocked');
    case 'access-denied':
      return oauthError(403, 'access_denied', 'A rule of this tenant denies access.');
    case 'mfa-required':
      return oauthError(403, 'mfa_required', 'Multifactor authentication required', {
        mfa_token: outcome.mfaToken,
        mfa_requirements: { challenge: [{ type: 'otp' }] },
      });
  }
}

function bad(what: string, description: string): Response {
  return oauthError(400, `bad.${what}`, description);
}

function unknownClient(): Response {
  return oauthError(401, 'invalid_client', 'Unknown client');
}

function tooManyRequests(): Response {
  return oauthError(
    429,
    'too_many_requests',
    'Too many requests. Check the X-RateLimit-Limit, X-RateLimit-Remaining and X-RateLimit-Reset headers.',
  );
}

function describe({ code, text: words }: SmsFailure): string {
  return code === undefined ? words : `${words} (Code: ${code})`;
}
