import { SmsLockError } from '../errors.js';
import { leadingCode } from '../phone/calling-codes.js';
import { known, members, send } from './http.js';
import { fill, fillUrl, placeholdersIn } from './placeholders.js';
import { needed, requestUrl } from './request-url.js';
import type { Json } from '../json.js';
import type { AdapterContext, StartRequest, VerifyRequest } from './adapter.js';
import type { RequestMapping } from './endpoints-mapping.js';
import type { HttpAnswer, HttpRequest } from './http.js';
import type { PlaceholderValues } from './placeholders.js';

/** What a request is made of where the mapping says nothing. */
export interface Usual {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, Json | undefined>>;
  readonly credentials: RequestCredentials | undefined;
}

/** What gets lost unnoticed when a body of one's own has no place for it. */
const easilyLost = ['captchaToken', 'channel', 'consent'];
const told = new Set<string>();

/** One request of a mapping: what it is called there, and where it goes. */
export class MappedRequest {
  readonly place: string;
  readonly mapping: RequestMapping;
  readonly #url: string;
  readonly #placeholders: readonly string[];

  /**
   * @param place its name in the mapping
   * @param setting the setting with its URL, where the mapping has none
   * @throws SmsLockError `not-configured` when there is no URL, or an unsafe one
   */
  constructor(place: string, mapping: RequestMapping, url: string | undefined, setting: string) {
    this.place = `endpoints.${place}`;
    this.mapping = mapping;
    this.#url = needed(mapping.url ?? url, setting);
    this.#placeholders = placeholdersIn([this.#url, mapping.headers ?? {}, mapping.body ?? '']);
    this.address({});
  }

  /** Where it goes. */
  address(values: PlaceholderValues): string {
    return requestUrl(fillUrl(this.#url, values), `${this.place}.url`);
  }

  /** @throws SmsLockError as `send` does, and `challenge-lost` */
  send(values: PlaceholderValues, usual: Usual, context: AdapterContext): Promise<HttpAnswer> {
    if (this.#has('challenge') && values.challenge === undefined) {
      throw new SmsLockError('challenge-lost');
    }
    const { method, encoding, body: template } = this.mapping;
    const body = method === 'GET' ? undefined : this.#body(values, usual);
    if (template !== undefined) this.#tellWhatIsLost(values);
    const write: typeof fetch = (url, init) =>
      context.fetch(url, {
        ...init,
        ...(method && { method }),
        // The type of a form is set by what sends it.
        ...(body &&
          encoding === 'form' && { body: formOf(body), headers: this.#headers(values, usual) }),
      });
    return send(
      {
        url: this.address(values),
        headers: this.#headers(values, usual),
        ...(body !== undefined && { body: body as NonNullable<HttpRequest['body']> }),
        credentials: usual.credentials,
      },
      { signal: context.signal, now: () => context.now(), fetch: write },
    );
  }

  #body(values: PlaceholderValues, usual: Usual): Json | undefined {
    const { body } = this.mapping;
    if (body === null) return undefined;
    if (body === undefined) {
      const placed = this.#has('captchaToken') ? { captcha: undefined } : {};
      return (
        usual.body && ({ ...members(values.extra), ...known({ ...usual.body, ...placed }) } as Json)
      );
    }
    const filled = fill(body, values);
    const isObject = typeof filled === 'object' && filled !== null && !Array.isArray(filled);
    return isObject && !this.#has('extra')
      ? ({ ...members(values.extra), ...filled } as Json)
      : filled;
  }

  #headers(values: PlaceholderValues, usual: Usual): Readonly<Record<string, string>> {
    const own = Object.entries(this.mapping.headers ?? {}).map(
      ([name, template]): [string, string | undefined] => {
        const value = template === null ? undefined : fill(template, values);
        return [name.toLowerCase(), value === undefined ? undefined : String(value)];
      },
    );
    // A header of one's own costs a preflight, and has to be allowed there.
    const isLanguageSent = this.#has('language') || this.#has('languageCode');
    return known({ ...(!isLanguageSent && usual.headers), ...Object.fromEntries(own) });
  }

  #has(name: string): boolean {
    return this.#placeholders.some((one) => one.replace(/\..*/, '') === name);
  }

  #tellWhatIsLost(values: PlaceholderValues): void {
    for (const name of easilyLost) {
      const line = `sms-lock: ${this.place}.body has no {${name}}: it is not sent.`;
      if (values[name] === undefined || this.#has(name) || told.has(line)) continue;
      told.add(line);
      console.warn(line);
    }
  }
}

/** What stands for the placeholders of a request. */
export function valuesOf(request: StartRequest | VerifyRequest): PlaceholderValues {
  const { phoneNumber, language, ...rest } = request;
  const phoneDigits = phoneNumber.slice(1);
  const callingCode = leadingCode(phoneDigits);
  return {
    ...rest,
    phoneNumber,
    phoneDigits,
    callingCode,
    nationalNumber: callingCode && phoneDigits.slice(callingCode.length),
    language,
    languageCode: language.replace(/-.*/, ''),
  };
}

function formOf(body: Json): URLSearchParams {
  const isTree = (value: unknown): boolean => typeof value === 'object' && value !== null;
  return new URLSearchParams(
    Object.entries(members(body)).map(([name, value]) => [
      name,
      isTree(value) ? JSON.stringify(value) : String(value),
    ]),
  );
}
