// Whether browsers are let through to an endpoint of another origin.

import { isRedirect, summary } from './answer-rules.js';
import { credentialsProblem, originProblem, requestHeadersProblem } from './cors.js';
import { Redirected } from './visit.js';

/** An origin that no server has a reason to allow. */
const stranger = 'https://stranger.example';

/**
 * @param {import('./visit.js').Visit} visit
 * @param {import('./findings.js').Endpoint} endpoint
 */
export async function checkPreflight(visit, endpoint) {
  const { findings, page, options } = visit;
  const url = visit.urlOf(endpoint);
  if (!page.isOtherOrigin(url)) {
    findings.skip(endpoint, 'preflight', `${options.origin} is its own origin: no CORS needed.`);
    return;
  }
  const wanted = endpoint === 'start' ? ['content-type', 'x-request-language'] : ['content-type'];
  const answer = await page.preflight(url, wanted);
  if (isRedirect(findings, endpoint, answer, url)) throw new Redirected(url);
  if (answer.status < 200 || answer.status >= 300) {
    findings.error(endpoint, 'preflight', {
      message: 'Refuses the preflight (OPTIONS): browsers then send nothing.',
      got: summary(answer),
      fix: [
        'HTTP/1.1 204 No Content',
        `Access-Control-Allow-Origin: ${options.origin}`,
        `Access-Control-Allow-Headers: ${wanted.join(', ')}`,
        ...(options.credentials === 'include' ? ['Access-Control-Allow-Credentials: true'] : []),
      ].join('\n'),
    });
    return;
  }
  /** @type {[string, import('./findings.js').Problem | undefined][]} */
  const problems = [
    ['preflight-origin', originProblem(answer.headers, options)],
    ['preflight-credentials', credentialsProblem(answer.headers, options)],
    ['preflight-headers', requestHeadersProblem(answer.headers, wanted, options)],
  ];
  for (const [rule, problem] of problems) if (problem) findings.error(endpoint, rule, problem);
  if (problems.every(([, problem]) => !problem)) {
    findings.pass(endpoint, 'preflight', `Lets ${wanted.join(' and ')} pass (OPTIONS).`);
  }
  await checkStranger(visit, endpoint);
}

/**
 * A server that allows whoever asks, with cookies, lets every site act for the person.
 *
 * @param {import('./visit.js').Visit} visit
 * @param {import('./findings.js').Endpoint} endpoint
 */
async function checkStranger(visit, endpoint) {
  const { findings, page, options } = visit;
  const { headers } = await page.preflight(visit.urlOf(endpoint), ['content-type'], stranger);
  const asker = { origin: stranger, credentials: 'include' };
  if (originProblem(headers, asker) ?? credentialsProblem(headers, asker)) return;
  const problem = {
    message: 'Allows every origin that asks, with cookies: any site may act for the person.',
    got: `Access-Control-Allow-Origin: ${stranger}, Access-Control-Allow-Credentials: true`,
    fix: `Answer "Access-Control-Allow-Origin: ${options.origin}" to the origins that you know only.`,
  };
  if (options.credentials === 'include') findings.error(endpoint, 'any-origin', problem);
  else findings.warn(endpoint, 'any-origin', problem);
}
