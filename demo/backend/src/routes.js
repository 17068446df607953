// The endpoints. What <sms-lock> sends and understands is in the contract, `docs/openapi.yaml` of
// the package.

import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono } from 'hono';
import { clientAddress } from './client-address.js';
import { Refusal } from './refusal.js';
import { readBody } from './request-body.js';
import { profileOf } from './users.js';

/** @import { Context } from 'hono' */
/** @import { Login } from './login.js' */
/** @import { SessionCookie } from './session-cookie.js' */
/** @import { Sessions } from './sessions.js' */
/** @import { Settings } from './settings.js' */
/** @import { Users } from './users.js' */

/**
 * @typedef {object} RouteParts
 * @property {Settings} settings
 * @property {Login} login
 * @property {Sessions} sessions
 * @property {SessionCookie} cookie
 * @property {Users} users
 */

/** @param {RouteParts} parts */
export function createRoutes(parts) {
  return new Hono().route('/login', createLogin(parts)).route('/', createSession(parts));
}

/** @param {RouteParts} parts */
function createLogin({ settings, login, sessions, cookie }) {
  const { publicUrl, trustedProxies } = settings;

  /** @param {Context} context */
  const addressOf = (context) => {
    const { address } = getConnInfo(context).remote;
    return clientAddress(address, context.req.header('x-forwarded-for'), trustedProxies);
  };

  return new Hono()
    .post('/start', async (context) => {
      const { phone_number: phoneNumber, channel } = await readBody(context.req);
      // One of those that are allowed: it was looked at before.
      const page = context.req.header('origin') ?? publicUrl.href;
      const request = {
        phoneNumber,
        address: addressOf(context),
        language: context.req.header('x-request-language') ?? 'en',
        host: new URL(page).hostname,
        channel,
      };
      return context.json(await login.start(request));
    })
    .post('/verify', async (context) => {
      const { phone_number: phoneNumber, code, challenge } = await readBody(context.req);
      const attempt = { phoneNumber, code, challenge, address: addressOf(context) };
      const { user, isNew } = await login.verify(attempt);
      await sessions.end(cookie.read(context));
      cookie.write(context, await sessions.start(user.id));
      return context.json({ profile: profileOf(user), is_new_user: isNew });
    });
}

/** @param {RouteParts} parts */
function createSession({ sessions, cookie, users }) {
  return new Hono()
    .get('/me', async (context) => {
      const session = await sessions.get(cookie.read(context));
      const user = session && (await users.get(session.userId));
      if (!user) throw new Refusal('access-denied', { status: 401, description: 'Not logged in.' });
      return context.json(profileOf(user));
    })
    .post('/logout', async (context) => {
      await sessions.end(cookie.read(context));
      cookie.clear(context);
      return context.body(null, 204);
    });
}
