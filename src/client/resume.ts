// Pure: whether a login that was kept can be come back to.

import { isChannel } from '../adapters/channels.js';
import { isE164 } from './e164.js';
import type { Channel } from '../adapters/adapter.js';
import type { CodeCharset } from '../code/bare-code.js';
import type { Json } from '../json.js';
import type { Challenge, ExistingLogin } from './machine.js';

/** Of the form that `recordOf` writes: what another one has left behind is not read. */
const version = 1;

/** How long a code is good for when the backend does not say (NIST SP 800-63B-4, 3.1.3.2). */
const longestAge = 600_000;

/** More than any backend sends. */
const longestCode = 32;

/**
 * The login in a record: all of it, or undefined when anything is not as `recordOf` writes it or the
 * code has expired. Anybody on the page may have written there.
 *
 * @param now epoch milliseconds
 */
export function readRecord(text: string, now: number): ExistingLogin | undefined {
  const record = members(parsed(text));
  const { phoneNumber } = record;
  const isOurs = record['version'] === version && typeof phoneNumber === 'string';
  if (!isOurs || !isE164(phoneNumber)) return undefined;
  const challenge = readChallenge(members(record['challenge']));
  // Before it was sent: the clock has been changed, and no moment means anything any more.
  if (!challenge || challenge.sentAt > now) return undefined;
  const { sentAt, expiresAt = sentAt + longestAge } = challenge;
  return expiresAt > now ? { phoneNumber, challenge } : undefined;
}

type Members = Readonly<Record<string, unknown>>;
type Check<T> = (value: unknown) => value is T;

function readChallenge(kept: Members): Challenge | undefined {
  const { handle, sentAt, sends, resendAt, ...told } = kept;
  const { expiresAt, codeLength, codeCharset, attemptsLeft, destinationHint } = told;
  const { alternatives, channel } = told;
  const isWhole =
    isMoment(sentAt) &&
    isCount(sends) &&
    isMoment(resendAt) &&
    isAbsentOr(isMoment, expiresAt) &&
    isAbsentOr(isLength, codeLength) &&
    isAbsentOr(isCharset, codeCharset) &&
    isAbsentOr(isCount, attemptsLeft) &&
    isAbsentOr(isText, destinationHint) &&
    isAbsentOr(areChannels, alternatives) &&
    isAbsentOr(isChannel, channel);
  if (!isWhole) return undefined;
  return {
    handle: handle as Json | undefined,
    sentAt,
    sends,
    resendAt,
    expiresAt,
    codeLength,
    codeCharset,
    attemptsLeft,
    destinationHint,
    alternatives,
    channel,
    isResumed: true,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function members(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : {};
}

function isAbsentOr<T>(check: Check<T>, value: unknown): value is T | undefined {
  return value === undefined || check(value);
}

/** Epoch milliseconds. */
function isMoment(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER;
}

function isCount(value: unknown): value is number {
  return isMoment(value) && Number.isInteger(value);
}

function isLength(value: unknown): value is number {
  return isCount(value) && value > 0 && value <= longestCode;
}

function areChannels(value: unknown): value is readonly Channel[] {
  return Array.isArray(value) && value.every(isChannel);
}

function isCharset(value: unknown): value is CodeCharset {
  return value === 'digits' || value === 'alphanumeric';
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
