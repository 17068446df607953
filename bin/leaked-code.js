// Pure: looks for the code in an answer that must not have it.

/** Members that are called as a code is. */
const codeName = /^(?:sms|login|verification|auth|one[_-]?time)?[_-]?(?:code|otp|pin|passcode)$/i;

/** Members that hold a number for another reason. */
const otherName =
  /(?:_in|_at|_left|_length|length|expires|expiry|exp|iat|nbf|time|stamp|date|phone|phone_number|status|statuscode)$/i;

/**
 * A text that could be the code, and where it stands.
 *
 * @typedef {{ path: string, value: string, isNamed: boolean }} Candidate
 */

/**
 * Everything in an answer that could be a code of that length: in the body, in what it encodes
 * (base64, JSON Web Tokens) and in the headers.
 *
 * @param {import('./page.js').Answer} answer
 * @param {{ length: number, isAlphanumeric: boolean, phone: string }} known
 * @returns {Candidate[]} those named like a code first; each value once
 */
export function codesIn({ json, text, headers }, { length, isAlphanumeric, phone }) {
  /** @type {Candidate[]} */
  const found = [];
  // Words in capitals have no digit.
  const code = isAlphanumeric ? `(?=[A-Z]*[0-9])[0-9A-Z]{${length}}` : `[0-9]{${length}}`;
  const whole = new RegExp(`^${code}$`);
  const within = new RegExp(`(?<![\\w.+-])${code}(?![\\w.-])`, 'g');
  /**
   * @param {string} path
   * @param {string} name
   * @param {string} value
   */
  const look = (path, name, value) => {
    if (otherName.test(name)) return;
    if (codeName.test(name) && whole.test(value)) {
      found.push({ path, value, isNamed: true });
      return;
    }
    for (const [match] of value.replaceAll(phone, '').matchAll(within)) {
      found.push({ path, value: match, isNamed: false });
    }
  };
  for (const { path, name, value } of leaves(json ?? text, 'body', '')) look(path, name, value);
  for (const [name, value] of headers) {
    if (/^(?:date|etag|expires|content-length|x-ratelimit.*|ratelimit.*|age)$/.test(name)) continue;
    look(
      `header ${name}`,
      '',
      value.replace(/\b(?:max-age|expires)=[^;]*/gi, '').replace(/=/g, ' '),
    );
  }
  const sorted = found.sort((one, other) => Number(other.isNamed) - Number(one.isNamed));
  return sorted.filter(
    ({ value }, index) => sorted.findIndex((it) => it.value === value) === index,
  );
}

/**
 * @param {unknown} value
 * @param {string} path
 * @param {string} name
 * @param {number} [depth]
 * @returns {{ path: string, name: string, value: string }[]}
 */
function leaves(value, path, name, depth = 0) {
  if (depth > 8) return [];
  if (typeof value === 'number') return [{ path, name, value: String(value) }];
  if (typeof value === 'string') {
    const inner = decoded(value).flatMap((part) =>
      leaves(part, `${path} (decoded)`, '', depth + 1),
    );
    return [{ path, name, value }, ...inner];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, `${path}.${key}`, Array.isArray(value) ? name : key, depth + 1),
  );
}

/**
 * What a text holds as base64 of JSON, whole or in the parts of a JSON Web Token.
 *
 * @param {string} text
 * @returns {unknown[]}
 */
function decoded(text) {
  return text.split('.').flatMap((part) => {
    if (!/^[\w+/-]{8,}={0,2}$/.test(part)) return [];
    try {
      /** @type {unknown} */
      const json = JSON.parse(Buffer.from(part, 'base64').toString('utf8'));
      return typeof json === 'object' ? [json] : [];
    } catch {
      return [];
    }
  });
}
