import type { IdTokenSigner } from './id-token-signer.js';
import { randomHandle } from './random-values.js';
import type { TenantClient, TenantUser } from './tenant-settings.js';
import { claimsOf } from './users.js';

const idTokenLifetime = 36_000;
const accessTokenLifetime = 86_400;

/** The body of a successful token answer. `expires_in` is in seconds. */
export interface TokenAnswer {
  readonly access_token: string;
  readonly id_token?: string;
  readonly refresh_token?: string;
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly scope?: string;
}

/** What an access token stands for. */
export interface Session {
  /** E.164. */
  readonly phoneNumber: string;
  readonly scopes: readonly string[];
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** What an ID token stands for. */
export interface IdTokenOwner {
  /** E.164. */
  readonly phoneNumber: string;
  readonly clientId: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** Hands out tokens, and knows them again. */
export class TokenIssuer {
  readonly #issuer: string;
  readonly #signer: IdTokenSigner;
  readonly #sessions = new Map<string, Session>();
  readonly #idTokens = new Map<string, IdTokenOwner>();

  constructor(issuer: string, signer: IdTokenSigner) {
    this.#issuer = issuer;
    this.#signer = signer;
  }

  /**
   * Tokens for a user. `scope` is a space-separated list: `openid` brings an ID token,
   * `offline_access` a refresh token. `now`: epoch milliseconds. `nonce`: what an authorization
   * request had sent along.
   */
  async issue(
    user: TenantUser,
    client: TenantClient,
    scope: string,
    now: number,
    nonce?: string,
  ): Promise<TokenAnswer> {
    const scopes = scope.split(' ').filter(Boolean);
    const iat = Math.floor(now / 1000);
    const claims = {
      iss: this.#issuer,
      aud: client.clientId,
      iat,
      exp: iat + idTokenLifetime,
      ...(nonce !== undefined && { nonce }),
      ...claimsOf(user, scopes),
    };
    const idToken = scopes.includes('openid') ? await this.#signer.sign(claims) : undefined;
    if (idToken !== undefined) {
      const { phoneNumber } = user;
      const { clientId } = client;
      this.#idTokens.set(idToken, { phoneNumber, clientId, expiresAt: claims.exp * 1000 });
    }
    return {
      access_token: this.openSession(user, scopes, now),
      ...(idToken !== undefined && { id_token: idToken }),
      ...(scopes.includes('offline_access') && { refresh_token: randomHandle() }),
      token_type: 'Bearer',
      expires_in: accessTokenLifetime,
      ...(scopes.length > 0 && { scope: scopes.join(' ') }),
    };
  }

  /** An opaque handle, good for a day. `now`: epoch milliseconds. */
  openSession(user: TenantUser, scopes: readonly string[], now: number): string {
    const handle = randomHandle();
    const expiresAt = now + accessTokenLifetime * 1000;
    this.#sessions.set(handle, { phoneNumber: user.phoneNumber, scopes, expiresAt });
    return handle;
  }

  /** Whose an ID token is, unless it is unknown or over. `now`: epoch milliseconds. */
  findIdToken(idToken: string, now: number): IdTokenOwner | undefined {
    const owner = this.#idTokens.get(idToken);
    return owner && now < owner.expiresAt ? owner : undefined;
  }

  /** The session of a handle, unless it is unknown or over. `now`: epoch milliseconds. */
  findSession(handle: string, now: number): Session | undefined {
    const session = this.#sessions.get(handle);
    return session && now < session.expiresAt ? session : undefined;
  }
}
