// Somebody in front of a page: has eyes and a keyboard, and nothing else.

/** @import { Browser, BrowserContext, Page } from 'puppeteer-core' */

/** How long anything may take, in milliseconds. */
const patience = 15_000;

/**
 * Whether the element, in whatever shadow root it stands, is at a step. Runs on the page.
 *
 * @param {string} step
 */
function isAtStep(step) {
  /** @type {(root: Document | ShadowRoot) => boolean} */
  const isIn = (root) =>
    root.querySelector(`sms-lock:state(${step})`) !== null ||
    [...root.querySelectorAll('*')].some(({ shadowRoot }) => shadowRoot && isIn(shadowRoot));
  return isIn(document);
}

/**
 * Whether a text is to be seen, in whatever shadow root. Runs on the page.
 *
 * @param {string} text
 */
function holdsText(text) {
  /** @type {(root: Document | ShadowRoot) => boolean} */
  const isIn = (root) => {
    const elements = [...root.querySelectorAll('*')];
    return elements.some(
      (element) =>
        (element instanceof HTMLElement && element.innerText.includes(text)) ||
        (element.shadowRoot && isIn(element.shadowRoot)),
    );
  };
  return isIn(document);
}

export class Person {
  /** @type {Page} */
  #page;
  /** @type {BrowserContext} */
  #context;
  /** @type {string[]} What went wrong on the page. */
  #complaints = [];

  /**
   * @param {Page} page
   * @param {BrowserContext} context
   */
  constructor(page, context) {
    this.#page = page;
    this.#context = context;
    page.setDefaultTimeout(patience);
    page.on('pageerror', (error) => this.#complaints.push(String(error)));
    page.on('console', (message) => {
      const text = message.text();
      // Chromium reports every answer of 400 and more, which is what some tests are about.
      const isAnswer = text.startsWith('Failed to load resource: the server responded');
      const isBad = message.type() === 'error' || message.type() === 'warn';
      if (isBad && !isAnswer) this.#complaints.push(text);
    });
  }

  /**
   * Somebody with a browser that knows nothing yet, on the page.
   *
   * @template {typeof Person} T
   * @this {T}
   * @param {Browser} browser
   * @param {string} url
   * @returns {Promise<InstanceType<T>>}
   */
  static async at(browser, url) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    const person = /** @type {InstanceType<T>} */ (new this(page, context));
    await page.goto(url);
    await person.seesStep('phone');
    return person;
  }

  get page() {
    return this.#page;
  }

  get complaints() {
    return this.#complaints;
  }

  /** They were looked for. */
  forgetComplaints() {
    this.#complaints = [];
  }

  /** @param {string} step */
  async seesStep(step) {
    await this.#page
      .waitForFunction(isAtStep, {}, step)
      .catch(async (cause) => this.explain(`waited for the step ${step}`, cause));
  }

  /** Waits for a text anywhere on the page. @param {string} text */
  async seesText(text) {
    await this.#page
      .waitForFunction(holdsText, {}, text)
      .catch(async (cause) => this.explain(`waited for the text ${text}`, cause));
  }

  /** Types a number over what is there and presses Enter. @param {string} national as people write it */
  async typeNumber(national) {
    await this.#tabTo((name) => name === 'the number');
    await this.#retype(national);
    await this.#page.keyboard.press('Enter');
  }

  /** Types a code, which is sent as soon as it is complete. @param {string} code */
  async typeCode(code) {
    await this.#tabTo((name) => name === 'the code');
    await this.#retype(code);
  }

  /** Goes to a button of the element and presses it. @param {string} button its text */
  async pressButton(button) {
    await this.#tabTo((name) => name === button);
    await this.#page.keyboard.press('Enter');
  }

  async reload() {
    await this.#page.reload();
  }

  async leave() {
    await this.#context.close();
  }

  /**
   * @param {string} what
   * @param {unknown} [cause]
   * @returns {Promise<never>}
   */
  async explain(what, cause) {
    const seen = await this.#page.evaluate(() => {
      const card = document.querySelector('sms-lock')?.shadowRoot?.querySelector('.card');
      return [document.body, card].map((seen) => seen instanceof HTMLElement && seen.innerText);
    });
    const lines = [
      what,
      `on the screen: ${seen.filter(Boolean).join('\n')}`,
      ...(await this.notes()),
      ...this.#complaints,
    ];
    throw new Error(lines.join('\n'), { cause });
  }

  /**
   * What else helps to understand a failure.
   *
   * @returns {Promise<readonly string[]>}
   */
  async notes() {
    return [];
  }

  /** @param {string} text */
  async #retype(text) {
    await this.#page.keyboard.down('Control');
    await this.#page.keyboard.press('a');
    await this.#page.keyboard.up('Control');
    await this.#page.keyboard.press('Backspace');
    await this.#page.keyboard.type(text);
  }

  /**
   * Presses Tab until the focus is where it should be.
   *
   * @param {(name: string) => boolean} isIt
   */
  async #tabTo(isIt) {
    const end = Date.now() + patience;
    while (!isIt(await this.#focused())) {
      if (Date.now() > end) await this.explain('Tab did not find it');
      await this.#page.keyboard.press('Tab');
    }
  }

  /** What has the focus, in whatever shadow root: the text of a button, or which field. */
  #focused() {
    return this.#page.evaluate(() => {
      let focused = document.activeElement;
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
      if (!(focused instanceof HTMLElement) || focused === document.body) return '';
      if (focused.localName !== 'input') return focused.innerText.trim();
      return focused.part.contains('code') ? 'the code' : 'the number';
    });
  }
}
