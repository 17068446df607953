import { base64url, randomHandle } from './random-values.js';

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };

interface SigningKey {
  readonly id: string;
  readonly pair: CryptoKeyPair;
}

/** A JSON Web Key Set (RFC 7517) with public keys. */
export interface JsonWebKeySet {
  readonly keys: readonly (JsonWebKey & { readonly kid: string })[];
}

/** Signs ID tokens with RS256 and a key of its own, made when it is first needed. */
export class IdTokenSigner {
  #key: Promise<SigningKey> | undefined;

  /** A signed token (JWS compact serialization, RFC 7515) over these claims. */
  async sign(claims: Readonly<Record<string, unknown>>): Promise<string> {
    const { id, pair } = await this.#signingKey();
    const encode = (part: object): string =>
      base64url(new TextEncoder().encode(JSON.stringify(part)));
    const signed = `${encode({ alg: 'RS256', typ: 'JWT', kid: id })}.${encode(claims)}`;
    const signature = await crypto.subtle.sign(
      algorithm,
      pair.privateKey,
      new TextEncoder().encode(signed),
    );
    return `${signed}.${base64url(new Uint8Array(signature))}`;
  }

  /** What others need to check the signature. */
  async publicKeys(): Promise<JsonWebKeySet> {
    const { id, pair } = await this.#signingKey();
    const { kty, n, e } = await crypto.subtle.exportKey('jwk', pair.publicKey);
    return {
      keys: [{ kty, n, e, use: 'sig', alg: 'RS256', kid: id } as JsonWebKey & { kid: string }],
    };
  }

  #signingKey(): Promise<SigningKey> {
    this.#key ??= crypto.subtle
      .generateKey(
        { ...algorithm, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
        false,
        ['sign', 'verify'],
      )
      .then((pair) => ({ id: randomHandle(), pair }));
    return this.#key;
  }
}
