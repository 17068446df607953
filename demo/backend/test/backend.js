// A backend to try, on the loopback interface, and somebody who speaks to it as a page does.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { serve } from '@hono/node-server';
import { freePort } from '../../../test/engines.js';
import { createApp } from '../src/app.js';
import { OwnCodes } from '../src/codes/own-codes.js';
import { KeyedHash } from '../src/keyed-hash.js';
import { readSettings } from '../src/settings.js';
import { openStorage } from '../src/storage/storage.js';

/** @import { CodeService } from '../src/codes/code-service.js' */
/** @import { Settings } from '../src/settings.js' */

export const phone = '+33612345678';

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {Headers} headers
 * @property {any} body JSON, or the text
 */

/**
 * @typedef {object} Backend
 * @property {string} origin of its own page
 * @property {string} address where it answers
 * @property {{ phoneNumber: string, text: string, code: string }[]} messages the latest last
 * @property {(path: string, request?: RequestInit) => Promise<Answer>} ask as the page of its own
 * @property {(phoneNumber?: string, headers?: Record<string, string>, more?: object) => Promise<Answer>} start
 * @property {(attempt: object, headers?: Record<string, string>) => Promise<Answer>} verify
 * @property {() => Promise<void>} stop
 */

/**
 * @param {object} [options]
 * @param {Partial<Settings>} [options.settings]
 * @param {(settings: Settings) => CodeService} [options.codeService] in place of codes of its own
 * @param {(phoneNumber: string) => void} [options.beforeSending] may throw
 * @param {string} [options.code] always this one
 * @returns {Promise<Backend>}
 */
export async function startBackend({ settings, codeService, beforeSending, code: fixedCode } = {}) {
  const port = await freePort();
  const environment = { PORT: String(port), DATABASE_URL: 'sqlite::memory:' };
  const all = { ...readSettings(environment), ...settings };
  /** @type {Backend['messages']} */
  const messages = [];
  const sender = {
    /** @param {string} phoneNumber @param {string} text */
    async send(phoneNumber, text) {
      beforeSending?.(phoneNumber);
      messages.push({ phoneNumber, text, code: /#(\d+)$/.exec(text)?.[1] ?? '' });
    },
  };
  const makeCode = fixedCode === undefined ? [] : [() => fixedCode];
  const storage = await openStorage(all.databaseUrl);
  const service =
    codeService?.(all) ?? new OwnCodes(sender, new KeyedHash(all.secret), all, ...makeCode);
  const app = await createApp(all, storage, service);
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port });
  const origin = all.publicUrl.origin;
  const address = `http://127.0.0.1:${port}`;

  /** @type {Backend['ask']} */
  const ask = async (path, request = {}) => {
    const headers = new Headers({ origin, 'content-type': 'application/json' });
    new Headers(request.headers).forEach((value, name) => headers.set(name, value));
    const response = await fetch(`${address}${path}`, { ...request, headers });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    const body = isJson ? JSON.parse(text) : text;
    return { status: response.status, headers: response.headers, body };
  };
  const post = (
    /** @type {string} */ path,
    /** @type {object} */ body,
    /** @type {object} */ more,
  ) => ask(path, { method: 'POST', body: JSON.stringify(body), headers: { ...more } });
  return {
    origin,
    address,
    messages,
    ask,
    start(phoneNumber = phone, headers = {}, more = {}) {
      const own = { connection: 'sms', send: 'code', phone_number: phoneNumber };
      return post('/login/start', { ...own, ...more }, headers);
    },
    verify: (attempt, headers = {}) =>
      post('/login/verify', { connection: 'sms', phone_number: phone, ...attempt }, headers),
    async stop() {
      await new Promise((resolve) => {
        server.close(resolve);
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
      await storage.close();
    },
  };
}

/**
 * Asks for a code and types it.
 *
 * @param {Backend} backend
 * @param {string} [phoneNumber]
 * @param {Record<string, string>} [headers]
 */
export async function logIn(backend, phoneNumber = phone, headers = {}) {
  const { body } = await backend.start(phoneNumber, headers);
  const code = backend.messages.at(-1)?.code;
  const attempt = { phone_number: phoneNumber, code, challenge: body.challenge };
  return backend.verify(attempt, headers);
}

/**
 * What a browser keeps of an answer, and sends back.
 *
 * @param {Answer} answer
 */
export function cookieOf({ headers }) {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.replace(/;.*/, ''))
    .join('; ');
}

/**
 * A code of the same length that is not the right one.
 *
 * @param {string} code
 * @param {number} [distance]
 */
export function otherThan(code, distance = 1) {
  return String((Number(code) + distance) % 10 ** code.length).padStart(code.length, '0');
}

/** A folder for one test, which is deleted by what is returned. */
export function temporaryFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'sample-backend-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
