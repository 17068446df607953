import { SmsLockError } from '../errors.js';
import { authorizationRequest, exchangeCode } from './auth0-authorize.js';
import { auth0Failed, auth0Profile, auth0Tenant, startAuth0 } from './auth0-tenant.js';
import { hollowSuccess } from './failures.js';
import { members, send, text } from './http.js';
import { askInFrame } from './web-message.js';
import type { Adapter, AdapterContext, VerifyRequest, VerifyResult } from './adapter.js';
import type { Auth0Settings, Auth0Tenant } from './auth0-tenant.js';

/** Settings of `auth0CrossOrigin`; `domain` and `clientId` are needed. */
export type Auth0CrossOriginSettings = Auth0Settings & {
  /** One of the application's Allowed Callback URLs. Default: the origin of the page. */
  readonly redirectUri?: string | undefined;
  /**
   * Leaves the page for Auth0, which comes back to `redirectUri`: that page calls `handleRedirect`.
   * Default: the page stays, and a frame that nobody sees does the rest.
   */
  readonly redirect?: boolean | undefined;
};

const CREDENTIAL_TYPE = 'http://auth0.com/oauth/grant-type/passwordless/otp';

/**
 * Auth0 for single-page applications, which must not use the grant for one-time codes:
 * `/passwordless/start`, then `/co/authenticate` for a ticket, `/authorize` for a code that the
 * ticket vouches for, and `/oauth/token` with PKCE. Auth0 has to get the cookie back that it sets at
 * the second step, and so wants a custom domain of the site of the page.
 *
 * The signature of the ID token is checked, unless `verifySignature` is false.
 *
 * @throws SmsLockError `not-configured` when the domain or the client id is missing or unsafe
 */
export function auth0CrossOrigin(settings: Auth0CrossOriginSettings): Adapter {
  const tenant = tenantOf(settings);

  return {
    name: 'auth0-cross-origin',
    backend: tenant.backend,
    start: (request, context) => startAuth0(tenant, request, context),
    profile: (tokens, context) => auth0Profile(tenant, tokens, context),

    async verify(request, context) {
      const { redirect, redirectUri = globalThis.location?.origin } = settings;
      if (!redirectUri) {
        throw new SmsLockError('not-configured', { message: 'This adapter needs a browser.' });
      }
      // The code is good once: what may fail without Auth0 comes before.
      const leaving = redirect ? await loadRedirect() : undefined;
      const { url, authorization } = await authorizationRequest(tenant, redirectUri, {
        ...request.extra,
        ...(!redirect && { response_mode: 'web_message', prompt: 'none' }),
      });
      url.searchParams.set('login_ticket', await loginTicket(tenant, request, context));
      if (leaving) return leaving.leaveFor(url.href, authorization, context);
      const response = await askInFrame(url.href, authorization.state, context);
      return exchangeCode(tenant, authorization, response, context);
    },
  };
}

/**
 * Ends a login that left the page (`redirect`), on the page that Auth0 comes back to. The answer is
 * taken out of the address of the page, so that a reload does not meet it again.
 *
 * @param settings those that the login began with
 * @returns the login, with its profile; `undefined` when the page was opened for another reason
 * @throws SmsLockError as `verify` does
 */
export async function handleRedirect(
  settings: Auth0CrossOriginSettings,
  context: Partial<AdapterContext> = {},
): Promise<VerifyResult | undefined> {
  const surroundings: AdapterContext = {
    signal: new AbortController().signal,
    fetch: (...request) => globalThis.fetch(...request),
    now: Date.now,
    ...context,
  };
  const tenant = tenantOf(settings);
  const found = (await loadRedirect()).returned();
  if (!found) return undefined;
  const { authorization, response } = found;
  const result = await exchangeCode(tenant, authorization, response, surroundings);
  if (result.status !== 'authenticated') return result;
  return { ...result, profile: await auth0Profile(tenant, result.tokens, surroundings) };
}

/** Few pages are left for it. */
function loadRedirect(): Promise<typeof import('./redirect.js')> {
  return import('./redirect.js').catch((cause: unknown) => {
    throw new SmsLockError('load-failed', { cause });
  });
}

function tenantOf({ verifySignature = true, ...settings }: Auth0CrossOriginSettings): Auth0Tenant {
  const paths = { verify: '/co/authenticate', profile: '/userinfo' };
  return auth0Tenant({ ...settings, verifySignature }, paths);
}

/** Auth0 takes these five members and no other. Its answer sets a cookie that `/authorize` wants. */
async function loginTicket(
  { clientId, connection, verifyUrl }: Auth0Tenant,
  { phoneNumber, code }: VerifyRequest,
  context: AdapterContext,
): Promise<string> {
  const body = {
    client_id: clientId,
    username: phoneNumber,
    otp: code,
    realm: connection,
    credential_type: CREDENTIAL_TYPE,
  };
  const answer = await send({ url: verifyUrl, credentials: 'include', body }, context);
  if (!answer.ok) {
    // Rules that deny access run later.
    const meanings = { access_denied: 'code-wrong-or-expired' } as const;
    throw await auth0Failed(answer, 'verify', context.now(), meanings);
  }
  const ticket = text(members(answer.body).login_ticket);
  if (!ticket) throw hollowSuccess(answer, 'login_ticket');
  return ticket;
}
