import { SmsLockError } from '../errors.js';
import { backendUrls } from './backend-urls.js';
import { hollowSuccess, loadFailures } from './failures.js';
import { known, members, send, text } from './http.js';
import type { Json } from '../json.js';
import type { Adapter, AdapterContext, AdapterSettings, Profile, StartRequest } from './adapter.js';
import type { Purpose } from './failures.js';
import type { HttpAnswer } from './http.js';
import type { FailureNames } from './named-failure.js';

/** Settings of `kratos`; `baseUrl` (the public address of Kratos) is needed. */
export type KratosSettings = Pick<
  AdapterSettings,
  'baseUrl' | 'startUrl' | 'verifyUrl' | 'credentials'
>;

/** The login flow, and what proves that it is this browser's. */
export interface KratosChallenge {
  readonly flow: string;
  readonly csrf: string;
  readonly [member: string]: Json;
}

/** The ids of its messages, and those of its errors. */
const names: FailureNames = {
  'phone-rejected': '4000001 4000002 4000004 4000041',
  'code-wrong-or-expired': '4000006 4010008',
  'challenge-lost':
    '4010001 4010007 self_service_flow_expired self_service_flow_replaced ' +
    'security_identity_mismatch',
  // Registration is another flow.
  'signup-disabled': '4000035 4000037 4010010',
  'access-denied': '4000010 session_already_available',
  'captcha-failed': '4000038',
  'not-configured':
    '4010002 security_csrf_violation self_service_flow_return_to_forbidden ' +
    'browser_location_change_required',
};

/**
 * Ory Kratos and Ory Network: the browser login flow with the method `code` over SMS. That a code was
 * sent comes with status 400. The session is a cookie.
 *
 * @throws SmsLockError `not-configured` when the URL is missing or unsafe
 */
export function kratos(settings: KratosSettings): Adapter<KratosChallenge> {
  const { credentials = 'include' } = settings;
  const urls = backendUrls(settings, undefined, {
    start: '/self-service/login/browser',
    verify: '/self-service/login',
  });
  const headers = { accept: 'application/json' };

  const submit = (
    { flow, csrf }: KratosChallenge,
    { phoneNumber, language, captchaToken, extra }: StartRequest,
    more: Readonly<Record<string, Json>>,
    context: AdapterContext,
  ): Promise<HttpAnswer> => {
    const url = new URL(urls.verify);
    url.searchParams.set('flow', flow);
    const own = { method: 'code', identifier: phoneNumber, csrf_token: csrf, ...more };
    // What its templates and webhooks get to read.
    const transient = known({ language, captcha_turnstile_response: captchaToken });
    const body = { ...own, transient_payload: { ...extra, ...transient } };
    return send({ url: url.href, headers, credentials, body }, context);
  };
  const sentIn = async (
    challenge: KratosChallenge,
    request: StartRequest,
    more: Readonly<Record<string, Json>>,
    context: AdapterContext,
  ): Promise<{ challenge: KratosChallenge }> => {
    const answer = await submit(challenge, request, more, context);
    const hasSent = members(answer.body).state === 'sent_email' && !complaintOf(answer.body);
    if (!hasSent) throw await kratosFailure(answer, 'start', context.now());
    return { challenge: challengeOf(answer.body) ?? challenge };
  };

  const adapter: Adapter<KratosChallenge> = {
    name: 'kratos',
    backend: [urls.start, urls.verify].join(' '),

    async start(request, context) {
      const answer = await send({ url: urls.start, headers, credentials }, context);
      if (!answer.ok) throw await kratosFailure(answer, 'start', context.now());
      const challenge = challengeOf(answer.body);
      if (!challenge) throw hollowSuccess(answer, 'login flow');
      return sentIn(challenge, request, {}, context);
    },

    async resend(request, context) {
      const { challenge } = request;
      return challenge
        ? sentIn(challenge, request, { resend: 'code' }, context)
        : adapter.start(request, context);
    },

    async verify(request, context) {
      const { challenge, code, phoneNumber } = request;
      if (!challenge) throw new SmsLockError('challenge-lost');
      const answer = await submit(challenge, request, { code }, context);
      const { body: response } = answer;
      const { session, error } = members(response);
      const id = text(members(error).id);
      if (id === 'browser_location_change_required') {
        return { status: 'action-required', reason: id, response };
      }
      if (!answer.ok) {
        throw await kratosFailure(answer, 'verify', context.now(), challengeOf(response));
      }
      if (!text(members(session).id)) throw hollowSuccess(answer, 'session');
      const profile = profileOf(members(members(session).identity), phoneNumber);
      return { status: 'authenticated', tokens: {}, profile, session: 'cookie', response };
    },
  };
  return adapter;
}

/** The flow in an answer, which may come with another proof each time. */
function challengeOf(body: unknown): KratosChallenge | undefined {
  const { id, ui } = members(body);
  const nodes: unknown = members(ui).nodes;
  const csrf = (Array.isArray(nodes) ? nodes : [])
    .map((node: unknown) => members(members(node).attributes))
    .find(({ name }) => name === 'csrf_token')?.value;
  const flow = text(id);
  return flow && ui ? { flow, csrf: text(csrf) ?? '' } : undefined;
}

/** The first error among the messages of a flow and of its fields. */
function complaintOf(body: unknown): Readonly<Record<string, unknown>> | undefined {
  const { nodes, messages } = members(members(body).ui);
  const fields = (Array.isArray(nodes) ? nodes : []).map((node) => members(node).messages);
  return [messages, ...fields]
    .flat()
    .map(members)
    .find(({ type }) => type === 'error');
}

/** An identity has what its schema says: only the number is sure. */
function profileOf(identity: Readonly<Record<string, unknown>>, phoneNumber: string): Profile {
  const { name, ...traits } = members(identity.traits);
  const { first, last } = members(name);
  const whole = text(name) ?? text([first, last].filter(text).join(' '));
  return {
    ...traits,
    ...known<unknown>({ sub: text(identity.id), name: whole }),
    phone_number: phoneNumber,
    phone_number_verified: true,
  };
}

async function kratosFailure(
  answer: HttpAnswer,
  purpose: Purpose,
  now: number,
  challenge?: KratosChallenge,
): Promise<SmsLockError> {
  const { namedFailure } = await loadFailures(answer, purpose);
  const { id, text: words } = complaintOf(answer.body) ?? {};
  const error = members(members(answer.body).error);
  const providerMessage = text(words) ?? text(error.reason);
  const isTooOften = /too often/i.test(providerMessage ?? '');
  return namedFailure(answer, purpose, now, names, {
    code: isTooOften ? 'attempts-exceeded' : undefined,
    providerCode: typeof id === 'number' ? String(id) : text(error.id),
    providerMessage,
    challenge,
  });
}
