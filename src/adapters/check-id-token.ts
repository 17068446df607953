import { SmsLockError } from '../errors.js';
import { checkClaims, decodeIdToken } from './id-token.js';
import type { AdapterContext } from './adapter.js';
import type { IdTokenExpectation } from './id-token.js';

/** What an ID token is held against. */
export interface IdTokenCheck extends Omit<IdTokenExpectation, 'now'> {
  /** Where the issuer publishes its keys (RFC 7517). With it the signature is checked as well. */
  readonly keySetUrl?: string | undefined;
}

/**
 * Reads an ID token and checks its claims, and its signature where that is asked for.
 *
 * @throws SmsLockError `bad-response` for a token that is not good; `load-failed` without the package
 * `jose`, which checks signatures; `not-configured` on a page without cryptography; whatever became of
 * the request for the keys
 */
export async function checkIdToken(
  idToken: string,
  { keySetUrl, ...expected }: IdTokenCheck,
  context: AdapterContext,
): Promise<void> {
  checkClaims(decodeIdToken(idToken), { ...expected, now: context.now() });
  if (!keySetUrl) return;
  // Few pages ask for it.
  const { verifySignature } = await import('./verify-id-token.js').catch((cause: unknown) => {
    throw new SmsLockError('load-failed', { cause });
  });
  await verifySignature(idToken, keySetUrl, context);
}
