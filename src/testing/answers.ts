/** An answer in JSON that nobody may keep. */
export function json(
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  });
}

/** An answer in bare text. */
export function text(
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(body, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
  });
}

/** A page. */
export function page(status: number, html: string): Response {
  return new Response(html, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
}

/** Sends a browser to another address. */
export function redirection(location: string): Response {
  return new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store' } });
}

/** An error in OAuth 2.0's shape (RFC 6749 section 5.2), with what else is known about it. */
export function oauthError(
  status: number,
  error: string,
  description: string,
  more: object = {},
): Response {
  return json(status, { error, error_description: description, ...more });
}
