// What a browser says of itself, and when it finds the time for something.

import type { Surroundings } from '../../src/phone/default-country.js';

/** Has the browser say these languages and this time zone, until `restore`. */
export class FakeSurroundings {
  readonly #resolvedOptions = Intl.DateTimeFormat.prototype.resolvedOptions;

  constructor({ languages, timeZone = 'UTC' }: Surroundings) {
    const resolvedOptions = this.#resolvedOptions;
    Object.defineProperty(navigator, 'languages', { value: languages, configurable: true });
    Intl.DateTimeFormat.prototype.resolvedOptions = function () {
      return { ...resolvedOptions.call(this), timeZone };
    };
  }

  restore(): void {
    Intl.DateTimeFormat.prototype.resolvedOptions = this.#resolvedOptions;
    Reflect.deleteProperty(navigator, 'languages');
  }
}

/** A browser that is busy: what waits for idle time waits for `pass`, until `restore`. */
export class HeldIdleTime {
  readonly #requestIdleCallback = Object.getOwnPropertyDescriptor(window, 'requestIdleCallback');
  #waiting: (() => void)[] = [];

  constructor() {
    const value = (callback: () => void): number => this.#waiting.push(callback);
    Object.defineProperty(window, 'requestIdleCallback', { value, configurable: true });
  }

  /** Lets what waits have its turn; what that leaves for later waits on. */
  pass(): void {
    for (const callback of this.#waiting.splice(0)) callback();
  }

  restore(): void {
    // Safari has none.
    Reflect.deleteProperty(window, 'requestIdleCallback');
    const original = this.#requestIdleCallback;
    if (original) Object.defineProperty(window, 'requestIdleCallback', original);
    this.pass();
  }
}
