import { isCountry } from './calling-codes.js';

/** A number that was kept on this device. */
export interface RememberedPhone {
  /** E.164. */
  readonly phoneNumber: string;
  /** ISO 3166. */
  readonly country?: string | undefined;
}

/** In `localStorage`. */
const key = 'sms-lock:phone';

/** Keeps a number on this device. Without effect where the browser keeps nothing. */
export function rememberPhone({ phoneNumber, country }: RememberedPhone): void {
  withStorage((storage) => storage.setItem(key, JSON.stringify({ phoneNumber, country })));
}

/** The number that was kept, if there is one. */
export function recallPhone(): RememberedPhone | undefined {
  return withStorage((storage) => {
    const kept = JSON.parse(storage.getItem(key) ?? 'null') as Partial<RememberedPhone> | null;
    const { phoneNumber, country } = kept ?? {};
    // Anybody on the page may have written there.
    if (!/^\+\d{8,15}$/.test(String(phoneNumber))) return undefined;
    return { phoneNumber: String(phoneNumber), country: isCountry(country) ? country : undefined };
  });
}

/** Deletes what was kept. */
export function forgetPhone(): void {
  withStorage((storage) => storage.removeItem(key));
}

/** A browser may refuse its storage, and it may hold what is no JSON. */
function withStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(localStorage);
  } catch {
    return undefined;
  }
}
