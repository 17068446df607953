// Which pages may use this backend.

import { cors } from 'hono/cors';
import { Refusal } from './refusal.js';

/** @import { MiddlewareHandler } from 'hono' */

/**
 * Lets pages of these origins read the answers, errors too, and send cookies.
 *
 * @param {ReadonlySet<string>} origins
 */
export function allowOrigins(origins) {
  return cors({
    origin: (origin) => (origins.has(origin) ? origin : null),
    credentials: true,
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['content-type', 'x-request-language'],
    exposeHeaders: ['retry-after'],
    maxAge: 600,
  });
}

/**
 * Refuses what another site has a browser send (cross-site request forgery). Browsers name the page
 * with every POST; what names none is no browser, and has no cookies of somebody else.
 *
 * @param {ReadonlySet<string>} origins
 * @returns {MiddlewareHandler}
 */
export function refuseOtherOrigins(origins) {
  return async (context, next) => {
    const origin = context.req.header('origin');
    const site = context.req.header('sec-fetch-site') ?? 'same-origin';
    const isOwn = origin === undefined ? site === 'same-origin' : origins.has(origin);
    if (context.req.method === 'POST' && !isOwn) {
      throw new Refusal('access-denied', { description: 'That origin is not in ALLOWED_ORIGINS.' });
    }
    await next();
  };
}
