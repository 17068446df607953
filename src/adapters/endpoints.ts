import { SmsLockError } from '../errors.js';
import { channelsIn } from './channels.js';
import { loadFailures } from './failures.js';
import { count, known, members, send } from './http.js';
import { checkClaims, decodeIdToken } from './id-token.js';
import { requestUrl } from './request-url.js';
import { tokensOf } from './tokens.js';
import type { Json } from '../json.js';
import type { Adapter, AdapterSettings, Profile, StartResult, VerifyResult } from './adapter.js';
import type { Purpose } from './failures.js';
import type { HttpAnswer } from './http.js';
import type { IdTokenClaims } from './id-token.js';

/** Settings of `endpoints`; `startUrl` and `verifyUrl` are needed. */
export type EndpointsSettings = Pick<
  AdapterSettings,
  'startUrl' | 'verifyUrl' | 'profileUrl' | 'clientId' | 'connection' | 'credentials'
>;

/**
 * A pair of endpoints of one's own, by the contract in `docs/endpoints.md`.
 *
 * @throws SmsLockError `not-configured` when a URL is missing or unsafe
 */
export function endpoints(settings: EndpointsSettings): Adapter {
  const startUrl = needed(settings.startUrl, 'start-url');
  const verifyUrl = needed(settings.verifyUrl, 'verify-url');
  const profileUrl = settings.profileUrl && requestUrl(settings.profileUrl, 'profile-url');
  const { clientId, connection = 'sms', credentials } = settings;

  return {
    name: 'endpoints',
    backend: [startUrl, verifyUrl, clientId].join(' ').trim(),

    async start({ phoneNumber, language, captchaToken, channel, consent, extra }, context) {
      const answer = await send(
        {
          url: startUrl,
          headers: { 'x-request-language': language },
          credentials,
          body: {
            ...extra,
            ...known({
              connection,
              send: 'code',
              phone_number: phoneNumber,
              client_id: clientId,
              channel,
              captcha: captchaToken,
              consent,
            }),
          },
        },
        context,
      );
      if (!answer.ok) throw await endpointsFailure(answer, 'start', context.now());
      return startResult(members(answer.body), context.now());
    },

    async verify({ phoneNumber, code, challenge, captchaToken, extra }, context) {
      const answer = await send(
        {
          url: verifyUrl,
          credentials,
          body: {
            ...extra,
            ...known({
              connection,
              phone_number: phoneNumber,
              code,
              client_id: clientId,
              challenge,
              captcha: captchaToken,
            }),
          },
        },
        context,
      );
      if (answer.ok) return verified(answer, clientId, context.now());
      const error = await endpointsFailure(answer, 'verify', context.now());
      if (error.providerCode !== 'mfa_required') throw error;
      return { status: 'action-required', reason: 'mfa_required', response: answer.body };
    },

    async profile({ accessToken }, context) {
      if (!profileUrl) return undefined;
      const headers = accessToken ? { authorization: `Bearer ${accessToken}` } : {};
      const answer = await send({ url: profileUrl, headers, credentials }, context);
      return answer.ok ? profileOf(members(answer.body)) : undefined;
    },
  };
}

/** What an answer says of a code that was sent, in the members of the contract. */
export function startResult(body: Readonly<Record<string, unknown>>, now: number): StartResult {
  const moment = (seconds: number | undefined): number | undefined =>
    seconds === undefined ? undefined : now + seconds * 1000;
  return {
    challenge: body.challenge as Json | undefined,
    expiresAt: moment(count(body.expires_in)),
    resendAt: moment(count(body.resend_in)),
    codeLength: codeLengthOf(body.code_length),
    ...(body.code_charset === 'alphanumeric' && { codeCharset: 'alphanumeric' }),
    attemptsLeft: count(body.attempts_left),
    alternatives: channelsIn(body.alternatives),
  };
}

/** A length that a code may have: with any other, nobody could type a whole one. */
function codeLengthOf(value: unknown): number | undefined {
  const length = count(value) ?? 0;
  return Number.isInteger(length) && length >= 4 && length <= 10 ? length : undefined;
}

async function endpointsFailure(
  answer: HttpAnswer,
  purpose: Purpose,
  now: number,
): Promise<SmsLockError> {
  const { failure } = await loadFailures(answer, purpose);
  return failure(answer, purpose, now);
}

async function verified(
  answer: HttpAnswer,
  clientId: string | undefined,
  now: number,
): Promise<VerifyResult> {
  const { body } = answer;
  if (body !== undefined && (typeof body !== 'object' || body === null || Array.isArray(body))) {
    throw new SmsLockError('bad-response', {
      message: 'The verify endpoint must answer with a JSON object, or with nothing.',
      status: answer.status,
    });
  }
  const found = members(body);
  if (isRefusal(found)) {
    const { failure } = await loadFailures(answer, 'verify');
    const error = failure(answer, 'verify', now);
    throw error.code === 'bad-response' ? failure(answer, 'verify', now, 'code-wrong') : error;
  }
  return verifyResult(found, body, clientId, now);
}

/**
 * What an answer says of a code that was right, in the members of the contract.
 *
 * @param response the answer's own body
 * @throws SmsLockError `bad-response` when the ID token is over, or for another application
 */
export function verifyResult(
  found: Readonly<Record<string, unknown>>,
  response: unknown,
  clientId: string | undefined,
  now: number,
): VerifyResult {
  const tokens = tokensOf(found);
  const { accessToken, idToken, refreshToken } = tokens;
  if (idToken) checkWhatIsThere(idToken, clientId, now);
  const hasToken = accessToken ?? idToken ?? refreshToken;
  return {
    status: 'authenticated',
    tokens: hasToken ? tokens : {},
    profile: profileOf(members(found.profile ?? found.user)),
    session: hasToken ? 'tokens' : 'cookie',
    isNewUser: typeof found.is_new_user === 'boolean' ? found.is_new_user : undefined,
    response,
  };
}

/**
 * Nobody knows here who the issuer is, and a server of one's own may put anything there. But what it
 * does claim must not be that the token is over, or for another application than the page's.
 */
function checkWhatIsThere(idToken: string, clientId: string | undefined, now: number): void {
  let claims: IdTokenClaims;
  try {
    claims = decodeIdToken(idToken);
  } catch {
    return;
  }
  const { sub = 'anybody', aud, exp = Infinity, iat = 0 } = claims;
  const audience = aud === undefined ? undefined : clientId;
  checkClaims({ ...claims, sub, exp, iat }, { issuer: undefined, audience, now });
}

/** What Twilio Verify says of a code that it has not approved. */
const unapproved = /^(?:pending|canceled|expired|max_attempts_reached|deleted|failed)$/;

/** Many houses, and Twilio Verify, answer 200 to a wrong code and say so in the body. */
export function isRefusal({
  error,
  ok,
  success,
  valid,
  verified: isVerified,
  status,
}: Readonly<Record<string, unknown>>): boolean {
  const isRefused = [ok, success, valid, isVerified].includes(false);
  return isRefused || unapproved.test(String(status)) || Boolean(error);
}

function profileOf(body: Readonly<Record<string, unknown>>): Profile | undefined {
  return Object.keys(body).length > 0 ? body : undefined;
}

function needed(url: string | undefined, setting: string): string {
  if (url) return requestUrl(url, setting);
  const message =
    `${setting} is not set. Needed are start-url and verify-url, ` +
    'or domain and client-id for Auth0.';
  throw new SmsLockError('not-configured', { message });
}
