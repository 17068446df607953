import type { PhoneLogin } from './phone-login.js';
import type { StartRateLimit } from './rate-limit.js';
import type { TenantClient } from './tenant-settings.js';
import type { TokenIssuer } from './token-issuer.js';
import type { Users } from './users.js';

/** What the wires share. */
export interface WireParts {
  readonly login: PhoneLogin;
  readonly limit: StartRateLimit;
  readonly tokens: TokenIssuer;
  readonly users: Users;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** A request whose body has been read and whose application has been looked up. */
export interface Call {
  readonly request: Request;
  /** The members of the body, none when it is no JSON object and no form. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The application that `client_id` names, in the body or the address, where there is one. */
  readonly client: TenantClient | undefined;
}

/** A path of the tenant. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly answer: (call: Call) => Response | Promise<Response>;
}

/** The paths of one wire. */
export type Routes = Readonly<Record<string, Route>>;

/** The form in which the tenant takes numbers: E.164, a little more freely (as Auth0's pattern). */
export const phoneNumberPattern = /^\+[0-9]{1,15}$/;

/** The members of a body in JSON or as a form; none of a body that is neither. */
export async function readBody(request: Request): Promise<Record<string, unknown>> {
  const type = request.headers.get('content-type') ?? '';
  const content = request.method === 'POST' ? await request.text() : '';
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(content));
  }
  if (!type.startsWith('application/json')) return {};
  try {
    const body: unknown = JSON.parse(content);
    return typeof body === 'object' && !Array.isArray(body) ? { ...body } : {};
  } catch {
    return {};
  }
}

/** A member that is text and not empty. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The language of the SMS as it was asked for: `x-request-language`, or else `accept-language`. */
export function requestLanguageOf(headers: Headers): string {
  return headers.get('x-request-language') || headers.get('accept-language') || '';
}

/** The token of an `Authorization: Bearer` header (RFC 6750). */
export function bearerOf(headers: Headers): string | undefined {
  return /^bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
}
