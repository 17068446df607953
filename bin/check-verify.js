// What verify does with codes, and with what is none.

import { checkErrorName, summary } from './answer-rules.js';

/**
 * @typedef {import('./visit.js').Visit} Visit
 * @typedef {import('./page.js').VerifyReply} VerifyReply
 */

/** So many wrong codes in a row are tried. Six digits stand ten guesses well, a thousand badly. */
const GUESSES = 10;

/** Failures that a wrong code may come to: each leads the person on. */
const goodForCode = ['code-wrong', 'code-wrong-or-expired', 'attempts-exceeded'];
const stops = ['attempts-exceeded', 'rate-limited', 'challenge-lost', 'captcha-required'];

/** @param {Visit} visit */
export async function checkWrongCode(visit) {
  const { findings, options, sent } = visit;
  let code = visit.wrongCode();
  while (code === options.code) code = visit.wrongCode();
  const reply = await visit.verify(code);
  const { answer, error } = reply;
  const got = summary(answer);
  const fix = 'HTTP 400 {"error": "code-wrong", "attempts_left": 2}';
  if (!error) {
    const message = 'Lets in with a wrong code.';
    findings.error('verify', 'wrong-code', { message, got, fix });
    return;
  }
  const isOpen = sent !== undefined;
  if (goodForCode.includes(error.code) || stops.slice(isOpen ? 3 : 0).includes(error.code)) {
    findings.pass('verify', 'wrong-code', `Refuses a wrong code: ${error.code}.`);
    checkErrorName(findings, 'verify', reply, 'code-wrong');
  } else if (['code-expired', 'challenge-lost', 'rate-limited'].includes(error.code)) {
    const message = `Calls a wrong code ${error.code}: the person is not asked to type it again.`;
    findings.warn('verify', 'wrong-code', { message, got, fix });
  } else {
    const message = `Calls a wrong code ${error.code}: the person does not learn that it is wrong.`;
    findings.error('verify', 'wrong-code', { message, got, fix });
  }
}

/** @param {Visit} visit */
export async function checkMalformedVerifies(visit) {
  const { findings, options, sent } = visit;
  const challenge = sent?.result?.challenge;
  const own = { connection: 'sms', phone_number: options.phone, challenge };
  /** @type {[string, string, string][]} */
  const bodies = [
    ['not-json', 'a body that is not JSON', '{"code":'],
    ['empty-body', 'an empty body', ''],
    ['missing-member', 'a body without code', JSON.stringify(own)],
    ['wrong-type', 'a code that is an object', JSON.stringify({ ...own, code: { $ne: null } })],
  ];
  for (const [rule, what, body] of bodies) {
    const { answer, error } = await visit.verify('', body);
    const got = summary(answer);
    const fix = 'HTTP 400 {"error": "invalid-request"}';
    if (!error) {
      findings.error('verify', rule, { message: `Lets in with ${what}.`, got, fix });
    } else if (error.code === 'rate-limited') {
      findings.skip('verify', rule, `Too many requests: it did not look at ${what}.`);
    } else if (answer.status >= 500) {
      findings.warn('verify', rule, { message: `Breaks on ${what}.`, got, fix });
    } else {
      findings.pass('verify', rule, `Refuses ${what}.`);
    }
  }
}

/**
 * Types wrong codes until the server has had enough.
 *
 * @param {Visit} visit
 */
export async function checkGuessing(visit) {
  const { findings } = visit;
  if (!visit.sent) return;
  for (let guesses = 1; guesses <= GUESSES; guesses += 1) {
    const { error } = await visit.verify(visit.wrongCode());
    // A wrong code that is let in has been reported.
    if (!error) return;
    if (stops.includes(error.code)) {
      const message = `Takes no more codes after some wrong ones: ${error.code}.`;
      findings.pass('verify', 'guessing', message);
      return;
    }
  }
  findings.warn('verify', 'guessing', {
    message: `Looks at ${GUESSES} wrong codes in a row and more: a code can be guessed.`,
    fix: 'After 3 to 10 wrong codes: HTTP 403 {"error": "attempts-exceeded"}',
  });
}

/**
 * Logs in with the code that is known, and tries it once more.
 *
 * @param {Visit} visit
 * @param {string} code
 */
export async function checkLogin(visit, code) {
  const { findings } = visit;
  const { answer, result, error } = await visit.verify(code);
  if (result?.status !== 'authenticated') {
    findings.error('verify', 'login', {
      message: `Does not let in with the code of --code: ${result?.reason ?? error?.code}.`,
      got: summary(answer),
      fix: 'HTTP 200 with a JSON object, or 204',
    });
    return;
  }
  if (result.session === 'tokens') {
    findings.pass('verify', 'login', 'Lets in with the right code, with tokens.');
  } else {
    checkCookie(visit, answer.headers.getSetCookie());
  }
  const again = await visit.verify(code);
  if (again.result) {
    findings.error('verify', 'single-use', {
      message: 'Takes the same code twice: whoever has seen it can log in too.',
      fix: 'Forget the code once it was right.',
    });
  } else {
    findings.pass('verify', 'single-use', 'Takes a code once.');
  }
}

/**
 * A login without tokens: the cookie is all there is.
 *
 * @param {Visit} visit
 * @param {readonly string[]} cookies
 */
function checkCookie({ findings, options, page }, cookies) {
  const { verifyUrl, credentials } = options;
  if (cookies.length === 0) {
    findings.error('verify', 'login', {
      message: 'Lets in, but with neither a token nor a cookie: there is no session.',
      fix: '{"access_token": "…"} or Set-Cookie: session=…; HttpOnly; Secure; SameSite=Lax; Path=/',
    });
    return;
  }
  const got = cookies.map((cookie) => cookie.replace(/=[^;]*/, '=…')).join(', ');
  const isDropped = page.isOtherOrigin(verifyUrl)
    ? credentials !== 'include'
    : credentials === 'omit';
  if (isDropped) {
    findings.error('verify', 'login', {
      message: 'Lets in with a cookie that the browser does not keep from this request.',
      got,
      fix: page.isOtherOrigin(verifyUrl)
        ? '<sms-lock credentials="include"> and here --credentials include'
        : '<sms-lock credentials="same-origin"> and here --credentials same-origin',
    });
  }
  const isSafe = cookies.some((cookie) => /;\s*httponly/i.test(cookie));
  const isSecure = !verifyUrl.startsWith('https:') || cookies.every((it) => /;\s*secure/i.test(it));
  if (!isSafe || !isSecure) {
    findings.warn('verify', 'cookie', {
      message: 'Sets a cookie that scripts or plain http can read.',
      got,
      fix: 'HttpOnly; Secure',
    });
  }
  findings.pass('verify', 'login', 'Lets in with the right code, with a cookie.');
}
