// The body of a request: a small JSON object, or a refusal.

import { bodyLimit } from 'hono/body-limit';
import { Refusal } from './refusal.js';

/** @import { HonoRequest } from 'hono' */

/** Far more than a login needs, with a captcha's token and what somebody agreed to: bytes. */
const mostBytes = 16_384;

export const limitBody = bodyLimit({
  maxSize: mostBytes,
  onError() {
    throw new Refusal('invalid-request', { status: 413, description: 'The body is too long.' });
  },
});

/**
 * The members of the body. Only JSON, and only under that name: forms of other sites can send
 * everything else without asking.
 *
 * @param {HonoRequest} request
 * @returns {Promise<Readonly<Record<string, unknown>>>}
 */
export async function readBody(request) {
  if (!/^application\/json\s*(?:;|$)/i.test(request.header('content-type') ?? '')) {
    throw new Refusal('invalid-request', { status: 415, description: 'Send application/json.' });
  }
  /** @type {unknown} */
  const body = await request.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new Refusal('invalid-request', { description: 'The body is not a JSON object.' });
  }
  return { ...body };
}
