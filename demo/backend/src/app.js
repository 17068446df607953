// Puts the parts together.

import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { openCodeService } from './codes/code-service.js';
import { KeyedHash } from './keyed-hash.js';
import { Limits } from './limits.js';
import { Login } from './login.js';
import { contentSecurityPolicy, createPage } from './page.js';
import { PendingCodes } from './pending-codes.js';
import { Refusal } from './refusal.js';
import { limitBody } from './request-body.js';
import { createRoutes } from './routes.js';
import { allowOrigins, refuseOtherOrigins } from './same-site.js';
import { SessionCookie } from './session-cookie.js';
import { Sessions } from './sessions.js';
import { Users } from './users.js';

/** @import { CodeService } from './codes/code-service.js' */
/** @import { Settings } from './settings.js' */
/** @import { Storage } from './storage/storage.js' */

/** Where the endpoints are; everything else is the page. */
const endpoints = ['/login/*', '/me', '/logout'];

/**
 * @param {Settings} settings
 * @param {Storage} storage
 * @param {CodeService} [codeService] in place of the one in the settings
 */
export async function createApp(settings, storage, codeService) {
  const keyedHash = new KeyedHash(settings.secret);
  const users = new Users(storage);
  const login = new Login({
    settings,
    keyedHash,
    codeService: codeService ?? openCodeService(settings, keyedHash),
    pendingCodes: new PendingCodes(storage),
    limits: await Limits.open(storage, settings),
    users,
  });
  const sessions = new Sessions(storage, settings.sessionSeconds);
  const cookie = new SessionCookie(settings.publicUrl, settings.sessionSeconds);

  const app = new Hono();
  const isSecure = settings.publicUrl.protocol === 'https:';
  app.use(
    secureHeaders({
      contentSecurityPolicy,
      xFrameOptions: 'DENY',
      // For this host only: what stands below it is not this backend's to decide.
      strictTransportSecurity: isSecure && 'max-age=15552000',
    }),
  );
  for (const path of endpoints) {
    app.use(path, async (context, next) => {
      context.header('cache-control', 'no-store');
      await next();
    });
    app.use(path, allowOrigins(settings.origins), refuseOtherOrigins(settings.origins), limitBody);
  }
  app.route('/', createRoutes({ settings, login, sessions, cookie, users }));
  app.route('/', createPage());
  app.onError((error, context) => {
    if (!(error instanceof Refusal)) {
      console.error(error);
      return context.json({ error: 'server-error' }, 500);
    }
    if (error.retryAfter !== undefined) context.header('retry-after', String(error.retryAfter));
    return context.json(error.body, error.status);
  });
  return app;
}
