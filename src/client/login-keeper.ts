import { loginOf, recordKey, recordOf } from './record.js';
import type { Adapter } from '../adapters/adapter.js';
import type { Challenge } from './machine.js';
import type { ResumeStorage, SmsLockClient, SmsLockClientOptions } from './sms-lock-client.js';

/** A client, and its settings as they are at the moment. */
export interface Kept {
  readonly client: SmsLockClient;
  readonly options: () => SmsLockClientOptions;
}

/** Where the login of a client is kept; there from when it is known which backend it has. */
const keys = new WeakMap<SmsLockClient, string>();

/**
 * Keeps the login of a client over a reload, for as long as it waits for its code; from now on as
 * one of this backend.
 */
export function keepLogin({ client, options }: Kept, adapter: Adapter): void {
  const isKept = keys.has(client);
  keys.set(client, recordKey(adapter));
  if (isKept) return;
  /** What the record tells of; null as long as that is not known. */
  let known: Challenge | undefined | null = null;
  client.addEventListener('state-change', () => {
    // Not the state in the event: a listener before may have moved on.
    const { state } = client;
    const challenge = loginOf(state)?.challenge;
    if (challenge === known) return;
    known = challenge;
    writeRecord({ client, options }, recordOf(state));
  });
}

/** Comes back to a login that was kept; see `SmsLockClient.resume`. */
export async function resumeLogin(kept: Kept): Promise<boolean> {
  const key = keys.get(kept.client);
  const text = withRecord(kept, (storage, key) => storage.getItem(key));
  if (!text) return false;
  try {
    const { comeBack } = await import('./come-back.js');
    const isCurrent = (): boolean => key === keys.get(kept.client);
    return await comeBack(text, kept, isCurrent, () => writeRecord(kept, undefined));
  } catch {
    // It did not load, or the page could not tell whether it may be.
    return false;
  }
}

/** Puts a record in place of the one that is there, or only removes that. */
function writeRecord(kept: Kept, text: string | undefined): void {
  withRecord(kept, (storage, key) => (text ? storage.setItem(key, text) : storage.removeItem(key)));
}

/** A storage may be refused, full, or anything else that a page has made of it: never mind. */
function withRecord<T>(
  { client, options }: Kept,
  use: (storage: ResumeStorage, key: string) => T,
): T | undefined {
  try {
    const { storage } = options();
    const found = typeof storage === 'function' ? storage() : storage;
    return found && use(found, keys.get(client) ?? '');
  } catch {
    return undefined;
  }
}
