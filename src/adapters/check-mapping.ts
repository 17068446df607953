import { errorCodes } from '../client/next-action.js';
import { SmsLockError } from '../errors.js';
import { placeholdersIn } from './placeholders.js';
import type { EndpointsMapping, RequestMapping } from './endpoints-mapping.js';

/** Says what is wrong with a value, a line for each mistake. */
type Check = (value: unknown, place: string) => readonly string[];

const anyRequest = ['phoneNumber', 'phoneDigits', 'callingCode', 'nationalNumber', 'challenge'];
const ofPage = ['language', 'languageCode', 'captchaToken', 'clientId', 'connection', 'extra'];
const startValues = [...anyRequest, ...ofPage, 'channel', 'consent'];
const verifyValues = [...anyRequest, ...ofPage, 'code'];
const profileValues = ['accessToken', 'idToken', 'clientId'];

const path = either('a path', isPath);
const paths = either('a path, or an object of paths', (value) =>
  isObject(value) ? Object.values(value).every(isPath) : isPath(value),
);
const errors = either(
  `an object of ${[...errorCodes, 'action-required'].join(', ')}`,
  (value) =>
    isObject(value) &&
    Object.values(value).every((code) =>
      ['action-required', ...errorCodes].some((one) => one === code),
    ),
);
const error = object({ code: path, message: path, retryAfter: path, attemptsLeft: path });
const start = request(startValues, ['phoneNumber', 'phoneDigits', 'nationalNumber'], {
  challenge: paths,
  expiresIn: path,
  expiresAt: path,
  resendIn: path,
  resendAt: path,
  codeLength: path,
  attemptsLeft: path,
});
const mapping = object({
  start,
  resend: start,
  verify: request(verifyValues, ['code'], {
    accessToken: path,
    idToken: path,
    refreshToken: path,
    tokenType: path,
    expiresIn: path,
    scope: path,
    profile: paths,
    isNewUser: path,
  }),
  profile: request(profileValues, [], { profile: paths }),
  error,
  errors,
});

/**
 * A mapping as it was set, in an attribute as JSON. One with a mistake in it is none: a condition that
 * is misspelt would let everybody in.
 *
 * @throws SmsLockError `not-configured`, with all mistakes
 */
export function readMapping(given: string | EndpointsMapping): EndpointsMapping {
  const value = typeof given === 'string' ? parsed(given) : given;
  const mistakes = mapping(value, 'endpoints');
  if (mistakes.length === 0) return value as EndpointsMapping;
  throw new SmsLockError('not-configured', { message: mistakes.join('\n') });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : '';
    throw new SmsLockError('not-configured', { message: `endpoints is not JSON: ${why}`, cause });
  }
}

/**
 * A request whose templates may have some placeholders, and have to have one of those that are needed
 * if it does not have the usual body.
 */
function request(
  placeholders: readonly string[],
  needed: readonly string[],
  response: Readonly<Record<string, Check>>,
): Check {
  const template: Check = (value, place) =>
    placeholdersIn(value)
      .filter((name) => !placeholders.includes(name.replace(/\..*/, '')))
      .map((name) => `${place}: {${name}} is not known. There are: ${placeholders.join(', ')}.`);
  const sends: Check = (value, place) => {
    const { url, headers, body, method } = value as RequestMapping;
    const isUsual = body === undefined && method !== 'GET';
    const sent = placeholdersIn([url ?? '', headers ?? {}, body ?? '']);
    if (isUsual || needed.length === 0 || needed.some((name) => sent.includes(name))) return [];
    return [`${place} sends none of ${needed.map((name) => `{${name}}`).join(', ')}.`];
  };
  const members = object({
    url: all(either('an address', isText), template, sameOrigin),
    method: either('GET, POST, PUT or PATCH', (value) =>
      /^(?:GET|POST|PUT|PATCH)$/.test(String(value)),
    ),
    headers: all(
      either('an object of texts', (value) =>
        isObject(value) ? Object.values(value).every((one) => one === null || isText(one)) : false,
      ),
      template,
    ),
    body: template,
    encoding: either('json or form', (value) => value === 'json' || value === 'form'),
    statuses: either('a list of numbers', (value) => isList(value, Number.isInteger)),
    success: either(
      'a path, or an object of paths and values',
      (value) => isText(value) || isObject(value),
    ),
    response: object(response),
    error,
    errors,
  });
  return all(members, sends);
}

/** Whoever answers must not be able to say where a code goes to. */
const sameOriginWhatever = ['a', 'b'] as const;
function sameOrigin(value: unknown, place: string): readonly string[] {
  const origins = sameOriginWhatever.map((text) => {
    const url = String(value).replace(/\{[^}]*\}/g, text);
    return (
      URL.canParse(url, 'https://relative.example/') &&
      new URL(url, 'https://relative.example/').origin
    );
  });
  return origins[0] === origins[1] ? [] : [`${place}: no placeholder may stand before the path.`];
}

function object(members: Readonly<Record<string, Check>>): Check {
  return (value, place) => {
    if (!isObject(value)) return [`${place} must be an object.`];
    return Object.entries(value).flatMap(([name, inner]) => {
      const check = Object.hasOwn(members, name) ? members[name] : undefined;
      const here = `${place}.${name}`;
      if (!check) return [`${here} is not known. There are: ${Object.keys(members).join(', ')}.`];
      return inner === undefined ? [] : check(inner, here);
    });
  };
}

/** Each check may rely on those before it. */
function all(...checks: readonly Check[]): Check {
  return (value, place) => {
    for (const check of checks) {
      const mistakes = check(value, place);
      if (mistakes.length > 0) return mistakes;
    }
    return [];
  };
}

function either(takes: string, isRight: (value: unknown) => boolean): Check {
  return (value, place) => (isRight(value) ? [] : [`${place} must be ${takes}.`]);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isList(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isItem);
}

function isPath(value: unknown): boolean {
  return isText(value) || isList(value, isText);
}
