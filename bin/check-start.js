// What start does with a number, and with what is none.

import { checkErrorName, summary } from './answer-rules.js';
import { codesIn } from './leaked-code.js';

/** @typedef {import('./visit.js').Visit} Visit */

const own = { connection: 'sms', send: 'code' };

/**
 * Bodies that ask for no message. The last three are as near to the element's own as people can
 * make them, so that a failure of the server would be shown to somebody.
 *
 * @type {readonly { rule: string, what: string, body: string, error: string }[]}
 */
const malformed = [
  { rule: 'not-json', what: 'a body that is not JSON', body: '{"phone_', error: 'invalid-request' },
  { rule: 'empty-body', what: 'an empty body', body: '', error: 'invalid-request' },
  {
    rule: 'missing-member',
    what: 'a body without phone_number',
    body: JSON.stringify(own),
    error: 'phone-rejected',
  },
  {
    rule: 'wrong-type',
    what: 'a phone_number that is an object',
    body: JSON.stringify({ ...own, phone_number: { number: 1 } }),
    error: 'phone-rejected',
  },
  {
    rule: 'invalid-number',
    what: 'a number that is none (+1)',
    body: JSON.stringify({ ...own, phone_number: '+1' }),
    error: 'phone-rejected',
  },
];

/** Failures that a wrong number may come to: each leads the person on. */
const goodForNumber = ['phone-rejected', 'phone-not-allowed', 'phone-invalid', 'delivery-failed'];
const goodForAll = ['rate-limited', 'captcha-required', 'captcha-failed'];

/**
 * Sends what asks for no message.
 *
 * @param {Visit} visit
 */
export async function checkMalformedStarts(visit) {
  const { findings } = visit;
  for (const { rule, what, body, error: name } of malformed) {
    const reply = await visit.start(body);
    const { answer, error } = reply;
    const got = summary(answer);
    const fix = `HTTP 400 ${JSON.stringify({ error: name })}`;
    if (!error) {
      const message = `Takes ${what}: it says that a message is on its way.`;
      // Somebody who sends later may not know yet.
      if (rule === 'invalid-number') findings.warn('start', rule, { message, got, fix });
      else findings.error('start', rule, { message, got, fix });
    } else if (error.code === 'rate-limited') {
      findings.skip('start', rule, `Too many requests: it did not look at ${what}.`);
    } else if (answer.status >= 500) {
      const message = `Breaks on ${what}; its own troubles have a status of 5xx, not those of who asks.`;
      if (rule === 'invalid-number') findings.error('start', rule, { message, got, fix });
      else findings.warn('start', rule, { message, got, fix });
    } else if (rule !== 'invalid-number') {
      findings.pass('start', rule, `Refuses ${what}.`);
    } else if ([...goodForNumber, ...goodForAll].includes(error.code)) {
      findings.pass('start', rule, `Refuses ${what}: ${error.code}.`);
      checkErrorName(findings, 'start', reply, name);
    } else {
      const message = `Calls ${what} ${error.code}: the person is not led back to the number.`;
      findings.warn('start', rule, { message, got, fix });
    }
  }
}

/**
 * Asks for a message, as the element does.
 *
 * @param {Visit} visit
 */
export async function checkSending(visit) {
  const { findings, options } = visit;
  const { answer, result, error } = await visit.start();
  if (!result) {
    const code = error?.code ?? 'bad-response';
    findings.error('start', 'sends', {
      message: `Sends no message to ${options.phone}: ${code}.`,
      got: summary(answer),
      fix: adviceFor(code, error?.retryAfter),
    });
    return;
  }
  findings.pass('start', 'sends', `Sends a message to ${options.phone}.`);
  checkMembers(visit, answer.json, result);
  await checkLeak(visit, answer);
}

/**
 * @param {string} code
 * @param {number | undefined} retryAfter seconds
 */
function adviceFor(code, retryAfter) {
  if (code === 'rate-limited') {
    return retryAfter === undefined
      ? 'Wait, or give another number with --phone.'
      : `Wait ${retryAfter} s, or give another number with --phone.`;
  }
  if (code.startsWith('captcha')) return 'Give a token with --captcha, or switch the captcha off.';
  if (code === 'not-configured') return 'Answer POST with JSON at START_URL; look at --client-id.';
  if (code === 'server-error') return 'Look into the log of the server.';
  return 'Let the number pass in tests, or give another one with --phone.';
}

/**
 * Whether the members that the element would understand are understood.
 *
 * @param {Visit} visit
 * @param {unknown} json
 * @param {import('sms-lock/headless').StartResult} result
 */
function checkMembers({ findings }, json, result) {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return;
  const body = new Map(Object.entries(json));
  /** @type {[string, unknown, string][]} */
  const members = [
    ['expires_in', result.expiresAt, '180'],
    ['resend_in', result.resendAt, '30'],
    ['code_length', result.codeLength, '6'],
    ['attempts_left', result.attemptsLeft, '3'],
    ['alternatives', result.alternatives, '["call"]'],
  ];
  for (const [name, understood, example] of members) {
    const fix = `"${name}": ${example}`;
    const camelCase = name.replace(/_(.)/g, (_, /** @type {string} */ it) => it.toUpperCase());
    if (body.has(camelCase) && !body.has(name)) {
      const message = `Says ${camelCase}, which is not read: it is called ${name}.`;
      findings.warn('start', `member-${name}`, { message, fix });
    }
    const value = /** @type {unknown} */ (body.get(name));
    if (value === undefined || value === null) continue;
    const got = `"${name}": ${JSON.stringify(value)}`;
    const isEmpty = Array.isArray(value) && value.length === 0;
    if (understood === undefined && !isEmpty) {
      findings.warn('start', `member-${name}`, { message: 'Is not understood.', got, fix });
    } else if (name.endsWith('_in') && Number(value) > 86_400) {
      const message = 'Is more than a day: it is in seconds from now, no date and no milliseconds.';
      findings.warn('start', `member-${name}`, { message, got, fix });
    }
  }
}

/**
 * Whether the answer gives the code away. What could be the code is tried, so that a number which
 * only looks like it is no finding.
 *
 * @param {Visit} visit
 * @param {import('./page.js').Answer} answer
 */
async function checkLeak(visit, answer) {
  const { findings, options } = visit;
  const { codeLength: length = 6, codeCharset } = visit.sent?.result ?? {};
  const isAlphanumeric = codeCharset === 'alphanumeric';
  const candidates = codesIn(answer, { length, isAlphanumeric, phone: options.phone });
  for (const { path, value, isNamed } of candidates.slice(0, 2)) {
    const hasLoggedIn = (await visit.verify(value)).result !== undefined;
    if (hasLoggedIn) await visit.startAnew();
    const isRight = hasLoggedIn || value === options.code;
    if (!isRight && !isNamed) continue;
    const got = `${path}, ${value.length} characters`;
    const fix = 'Keep the code on the server; make the challenge of random bytes.';
    if (isRight) {
      const message = 'Gives the code away: whoever knows a number can log in with it.';
      findings.error('start', 'code-in-answer', { message, got, fix });
    } else {
      const message = 'Gives away what is named like the code and looks like it.';
      findings.warn('start', 'code-in-answer', { message, got, fix });
    }
    return;
  }
  findings.pass('start', 'code-in-answer', 'Does not give the code away.');
}

/**
 * Asks for messages until there have been too many, or as many as are allowed here.
 *
 * @param {Visit} visit
 */
export async function checkLimit(visit) {
  const { findings, options } = visit;
  if (!visit.sent) return;
  let error;
  while (!error && visit.messages < options.messages) {
    const { resendAt } = visit.sent.result ?? {};
    const now = Date.now();
    const reply = await visit.start();
    error = reply.error;
    if (!error && resendAt !== undefined && resendAt > now + 1000) {
      findings.warn('start', 'resend-in', {
        message: `Promises the next message in ${Math.round((resendAt - now) / 1000)} s, and sends it at once.`,
        got: summary(reply.answer),
        fix: 'HTTP 429 {"error": "rate-limited"} and Retry-After, until then',
      });
    }
  }
  if (error?.code === 'rate-limited') return;
  const count = `${visit.messages} message${visit.messages === 1 ? '' : 's'}`;
  const message = `No limit was met with ${count}, so Retry-After could not be seen; --messages allows more.`;
  findings.skip('start', 'retry-after', message);
}
