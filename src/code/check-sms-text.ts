// Pure: says what is wrong with the SMS that brings a code.

import { plainText } from '../phone/digits.js';
import { applicationName, shortened, wholeName } from './application-name.js';
import { asciiHost, readBoundLine } from './bound-line.js';
import type { BoundLine } from './bound-line.js';
import { longestSms } from './sms-text.js';

/**
 * What may be wrong with an SMS.
 *
 * - the last line, `@example.com #123456`: `bound-line-missing`, `bound-line-not-last`,
 *   `bound-line-malformed`, `bound-line-repeated` (Chrome takes the first)
 * - what it says: `host-invalid`, `host-mismatch`, `embedded-host-mismatch`, `code-invalid`,
 *   `code-mismatch`
 * - what people read: `code-not-in-text`, `application-missing`, `too-long`
 */
export type SmsTextProblemCode =
  | 'bound-line-missing'
  | 'bound-line-not-last'
  | 'bound-line-malformed'
  | 'bound-line-repeated'
  | 'host-invalid'
  | 'host-mismatch'
  | 'embedded-host-mismatch'
  | 'code-invalid'
  | 'code-mismatch'
  | 'code-not-in-text'
  | 'application-missing'
  | 'too-long';

/** One thing that is wrong with an SMS. */
export interface SmsTextProblem {
  readonly code: SmsTextProblemCode;
  /** For the developer, in English. Never holds the code. */
  readonly message: string;
}

/** What an SMS should say. What is not given is not checked. */
export interface SmsTextExpectations {
  /** The one-time code. */
  readonly code?: string | undefined;
  readonly application?: string | undefined;
  /** The host in the address bar. With it, a text for a frame is wrong without `embeddedHost`. */
  readonly host?: string | undefined;
  /** The host of the frame with the login. */
  readonly embeddedHost?: string | undefined;
}

/**
 * What is wrong with an SMS, in the order of the list above; nothing if browsers will fill its code
 * in. Whether it says that nobody will ask for the code is not checked: it may be in any language.
 */
export function checkSmsText(text: string, expected: SmsTextExpectations = {}): SmsTextProblem[] {
  const lines = text.split(/\r\n|\r|\n/);
  const lastLine = lines.at(-1) ?? '';
  const bound = readBoundLine(lastLine);
  const earlier = lines.slice(0, -1);
  const words = bound ? earlier.join('\n') : text;
  return [
    ...(bound ? boundProblems(bound, earlier, expected) : [unboundProblem(lastLine, earlier)]),
    ...wordProblems(words, expected.code ?? bound?.code, expected.application),
    ...lengthProblems(text),
  ];
}

function unboundProblem(lastLine: string, earlier: readonly string[]): SmsTextProblem {
  if (earlier.some((line) => readBoundLine(line))) {
    const message = 'Nothing may follow the line "@host #code", not even a line break.';
    return { code: 'bound-line-not-last', message };
  }
  if (!/@.*#|#.*@/.test(lastLine)) {
    const message = 'The last line must bind the code to the site: "@example.com #123456".';
    return { code: 'bound-line-missing', message };
  }
  return { code: 'bound-line-malformed', message: malformation(lastLine) };
}

function malformation(line: string): string {
  if (/^[^@]*#/.test(line)) return 'In the last line the host comes first, then the code.';
  if (!line.startsWith('@')) return 'Nothing may stand before "@" in the last line.';
  return 'In the last line exactly one space stands between "@host" and "#code", and none elsewhere.';
}

function boundProblems(
  bound: BoundLine,
  earlier: readonly string[],
  expected: SmsTextExpectations,
): readonly SmsTextProblem[] {
  const problems: SmsTextProblem[] = [];
  if (earlier.some((line) => /(?:^|\s)@[a-z0-9.-]+ #[^#\s]/i.test(line))) {
    const message =
      'There is "@host #code" before the last line as well, and Chrome takes the first.';
    problems.push({ code: 'bound-line-repeated', message });
  }
  for (const host of [bound.host, bound.embeddedHost]) {
    if (host === undefined || asciiHost(host) === host.toLowerCase()) continue;
    const message = `"${host}" is not a host: no scheme, port or path, and international names in ASCII (xn--).`;
    problems.push({ code: 'host-invalid', message });
  }
  if (expected.host !== undefined && !isFor(bound.host, expected.host)) {
    const message = `The code is for "${bound.host}", which is neither "${expected.host}" nor a parent domain of it.`;
    problems.push({ code: 'host-mismatch', message });
  }
  problems.push(...embeddedHostProblems(bound, expected));
  if (!/^[0-9]{4,10}$/.test(bound.code)) {
    const message = 'What follows "#" is not 4 to 10 digits and then a space or nothing.';
    problems.push({ code: 'code-invalid', message });
  }
  if (expected.code !== undefined && bound.code !== expected.code) {
    const message = 'The code in the last line is another than the one expected.';
    problems.push({ code: 'code-mismatch', message });
  }
  return problems;
}

function embeddedHostProblems(
  { embeddedHost: found }: BoundLine,
  { host, embeddedHost: wanted }: SmsTextExpectations,
): readonly SmsTextProblem[] {
  if (wanted === undefined && (found === undefined || host === undefined)) return [];
  if (wanted !== undefined && found !== undefined && isFor(found, wanted)) return [];
  const message =
    found === undefined
      ? `A frame from "${wanted}" gets no code unless its host follows: "@host #code %${wanted}".`
      : wanted === undefined
        ? `The code is offered in a frame from "${found}" only, not to the page.`
        : `The code is for a frame from "${found}", which is neither "${wanted}" nor a parent domain of it.`;
  return [{ code: 'embedded-host-mismatch', message }];
}

/** The rule of Apple, who asks for more than the same site: that host or a parent domain of it. */
function isFor(bound: string, site: string): boolean {
  const host = asciiHost(site);
  const domain = bound.toLowerCase();
  return host === domain || (host?.endsWith(`.${domain}`) ?? false);
}

function wordProblems(
  words: string,
  code: string | undefined,
  application: string | undefined,
): readonly SmsTextProblem[] {
  const problems: SmsTextProblem[] = [];
  if (code !== undefined && !plainText(words).replace(/[ -]/g, '').includes(code)) {
    const message =
      'The code must stand in the words too: Chrome wants it there, and so do people.';
    problems.push({ code: 'code-not-in-text', message });
  }
  if (
    application !== undefined &&
    !words.includes(shortened(applicationName(application), wholeName))
  ) {
    const message = `The words must name the application, "${application}": a stranger's page can then be told from yours.`;
    problems.push({ code: 'application-missing', message });
  }
  return problems;
}

function lengthProblems(text: string): readonly SmsTextProblem[] {
  if (text.length <= longestSms) return [];
  const message = `${text.length} characters are more than the ${longestSms} that browsers expect.`;
  return [{ code: 'too-long', message }];
}
