// Pure: types. How endpoints that have a contract of their own are described.

import type { SmsLockErrorCode } from '../errors.js';
import type { Json } from '../json.js';

/**
 * Where a value stands in an answer: names of members and positions in lists, with dots between
 * (`data.tokens.0.value`); `.` is the whole body, and `header:` goes before the name of a header,
 * whose `Bearer` is left out. Of several, the first that leads to a value counts.
 */
export type AnswerPath = string | readonly string[];

/** Paths by the names that the values are to have. */
export type AnswerPaths = Readonly<Record<string, AnswerPath>>;

/**
 * What has to hold: a path that leads to something other than `null`, `false` and an empty text; or
 * paths, each with the value that stands there, or a list of the values that may.
 */
export type Condition = string | Readonly<Record<string, Json>>;

/** What a failure is to us, by the name or the HTTP status that a backend has for it. */
export type ErrorNames = Readonly<Record<string, SmsLockErrorCode | 'action-required'>>;

/** Where an answer says what failed. */
export interface ErrorPaths {
  /** Its name, which `errors` translates. */
  readonly code?: AnswerPath;
  /** Its description, for developers. */
  readonly message?: AnswerPath;
  /** Seconds. */
  readonly retryAfter?: AnswerPath;
  readonly attemptsLeft?: AnswerPath;
}

/**
 * One request. Texts in `url`, `headers` and `body` may have placeholders: `{phoneNumber}` (E.164),
 * `{phoneDigits}` (the same without the plus sign), `{callingCode}` and `{nationalNumber}` (its two
 * parts), `{code}`, `{challenge}`, `{language}` (BCP 47), `{languageCode}` (its first part),
 * `{captchaToken}`, `{channel}`, `{consent}`, `{clientId}`, `{connection}`, `{extra.NAME}`, and for the
 * profile `{accessToken}` and `{idToken}`. `{challenge.NAME}` is a member of it. A text that is nothing
 * but a placeholder becomes the value as it is, and a member whose placeholder has no value is left
 * out.
 */
export interface RequestMapping {
  /** Default: `start-url`, `verify-url` or `profile-url`. */
  readonly url?: string;
  /** Default `POST`; without a body `GET`. */
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** Besides the usual ones; `null` leaves out one of those. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** In place of the usual body; `null` for none. */
  readonly body?: Json;
  /** How the body is written. Default `json`. */
  readonly encoding?: 'json' | 'form';
  /** HTTP statuses that may mean a success. Default: 200 to 299. */
  readonly statuses?: readonly number[];
  /** What has to hold besides the status. */
  readonly success?: Condition;
  /** Where a failure is described. Default: the usual places. */
  readonly error?: ErrorPaths;
  /** What failures are called, before what `EndpointsMapping.errors` says. */
  readonly errors?: ErrorNames;
}

export interface StartMapping extends RequestMapping {
  /** Where the answer says what. Whatever is not named is looked for where it usually is. */
  readonly response?: {
    readonly challenge?: AnswerPath | AnswerPaths;
    /** Seconds. */
    readonly expiresIn?: AnswerPath;
    /** A date (ISO 8601), or UNIX time in seconds or milliseconds. */
    readonly expiresAt?: AnswerPath;
    /** Seconds. */
    readonly resendIn?: AnswerPath;
    /** As `expiresAt`. */
    readonly resendAt?: AnswerPath;
    readonly codeLength?: AnswerPath;
    readonly attemptsLeft?: AnswerPath;
  };
}

export interface VerifyMapping extends RequestMapping {
  /** Where the answer says what. Whatever is not named is looked for where it usually is. */
  readonly response?: {
    readonly accessToken?: AnswerPath;
    readonly idToken?: AnswerPath;
    readonly refreshToken?: AnswerPath;
    readonly tokenType?: AnswerPath;
    /** Seconds. */
    readonly expiresIn?: AnswerPath;
    readonly scope?: AnswerPath;
    /** An object, or paths by the claim names of OpenID Connect. */
    readonly profile?: AnswerPath | AnswerPaths;
    readonly isNewUser?: AnswerPath;
  };
}

export interface ProfileMapping extends RequestMapping {
  readonly response?: {
    readonly profile?: AnswerPath | AnswerPaths;
  };
}

/** Endpoints that have a contract of their own; JSON throughout. */
export interface EndpointsMapping {
  readonly start?: StartMapping;
  readonly verify?: VerifyMapping;
  /** Default: as `start`. */
  readonly resend?: StartMapping;
  readonly profile?: ProfileMapping;
  readonly error?: ErrorPaths;
  readonly errors?: ErrorNames;
}
