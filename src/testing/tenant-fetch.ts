import type { RequestContext, Tenant } from './tenant.js';

/** Request headers that a page may send anywhere without asking (Fetch standard, CORS safelist). */
const safeRequestHeaders = ['accept', 'accept-language', 'content-language'];
const simpleTypes = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)(;|$)/;
const safeResponseHeaders = [
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
];

/**
 * A `fetch` that goes to the tenant and nowhere else; relative URLs are the tenant's. It keeps to the
 * signal, and a dropped connection rejects with a TypeError.
 *
 * With an `origin` it also does what a browser does for a page of that origin: asks by preflight,
 * refuses what the tenant does not allow (TypeError), and hides headers that are not exposed.
 */
export function tenantFetch(
  tenant: Pick<Tenant, 'handle' | 'issuer'>,
  { origin }: RequestContext = {},
): typeof fetch {
  return async (input, init) => {
    const target = typeof input === 'string' ? new URL(input, tenant.issuer) : input;
    const request = new Request(target, init);
    // The caller's own signal: on Node one derived from it can get lost with its Request.
    const signal = init?.signal ?? (input instanceof Request ? input.signal : request.signal);
    signal.throwIfAborted();
    const answer =
      origin === undefined || origin === new URL(request.url).origin
        ? failOnError(tenant.handle(request))
        : crossOriginFetch(tenant, request, origin);
    return Promise.race([answer, rejectOnAbort(signal)]).catch((error: unknown) => {
      // The tenant may notice the abort first, and answers it with a dropped connection.
      throw signal.aborted ? signal.reason : error;
    });
  };
}

async function crossOriginFetch(
  tenant: Pick<Tenant, 'handle'>,
  request: Request,
  origin: string,
): Promise<Response> {
  const names = [...request.headers]
    .filter(([name, value]) => !isSimpleHeader(name, value))
    .map(([name]) => name);
  if (names.length > 0 || !['GET', 'HEAD', 'POST'].includes(request.method)) {
    const preflight = await failOnError(
      tenant.handle(new Request(request.url, { method: 'OPTIONS' }), { origin }),
    );
    const refused = [
      ...refusedOf(preflight, 'access-control-allow-methods', [request.method.toLowerCase()]),
      ...refusedOf(preflight, 'access-control-allow-headers', names),
    ];
    if (!preflight.ok || refused.length > 0) {
      throw new TypeError(
        `Failed to fetch: CORS preflight refuses ${refused.join(', ') || origin}`,
      );
    }
  }
  const response = await failOnError(tenant.handle(request, { origin }));
  if (response.headers.get('access-control-allow-origin') !== origin) {
    throw new TypeError(`Failed to fetch: CORS refuses ${origin}`);
  }
  const readable = [...safeResponseHeaders, ...listOf(response, 'access-control-expose-headers')];
  return new Response(response.body, {
    status: response.status,
    headers: [...response.headers].filter(([name]) => readable.includes(name)),
  });
}

async function failOnError(answer: Promise<Response>): Promise<Response> {
  const response = await answer;
  if (response.type === 'error') throw new TypeError('Failed to fetch: the connection dropped');
  return response;
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function isSimpleHeader(name: string, value: string): boolean {
  return safeRequestHeaders.includes(name) || (name === 'content-type' && simpleTypes.test(value));
}

function refusedOf(preflight: Response, header: string, wanted: readonly string[]): string[] {
  const allowed = listOf(preflight, header);
  return wanted.filter((one) => !allowed.includes(one));
}

function listOf(response: Response, header: string): string[] {
  return (response.headers.get(header) ?? '').toLowerCase().split(/, */);
}
