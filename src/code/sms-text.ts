// Pure: writes the SMS that brings a code.

import { SmsLockError } from '../errors.js';
import { applicationName, shortened, wholeName } from './application-name.js';
import { asciiHost, writeBoundLine } from './bound-line.js';
import type { EmbeddedHostMark } from './bound-line.js';
import { smsSentences } from './sms-sentences.js';

/** What browsers that fill the code in expect at most (https://web.dev/articles/sms-otp-form). */
export const longestSms = 140;

/** What an SMS is to say. */
export interface SmsTextOptions {
  /** 4 to 10 digits. */
  readonly code: string;
  /** The name that people know your service by. */
  readonly application: string;
  /** The site that the code is for: the host in the address bar, or a parent domain of it. */
  readonly host: string;
  /** The host of the frame with the login, if that is a frame from another site. */
  readonly embeddedHost?: string | undefined;
  /** What stands before `embeddedHost`: `%`, the default, for Apple's systems, `@` for Chrome. */
  readonly embeddedHostMark?: EmbeddedHostMark | undefined;
  /**
   * BCP 47, or a whole header with several, such as `accept-language`: the first that there is a
   * text for. English when there is none.
   */
  readonly language?: string | undefined;
}

/**
 * The SMS for a code: it names the application, says in the person's language that nobody will ask
 * for the code, and ends with the line that binds the code to the site, so that browsers fill it in
 * there and nowhere else (https://wicg.github.io/sms-one-time-codes/).
 *
 * At most 140 characters as long as the hosts together have 20. A longer name than 20 characters is
 * cut to keep to that.
 *
 * @throws SmsLockError `not-configured` when the code is not 4 to 10 digits or a host is none
 */
export function smsText({
  code,
  application,
  host,
  embeddedHost,
  embeddedHostMark = '%',
  language = 'en',
}: SmsTextOptions): string {
  if (!/^[0-9]{4,10}$/.test(code)) {
    throw new SmsLockError('not-configured', { message: 'A code is 4 to 10 digits.' });
  }
  const site = hostOf(host);
  const frame = embeddedHost === undefined ? undefined : hostOf(embeddedHost);
  const line = writeBoundLine({ host: site, code, embeddedHost: frame }, embeddedHostMark);

  const sentence = sentenceIn(language);
  const write = (name: string): string => {
    // One pass, by function: a name may look like a placeholder or hold a `$&`.
    const words = sentence.replace(/\{code\}|\{application\}/g, (placeholder) =>
      placeholder === '{code}' ? code : name,
    );
    return `${words}\n\n${line}`;
  };
  const room = Math.max(wholeName, longestSms - write('').length);
  return write(shortened(applicationName(application) || site, room));
}

function hostOf(site: string): string {
  const host = asciiHost(site);
  if (host !== undefined) return host;
  throw new SmsLockError('not-configured', { message: `"${site}" is not the host of a site.` });
}

function sentenceIn(languages: string): string {
  for (const range of languages.split(',')) {
    const sentence = candidates(range.replace(/;.*/s, '').trim())
      .map((tag) => (smsSentences as Readonly<Record<string, string | undefined>>)[tag])
      .find(Boolean);
    if (sentence !== undefined) return sentence;
  }
  return smsSentences.en;
}

/** A language's tags, the most exact first. The script decides for Chinese: `zh-TW` is `zh-Hant`. */
function candidates(tag: string): readonly string[] {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    // Norwegian, and Nynorsk, whose readers read the other kind too.
    const spoken = language === 'no' || language === 'nn' ? 'nb' : language;
    return [`${spoken}-${script}`, spoken];
  } catch {
    return [];
  }
}
