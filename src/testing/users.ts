import { randomHex } from './random-values.js';
import type { SeedUser, TenantUser } from './tenant-settings.js';

/** OpenID Connect claims of a user, as far as the scopes go. */
export type UserClaims = Readonly<Record<string, string | boolean>> & { readonly sub: string };

/** The users of the `sms` connection, one for each phone number (E.164). */
export class Users {
  readonly #users = new Map<string, TenantUser>();
  readonly #reservedIds = new Map<string, string>();

  constructor(seeds: readonly SeedUser[], now: number) {
    for (const seed of seeds) {
      this.#users.set(seed.phoneNumber, { ...this.#newUser(seed.phoneNumber, now), ...seed });
    }
  }

  /** Everybody, the oldest first. */
  get all(): readonly TenantUser[] {
    return [...this.#users.values()];
  }

  find(phoneNumber: string): TenantUser | undefined {
    return this.#users.get(phoneNumber);
  }

  /**
   * The id that the number's user has or will have. The answer to a start names it, so that it
   * looks the same for somebody known and somebody new.
   */
  idFor(phoneNumber: string): string {
    const known = this.#users.get(phoneNumber)?.id ?? this.#reservedIds.get(phoneNumber);
    const id = known ?? `sms|${randomHex(24)}`;
    this.#reservedIds.set(phoneNumber, id);
    return id;
  }

  /** Logs the number's user in, who is created at the first login and not before. */
  logIn(phoneNumber: string, now: number): { user: TenantUser; isNewUser: boolean } {
    const known = this.#users.get(phoneNumber);
    const before = known ?? this.#newUser(phoneNumber, now);
    const user = { ...before, updatedAt: now, loginsCount: before.loginsCount + 1 };
    this.#users.set(phoneNumber, user);
    return { user, isNewUser: !known };
  }

  #newUser(phoneNumber: string, now: number): TenantUser {
    return {
      id: this.idFor(phoneNumber),
      phoneNumber,
      name: phoneNumber,
      nickname: phoneNumber,
      blocked: false,
      loginsCount: 0,
      createdAt: now,
      updatedAt: now,
    };
  }
}

/** The claims that the scopes `profile` and `phone` open, by their OpenID Connect names. */
export function claimsOf(user: TenantUser, scopes: readonly string[]): UserClaims {
  return {
    sub: user.id,
    ...(scopes.includes('profile') && {
      name: user.name,
      nickname: user.nickname,
      ...(user.picture !== undefined && { picture: user.picture }),
      // Auth0 gives ISO 8601 here, where OpenID Connect Core section 5.1 has a number.
      updated_at: new Date(user.updatedAt).toISOString(),
    }),
    ...(scopes.includes('phone') && {
      phone_number: user.phoneNumber,
      phone_number_verified: true,
    }),
  };
}
