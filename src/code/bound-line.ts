// Pure: the last line of an SMS, which binds the code to a site.

/**
 * What stands before the host of a frame. Apple's systems read `%`
 * (https://developer.apple.com/documentation/security/enabling-autofill-for-domain-bound-sms-codes),
 * the published specification and Chrome `@`
 * (https://github.com/WICG/sms-one-time-codes/issues/18).
 */
export type EmbeddedHostMark = '%' | '@';

/** What a bound line says. */
export interface BoundLine {
  readonly host: string;
  readonly code: string;
  /** The host of the frame that the code is for. */
  readonly embeddedHost?: string | undefined;
}

/** The line, such as `@example.com #123456` (https://wicg.github.io/sms-one-time-codes/#format). */
export function writeBoundLine(
  { host, code, embeddedHost }: BoundLine,
  mark: EmbeddedHostMark,
): string {
  return `@${host} #${code}${embeddedHost === undefined ? '' : ` ${mark}${embeddedHost}`}`;
}

/** What a line says, if it binds a code. What follows is ignored, as browsers do. */
export function readBoundLine(line: string): BoundLine | undefined {
  const [, host, code, embeddedHost] = /^@(\S+) #(\S+)(?: [%@](\S+))?/.exec(line) ?? [];
  if (host === undefined || code === undefined) return undefined;
  return { host, code, embeddedHost };
}

/**
 * The host as it has to stand in the line: in ASCII, without scheme, port and path; `undefined` if
 * there is none. Chrome reads nothing but letters, digits, dots and hyphens.
 *
 * @param site a host, or a URL whose host is meant
 */
export function asciiHost(site: string): string | undefined {
  const address = site.includes('://') ? site : `https://${site}`;
  if (!URL.canParse(address)) return undefined;
  const host = new URL(address).hostname.replace(/\.$/, '');
  return /^[a-z0-9.-]+$/.test(host) ? host : undefined;
}
