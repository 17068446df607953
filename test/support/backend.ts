import { http, HttpResponse, passthrough } from 'msw';
import { setupWorker } from 'msw/browser';
import { createTenant } from '../../src/testing/index.js';
import type { Tenant, TenantOptions } from '../../src/testing/index.js';

/** A request as it went over the wire. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly credentials: RequestCredentials;
  readonly body: unknown;
}

/** Where the tenant answers. */
export const tenantOrigin = 'https://tenant.example';

let tenant: Tenant | undefined;
let hold: Promise<void> | undefined;
const requests: RecordedRequest[] = [];

/** What it answers where it is on the origin of the page, for a page that it shows in a frame. */
const ownPaths = [
  ...['/passwordless/start', '/co/authenticate', '/authorize', '/oauth/token', '/userinfo'],
  '/.well-known/jwks.json',
];

const worker = setupWorker(
  http.all(`${tenantOrigin}/*`, ({ request }) => answer(request)),
  ...ownPaths.map((path) => http.all(path, ({ request }) => answer(request))),
);

async function answer(request: Request): Promise<Response | undefined> {
  const { method, url, headers, credentials } = request;
  const text = await request.clone().text();
  requests.push({
    method,
    path: new URL(url).pathname,
    headers: Object.fromEntries(headers),
    credentials,
    body: text ? JSON.parse(text) : undefined,
  });
  await hold;
  const response = await tenant?.handle(request);
  const target = response?.headers.get('location');
  // Whoever fetches the contents of a page cannot be sent elsewhere: the page has to go by itself.
  return target ? HttpResponse.html(`<script>location.replace('${target}')</script>`) : response;
}

let starting: Promise<unknown> | undefined;

/** Answers the requests of the page from now on; call it in `before`. */
export async function startBackend(): Promise<void> {
  starting ??= worker.start({ quiet: true, onUnhandledRequest: 'bypass' });
  await starting;
}

/** A tenant that knows nobody, an empty record of requests, and no login to come back to. */
export function newTenant(options: TenantOptions = {}): Tenant {
  requests.length = 0;
  sessionStorage.clear();
  hold = undefined;
  tenant = createTenant({ domain: 'tenant.example', ...options });
  return tenant;
}

/** The requests since the tenant was made, the oldest first. */
export function recordedRequests(): readonly RecordedRequest[] {
  return requests;
}

/** Keeps every answer back until the function that it returns is called. */
export function holdAnswers(): () => void {
  let release: () => void = () => undefined;
  hold = new Promise((resolve) => (release = resolve));
  return () => {
    hold = undefined;
    release();
  };
}

/** Keeps a part of the widget from being loaded; the page must not have loaded it already. */
export async function failToLoad(part: string): Promise<void> {
  await startBackend();
  worker.use(http.get(`*/src/${part}`, () => HttpResponse.error()));
  // Chromium has a module in its memory that another page has loaded, and asks nobody for it; what is
  // fetched for another purpose takes its place there.
  await fetch(`/src/${part}`, { cache: 'reload' }).catch(() => undefined);
}

/** Keeps a part of the widget back until the function that it returns is called. */
export async function holdPart(part: string): Promise<() => void> {
  await startBackend();
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  worker.use(
    http.get(`*/src/${part}`, async () => {
      await held;
      return passthrough();
    }),
  );
  return release;
}
