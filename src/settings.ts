/** What one setting takes. */
interface Rule<T> {
  readonly fallback: T;
  /** The same in words, for a warning. */
  readonly takes: string;
  /** The value that was meant, or `undefined` when it makes no sense. */
  read(value: string | number): T | undefined;
}

const rules = {
  'code-length': wholeNumber(6, 4, 10),
  'resend-delay': wholeNumber(30, 0, 3600),
  'request-language': languageTag(),
  country: countryCode(),
  countries: countryCodes(),
  'preferred-countries': countryCodes(),
  credentials: oneOf<RequestCredentials>('omit', 'same-origin', 'include'),
};

type Rules = typeof rules;
type Setting<K extends keyof Rules> = Rules[K]['fallback'];

const warned = new Set<string>();

/**
 * The value of a setting, wherever it came from. One that makes no sense reads as the default, with
 * one warning for each.
 */
export function setting<K extends keyof Rules>(name: K, value: unknown): Setting<K> {
  const rule: Rule<Setting<K>> = rules[name];
  if (value === undefined || value === null) return rule.fallback;
  // Not every other value can be turned into text.
  const isPlain = typeof value === 'string' || typeof value === 'number';
  const read = isPlain ? rule.read(value) : undefined;
  if (read !== undefined) return read;
  const given = isPlain ? value : typeof value;
  const warning = `sms-lock: ${name}="${given}" is ignored. It takes ${rule.takes}.`;
  if (!warned.has(warning)) console.warn(warning);
  warned.add(warning);
  return rule.fallback;
}

/** How Lit turns the attribute of a setting into its property. */
export function settingAttribute<K extends keyof Rules>(
  name: K,
): { attribute: K; converter: (value: string | null) => Setting<K> } {
  return { attribute: name, converter: (value) => setting(name, value) };
}

function wholeNumber(fallback: number, lowest: number, highest: number): Rule<number> {
  return {
    fallback,
    takes: `a whole number from ${lowest} to ${highest}`,
    read(value) {
      const number = String(value).trim() ? Number(value) : Number.NaN;
      return Number.isInteger(number) && number >= lowest && number <= highest ? number : undefined;
    },
  };
}

function oneOf<T extends string>(...words: readonly T[]): Rule<T | undefined> {
  return {
    fallback: undefined,
    takes: words.join(', '),
    read: (value) => words.find((word) => word === value),
  };
}

function languageTag(): Rule<string | undefined> {
  return {
    fallback: undefined,
    takes: 'a language tag (BCP 47) such as fr-CA',
    read(value) {
      try {
        return new Intl.Locale(String(value)).toString();
      } catch {
        return undefined;
      }
    },
  };
}

function countryCode(): Rule<string | undefined> {
  return {
    fallback: undefined,
    takes: 'a country (ISO 3166) such as FR',
    read: (value) => (/^[a-z]{2}$/i.test(String(value)) ? String(value).toUpperCase() : undefined),
  };
}

function countryCodes(): Rule<readonly string[]> {
  const code = countryCode();
  const lists = new Map<unknown, string[]>();
  return {
    fallback: [],
    takes: 'countries (ISO 3166), space separated, such as "FR BE CH"',
    read(value) {
      const codes = String(value).match(/[^\s,]+/g) ?? [];
      const known = codes.map((text) => code.read(text)).filter((one) => one !== undefined);
      if (known.length < codes.length) return undefined;
      // The same list for the same text: whoever compares two finds no change.
      if (!lists.has(value)) lists.set(value, known);
      return lists.get(value);
    },
  };
}
