import { text } from './answers.js';
import { ArrangedFault, faultAnswer } from './arranged-fault.js';
import { Auth0Api } from './auth0-api.js';
import { Auth0CrossOrigin } from './auth0-cross-origin.js';
import { Auth0Legacy } from './auth0-legacy.js';
import { isOriginAllowed, originRefusal, preflightAnswer, shareWith } from './cors.js';
import { defaultSmsTemplate } from './default-sms-template.js';
import { IdTokenSigner } from './id-token-signer.js';
import { OwnEndpoints } from './own-endpoints.js';
import { PhoneLogin } from './phone-login.js';
import { randomDigits } from './random-values.js';
import { StartRateLimit } from './rate-limit.js';
import { findTemplateProblem } from './sms-template.js';
import { TokenIssuer } from './token-issuer.js';
import { findTwilioProblems } from './twilio.js';
import { Users } from './users.js';
import { readBody, type Routes } from './wire.js';
import {
  codeGrant,
  legacyGrant,
  otpGrant,
  type ConnectionSettings,
  type SettingProblem,
  type SmsMessage,
  type TenantClient,
  type TenantOptions,
  type TenantUser,
} from './tenant-settings.js';

/** The events of a tenant, by name. */
export interface TenantEventMap {
  /** Twilio has delivered a message. It comes before the answer to the start. */
  sms: CustomEvent<SmsMessage>;
}

/** What is not in the Request itself. */
export interface RequestContext {
  /** The calling page's origin, where a browser would not let `Origin` be set. */
  readonly origin?: string | undefined;
}

/** A login server in a variable: Auth0 with Twilio behind it, and a server of one's own. */
export interface Tenant {
  /** The issuer of the ID tokens, a URL with a slash at its end. */
  readonly issuer: string;
  readonly connection: ConnectionSettings;
  readonly clients: readonly TenantClient[];
  /** Everybody who has logged in or was there from the beginning, the oldest first. */
  readonly users: readonly TenantUser[];
  /** Every SMS delivered so far, the oldest first. */
  readonly messages: readonly SmsMessage[];

  /**
   * Answers a request as the server would, whatever its host. A dropped connection is
   * `Response.error()`: MSW makes a network error of it, as does {@link tenantFetch}; an own caller
   * has to. So is the answer to a request that was aborted.
   *
   * @throws Error when `liquidjs` is not installed; nothing else.
   */
  handle(request: Request, context?: RequestContext): Promise<Response>;

  /**
   * Changes settings of the connection, from the next request on.
   *
   * @returns what is wrong with the settings as they are now; they are in force all the same, as a
   *   dashboard saves them, and an SMS then fails.
   */
  configure(changes: Partial<ConnectionSettings>): Promise<readonly SettingProblem[]>;

  /**
   * Changes an application, from the next request on.
   *
   * @throws RangeError when there is no such application.
   */
  configureClient(clientId: string, changes: Partial<Omit<TenantClient, 'clientId'>>): void;

  addEventListener<K extends keyof TenantEventMap>(
    type: K,
    listener: (event: TenantEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof TenantEventMap>(
    type: K,
    listener: (event: TenantEventMap[K]) => void,
    options?: boolean | EventListenerOptions,
  ): void;
}

/** Makes a tenant. Each has its own users, codes and signing key; make one for each test. */
export function createTenant(options: TenantOptions = {}): Tenant {
  return new FakeTenant(options) as Tenant;
}

class FakeTenant
  extends EventTarget
  implements Omit<Tenant, 'addEventListener' | 'removeEventListener'>
{
  readonly issuer: string;
  readonly #basePath: string;
  readonly #routes: Routes;
  readonly #users: Users;
  readonly #messages: SmsMessage[] = [];
  #connection: ConnectionSettings;
  #clients: readonly TenantClient[];

  constructor(options: TenantOptions) {
    super();
    const { now = Date.now, domain = 'tenant.example' } = options;
    const url = /^https?:\/\//.test(domain) ? domain : `https://${domain}`;
    this.issuer = url.endsWith('/') ? url : `${url}/`;
    this.#basePath = (options.basePath ?? '').replace(/\/$/, '');
    this.#connection = { ...defaultConnection(options.host), ...options.connection };
    this.#clients = (options.clients ?? [{ clientId: 'test-client' }]).map(
      (client): TenantClient => ({ ...defaultClient, ...client }),
    );
    this.#users = new Users(options.users ?? [], now());
    const signer = new IdTokenSigner();
    const parts = {
      now,
      signer,
      users: this.#users,
      limit: new StartRateLimit(options.startLimit ?? 50),
      tokens: new TokenIssuer(this.issuer, signer),
      login: new PhoneLogin({
        now,
        delay: options.delay ?? wait,
        generateCode: options.generateCode ?? randomDigits,
        users: this.#users,
        settings: () => this.#connection,
        deliver: (message) => this.#deliver(message),
      }),
      session: options.session ?? 'tokens',
      connection: () => this.#connection,
      defaultClient: () => this.#clients[0],
    } as const;
    const crossOrigin = new Auth0CrossOrigin(parts);
    this.#routes = {
      ...new Auth0Api({ ...parts, crossOrigin }).routes,
      ...crossOrigin.routes,
      ...new Auth0Legacy(parts).routes,
      ...new OwnEndpoints(parts).routes,
    };
  }

  get connection(): ConnectionSettings {
    return this.#connection;
  }

  get clients(): readonly TenantClient[] {
    return this.#clients;
  }

  get users(): readonly TenantUser[] {
    return this.#users.all;
  }

  get messages(): readonly SmsMessage[] {
    return [...this.#messages];
  }

  async configure(changes: Partial<ConnectionSettings>): Promise<readonly SettingProblem[]> {
    const settings = { ...this.#connection, ...changes };
    this.#connection = settings;
    const problems = findTwilioProblems(settings);
    const template = await findTemplateProblem(settings.template);
    if (template !== undefined) problems.push({ setting: 'template', message: template });
    if (settings.codeLength < 4 || settings.codeLength > 10) {
      problems.push({ setting: 'codeLength', message: 'A code has 4 to 10 digits.' });
    }
    return problems;
  }

  configureClient(clientId: string, changes: Partial<Omit<TenantClient, 'clientId'>>): void {
    if (!this.#clients.some((client) => client.clientId === clientId)) {
      throw new RangeError(`The tenant has no application ${clientId}.`);
    }
    this.#clients = this.#clients.map((client) =>
      client.clientId === clientId ? { ...client, ...changes } : client,
    );
  }

  async handle(request: Request, context: RequestContext = {}): Promise<Response> {
    const { pathname, searchParams, origin: ownOrigin } = new URL(request.url);
    const path = pathname.startsWith(`${this.#basePath}/`)
      ? pathname.slice(this.#basePath.length)
      : '';
    const route = Object.hasOwn(this.#routes, path) ? this.#routes[path] : undefined;
    const from = context.origin ?? request.headers.get('origin') ?? ownOrigin;
    // A browser names the origin of a POST to the page's own server too; CORS has no say there.
    const origin = from === ownOrigin ? undefined : from;
    if (origin && !isOriginAllowed(origin, this.#clients)) return originRefusal(origin);
    if (!route) return share(origin, text(404, 'Not Found'));
    if (origin && request.method === 'OPTIONS') return preflightAnswer(origin);
    if (request.method !== route.method) {
      return share(origin, text(405, 'Method Not Allowed', { allow: route.method }));
    }
    try {
      const body = await readBody(request);
      const named = body['client_id'] ?? searchParams.get('client_id');
      const client = this.#clients.find(({ clientId }) => clientId === named);
      if (origin && client && !isOriginAllowed(origin, [client])) return originRefusal(origin);
      return share(origin, await route.answer({ request, body, client }));
    } catch (error) {
      if (error instanceof ArrangedFault) return share(origin, faultAnswer(error.fault));
      if (request.signal.aborted) return Response.error();
      throw error;
    }
  }

  #deliver(message: SmsMessage): void {
    this.#messages.push(message);
    this.dispatchEvent(new CustomEvent('sms', { detail: message }));
  }
}

const defaultClient: Omit<TenantClient, 'clientId'> = {
  name: 'Test Application',
  enabled: true,
  allowedOrigins: '*',
  callbacks: '*',
  crossOrigin: true,
  grants: [otpGrant, codeGrant, legacyGrant],
};

function defaultConnection(host: string | undefined): ConnectionSettings {
  return {
    twilioAccountSid: `AC${'0'.repeat(32)}`,
    twilioAuthToken: '0'.repeat(32),
    smsSource: { from: '+12025550199' },
    template: defaultSmsTemplate(host),
    codeLength: 6,
    codeLifetime: 180,
    resendDelay: 30,
    disableSignup: false,
    alternatives: [],
    captcha: false,
  };
}

function share(origin: string | undefined, response: Response): Response {
  // The headers of `Response.error()` cannot be changed, and nobody will see them.
  return origin && response.type !== 'error' ? shareWith(origin, response) : response;
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const timer = setTimeout(resolve, milliseconds);
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
  });
}
