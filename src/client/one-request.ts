/** A request under way, as the code that runs it sees it. */
export interface Ticket {
  readonly signal: AbortSignal;
  /** Whether anybody still waits for the answer. */
  isWanted(): boolean;
  /** The answer is in: the next request may be made while it is being told. */
  close(): void;
}

interface Entry {
  readonly intent: string;
  readonly controller: AbortController;
  answer: Promise<unknown>;
}

/**
 * Lets one request run at a time. Enter, a button, autofill and a paste may all ask for the same
 * thing in one moment: asking again for the same intent joins the request under way, another
 * intent aborts it and takes its place.
 */
export class OneRequest {
  #current: Entry | undefined;

  isRunning(intent: string): boolean {
    return this.#current?.intent === intent;
  }

  /** The answer of the request under way, if it is one for this intent. */
  join(intent: string): Promise<unknown> | undefined {
    return this.#current?.intent === intent ? this.#current.answer : undefined;
  }

  /**
   * Runs `work` after the caller's own turn, if it is still wanted then. Resolves with `undefined`
   * as soon as it is cancelled, even when `work` ignores its signal.
   */
  run<T>(
    intent: string,
    work: (ticket: Ticket) => Promise<T | undefined>,
    failed: (cause: unknown) => unknown,
  ): Promise<T | undefined> {
    this.cancel();
    const controller = new AbortController();
    const entry: Entry = { intent, controller, answer: Promise.resolve() };
    this.#current = entry;
    const ticket: Ticket = {
      signal: controller.signal,
      isWanted: () => this.#current === entry,
      close: () => {
        if (this.#current === entry) this.#current = undefined;
      },
    };
    const answer = this.#answer(ticket, work, failed);
    entry.answer = answer;
    return answer;
  }

  cancel(): void {
    const current = this.#current;
    this.#current = undefined;
    current?.controller.abort();
  }

  async #answer<T>(
    ticket: Ticket,
    work: (ticket: Ticket) => Promise<T | undefined>,
    failed: (cause: unknown) => unknown,
  ): Promise<T | undefined> {
    await Promise.resolve();
    if (!ticket.isWanted()) return undefined;
    try {
      return await Promise.race([work(ticket), aborted(ticket.signal)]);
    } catch (cause) {
      if (!ticket.isWanted()) return undefined;
      ticket.close();
      throw failed(cause);
    }
  }
}

/** Rejects when the signal aborts: an adapter that ignores its signal must not hold anybody up. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
