import { loadFailures } from './failures.js';
import { SmsLockError } from '../errors.js';
import { send } from './http.js';
import type { JSONWebKeySet } from 'jose';
import type { AdapterContext } from './adapter.js';

/**
 * Algorithms that a key of a set may be for (RFC 7518 section 3.1, RFC 8037). All are asymmetric: with
 * HMAC, anybody who has the public key could sign, and `none` signs nothing.
 */
const asymmetric = /^(?:(?:RS|PS|ES)(?:256|384|512)|EdDSA|Ed25519)$/;

/**
 * Checks that a token was signed with one of the keys of its issuer (RFC 7515): by RS256, or by an
 * algorithm that the set of keys names, whatever the token itself would like.
 *
 * @param keySetUrl where the issuer publishes its keys (RFC 7517)
 * @throws SmsLockError `bad-response` when it was not; `not-configured` on a page without
 * cryptography; `load-failed`; whatever became of the request for the keys
 */
export async function verifySignature(
  token: string,
  keySetUrl: string,
  context: AdapterContext,
): Promise<void> {
  if (!globalThis.crypto?.subtle) {
    const message = 'Signatures can be checked only on a page that came over https.';
    throw new SmsLockError('not-configured', { message });
  }
  const { compactVerify, createLocalJWKSet } = await loadJose();
  const answer = await send({ url: keySetUrl, credentials: 'omit' }, context);
  if (!answer.ok) {
    const { failure } = await loadFailures(answer, 'start');
    throw failure(answer, 'start', context.now());
  }
  try {
    const keys = createLocalJWKSet(answer.body as JSONWebKeySet);
    await compactVerify(token, keys, { algorithms: algorithmsOf(keys.jwks()) });
  } catch (cause) {
    const message = 'The ID token is not signed with a key of its issuer.';
    throw new SmsLockError('bad-response', { message, providerCode: 'id_token.signature', cause });
  }
}

/** OpenID Connect Core 3.1.3.7 has RS256 where nothing else is agreed upon. */
function algorithmsOf({ keys }: JSONWebKeySet): string[] {
  const named = keys.map(({ alg = '' }) => alg);
  return ['RS256', ...named.filter((name) => asymmetric.test(name))];
}

async function loadJose(): Promise<
  Pick<typeof import('jose'), 'compactVerify' | 'createLocalJWKSet'>
> {
  // Bundlers let a package be missing only if its import stands in a `try`.
  try {
    const { compactVerify, createLocalJWKSet } = await import('jose');
    return { compactVerify, createLocalJWKSet };
  } catch (cause) {
    const message = 'To check the signature of an ID token, the package "jose" is needed.';
    throw new SmsLockError('load-failed', { message, cause });
  }
}
