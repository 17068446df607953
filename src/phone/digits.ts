// Pure: what people type and paste, reduced to plain text.

/**
 * Format characters, copied along unseen: soft hyphen, zero-width characters, direction marks,
 * byte-order mark.
 */
const invisible = /\p{Cf}/gu;

/** Any decimal digit of Unicode, any space. */
const digit = /\p{Nd}/gu;
const space = /[\s\u00A0\u2000-\u200A\u202F\u205F\u3000]/g;

/**
 * What people write between the digits of a number, in plain text. Japanese keyboards have a long
 * vowel mark where others have a hyphen.
 */
const separator = /[ ().\-\u2010-\u2015\u2212/\u00B7\u2022\u30FB\u30FC]/g;

/** Every dash and dot that may stand between the characters of a code. */
const codeDash = /[\p{Pd}\u2212\u30FC\u00B7\u2022\u30FB_]/gu;

/**
 * The text with every decimal digit as 0 to 9, every kind of space as a plain one, full-width and
 * other compatibility forms as their plain ones (NFKC), and without invisible marks.
 */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(space, ' ')
    .replace(digit, (character) => String(digitValue(character)));
}

/** The text in plain form without the separators of a phone number; anything else stays. */
export function withoutSeparators(text: string): string {
  return plainText(text).replace(separator, '');
}

/** As `plainText`, also with letters without accents, one kind of dash and no space around it. */
export function plainCodeText(text: string): string {
  // A mark is also what makes a digit an emoji.
  return plainText(text.normalize('NFD').replace(/\p{M}/gu, '')).replace(codeDash, '-').trim();
}

/** A text from `plainCodeText` without the separators of a code; anything else stays. */
export function withoutCodeSeparators(text: string): string {
  return text.replace(/[\s,./-]/g, '');
}

/** Unicode lays the ten digits of a script side by side: the value is the distance to its zero. */
function digitValue(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  let zero = point;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return (point - zero) % 10;
}
