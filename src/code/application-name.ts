// Pure: the name of an application, made fit for an SMS.

/** A name of that length always stands in the message whole. */
export const wholeName = 20;

/**
 * Line breaks, other controls, marks that turn the direction of what follows, halves of characters.
 * Joiners stay: Persian and emoji need them.
 */
const unprintable = /[\p{Cc}\p{Cs}\u2028\u2029]|(?![\u200C\u200D])\p{Cf}/gu;

/**
 * The name in one line, with nothing that a browser could take for a host: Chrome reads the first
 * `@host #code` that begins a word, in whatever line. Empty when nothing is left.
 */
export function applicationName(name: string): string {
  return name
    .replace(unprintable, ' ')
    .replace(/(^|\s)[@\s]+/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The beginning of a name, without half a character at its end. */
export function shortened(name: string, longest: number): string {
  let short = '';
  for (const character of name) {
    if (short.length + character.length > longest) break;
    short += character;
  }
  return short.trimEnd();
}
