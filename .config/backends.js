// What each backend needs: the words are written here, the rest is read off the first requests of
// the built adapters.

/** @type {typeof import('../src/adapters/presets.js')} */
const { loadAdapter, presetNames } = await import(
  new URL('../dist/esm/adapters/presets.js', import.meta.url).href
);

/**
 * What the settings stand for.
 *
 * @typedef {object} Words
 * @property {string} title
 * @property {string} [clientId]
 * @property {string} [baseUrl]
 * @property {string} [others] other settings that are needed
 */

/** @type {Readonly<Record<string, Words>>} */
const words = {
  endpoints: {
    title: 'Own endpoints',
    clientId: 'sent if set',
    others: '`start-url`, `verify-url`',
  },
  auth0: { title: 'Auth0', clientId: 'the application', others: '`domain`' },
  'auth0-cross-origin': {
    title: 'Auth0 cross-origin',
    clientId: 'the application',
    others: '`domain`',
  },
  'auth0-legacy': { title: 'Auth0 legacy', clientId: 'the application', others: '`domain`' },
  'better-auth': { title: 'Better Auth', baseUrl: 'default `/api/auth`' },
  supabase: { title: 'Supabase', clientId: 'the public key', baseUrl: 'the project' },
  supertokens: { title: 'SuperTokens', baseUrl: 'default `/auth`' },
  firebase: {
    title: 'Firebase',
    clientId: 'the API key',
    baseUrl: 'of an emulator',
    others: '`audience` (the project), to check the ID token',
  },
  cognito: { title: 'Cognito', clientId: 'the app client', baseUrl: 'the issuer' },
  kratos: { title: 'Ory Kratos', baseUrl: 'its public address' },
  fusionauth: {
    title: 'FusionAuth',
    clientId: 'the application',
    baseUrl: 'its address',
    others: '`start-url` of your own',
  },
  stytch: {
    title: 'Stytch (experimental)',
    clientId: 'the public token',
    baseUrl: 'of a test project',
  },
  descope: {
    title: 'Descope (experimental)',
    clientId: 'the project',
    baseUrl: 'of a region or domain',
  },
};

const language = 'xx-LANGUAGE';
const captchaToken = 'the-captcha-token';
const settings = {
  startUrl: 'https://own.example/start',
  verifyUrl: 'https://own.example/verify',
  domain: 'tenant.example',
  baseUrl: 'https://backend.example',
  clientId: 'client',
};

/** What any of them takes for a success, so that each goes through all requests of its start. */
const anySuccess = JSON.stringify({
  status: 'OK',
  ...{ deviceId: 'd', preAuthSessionId: 'p' },
  ...{ sessionInfo: 's', method_id: 'm', code: 'c' },
  ...{ ChallengeName: 'SMS_OTP', Session: 's' },
  ...{ id: 'f', state: 'sent_email', ui: { nodes: [] } },
});

/** The rows of the table. */
export async function backendRows() {
  const unknown = [...presetNames, ...Object.keys(words)].filter(
    (name) => !presetNames.includes(name) || !(name in words),
  );
  if (unknown.length > 0) throw new Error(`.config/backends.js and presets.ts: ${unknown.join()}`);
  return Promise.all(
    Object.entries(words).map(
      async ([name, { title, clientId = '', baseUrl = '', others = '' }]) => {
        const { credentials, language, captcha } = await firstRequests(name);
        return [
          `[${title}](#${title.toLowerCase().replace(/[()]/g, '').replaceAll(' ', '-')})`,
          `\`${name}\``,
          await marked(name, 'clientId', clientId),
          await marked(name, 'baseUrl', baseUrl),
          others,
          `\`${credentials}\``,
          language,
          captcha,
        ];
      },
    ),
  );
}

/**
 * The words for a setting, bold if there is no adapter without it.
 *
 * @param {string} name
 * @param {'clientId' | 'baseUrl'} setting
 * @param {string} text
 */
async function marked(name, setting, text) {
  // Addresses of one's own would stand in for the base URL.
  const given = { domain: settings.domain, baseUrl: settings.baseUrl, clientId: settings.clientId };
  const own = ['endpoints', 'fusionauth'].includes(name) ? settings : given;
  try {
    await loadAdapter(name, { ...own, [setting]: undefined });
    return text;
  } catch (error) {
    // Without a page, a default that is relative to it is no address.
    const isMissing = error instanceof Error && error.message.endsWith(' is not set.');
    return isMissing ? `**${text}**` : text;
  }
}

/** @param {string} name */
async function firstRequests(name) {
  const adapter = await loadAdapter(name, settings);
  /** @type {RequestInit[]} */
  const sent = [];
  await adapter.start(
    { phoneNumber: '+33612345678', language, captchaToken },
    {
      signal: new AbortController().signal,
      now: () => 0,
      fetch: (_url, init = {}) => {
        sent.push(init);
        return Promise.resolve(new Response(anySuccess));
      },
    },
  );
  return {
    credentials: [...new Set(sent.map((init) => init.credentials))].join(' '),
    language: placeOf(language, sent),
    captcha: placeOf(captchaToken, sent),
  };
}

/**
 * Where a value stands in requests, in words.
 *
 * @param {string} value
 * @param {readonly RequestInit[]} requests
 */
function placeOf(value, requests) {
  const headers = requests.flatMap((init) => pathsTo(value, init.headers));
  const bodies = requests.flatMap(({ body }) =>
    pathsTo(value, typeof body === 'string' ? JSON.parse(body) : undefined),
  );
  const words = [
    ...headers.map((path) => `header \`${path}\``),
    ...bodies.map((path) => `\`${path}\``),
  ];
  return words.join(', ') || '–';
}

/**
 * @param {string} value
 * @param {unknown} tree
 * @returns {string[]}
 */
function pathsTo(value, tree) {
  if (typeof tree !== 'object' || tree === null) return [];
  return Object.entries(tree).flatMap(([name, inner]) =>
    inner === value ? [name] : pathsTo(value, inner).map((path) => `${name}.${path}`),
  );
}
