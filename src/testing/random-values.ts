/** Random decimal digits, each equally likely. */
export function randomDigits(length: number): string {
  let digits = '';
  while (digits.length < length) {
    // 250 is the largest multiple of ten in a byte: what lies above would favour the low digits.
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      if (byte < 250 && digits.length < length) digits += String(byte % 10);
    }
  }
  return digits;
}

/** Random lower-case hexadecimal digits. The length is even. */
export function randomHex(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length / 2));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** A handle nobody can guess: 192 random bits, base64url. */
export function randomHandle(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(24)));
}

/** Base64url without padding (RFC 4648 section 5). */
export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
