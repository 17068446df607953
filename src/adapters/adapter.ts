// Pure: types. What every backend is translated to.

import type { CodeCharset } from '../code/bare-code.js';
import type { Json } from '../json.js';
import type { EndpointsMapping } from './endpoints-mapping.js';

/** Another way for a code to come to the same number: a phone call, or a message on WhatsApp. */
export type Channel = 'call' | 'whatsapp';

/** What a person agreed to before a message was asked for, as a record of it needs it; JSON as it is. */
export type Consent = {
  /** The text as it was shown. */
  readonly text: string;
  /** Which version of the text it was, if the page says. */
  readonly version?: string;
  /** When it was agreed to, ISO 8601 in UTC. */
  readonly time: string;
};

/** A request for a text message with a code. */
export interface StartRequest {
  /** E.164, for example `+33612345678`. */
  readonly phoneNumber: string;
  /** The language of the message, BCP 47. */
  readonly language: string;
  readonly captchaToken?: string | undefined;
  /** How the code is to come instead: one of the `alternatives` of an earlier answer. */
  readonly channel?: Channel | undefined;
  /** Where it is asked for: that the person agreed to the message. */
  readonly consent?: Consent | undefined;
  /** Members that the page wants in the request besides the adapter's own. */
  readonly extra?: Readonly<Record<string, Json>> | undefined;
}

/** A request for another message of the same login. */
export interface ResendRequest<C extends Json = Json> extends StartRequest {
  readonly challenge?: C | undefined;
}

/** What the backend said when it sent the message. Whatever it did not say is absent. */
export interface StartResult<C extends Json = Json> {
  /** What the backend wants to see again at verify and resend. Only the adapter looks inside. */
  readonly challenge?: C | undefined;
  /** When the code stops working, epoch milliseconds. */
  readonly expiresAt?: number | undefined;
  /** When another code may be asked for, epoch milliseconds. */
  readonly resendAt?: number | undefined;
  /** Characters in the code. */
  readonly codeLength?: number | undefined;
  /** What the code is made of. Without it, digits. */
  readonly codeCharset?: CodeCharset | undefined;
  /** Wrong codes that the backend will take. */
  readonly attemptsLeft?: number | undefined;
  /** The backend's masked form of where the message went. */
  readonly destinationHint?: string | undefined;
  /** How another code could come instead. */
  readonly alternatives?: readonly Channel[] | undefined;
}

/** A code to be checked. */
export interface VerifyRequest<C extends Json = Json> {
  /** E.164. */
  readonly phoneNumber: string;
  readonly code: string;
  readonly challenge?: C | undefined;
  /** BCP 47. */
  readonly language: string;
  readonly captchaToken?: string | undefined;
  readonly extra?: Readonly<Record<string, Json>> | undefined;
}

/** The tokens of RFC 6749 and OpenID Connect. An empty object when the session is a cookie. */
export interface Tokens {
  readonly accessToken?: string;
  readonly idToken?: string;
  readonly refreshToken?: string;
  readonly tokenType?: string;
  /** Life of the access token, in seconds. */
  readonly expiresIn?: number;
  readonly scope?: string;
}

/**
 * Who logged in, in the claim names of OpenID Connect Core 5.1, whatever the backend calls them.
 * Members that the standard does not know are handed through.
 */
export interface Profile {
  readonly sub?: string;
  /** E.164. */
  readonly phone_number?: string;
  readonly phone_number_verified?: boolean;
  readonly name?: string;
  readonly nickname?: string;
  readonly picture?: string;
  readonly email?: string;
  readonly [claim: string]: unknown;
}

/** The person is in. */
export interface AuthenticatedResult {
  readonly status: 'authenticated';
  readonly tokens: Tokens;
  readonly profile?: Profile | undefined;
  /** Whether the session lives in `tokens` or in a cookie that the backend set. */
  readonly session: 'tokens' | 'cookie';
  readonly isNewUser?: boolean | undefined;
  /** The backend's own answer. */
  readonly response: unknown;
}

/** The code was right, but the backend wants something else first, a second factor for example. */
export interface ActionRequiredResult<C extends Json = Json> {
  readonly status: 'action-required';
  readonly reason: string;
  readonly challenge?: C | undefined;
  /** The backend's own answer. */
  readonly response: unknown;
}

export type VerifyResult<C extends Json = Json> = AuthenticatedResult | ActionRequiredResult<C>;

/** What an adapter gets besides the request. */
export interface AdapterContext {
  /** Aborted when the answer is no longer wanted. */
  readonly signal: AbortSignal;
  readonly fetch: typeof fetch;
  /** Epoch milliseconds. */
  now(): number;
}

/**
 * One backend. The adapter alone decides what an answer means, whatever its HTTP status, and where
 * the language, a captcha token and credentials go. It resolves with a result or rejects with an
 * `SmsLockError`; any other rejection is reported as `network` or `bad-response`.
 */
export interface Adapter<C extends Json = Json> {
  readonly name: string;
  /**
   * Tells this backend from others of the same name: its address and public id, for example. A login
   * that is kept over a reload is found by it.
   */
  readonly backend?: string | undefined;
  start(request: StartRequest, context: AdapterContext): Promise<StartResult<C>>;
  verify(request: VerifyRequest<C>, context: AdapterContext): Promise<VerifyResult<C>>;
  /** Sends another code. Without it, `start` is called again. */
  resend?(request: ResendRequest<C>, context: AdapterContext): Promise<StartResult<C>>;
  /** Looks the profile up when `verify` did not bring it. A rejection does not undo the login. */
  profile?(tokens: Tokens, context: AdapterContext): Promise<Profile | undefined>;
}

/**
 * What a page says about its backend, in attributes of `<sms-lock>`; each preset takes what it
 * needs and ignores the rest.
 */
export interface AdapterSettings {
  readonly startUrl?: string | undefined;
  readonly verifyUrl?: string | undefined;
  readonly profileUrl?: string | undefined;
  readonly endpoints?: string | EndpointsMapping | undefined;
  readonly domain?: string | undefined;
  readonly clientId?: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly connection?: string | undefined;
  readonly scope?: string | undefined;
  readonly audience?: string | undefined;
  readonly credentials?: RequestCredentials | undefined;
}
