import { SmsLockError } from '../errors.js';
import type { Profile } from './adapter.js';

/** The claims of an ID token (OpenID Connect Core 2). Times are seconds since 1970. */
export interface IdTokenClaims extends Profile {
  readonly iss?: string;
  readonly aud?: string | readonly string[];
  readonly azp?: string;
  readonly exp?: number;
  readonly iat?: number;
  readonly nbf?: number;
  readonly nonce?: string;
}

/** What the claims of an ID token are held against. */
export interface IdTokenExpectation {
  /** `undefined` where nobody knows it: a page's own server may hand on tokens from anywhere. */
  readonly issuer: string | undefined;
  /** The client id, likewise. */
  readonly audience: string | undefined;
  /** What the authorization request had sent along, where there was one. */
  readonly nonce?: string | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
  /** How far clocks may be apart, in seconds. Default 60. */
  readonly leeway?: number;
}

/** Claims about the token itself and not about the person. */
const protocolClaims = new Set(
  'iss aud azp exp iat nbf nonce acr amr auth_time at_hash c_hash jti sid'.split(' '),
);

/**
 * The claims in an ID token. Neither they nor the signature are checked.
 *
 * @throws SmsLockError `bad-response` when it is no JWT in compact form (RFC 7519)
 */
export function decodeIdToken(idToken: string): IdTokenClaims {
  try {
    const [, payload = '', signature] = idToken.split('.');
    const binary = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const claims: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const isObject = typeof claims === 'object' && claims !== null && !Array.isArray(claims);
    if (!isObject || signature === undefined) throw new SyntaxError('no JWT');
    return claims as IdTokenClaims;
  } catch (cause) {
    throw new SmsLockError('bad-response', { message: 'The ID token cannot be read.', cause });
  }
}

/**
 * Checks claims as OpenID Connect Core 3.1.3.7 asks for a token that came straight from the token
 * endpoint over TLS: issuer, audience, expiry, time of issue, nonce.
 *
 * @throws SmsLockError `bad-response` that names the claim
 */
export function checkClaims(claims: IdTokenClaims, expected: IdTokenExpectation): void {
  const { issuer, audience, nonce, leeway = 60 } = expected;
  const now = expected.now / 1000;
  const { iss, aud, azp, exp, iat, nbf } = claims;
  const audiences: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
  const isTime = (value: unknown): value is number => typeof value === 'number';

  if (typeof claims.sub !== 'string' || claims.sub === '') throw rejected('sub');
  if (issuer !== undefined && iss !== issuer) throw rejected('iss');
  if (audience !== undefined) {
    if (!audiences.includes(audience)) throw rejected('aud');
    if (audiences.length > 1 && azp !== audience) throw rejected('azp');
  }
  if (!isTime(exp) || exp + leeway <= now) throw rejected('exp');
  if (!isTime(iat) || iat - leeway > now) throw rejected('iat');
  if (isTime(nbf) && nbf - leeway > now) throw rejected('nbf');
  if (nonce !== undefined && claims.nonce !== nonce) throw rejected('nonce');
}

/** The claims about the person. */
export function profileOf(claims: IdTokenClaims): Profile {
  return Object.fromEntries(Object.entries(claims).filter(([name]) => !protocolClaims.has(name)));
}

function rejected(claim: string): SmsLockError {
  const message = `The claim "${claim}" of the ID token is not what was expected.`;
  return new SmsLockError('bad-response', { message, providerCode: `id_token.${claim}` });
}
