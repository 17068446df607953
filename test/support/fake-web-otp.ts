// A browser that can read text messages, one that cannot, and one that will not.

/** A request for the code in a message. */
export interface OtpRequest {
  readonly options: CredentialRequestOptions & { readonly otp?: unknown };
  readonly signal: AbortSignal;
  /** A message has come, and the person lets the page have the code. */
  answer(code: unknown): void;
  /** The person does not want to, or the browser cannot. */
  refuse(error: unknown): void;
}

/** Gives properties other values, until `restore`. */
class Overrides {
  readonly #before: [object, string, PropertyDescriptor | undefined][] = [];

  set(target: object, name: string, value: unknown): void {
    this.remove(target, name);
    Object.defineProperty(target, name, { value, configurable: true, writable: true });
  }

  remove(target: object, name: string): void {
    this.#before.push([target, name, Object.getOwnPropertyDescriptor(target, name)]);
    Reflect.deleteProperty(target, name);
  }

  restore(): void {
    for (const [target, name, descriptor] of this.#before.splice(0).reverse()) {
      Reflect.deleteProperty(target, name);
      if (descriptor) Object.defineProperty(target, name, descriptor);
    }
  }
}

/** Has every browser know WebOTP, until `restore`; the test answers in its place. */
export class FakeWebOtp {
  /** The oldest first. */
  readonly requests: OtpRequest[] = [];
  /** How often the browser was asked. */
  asked = 0;
  /** The person is being asked already: an abort changes nothing, and the answer still comes. */
  hasOpenPrompt = false;
  /** What `navigator.credentials.get` throws at once. */
  throws: Error | undefined;
  readonly #overrides = new Overrides();

  constructor() {
    this.#overrides.set(window, 'OTPCredential', class OTPCredential {});
    this.#overrides.set(navigator, 'credentials', { get: this.#get });
  }

  /** The request that an answer would go to. */
  get newest(): OtpRequest {
    const request = this.requests.at(-1);
    if (!request) throw new Error('nothing was asked for');
    return request;
  }

  /** The requests that nobody has aborted. */
  get open(): readonly OtpRequest[] {
    return this.requests.filter(({ signal }) => !signal.aborted);
  }

  /** The browser does not know it after all. */
  leave(): void {
    this.#overrides.remove(window, 'OTPCredential');
  }

  /** The page did not come over https. */
  makeInsecure(): void {
    this.#overrides.set(window, 'isSecureContext', false);
  }

  restore(): void {
    this.#overrides.restore();
  }

  readonly #get = (options: OtpRequest['options']): Promise<unknown> => {
    const { signal } = options;
    if (!signal) throw new Error('there is no way to abort it');
    this.asked += 1;
    if (this.throws) throw this.throws;
    return new Promise((resolve, reject) => {
      const answer = (code: unknown): void => resolve({ type: 'otp', code });
      this.requests.push({ options, signal, answer, refuse: reject });
      signal.addEventListener('abort', () => {
        if (!this.hasOpenPrompt) reject(new DOMException('Aborted.', 'AbortError'));
      });
    });
  };
}
