import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Renders its host every second for as long as something in it counts down. */
export class Clock implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #isTicking: () => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, isTicking: () => boolean) {
    this.#host = host;
    this.#isTicking = isTicking;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    clearTimeout(this.#timer);
    // Timers lag in a background tab: whoever renders reads the wall clock anew.
    if (this.#isTicking()) this.#timer = setTimeout(() => this.#host.requestUpdate(), 1000);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
