import { SmsLockError } from '../errors.js';

type PhoneEngine = typeof import('./phone-engine.js');

let loading: Promise<PhoneEngine> | undefined;
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
  loading ??= import('./phone-engine.js').then(
    (engine) => (loaded = engine),
    (cause: unknown) => {
      loading = undefined;
      throw new SmsLockError('load-failed', { message: 'The phone engine did not load.', cause });
    },
  );
  return loading;
}
