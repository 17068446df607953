// Pure: what a JSON Web Token (RFC 7519) says, for display. Nothing is checked.

export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Header and claims of a token.
 *
 * @throws SyntaxError when it is no JWT in compact form
 */
export function decodeJwt(token: string): {
  readonly header: JsonObject;
  readonly claims: JsonObject;
} {
  const [header = '', claims = ''] = token.split('.');
  return { header: decodePart(header), claims: decodePart(claims) };
}

function decodePart(part: string): JsonObject {
  const binary = atob(part.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes)) as JsonObject;
}
