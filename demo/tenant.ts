// The login server of both pages: a tenant in this page, which Mock Service Worker puts in front of
// the network.

import { http } from 'msw/core/http';
import { setupWorker } from 'msw/browser';
import { createTenant } from '../src/testing/index.js';
import type { SmsMessage, Tenant } from '../src/testing/index.js';

/** A domain that nobody can ever register (RFC 2606): a request that got away would go nowhere. */
export const domain = 'tenant.example';
export const clientId = 'sms-lock-demo';

/** Who has logged in, kept for the life of the tab. Never a code, never a token. */
interface KnownUser {
  /** E.164. */
  readonly phoneNumber: string;
  /** The `sub` claim, so that the number is the same user again after a reload. */
  readonly id: string;
}

const storageKey = 'sms-lock-demo:users';
const smsListeners = new Set<(message: SmsMessage) => void>();
const usersListeners = new Set<(phoneNumbers: readonly string[]) => void>();
let tenant = openTenant();

/**
 * Puts the tenant in front of the network. Nothing may be sent before.
 *
 * @param root where `mockServiceWorker.js` lies, relative to the page
 * @throws Error when there are no service workers here
 */
export async function startTenant(root: string): Promise<void> {
  if (!('serviceWorker' in navigator)) throw new Error('This browser has no service workers here.');
  const worker = setupWorker(
    http.all(`https://${domain}/*`, async ({ request }) => {
      const answer = await tenant.handle(request);
      rememberUsers();
      return answer;
    }),
  );
  const scope = new URL(root, document.baseURI);
  await worker.start({
    quiet: true,
    onUnhandledRequest: 'bypass',
    serviceWorker: {
      url: new URL('mockServiceWorker.js', scope).href,
      options: { scope: scope.href },
    },
  });
  // Loads the writer of the SMS now, so that the network may go away from here on.
  await tenant.configure({});

  // A browser stops the worker of a page that is out of sight, and with it forgets who is mocked.
  document.addEventListener('visibilitychange', () => {
    navigator.serviceWorker.controller?.postMessage('MOCK_ACTIVATE');
  });
  // The worker takes leave of a page that is left; one that comes back as it was has none.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
}

/** Calls back with every message that arrives. */
export function onSms(listener: (message: SmsMessage) => void): void {
  smsListeners.add(listener);
}

/** Calls back with the numbers (E.164) of all users, now and whenever they change. */
export function onUsersChange(listener: (phoneNumbers: readonly string[]) => void): void {
  usersListeners.add(listener);
  listener(phoneNumbers());
}

/** A tenant without users, and without codes that still count. */
export function forgetUsers(): void {
  writeUsers([]);
  tenant = openTenant();
  for (const listener of usersListeners) listener([]);
}

function openTenant(): Tenant {
  const opened = createTenant({
    domain,
    host: location.host,
    clients: [{ clientId, name: 'sms-lock' }],
    users: readUsers(),
  });
  opened.addEventListener('sms', ({ detail }) => {
    for (const listener of smsListeners) listener(detail);
  });
  return opened;
}

function phoneNumbers(): readonly string[] {
  return tenant.users.map(({ phoneNumber }) => phoneNumber);
}

function rememberUsers(): void {
  if (tenant.users.length === readUsers().length) return;
  writeUsers(tenant.users.map(({ phoneNumber, id }) => ({ phoneNumber, id })));
  for (const listener of usersListeners) listener(phoneNumbers());
}

function readUsers(): readonly KnownUser[] {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey) ?? '[]') as KnownUser[];
  } catch {
    return [];
  }
}

function writeUsers(users: readonly KnownUser[]): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(users));
  } catch {
    // Storage is switched off: users last as long as the page.
  }
}
