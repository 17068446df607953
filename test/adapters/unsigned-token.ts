/** A token with these claims and no signature worth the name. */
export function unsignedToken(claims: unknown): string {
  return ['{"alg":"RS256"}', JSON.stringify(claims), 'signature'].map(base64url).join('.');
}

export function base64url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
