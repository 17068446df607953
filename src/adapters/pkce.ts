import { SmsLockError } from '../errors.js';

/** A proof key for one exchange of an authorization code (RFC 7636). */
export interface ProofKey {
  /** Kept until the code is exchanged. */
  readonly verifier: string;
  /** Sent along with the authorization request; made with the method `S256`. */
  readonly challenge: string;
}

/**
 * Makes a proof key.
 *
 * @throws SmsLockError `not-configured` where the browser has no cryptography for the page
 */
export async function proofKey(): Promise<ProofKey> {
  const { subtle } = globalThis.crypto;
  if (!subtle) {
    const message = 'PKCE is possible only on pages that come over https.';
    throw new SmsLockError('not-configured', { message });
  }
  const verifier = randomText();
  const digest = await subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return { verifier, challenge: base64url(new Uint8Array(digest)) };
}

/** A text that nobody can guess: 256 random bits in 43 characters, for a `state` or a `nonce` too. */
export function randomText(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

/** Base64url without padding (RFC 4648 section 5). */
function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
