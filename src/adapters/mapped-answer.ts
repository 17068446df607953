import { SmsLockError } from '../errors.js';
import { holds, pathsIn, pathsOf, valueAt } from './answer-path.js';
import { isRefusal } from './endpoints.js';
import { loadFailures } from './failures.js';
import { count, known, members, text } from './http.js';
import type {
  AnswerPath,
  AnswerPaths,
  EndpointsMapping,
  ErrorNames,
  RequestMapping,
  StartMapping,
  VerifyMapping,
} from './endpoints-mapping.js';
import type { Purpose } from './failures.js';
import type { HttpAnswer } from './http.js';

/** As many names as a developer wants to read. */
const mostNames = 30;
const told = new Set<string>();

type Found = Readonly<Record<string, unknown>>;

/** Whether an answer means that what was asked for was done. */
export function isSuccess(answer: HttpAnswer, purpose: Purpose, mapping: RequestMapping): boolean {
  const { statuses, success } = mapping;
  if (statuses ? !statuses.includes(answer.status) : !answer.ok) return false;
  if (success !== undefined) return holds(answer, success);
  return purpose === 'start' || !isRefusal(members(answer.body));
}

/**
 * What the answer of a start says, in the members of the contract.
 *
 * @throws SmsLockError `bad-response` without the challenge that the mapping names: no code could be
 * checked
 */
export function foundAtStart(answer: HttpAnswer, mapping: StartMapping, now: number): Found {
  const { challenge, expiresIn, expiresAt, resendIn, resendAt, codeLength, attemptsLeft } =
    mapping.response ?? {};
  const until = (path: AnswerPath | undefined): number | undefined =>
    secondsUntil(valueAt(answer, path), now);
  return {
    ...members(answer.body),
    ...known<unknown>({
      challenge: needed(answer, 'endpoints.start.response.challenge', challenge),
      expires_in: valueAt(answer, expiresIn) ?? until(expiresAt),
      resend_in: valueAt(answer, resendIn) ?? until(resendAt),
      code_length: valueAt(answer, codeLength),
      attempts_left: valueAt(answer, attemptsLeft),
    }),
  };
}

/**
 * What the answer of a verify says, in the members of the contract.
 *
 * @throws SmsLockError `bad-response` without any of the tokens that the mapping names
 */
export function foundAtVerify(answer: HttpAnswer, mapping: VerifyMapping): Found {
  const { profile, isNewUser, accessToken, idToken, refreshToken, ...others } =
    mapping.response ?? {};
  const tokens = { accessToken, idToken, refreshToken };
  const [first] = Object.entries(tokens).filter(([, path]) => path !== undefined);
  if (first && !Object.values(tokens).some((path) => valueAt(answer, path) !== undefined)) {
    needed(answer, `endpoints.verify.response.${first[0]}`, first[1]);
  }
  return {
    ...members(answer.body),
    ...known<unknown>({
      access_token: valueAt(answer, accessToken),
      id_token: valueAt(answer, idToken),
      refresh_token: valueAt(answer, refreshToken),
      token_type: valueAt(answer, others.tokenType),
      expires_in: valueAt(answer, others.expiresIn),
      scope: valueAt(answer, others.scope),
      profile: pick(answer, profile),
      is_new_user: valueAt(answer, isNewUser),
    }),
  };
}

/** What stands at a path, or an object of what stands at several. */
export function pick(answer: HttpAnswer, path: AnswerPath | AnswerPaths | undefined): unknown {
  if (!isObject(path)) return valueAt(answer, path);
  const found = Object.entries(path).map(([name, one]) => [name, valueAt(answer, one)] as const);
  const there = Object.fromEntries(found.filter(([, value]) => value !== undefined));
  return Object.keys(there).length > 0 ? there : undefined;
}

/** Something else that is wanted before a login. */
export interface Required {
  readonly reason: string;
}

/** The failure that an answer reports, or what it wants first. */
export async function mappedFailure(
  answer: HttpAnswer,
  purpose: Purpose,
  { error: errorOfAll, errors: errorsOfAll }: EndpointsMapping,
  { error, errors: own }: RequestMapping,
  now: number,
): Promise<SmsLockError | Required> {
  const { codeFor, namedFailure, readError } = await loadFailures(answer, purpose);
  const paths = { ...errorOfAll, ...error };
  const errors: ErrorNames = { mfa_required: 'action-required', ...errorsOfAll, ...own };
  const named = valueAt(answer, paths.code);
  const names = named === undefined ? readError(answer, now).codes : [String(named)];
  const translated = names.find((name) => Object.hasOwn(errors, name));
  const byStatus = names.some(codeFor) ? undefined : errors[answer.status];
  const meaning = translated === undefined ? byStatus : errors[translated];
  const name = translated ?? names.find(codeFor) ?? names[0];
  if (meaning === 'action-required') return { reason: name ?? String(answer.status) };
  const found = {
    providerCode: name,
    providerMessage: text(valueAt(answer, paths.message)),
    retryAfter: count(valueAt(answer, paths.retryAfter)),
    attemptsLeft: count(valueAt(answer, paths.attemptsLeft)),
  };
  const read = namedFailure(answer, purpose, now, {}, { ...found, code: meaning });
  // A success that is none says nothing but that the code was not taken.
  if (purpose === 'start' || meaning || read.code !== 'bad-response') return read;
  return namedFailure(answer, purpose, now, {}, { ...found, code: 'code-wrong' });
}

function needed(
  answer: HttpAnswer,
  place: string,
  path: AnswerPath | AnswerPaths | undefined,
): unknown {
  if (path === undefined) return undefined;
  const wanted = isObject(path) ? Object.values(path) : [path];
  const missing = wanted.find((one) => valueAt(answer, one) === undefined);
  if (missing === undefined) return pick(answer, path);
  const there = pathsIn(answer.body).slice(0, mostNames).join(', ') || 'nothing';
  const where = pathsOf(missing).join(' or ');
  const message = `${place}: nothing stands at ${where}. The answer has: ${there}.`;
  if (!told.has(message)) console.warn(`sms-lock: ${message}`);
  told.add(message);
  throw new SmsLockError('bad-response', { message, status: answer.status });
}

/** Numbers below are seconds: as milliseconds they would be before 1973. */
const leastMilliseconds = 1e11;

function secondsUntil(value: unknown, now: number): number | undefined {
  const number = count(value);
  const date = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  const isSeconds = number !== undefined && number < leastMilliseconds;
  const moment = number === undefined ? date : number * (isSeconds ? 1000 : 1);
  return Number.isNaN(moment) ? undefined : Math.max(0, (moment - now) / 1000);
}

function isObject(path: AnswerPath | AnswerPaths | undefined): path is AnswerPaths {
  return typeof path === 'object' && !Array.isArray(path);
}
