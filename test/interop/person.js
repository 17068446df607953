// Somebody in front of the page: has eyes and a keyboard, and nothing else.

/** @import { Browser, BrowserContext, Page } from 'puppeteer-core' */
/** @import { Profile, Tokens } from '../../src/adapters/adapter.js' */

/**
 * What the page was told: a login, a failure (its code), or that a message was sent.
 *
 * @typedef {object} Result
 * @property {string} outcome
 * @property {Profile} [profile]
 * @property {Tokens} [tokens]
 * @property {'tokens' | 'cookie'} [session]
 * @property {boolean} [isNewUser]
 * @property {number} [retryAfter] in seconds
 * @property {number} [attemptsLeft]
 * @property {string} [message]
 */

/** How long anything may take, in milliseconds. */
const patience = 15_000;

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
   * @param {Browser} browser
   * @param {string} url
   */
  static async at(browser, url) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    const person = new Person(page, context);
    await page.goto(url);
    await person.seesStep('phone');
    return person;
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
      .waitForSelector(`sms-lock:state(${step})`)
      .catch(async (cause) => this.#explain(`waited for the step ${step}`, cause));
  }

  /** Types a number and sends it. @param {string} national as people write it */
  async askForCode(national) {
    return this.#result(async () => {
      await this.#tabTo((name) => name === 'the number');
      await this.#retype(national);
      await this.#page.keyboard.press('Enter');
    });
  }

  /** Types a code, which is sent as soon as it is complete. @param {string} code */
  async enterCode(code) {
    await this.seesStep('code');
    return this.#result(async () => {
      await this.#tabTo((name) => name === 'the code');
      await this.#retype(code);
    });
  }

  /** Asks for another code. */
  async askAgain() {
    return this.#result(() => this.#pressButton('Send a new code'));
  }

  /** Goes back to the number. */
  async changeNumber() {
    await this.#pressButton('Change number');
    await this.seesStep('phone');
  }

  async reload() {
    await this.#page.reload();
  }

  /**
   * What a server answers to a request of the page.
   *
   * @param {string} url
   * @param {RequestInit} request
   * @returns {Promise<{ status: number, body: unknown }>}
   */
  ask(url, request) {
    return this.#page.evaluate(
      async (url, request) => {
        const response = await fetch(url, request);
        return { status: response.status, body: await response.json() };
      },
      url,
      request,
    );
  }

  async leave() {
    await this.#context.close();
  }

  /** @param {string} text */
  async #retype(text) {
    await this.#page.keyboard.down('Control');
    await this.#page.keyboard.press('a');
    await this.#page.keyboard.up('Control');
    await this.#page.keyboard.press('Backspace');
    await this.#page.keyboard.type(text);
  }

  /** @param {string} button */
  async #pressButton(button) {
    await this.#tabTo((name) => name === button);
    await this.#page.keyboard.press('Enter');
  }

  /**
   * Presses Tab until the focus is where it should be.
   *
   * @param {(name: string) => boolean} isIt
   */
  async #tabTo(isIt) {
    const end = Date.now() + patience;
    while (!isIt(await this.#focused())) {
      if (Date.now() > end) await this.#explain('Tab did not find it');
      await this.#page.keyboard.press('Tab');
    }
  }

  /** What has the focus: the text of a button, or which field. */
  #focused() {
    return this.#page.evaluate(() => {
      const focused = document.querySelector('sms-lock')?.shadowRoot?.activeElement;
      if (!(focused instanceof HTMLElement)) return '';
      if (focused.localName !== 'input') return focused.innerText.trim();
      return focused.part.contains('code') ? 'the code' : 'the number';
    });
  }

  /**
   * What comes of something.
   *
   * @param {() => Promise<void>} act
   * @returns {Promise<Result>}
   */
  async #result(act) {
    const known = await this.#page.evaluate('results.length');
    await act();
    await this.#page
      .waitForFunction(`results.length > ${known}`)
      .catch(async (cause) => this.#explain('nothing came of it', cause));
    return /** @type {Promise<Result>} */ (this.#page.evaluate('results.at(-1)'));
  }

  /**
   * @param {string} what
   * @param {unknown} [cause]
   * @returns {Promise<never>}
   */
  async #explain(what, cause) {
    const seen = await this.#page.evaluate(() => {
      const card = document.querySelector('sms-lock')?.shadowRoot?.querySelector('.card');
      return card instanceof HTMLElement ? card.innerText : document.body.innerText;
    });
    const told = await this.#page.evaluate('JSON.stringify(results)');
    const lines = [what, `on the screen: ${seen}`, `told: ${told}`, ...this.#complaints];
    throw new Error(lines.join('\n'), { cause });
  }
}
