// The Auth emulator of firebase-tools: the application that its command starts, without the command,
// which takes ten seconds. Codes are read where the emulator shows them.

import { createRequire } from 'node:module';
import { serve } from '../serve.js';

/** @import { RequestListener } from 'node:http' */
/** @import { Message, Running } from '../contract.js' */

/**
 * @type {{ createApp: (project: string, mode: undefined, projects: Map<string, unknown>) =>
 *   Promise<RequestListener> }}
 */
const { createApp } = createRequire(import.meta.url)('firebase-tools/lib/emulator/auth/server');

/** Projects that begin so are known to exist in no cloud. */
const project = 'demo-sms-lock';
const key = 'any-key';

/** What the emulator knows of each project. @type {Map<string, unknown>} */
const projects = new Map();

/** It takes seconds to make: one for all. */
const application = await createApp(project, undefined, projects);

/** @returns {Promise<Running>} */
export async function startEmulator() {
  projects.clear();
  const { origin, requests, stop } = await serve(() => application);
  const base = `${origin}/identitytoolkit.googleapis.com`;
  return {
    attributes: { adapter: 'firebase', 'base-url': base, 'client-id': key, audience: project },
    async messages() {
      const response = await fetch(`${origin}/emulator/v1/projects/${project}/verificationCodes`);
      /** @type {{ verificationCodes: Message[] }} */
      const { verificationCodes } = await response.json();
      return verificationCodes;
    },
    requests: () => requests,
    whoIs: ({ idToken }) => ({
      url: `${base}/v1/accounts:lookup?key=${key}`,
      request: {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ idToken }),
      },
      idIn: (/** @type {{ users?: { localId: string }[] }} */ body) => body.users?.[0]?.localId,
    }),
    async checkIdToken({ idToken = '' }) {
      const [, , signature] = idToken.split('.');
      return signature ? 'signed' : 'not signed';
    },
    stop,
  };
}

/** The same for its own library, which finds its way by the address alone. @returns {Promise<Running>} */
export async function emulatorForSdk() {
  const running = await startEmulator();
  const backend = new URL(running.attributes['base-url'] ?? '').origin;
  return { ...running, attributes: { own: 'firebase-sdk', backend } };
}
