// Pure: the types of what can be set on a tenant and of what it hands out.

/** The grant an application needs before it may exchange a code for tokens on Auth0's wire. */
export const otpGrant = 'http://auth0.com/oauth/grant-type/passwordless/otp';

/** The grant a single-page application needs: it exchanges an authorization code for tokens. */
export const codeGrant = 'authorization_code';

/** The grant an application needs for `/oauth/ro`; one that is OIDC conformant cannot have it. */
export const legacyGrant = 'http://auth0.com/oauth/legacy/grant-type/ro';

/** Where the messages come from: a phone number (E.164) or a Twilio Messaging Service (`MG…`). */
export type SmsSource = { readonly from: string } | { readonly messagingServiceSid: string };

/** The `sms` connection, as in the dashboard. Change it with {@link Tenant.configure}. */
export interface ConnectionSettings {
  /** Twilio's Account SID (`AC…`). Without it no SMS leaves (Twilio 20003). */
  readonly twilioAccountSid: string;
  /** Twilio's Auth Token. Without it no SMS leaves (Twilio 20003). */
  readonly twilioAuthToken: string;
  readonly smsSource: SmsSource;
  /**
   * The message, a Liquid template. It knows `password` and `code` (the same), `phone_number`,
   * `application.name`, `request_language`, and the older placeholder `@@password@@`.
   */
  readonly template: string;
  /** Digits of a code, 4 to 10. */
  readonly codeLength: number;
  /** How long a code counts, in seconds. */
  readonly codeLifetime: number;
  /** How long before another code may be asked for, in seconds. Own endpoints only. */
  readonly resendDelay: number;
  /** Refuses numbers that nobody has logged in with before. It tells strangers who is a user. */
  readonly disableSignup: boolean;
  /** The other ways for a code to come that it offers: `call`, `whatsapp`. */
  readonly alternatives: readonly string[];
  /** Wants a captcha with every start. `goodCaptcha` passes. */
  readonly captcha: boolean;
}

/** Something in the connection's settings that will keep an SMS from being sent or useful. */
export interface SettingProblem {
  readonly setting: keyof ConnectionSettings;
  /** For the developer, in English. */
  readonly message: string;
}

/** An application of the tenant. Change it with {@link Tenant.configureClient}. */
export interface TenantClient {
  readonly clientId: string;
  /** The name that the SMS gives to the person. */
  readonly name: string;
  /** Whether the `sms` connection is enabled for this application. */
  readonly enabled: boolean;
  /** Origins (`https://app.example`) that may call from a browser; `*` is any. */
  readonly allowedOrigins: '*' | readonly string[];
  /** URLs that an authorization request may name as its `redirect_uri`; `*` is any. */
  readonly callbacks: '*' | readonly string[];
  /** Whether `/co/authenticate` takes its codes: "Allow Cross-Origin Authentication". */
  readonly crossOrigin: boolean;
  /** Grant types: {@link otpGrant}, {@link codeGrant}, {@link legacyGrant} are played. */
  readonly grants: readonly string[];
}

/** Somebody who has logged in, or was there from the beginning. */
export interface TenantUser {
  /** `sms|` and 24 hexadecimal digits: the `sub` claim. */
  readonly id: string;
  /** E.164. */
  readonly phoneNumber: string;
  readonly name: string;
  readonly nickname: string;
  /** A URL. */
  readonly picture?: string;
  /** A blocked user gets codes and is refused once a code is right. */
  readonly blocked: boolean;
  readonly loginsCount: number;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** Epoch milliseconds, of the latest login. */
  readonly updatedAt: number;
}

/** A user to begin with. What is left out is filled in as for a new user. */
export type SeedUser = Pick<TenantUser, 'phoneNumber'> & Partial<TenantUser>;

/** An SMS that Twilio has delivered. */
export interface SmsMessage {
  /** E.164. */
  readonly to: string;
  /** The From number (E.164) or the Messaging Service SID. */
  readonly from: string;
  readonly body: string;
  /** How it came: `sms`, or one of the alternatives. */
  readonly channel: string;
  /** The language asked for (BCP 47), empty when none was. */
  readonly language: string;
  /** Epoch milliseconds. */
  readonly sentAt: number;
  readonly code: string;
}

/** How to set up a tenant. Everything has a default that works. */
export interface TenantOptions {
  /** The tenant's domain; ID tokens come from `https://{domain}/`. A whole http(s) URL is taken as it is. */
  readonly domain?: string;
  /** A path that stands before every path of the tenant, such as `/api`. */
  readonly basePath?: string;
  /** The site's host, for the line that binds the code to it in the default template. */
  readonly host?: string;
  readonly connection?: Partial<ConnectionSettings>;
  /** Default: one application, `test-client`, open to every origin. */
  readonly clients?: readonly (Pick<TenantClient, 'clientId'> & Partial<TenantClient>)[];
  readonly users?: readonly SeedUser[];
  /**
   * What the own endpoints answer to a right code: tokens (the default), or `{}` and a cookie.
   * A browser hides cookies from a page's own Response objects, so the cookie is for tests on Node
   * or in Playwright; in a page the `{}` is what counts.
   */
  readonly session?: 'tokens' | 'cookie';
  /** Starts an hour for one address. Default 50. */
  readonly startLimit?: number;
  /** The clock, in epoch milliseconds. Default `Date.now`. */
  readonly now?: () => number;
  /** Waits, in milliseconds; rejects when the signal aborts. Give one that returns at once for quick tests. */
  readonly delay?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Makes a code of the given length. Default: random digits. */
  readonly generateCode?: (length: number) => string;
}
