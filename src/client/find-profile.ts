import { decodeIdToken, profileOf } from '../adapters/id-token.js';
import type {
  Adapter,
  AdapterContext,
  AuthenticatedResult,
  Profile,
  Tokens,
} from '../adapters/adapter.js';

/**
 * Who logged in, by the first source that knows: the verify answer, the adapter's own look-up, the
 * claims of the ID token, the phone number alone. A source that fails is passed over, since the
 * login itself has succeeded.
 */
export async function findProfile(
  adapter: Adapter,
  result: AuthenticatedResult,
  phoneNumber: string,
  context: AdapterContext,
): Promise<Profile> {
  return (
    result.profile ??
    (await lookedUp(adapter, result.tokens, context)) ??
    claimsOf(result.tokens) ?? { phone_number: phoneNumber }
  );
}

async function lookedUp(
  adapter: Adapter,
  tokens: Tokens,
  context: AdapterContext,
): Promise<Profile | undefined> {
  try {
    return await adapter.profile?.(tokens, context);
  } catch {
    return undefined;
  }
}

function claimsOf({ idToken }: Tokens): Profile | undefined {
  if (!idToken) return undefined;
  try {
    const claims = profileOf(decodeIdToken(idToken));
    return Object.keys(claims).length > 0 ? claims : undefined;
  } catch {
    return undefined;
  }
}
