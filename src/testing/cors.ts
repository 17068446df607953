// Pure: who may call from a browser, and the headers that tell it so.
import { text } from './answers.js';
import type { TenantClient } from './tenant-settings.js';

const allowedHeaders = 'content-type, authorization, x-request-language, auth0-client';
const exposedHeaders = 'x-ratelimit-limit, x-ratelimit-remaining, x-ratelimit-reset, retry-after';

/** Whether one of these applications may be called from the origin. */
export function isOriginAllowed(origin: string, clients: readonly TenantClient[]): boolean {
  return clients.some(
    ({ allowedOrigins }) => allowedOrigins === '*' || allowedOrigins.includes(origin),
  );
}

/** Bare text without CORS headers, as Auth0 answers: in a page it is a network error. */
export function originRefusal(origin: string): Response {
  return text(403, `Origin ${origin} is not allowed.`, { vary: 'Origin' });
}

/** The answer to a preflight from an allowed origin. */
export function preflightAnswer(origin: string): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET, POST, OPTIONS',
      'access-control-allow-headers': allowedHeaders,
      'access-control-allow-credentials': 'true',
      'access-control-max-age': '600',
      vary: 'Origin',
    },
  });
}

/** Lets the allowed origin read the answer. */
export function shareWith(origin: string, response: Response): Response {
  response.headers.set('access-control-allow-origin', origin);
  response.headers.set('access-control-allow-credentials', 'true');
  response.headers.set('access-control-expose-headers', exposedHeaders);
  response.headers.append('vary', 'Origin');
  return response;
}
