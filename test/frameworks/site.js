// Where an application stands: its files or its own server, and under /api a login server of
// `sms-lock/testing`, all of one origin.

import { readFile } from 'node:fs/promises';
import { request as ask } from 'node:http';
import path from 'node:path';
import { serve } from '../interop/serve.js';
import { answer } from '../node/server.js';

/** @import { IncomingMessage, ServerResponse } from 'node:http' */
/** @import { Duplex } from 'node:stream' */
/** @import { Tenant } from 'sms-lock/testing' */

/**
 * What is at the address: files, by the beginning of their path, or a server of the application's own.
 *
 * @typedef {object} Contents
 * @property {Readonly<Record<string, string>>} [folders]
 * @property {number} [port]
 */

/** Scripts, and requests to where they come from: markup and styles come from nowhere else. */
export const strictPolicy = "default-src 'none'; script-src 'self'; connect-src 'self'";

/** @type {Readonly<Record<string, string>>} */
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/**
 * @param {Contents} contents
 * @param {Tenant} tenant answers under `/api`
 * @param {string | undefined} policy the content security policy, unless the application sends one
 */
export async function openSite({ folders = {}, port }, tenant, policy) {
  const site = await serve((origin) => async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', origin);
    if (pathname.startsWith('/api/')) return answer(tenant, request, response);
    if (pathname === '/account') return showAccount(tenant, request, response);
    if (policy) response.setHeader('content-security-policy', policy);
    return port === undefined
      ? sendFile(response, folders, pathname)
      : forward(request, response, port);
  });
  if (port !== undefined) {
    site.server.on('upgrade', (request, socket, head) => {
      socket.unshift(head);
      forwardSocket(request, socket, port);
    });
  }
  return site;
}

/**
 * A fragment for those who are logged in with a cookie.
 *
 * @param {Tenant} tenant
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 */
async function showAccount(tenant, { headers }, response) {
  const profile = await tenant.handle(
    new Request('http://localhost/api/profile', { headers: { cookie: headers.cookie ?? '' } }),
  );
  /** @type {{ phone_number?: string }} */
  const { phone_number: phoneNumber } = await profile.json();
  const html = `<p>
    Logged in as ${phoneNumber ?? 'nobody'}
    <button hx-get="/login.html" hx-target="#content">Log out</button>
  </p>`;
  response.writeHead(profile.status, { 'content-type': 'text/html' }).end(html);
}

/**
 * @param {ServerResponse} response
 * @param {Readonly<Record<string, string>>} folders
 * @param {string} pathname
 */
async function sendFile(response, folders, pathname) {
  const file = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
  const [base, folder] = Object.entries(folders).find(([base]) => file.startsWith(base)) ?? [];
  try {
    const body = await readFile(path.join(folder ?? '', path.normalize(file.slice(base?.length))));
    response.writeHead(200, { 'content-type': types[path.extname(file)] ?? '' }).end(body);
  } catch {
    response.writeHead(404).end();
  }
}

/**
 * @param {IncomingMessage} request
 * @param {ServerResponse} response
 * @param {number} port
 */
function forward(request, response, port) {
  const { method, url, headers } = request;
  const onward = ask({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}

/**
 * By which a development server tells of changes.
 *
 * @param {IncomingMessage} request
 * @param {Duplex} socket
 * @param {number} port
 */
function forwardSocket({ method, url, headers }, socket, port) {
  const onward = ask({ host: '127.0.0.1', port, method, path: url, headers });
  onward.on('upgrade', (answer, onwardSocket, head) => {
    // What came together with the answer, and belongs behind it.
    onwardSocket.unshift(head);
    const lines = Object.entries(answer.headers).map(
      ([name, value]) => `${name}: ${String(value)}`,
    );
    socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('\r\n')}\r\n\r\n`);
    for (const [one, other] of [
      [socket, onwardSocket],
      [onwardSocket, socket],
    ]) {
      one?.on('error', () => other?.destroy()).on('close', () => other?.destroy());
    }
    socket.pipe(onwardSocket).pipe(socket);
  });
  onward.on('error', () => socket.destroy());
  onward.end();
}
