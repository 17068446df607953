import { SmsLockError } from '../errors.js';
import { loadPart } from '../load-part.js';
import { whenIdle } from './idle.js';
import type { ReactiveControllerHost } from 'lit';
import type { Adapter, AdapterSettings } from '../adapters/adapter.js';
import type { SmsLockClient } from '../client/sms-lock-client.js';

/** Properties of the element that make another adapter when they change. */
export const adapterSettings = [
  'adapter',
  'startUrl',
  'verifyUrl',
  'profileUrl',
  'endpoints',
  'domain',
  'clientId',
  'baseUrl',
  'connection',
  'scope',
  'audience',
  'credentials',
] as const;

/** Which adapter it is to be, and what it is to know. */
export interface AdapterChoice extends AdapterSettings {
  readonly adapter?: string | Adapter | undefined;
}

/** The element whose settings they are. */
type Host = ReactiveControllerHost & { readonly isConnected: boolean };

/**
 * Makes the adapter, tells early when the settings are none that one can be made of, and has the
 * client come back to a login that a reload interrupted.
 */
export class SetUp {
  /** Why there is no adapter: only what the page can mend. */
  error: SmsLockError | undefined;
  readonly #host: Host;
  readonly #client: SmsLockClient;
  readonly #choice: () => AdapterChoice;
  #checks = 0;

  constructor(host: Host, client: SmsLockClient, choice: () => AdapterChoice) {
    this.#host = host;
    this.#client = client;
    this.#choice = choice;
  }

  /** The settings are others now. */
  renew(): void {
    this.#client.configure({ adapter: () => this.create() });
    const { state } = this.#client;
    if ('error' in state && state.error?.code === 'not-configured') this.#client.clearError();
    whenIdle(() => void this.#check());
  }

  /** @throws SmsLockError `not-configured` or `load-failed` */
  async create(): Promise<Adapter> {
    const { adapter, ...given } = this.#choice();
    if (adapter && typeof adapter !== 'string') return adapter;
    // An attribute that is removed leaves null behind, which no adapter has to know.
    const settings = Object.entries(given).map(([name, value]) => [name, value ?? undefined]);
    const preset = adapter ?? (given.domain && !given.endpoints ? 'auth0' : 'endpoints');
    const { loadAdapter } = await loadPart('The adapters', () => import('./code-step.js'));
    return loadAdapter(preset, Object.fromEntries(settings) as AdapterSettings);
  }

  async #check(): Promise<void> {
    const check = ++this.#checks;
    let error: SmsLockError | undefined;
    try {
      await this.#client.resume();
    } catch (cause) {
      // Whatever else went wrong is tried again when it is needed.
      if (cause instanceof SmsLockError && cause.code === 'not-configured') error = cause;
    }
    if (check !== this.#checks || !this.#host.isConnected) return;
    if (error && error.message !== this.error?.message) {
      console.warn(`sms-lock is not configured: ${error.message}`);
    }
    this.error = error;
    this.#host.requestUpdate();
  }
}
