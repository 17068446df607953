// Pure: what every answer of an endpoint has to keep to, whatever it says.

import { codeFor, readError } from 'sms-lock/adapters/provider-error';
import { credentialsProblem, originProblem } from './cors.js';

/**
 * @typedef {import('./page.js').Answer} Answer
 * @typedef {import('./page.js').Reply<unknown>} Reply
 * @typedef {import('./findings.js').Endpoint} Endpoint
 */

/**
 * Looks at the frame of an answer: whether the page may read it, and how it is kept and labelled.
 *
 * @param {import('./findings.js').Findings} findings
 * @param {Endpoint} endpoint
 * @param {Answer} answer
 * @param {{ isOtherOrigin: boolean, origin: string, credentials: string }} page
 */
export function checkFrame(findings, endpoint, answer, page) {
  if (page.isOtherOrigin) {
    const isRefusal = answer.status >= 400;
    for (const problem of [
      originProblem(answer.headers, page),
      credentialsProblem(answer.headers, page),
    ]) {
      if (!problem) continue;
      const where = isRefusal ? 'in the answer of an error' : 'in its answer';
      const message = `${problem.message.replace(/\.$/, '')} ${where}: pages cannot read it, people see a network error.`;
      const got = `${summary(answer)}, ${problem.got}`;
      findings.error(endpoint, 'cors', { ...problem, message, got });
    }
    findings.pass(endpoint, 'cors', `Answers, errors too, can be read by ${page.origin}.`);
  }
  checkCaching(findings, endpoint, answer);
  checkType(findings, endpoint, answer);
}

/**
 * Whether somebody on the way may keep the answer.
 *
 * @param {import('./findings.js').Findings} findings
 * @param {Endpoint} endpoint
 * @param {Answer} answer
 */
function checkCaching(findings, endpoint, { headers }) {
  const control = headers.get('cache-control');
  const got = `Cache-Control: ${control ?? '(none)'}`;
  const fix = 'Cache-Control: no-store';
  if (/\bno-store\b/i.test(control ?? '')) {
    findings.pass(endpoint, 'no-store', 'Nobody may keep the answers.');
  } else if (/\bpublic\b|\bimmutable\b|\b(?:s-)?max-?age=[1-9]/i.test(control ?? '')) {
    const message = 'Invites caches to keep an answer that is for one person.';
    findings.error(endpoint, 'no-store', { message, got, fix });
  } else {
    const message =
      'Does not forbid to keep the answer (RFC 6749, section 5.1, wants it for tokens).';
    findings.warn(endpoint, 'no-store', { message, got, fix });
  }
}

/**
 * Whether a body is JSON, and says so.
 *
 * @param {import('./findings.js').Findings} findings
 * @param {Endpoint} endpoint
 * @param {Answer} answer
 */
function checkType(findings, endpoint, answer) {
  if (!answer.text.trim()) return;
  const type = answer.headers.get('content-type') ?? '(none)';
  const got = `${summary(answer)}, Content-Type: ${type}`;
  const fix = 'Content-Type: application/json';
  if (answer.json === undefined) {
    const message = 'Answers with something else than JSON.';
    findings.warn(endpoint, 'content-type', { message, got, fix });
  } else if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(type)) {
    const message = 'Sends JSON under another type; as HTML a browser may even run it.';
    findings.warn(endpoint, 'content-type', { message, got, fix });
  } else {
    findings.pass(endpoint, 'content-type', 'Answers in JSON, and says so.');
  }
}

/**
 * An answer elsewhere: the element asks for the address that it was given.
 *
 * @param {import('./findings.js').Findings} findings
 * @param {Endpoint} endpoint
 * @param {Answer} answer
 * @param {string} url
 * @returns {boolean} whether it is a redirect
 */
export function isRedirect(findings, endpoint, { status, headers }, url) {
  if (status < 300 || status >= 400) {
    findings.pass(endpoint, 'redirect', 'Answers at its own address.');
    return false;
  }
  const location = headers.get('location');
  const target = location && URL.canParse(location, url) ? new URL(location, url).href : undefined;
  findings.error(endpoint, 'redirect', {
    message: 'Redirects. Browsers refuse that for a preflight, and make a GET of many a POST.',
    got: `HTTP ${status}, Location: ${location ?? '(none)'}`,
    fix: target ? `${endpoint}-url="${target}"` : 'Answer at the address itself.',
  });
  return true;
}

/**
 * Whether an error names itself in a way that the element understands.
 *
 * @param {import('./findings.js').Findings} findings
 * @param {Endpoint} endpoint
 * @param {Reply} reply a refusal
 * @param {string} name what the error is best called
 */
export function checkErrorName(findings, endpoint, { answer, error }, name) {
  if (!error) return;
  const { status, headers, text, json } = answer;
  const body = json ?? (text.trim() || undefined);
  const { codes } = readError({ status, headers, body, ok: false }, 0);
  if (codes.some((code) => codeFor(code))) {
    findings.pass(endpoint, 'error-name', 'Names its errors in words that are known.');
    return;
  }
  const known = codes[0] ? `The name "${short(codes[0])}" is not known` : 'Names no error';
  findings.warn(endpoint, 'error-name', {
    message: `${known}: only the status tells that it is ${error.code}.`,
    got: summary(answer),
    fix: JSON.stringify({ error: name, error_description: 'For developers' }),
  });
}

/**
 * Whether a refusal for too many requests says how long to wait, so that the page can read it.
 *
 * @param {import('./findings.js').Findings} findings
 * @param {Endpoint} endpoint
 * @param {Reply} reply
 */
export function checkWait(findings, endpoint, { answer, error }) {
  if (error?.code !== 'rate-limited') return;
  const header = answer.headers.get('retry-after');
  const got = `${summary(answer)}, Retry-After: ${header ?? '(none)'}`;
  if (answer.status !== 429) {
    findings.warn(endpoint, 'status-429', {
      message: 'Refuses too many requests with another status than 429.',
      got,
      fix: 'HTTP/1.1 429 Too Many Requests',
    });
  }
  if (error.retryAfter !== undefined) {
    const wait = `${error.retryAfter} s`;
    findings.pass(endpoint, 'retry-after', `Says how long to wait when it is too much: ${wait}.`);
  } else if (header === null) {
    findings.error(endpoint, 'retry-after', {
      message: 'Does not say how long to wait: the person cannot know when to try again.',
      got,
      fix: 'Retry-After: 60',
    });
  } else if (/^\s*\d+\s*$/.test(header) || !Number.isNaN(Date.parse(header))) {
    findings.error(endpoint, 'retry-after', {
      message: 'Says how long to wait, but browsers hide it from a page of another origin.',
      got,
      fix: 'Access-Control-Expose-Headers: Retry-After',
    });
  } else {
    findings.error(endpoint, 'retry-after', {
      message: 'Says how long to wait in a form that nobody reads: seconds or an HTTP date.',
      got,
      fix: 'Retry-After: 60',
    });
  }
}

/**
 * The first line of an answer and the beginning of its body, for a developer.
 *
 * @param {Answer} answer
 */
export function summary({ status, text }) {
  const body = text.trim().replace(/\s+/g, ' ');
  return `HTTP ${status}${body ? ` ${short(body)}` : ', no body'}`;
}

/** @param {string} text */
function short(text) {
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
