import type { HttpRequest } from './http.js';

/** Origins that a developer has been told about already. */
const hinted = new Set<string>();

/**
 * A browser hides why a cross-origin request failed. The reason met most often is a line that the
 * server's answers lack, so write down the lines that this request needs.
 */
export function explainCors({ url, headers = {}, body, credentials }: HttpRequest): void {
  const here = globalThis.location?.origin;
  const { origin } = new URL(url, globalThis.document?.baseURI);
  if (!here || origin === here || hinted.has(origin)) return;
  hinted.add(origin);
  // Those that need no leave (Fetch, CORS-safelisted request-headers) are not asked for.
  const names = Object.keys({ ...(body && { 'content-type': '' }), ...headers });
  const asked = names.filter((name) => !/^accept(?:-language)?$/i.test(name));
  const lines = [
    `sms-lock: ${origin} did not answer. If it is up, its answers (also to OPTIONS) need:`,
    `Access-Control-Allow-Origin: ${here}`,
    asked.length > 0 && `Access-Control-Allow-Headers: ${asked.join(', ')}`,
    credentials === 'include' && 'Access-Control-Allow-Credentials: true',
  ];
  console.warn(lines.filter(Boolean).join('\n'));
}
