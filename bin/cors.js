// Pure: what a browser demands of the answers of another origin (Fetch standard, section 3.3).

/** Response headers that a page may always read. */
const readable = [
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
];

/**
 * What there is to know of the page: its origin and whether it sends cookies.
 *
 * @typedef {object} Asker
 * @property {string} origin
 * @property {string} credentials
 */

/**
 * Whether a page of that origin may read the answer.
 *
 * @param {Headers} headers
 * @param {Asker} asker
 * @returns {import('./findings.js').Problem | undefined}
 */
export function originProblem(headers, { origin, credentials }) {
  const fix = `Access-Control-Allow-Origin: ${origin}`;
  const allowed = headers.get('access-control-allow-origin');
  const got = `Access-Control-Allow-Origin: ${allowed ?? '(none)'}`;
  if (allowed === null) return { message: `Does not allow ${origin}.`, got, fix };
  if (allowed.includes(',')) {
    return { message: 'Names more than one origin, where browsers take exactly one.', got, fix };
  }
  if (allowed === '*' && credentials === 'include') {
    return { message: 'Allows any origin with "*", which does not count with cookies.', got, fix };
  }
  if (allowed === '*' || allowed === origin) return undefined;
  return { message: `Allows another origin than ${origin}.`, got, fix };
}

/**
 * Whether the answer may be read by a page that sends cookies.
 *
 * @param {Headers} headers
 * @param {Asker} asker
 * @returns {import('./findings.js').Problem | undefined}
 */
export function credentialsProblem(headers, { credentials }) {
  const allowed = headers.get('access-control-allow-credentials');
  if (credentials !== 'include' || allowed === 'true') return undefined;
  return {
    message: 'Does not allow cookies.',
    got: `Access-Control-Allow-Credentials: ${allowed ?? '(none)'}`,
    fix: 'Access-Control-Allow-Credentials: true',
  };
}

/**
 * Whether a preflight lets these headers pass.
 *
 * @param {Headers} headers of the answer
 * @param {readonly string[]} wanted names of request headers
 * @param {Asker} asker
 * @returns {import('./findings.js').Problem | undefined}
 */
export function requestHeadersProblem(headers, wanted, { credentials }) {
  const allowed = listed(headers, 'access-control-allow-headers');
  const isAny = allowed.includes('*') && credentials !== 'include';
  const missing = wanted.filter((name) => !isAny && !allowed.includes(name));
  if (missing.length === 0) return undefined;
  const named = [...allowed.filter((name) => name !== '*'), ...missing];
  return {
    message: `The preflight does not allow ${missing.join(' and ')}: browsers then send nothing.`,
    got: `Access-Control-Allow-Headers: ${allowed.join(', ') || '(none)'}`,
    fix: `Access-Control-Allow-Headers: ${named.join(', ')}`,
  };
}

/**
 * The headers that are left for a page of another origin.
 *
 * @param {Headers} headers
 * @param {Asker} asker
 */
export function exposedHeaders(headers, { credentials }) {
  const exposed = listed(headers, 'access-control-expose-headers');
  const isAny = exposed.includes('*') && credentials !== 'include';
  return new Headers(
    [...headers].filter(([name]) => isAny || readable.includes(name) || exposed.includes(name)),
  );
}

/**
 * @param {Headers} headers
 * @param {string} name
 */
function listed(headers, name) {
  const list = (headers.get(name) ?? '').toLowerCase().split(',');
  return list.map((item) => item.trim()).filter(Boolean);
}
