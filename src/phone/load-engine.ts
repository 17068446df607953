import { loadPart } from '../load-part.js';

type PhoneEngine = typeof import('./phone-engine.js');

let loaded: PhoneEngine | undefined;

/** The phone engine, if it has been loaded. */
export function phoneEngine(): PhoneEngine | undefined {
  return loaded;
}

/**
 * Loads the phone engine and its metadata; a failure is tried again by the next call.
 *
 * @throws SmsLockError `load-failed`
 */
export function loadPhoneEngine(): Promise<PhoneEngine> {
  return loadPart('The phone engine', async () => (loaded ??= await import('./phone-engine.js')));
}
