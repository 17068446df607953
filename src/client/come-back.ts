// What comes back to a login that a reload interrupted; loaded when one was kept.

import { initialState } from './machine.js';
import { readRecord } from './resume.js';
import type { Kept } from './login-keeper.js';

/**
 * Moves a client to the code step of the login in a record.
 *
 * @param isCurrent whether the record is still one of the client's backend
 * @param discard called when the record is none, or too old
 */
export async function comeBack(
  text: string,
  { client, options }: Kept,
  isCurrent: () => boolean,
  discard: () => void,
): Promise<boolean> {
  const { now = Date.now, mayResume } = options();
  const isFree = (): boolean => isCurrent() && client.state === initialState;
  if (!isFree()) return false;
  const login = readRecord(text, now());
  if (!login) discard();
  if (!login || (mayResume && !(await mayResume(login.phoneNumber)))) return false;
  // Something may have happened meanwhile.
  if (!isFree()) return false;
  await client.awaitCode(login.phoneNumber, login.challenge);
  return client.state !== initialState;
}
