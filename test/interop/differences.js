// Where a backend differs from the contract. What stands here is checked as well.

/** @import { Facts } from './contract.js' */

/**
 * @typedef {object} Difference
 * @property {Facts} facts what is found instead
 * @property {string} why
 */

/** @typedef {Readonly<Record<string, Difference>>} Differences by scenario */

/** @type {Differences} */
const betterAuth = {
  'new number': {
    facts: { isNewUser: 'not told' },
    why: 'its answer does not say whether it knew the number',
  },
  'known number': {
    facts: { isNewUser: 'not told' },
    why: 'its answer does not say whether it knew the number',
  },
  'closed to new numbers': {
    facts: { messages: 1 },
    why: 'it looks who it is when the code is there',
  },
  captcha: {
    facts: { none: 'captcha-required', wrong: 'captcha-failed' },
    why: 'it has its plugin `captcha`; the others have none here',
  },
  language: {
    facts: { header: 'accept-language' },
    why: 'CORS lets this one pass, and it never asks for another',
  },
};

/** @type {Differences} */
const supertokens = {
  'wrong code': {
    facts: { areTriesLeftKnown: true },
    why: 'it says how many wrong codes there were, and how many it takes',
  },
  'rate limit': {
    facts: { error: 'none', isWaitKnown: false, messages: 3 },
    why: 'it has no limit of its own',
  },
  'rate limit on the code step': {
    facts: { error: 'none', isWaitKnown: false },
    why: 'it has no limit of its own',
  },
  resend: {
    facts: { oldCode: 'authenticated', newCode: 'not needed' },
    why: 'all codes of a login work until one has been used',
  },
  language: {
    facts: { header: 'accept-language' },
    why: 'CORS lets this one pass, and its list has no other for it',
  },
};

/** @type {Differences} */
const ofOwnAdapters = {
  'new number': {
    facts: { isNewUser: 'not told' },
    why: 'the adapter of the example does not say whether it knew the number',
  },
  'known number': {
    facts: { isNewUser: 'not told' },
    why: 'the adapter of the example does not say whether it knew the number',
  },
};

/** By backend. @type {Readonly<Record<string, Differences>>} */
export const differences = {
  'better-auth': {
    ...betterAuth,
    session: { facts: { session: 'cookie' }, why: 'its session is a cookie' },
  },
  'better-auth (bearer)': betterAuth,
  'oidc-provider': {
    'new number': {
      facts: { isNewUser: 'not told' },
      why: 'the grant does not say whether it knew the number',
    },
    'known number': {
      facts: { isNewUser: 'not told' },
      why: 'the grant does not say whether it knew the number',
    },
    'wrong code': {
      facts: { error: 'code-wrong-or-expired' },
      why: 'the grant has one name for both, `invalid_grant`',
    },
    'expired code': {
      facts: { error: 'code-wrong-or-expired' },
      why: 'the grant has one name for both, `invalid_grant`',
    },
    resend: {
      facts: { oldCode: 'code-wrong-or-expired' },
      why: 'the grant has one name for both, `invalid_grant`',
    },
    session: { facts: { idToken: 'signed' }, why: 'it has ID tokens, and keys to check them with' },
  },
  supertokens: {
    ...supertokens,
    session: { facts: { session: 'cookie' }, why: 'its session is a cookie' },
  },
  'supertokens (headers)': supertokens,
  firebase: {
    'closed to new numbers': {
      facts: { error: 'none', messages: 1 },
      why: 'the emulator cannot be closed',
    },
    'expired code': {
      facts: { error: 'none', newCode: 'not asked for' },
      why: 'codes of the emulator never expire',
    },
    'too many tries': {
      facts: { error: 'none', newCode: 'not asked for' },
      why: 'the emulator counts no tries',
    },
    'rate limit': {
      facts: { error: 'none', isWaitKnown: false, messages: 3 },
      why: 'the emulator has no limit',
    },
    'rate limit on the code step': {
      facts: { error: 'none', isWaitKnown: false, firstCode: 'code-wrong' },
      why: 'the emulator has no limit, and sends another code',
    },
    session: { facts: { idToken: 'not signed' }, why: 'the emulator signs nothing' },
    'another origin': {
      facts: { error: 'none', isExplained: false, messages: 1 },
      why: 'the emulator lets every page in',
    },
    language: { facts: { header: 'x-firebase-locale' }, why: 'its own header for it' },
  },
  'supabase-js': {
    ...ofOwnAdapters,
    'wrong code': {
      facts: { error: 'code-wrong-or-expired' },
      why: 'Supabase has one name for both, `otp_expired`',
    },
    'rate limit': {
      facts: { isWaitKnown: false },
      why: 'Supabase says how long to wait in a sentence only',
    },
  },
  'firebase-sdk': {
    ...ofOwnAdapters,
    'rate limit': {
      facts: { error: 'none', isWaitKnown: false, messages: 3 },
      why: 'the emulator has no limit',
    },
    session: { facts: { idToken: 'not signed' }, why: 'the emulator signs nothing' },
  },
};
