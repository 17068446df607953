/** Timers that wait for `pass` instead of the clock. `Date` and microtasks stay real. */
export class FakeTimers {
  readonly #setTimeout = globalThis.setTimeout;
  readonly #clearTimeout = globalThis.clearTimeout;
  readonly #waiting = new Map<number, { readonly at: number; readonly call: () => void }>();
  #now = 0;
  #last = 0;

  constructor() {
    const setTimer = (call: () => void, delay = 0): number => {
      this.#last += 1;
      this.#waiting.set(this.#last, { at: this.#now + delay, call });
      return this.#last;
    };
    const clearTimer = (id: number): void => void this.#waiting.delete(id);
    Object.assign(globalThis, { setTimeout: setTimer, clearTimeout: clearTimer });
  }

  /** Timers that have not fired. */
  get count(): number {
    return this.#waiting.size;
  }

  /** Lets time pass, in milliseconds, and the promises settle that follow from it. */
  async pass(milliseconds: number): Promise<void> {
    this.#now += milliseconds;
    const due = [...this.#waiting].filter(([, { at }]) => at <= this.#now);
    due.sort(([, one], [, other]) => one.at - other.at);
    for (const [id, { call }] of due) {
      if (this.#waiting.delete(id)) call();
      await this.settle();
    }
    await this.settle();
  }

  /** Waits until a timer is set: what sets it may have to load first. */
  async someSet(): Promise<void> {
    for (let turn = 0; this.count === 0; turn += 1) {
      if (turn === 100) throw new Error('No timer was set.');
      await this.settle();
    }
  }

  /** Lets promises settle, those of `fetch` and of streams too. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn += 1) {
      // Called bare: a browser's timer wants the window as its `this`.
      const setTimer = this.#setTimeout;
      await new Promise<void>((resolve) => setTimer(resolve));
    }
  }

  restore(): void {
    Object.assign(globalThis, {
      setTimeout: this.#setTimeout,
      clearTimeout: this.#clearTimeout,
    });
  }
}
