import { aTimeout, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { type, until } from '../support/person.js';
import type { AxeResults } from 'axe-core';

const root = '/dist/demo/';

/** What a page of the demo has in its global scope. */
type DemoWindow = Window &
  typeof globalThis & { axe?: { run(context: Node): Promise<AxeResults> } };

/** A page of the built demo in a frame, and what went wrong in it. */
export class DemoFrame {
  readonly problems: string[] = [];
  readonly #frame: HTMLIFrameElement;

  private constructor(frame: HTMLIFrameElement) {
    this.#frame = frame;
  }

  /**
   * Opens a page and waits until it can be used.
   *
   * @param path below the folder of the demo
   * @param prepare called with the page's window before its scripts run
   */
  static async open(path: string, prepare?: (page: DemoWindow) => void): Promise<DemoFrame> {
    const frame = await fixture<HTMLIFrameElement>(
      html`<iframe title="demo" width="1000" height="700"></iframe>`,
    );
    const demo = new DemoFrame(frame);
    // Browsers hand the window of an empty frame on to its first page.
    prepare?.(demo.page);
    frame.src = root + path;
    await demo.#watch(root + path, prepare);
    return demo;
  }

  get page(): DemoWindow {
    return this.#frame.contentWindow as DemoWindow;
  }

  get document(): Document {
    return this.page.document;
  }

  /** What can be read on the page, outside of the widget. */
  get text(): string {
    return this.document.body.innerText;
  }

  /** The newest message on the drawn phone. */
  get message(): HTMLElement | undefined {
    return [...this.region('Text messages').querySelectorAll<HTMLElement>('[lang]')].at(-1);
  }

  /** The element with this accessible name, given by `aria-label` or by a heading. */
  region(name: string): HTMLElement {
    const found = [...this.document.querySelectorAll<HTMLElement>('[aria-label], section')].find(
      (candidate) =>
        (candidate.ariaLabel ?? candidate.querySelector('h1, h2, h3')?.textContent) === name,
    );
    if (!found) throw new Error(`nothing is called ${name}`);
    return found;
  }

  button(name: string): HTMLButtonElement {
    const buttons = [...this.document.querySelectorAll('button')];
    const found = buttons.find((button) => button.textContent?.trim() === name);
    if (!found) throw new Error(`no button ${name}`);
    return found;
  }

  /** The form control that a label names. */
  field<T extends HTMLElement = HTMLInputElement>(label: string): T {
    const found = [...this.document.querySelectorAll('label')].find(
      ({ textContent }) => textContent.trim() === label,
    );
    if (!found?.control) throw new Error(`no field is labelled ${label}`);
    return found.control as T;
  }

  /** Goes to a button or a field with the keyboard, and presses Enter there. */
  async press(control: HTMLElement): Promise<void> {
    await this.#pressKey(control, () => sendKeys({ press: 'Enter' }));
  }

  /** Goes to a switch with the keyboard, and flips it. */
  async flip(label: string): Promise<void> {
    const control = this.field<HTMLInputElement>(label);
    const before = control.type === 'radio' ? false : control.checked;
    await this.#pressKey(control, () => type(' '));
    // A driver may be back before the key has done anything.
    await until(`a change of ${label}`, () => control.checked !== before);
  }

  /** While a machine has much else to do, WebKit's driver loses a key in a frame now and then. */
  async #pressKey(control: HTMLElement, send: () => Promise<unknown>): Promise<void> {
    let hasArrived = false;
    const onKey = (): void => void (hasArrived = true);
    this.document.addEventListener('keydown', onKey, { once: true, capture: true });
    for (let tries = 0; tries < 2 && !hasArrived; tries += 1) {
      control.focus();
      await send();
      for (let turns = 0; turns < 60 && !hasArrived; turns += 1) await aTimeout(50);
    }
  }

  choose(label: string, value: string): void {
    const select = this.field<HTMLSelectElement>(label);
    select.value = value;
    select.dispatchEvent(new this.page.Event('input', { bubbles: true }));
  }

  /** Waits for a message that is not `before`, and gives its code. */
  async receiveCode(before?: HTMLElement): Promise<string> {
    await until('a message on the phone', () => this.message && this.message !== before);
    const [code] = /\d{6}/.exec(this.message?.textContent ?? '') ?? [];
    if (!code) throw new Error('the message has no code');
    return code;
  }

  /** The rows of a table, by its caption. */
  table(caption: string): Record<string, string> {
    const found = [...this.document.querySelectorAll('table')].find(
      (table) => table.caption?.textContent === caption,
    );
    const rows = [...(found?.rows ?? [])];
    return Object.fromEntries(
      rows.map(({ cells }) => [cells[0]?.textContent ?? '', cells[1]?.textContent ?? '']),
    );
  }

  /** What axe finds in a part of the page, a line for each. */
  async accessibilityProblems(part: Node = this.document): Promise<string[]> {
    if (!this.page.axe) {
      const script = this.document.createElement('script');
      script.src = '/node_modules/axe-core/axe.min.js';
      this.document.head.append(script);
      await until('axe', () => this.page.axe);
    }
    // What still fades in has another contrast than it will have.
    const arriving = this.document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.all(arriving.map(({ finished }) => finished));
    const results = await this.page.axe?.run(part);
    return (results?.violations ?? []).map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
  }

  /** Mock Service Worker may reload the page once, so a new document is watched anew. */
  async #watch(path: string, prepare?: (page: DemoWindow) => void): Promise<void> {
    const seen = new WeakSet<Document>();
    await until(
      'a page that is ready',
      () => {
        const { page } = this;
        if (page.location.pathname !== path) return false;
        if (!seen.has(page.document)) {
          seen.add(page.document);
          prepare?.(page);
          this.#report(page);
        }
        return page.document.readyState === 'complete' && isReady(page.document);
      },
      10,
    );
  }

  #report(page: DemoWindow): void {
    page.addEventListener('error', ({ message }) => this.problems.push(message));
    page.addEventListener('unhandledrejection', ({ reason }) => this.problems.push(String(reason)));
    page.document.addEventListener('securitypolicyviolation', (event) => {
      this.problems.push(`${event.violatedDirective} ${event.blockedURI}`);
    });
    const record = (...parts: readonly unknown[]): void => {
      this.problems.push(parts.map(String).join(' '));
    };
    Object.assign(page.console, { warn: record, error: record });
  }
}

/** Whether something can be sent, or the page says why not. */
function isReady(page: Document): boolean {
  if (page.querySelector('[role=alert].notice:not([hidden])')) return true;
  const lock = page.querySelector('sms-lock');
  return lock ? lock.shadowRoot !== null && !lock.disabled : !page.querySelector(':disabled label');
}
