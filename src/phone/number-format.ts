// Pure: puts digits into groups by the formats of a numbering plan, complete or not.

/** How some of the numbers of a country are grouped. */
export interface NumberFormat {
  /** The groups: the source of a regular expression such as `(\d{3})(\d{3,4})`. */
  readonly groups: string;
  /**
   * What the numbers begin with: sources of regular expressions. The first looks at three digits at
   * most, each further one at one more.
   */
  readonly leadingDigits: readonly string[];
  /** A text with `$1` for the first group, and with the trunk prefix if that is shown. */
  readonly template: string;
}

/** No number has more digits. */
const longest = '0'.repeat(15);

/** How many digits the first pattern of leading digits looks at. */
const firstLook = 3;

/**
 * Digits in the first format that suits them, or undefined without one. Formats with a trunk prefix
 * suit digits that begin with it.
 *
 * @param lengths numbers of digits, without the trunk prefix, that a complete number has
 */
export function groupBy(
  formats: readonly NumberFormat[],
  digits: string,
  lengths: readonly number[],
): string | undefined {
  const suiting = formats
    .map((format) => ({ format, national: withoutPrefix(digits, format) }))
    .filter(({ format, national }) => national !== '' && mayBeginWith(format, national));
  const complete = suiting.filter(
    ({ format, national }) => lengths.includes(national.length) && patternOf(format).test(national),
  );
  for (const { format, national } of [...complete, ...suiting]) {
    const grouped = filled(format, national, digits.length);
    if (grouped?.replace(/\D/g, '') === digits) return grouped;
  }
  return undefined;
}

/** The digits of a complete number, without trunk prefix, in the format that is meant for it. */
export function groupComplete(
  formats: readonly NumberFormat[],
  national: string,
): string | undefined {
  const format = formats.find(
    ({ groups, leadingDigits }) =>
      new RegExp(`^(?:${leadingDigits.at(-1) ?? ''})`).test(national) &&
      new RegExp(`^${groups}$`).test(national),
  );
  return format && national.replace(new RegExp(format.groups), format.template);
}

/** What follows the trunk prefix of a format; nothing if the digits do not begin with it. */
function withoutPrefix(digits: string, { template }: NumberFormat): string {
  const prefix = template.replace(/\$\d|\D/g, '');
  return digits.startsWith(prefix) ? digits.slice(prefix.length) : '';
}

function mayBeginWith({ leadingDigits }: NumberFormat, national: string): boolean {
  const look = Math.min(Math.max(national.length - firstLook, 0), leadingDigits.length - 1);
  const pattern = leadingDigits[look];
  return pattern === undefined || new RegExp(`^(?:${unfinished(pattern)})`).test(national);
}

/** A pattern that also takes the beginning of what it describes: every digit of it may be missing. */
function unfinished(pattern: string): string {
  return pattern.replace(/\{.*?\}|\[.*?\]|\\d|\d/g, (part) =>
    part.startsWith('{') ? part : `(?:${part}|$)`,
  );
}

/** The groups, whatever their digits are. */
function patternOf({ groups }: NumberFormat): RegExp {
  const anyDigits = groups.replace(/\{.*?\}|\[.*?\]|\d/g, (part) =>
    part.startsWith('{') ? part : '\\d',
  );
  return new RegExp(`^${anyDigits}$`);
}

/** The template with a number in it, up to the last of `count` digits. */
function filled(format: NumberFormat, national: string, count: number): string | undefined {
  const pattern = patternOf(format);
  const open = new RegExp(pattern.source.slice(0, -1));
  const whole = pattern.test(national)
    ? national
    : national.padEnd(open.exec(longest)?.[0].length ?? 0, '0');
  if (!pattern.test(whole)) return undefined;
  const text = whole.replace(pattern, format.template);
  const [, beginning = ''] = new RegExp(`^((?:\\D*\\d){${count}}\\)?)`).exec(text) ?? [];
  return beginning.includes(')') ? beginning : beginning.replace('(', '');
}
