import { count, known, text } from './http.js';
import type { Tokens } from './adapter.js';

/** The tokens in a body that names them as RFC 6749 section 5.1 does. */
export function tokensOf(body: Readonly<Record<string, unknown>>): Tokens {
  return known({
    accessToken: text(body.access_token),
    idToken: text(body.id_token),
    refreshToken: text(body.refresh_token),
    tokenType: text(body.token_type),
    expiresIn: count(body.expires_in),
    scope: text(body.scope),
  });
}
