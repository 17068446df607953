import { fixture, html } from '@open-wc/testing';
import { executeServerCommand, sendKeys, sendMouse } from '@web/test-runner-commands';
import '../../src/index.js';
import { tenantOrigin } from './backend.js';
import type { SmsLockElement } from '../../src/sms-lock-element.js';
import type { SmsLockEventMap } from '../../src/events.js';

/** WebKit is, the others are steered through protocols of their own. */
const isSteeredByWebDriver =
  /AppleWebKit/.test(navigator.userAgent) && !/Chrome/.test(navigator.userAgent);

/** Waits until something holds, and says what it waited for when it never does. */
export async function until(what: string, holds: () => unknown, seconds = 10): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Types on the keyboard. */
export async function type(text: string): Promise<void> {
  await executeServerCommand('type-text', text);
}

/** Presses a key together with Control. */
export async function pressWithControl(key: string): Promise<void> {
  if (isSteeredByWebDriver) {
    // It knows no "down", but presses the keys of a text together: U+E009 is Control.
    await sendKeys({ type: `\uE009${key}` });
    return;
  }
  await sendKeys({ down: 'Control' });
  await sendKeys({ press: key });
  await sendKeys({ up: 'Control' });
}

/** Copies a text somewhere else on the page and pastes it into the field, with the keyboard. */
export async function paste(field: HTMLInputElement, text: string): Promise<void> {
  const elsewhere = document.createElement('textarea');
  elsewhere.value = text;
  document.body.append(elsewhere);
  elsewhere.select();
  await pressWithControl('c');
  elsewhere.remove();
  field.focus();
  await pressWithControl('v');
}

/** An element for the tenant, with these attributes from the beginning. */
export async function auth0Lock(
  attributes: Readonly<Record<string, string>> = { country: 'FR' },
): Promise<SmsLockElement> {
  const lock = document.createElement('sms-lock');
  const all = { domain: 'tenant.example', 'client-id': 'test-client', ...attributes };
  for (const [name, value] of Object.entries(all)) lock.setAttribute(name, value);
  return fixture<SmsLockElement>(html`${lock}`);
}

/** The same for a pair of own endpoints. */
export async function endpointsLock(): Promise<SmsLockElement> {
  return fixture<SmsLockElement>(
    html`<sms-lock
      start-url="${tenantOrigin}/start"
      verify-url="${tenantOrigin}/verify"
      country="FR"
    ></sms-lock>`,
  );
}

/** Somebody in front of the element: sees labels, buttons and texts, and has a keyboard. */
export class Person {
  readonly lock: SmsLockElement;

  constructor(lock: SmsLockElement) {
    this.lock = lock;
  }

  /** The field that a visible label names. */
  field(label: string): HTMLInputElement {
    const found = [...this.#root.querySelectorAll('label')].find(
      (candidate) => isVisible(candidate) && candidate.textContent?.trim() === label,
    );
    // Not `instanceof`: the element may live in a frame, with classes of its own.
    const input = found && this.#root.getElementById(found.htmlFor);
    if (input?.localName !== 'input') throw new Error(`no field is labelled ${label}`);
    return input as HTMLInputElement;
  }

  button(name: string): HTMLButtonElement {
    const found = this.#buttons.find((candidate) => nameOf(candidate) === name);
    if (!found) throw new Error(`no button ${name}; there are: ${this.buttonNames.join(', ')}`);
    return found;
  }

  get buttonNames(): string[] {
    return this.#buttons.map(nameOf);
  }

  /** The text of the error, or an empty one; wherever a line may end in it. */
  get error(): string {
    const texts = [...this.#root.querySelectorAll('form [role=alert]')];
    const error = texts.map(({ textContent }) => textContent.trim()).find(Boolean) ?? '';
    return error.replaceAll('\u00A0', ' ');
  }

  /** What a screen reader says by itself. */
  get announcement(): string {
    return this.#root.querySelector('.status')?.textContent?.trim() ?? '';
  }

  /** What a screen reader says of a field behind its label. */
  description(label: string): string {
    const ids = this.field(label).getAttribute('aria-describedby')?.split(' ') ?? [];
    const texts = ids.map((id) => this.#root.getElementById(id)?.textContent?.trim());
    return texts.filter(Boolean).join(' ');
  }

  /** What changes the country: a button or a `<select>`, and nothing where there is one only. */
  get countryControl(): HTMLButtonElement | HTMLSelectElement | null {
    return this.#root.querySelector('#country-button');
  }

  /** What is shown of the country, such as FR +33; an empty text while there is none. */
  get country(): string {
    const shown = this.#root.querySelector('.country-drawing, .country-text');
    return shown?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  }

  get heading(): string {
    return this.#root.querySelector('h2')?.textContent?.trim() ?? '';
  }

  /** All that can be read. */
  get text(): string {
    return (this.#root.querySelector('.card') as HTMLElement).innerText.replace(/\s+/g, ' ');
  }

  /** The control that has the focus. */
  get focused(): Element | null {
    return this.#root.activeElement;
  }

  async typePhone(number: string): Promise<void> {
    const field = this.field('Mobile number');
    field.focus();
    await type(number);
  }

  async typeCode(code: string): Promise<void> {
    await this.sees('Enter the code');
    this.field('Code').focus();
    await type(code);
  }

  async press(key: string): Promise<void> {
    await sendKeys({ press: key });
  }

  /** Clicks with the mouse into the middle of something. */
  async click(target: Element): Promise<void> {
    await sendMouse({ type: 'click', position: middle(target) });
  }

  /** Opens the list of countries, with the keyboard. */
  async opensCountries(): Promise<void> {
    await until('the country', () => this.countryControl);
    this.countryControl?.focus();
    await this.press('Enter');
    await until('the search', () => this.focused?.getAttribute('role') === 'combobox');
  }

  /** Picks a country in the list, with the keyboard. */
  async picksCountry(name: string): Promise<void> {
    await this.opensCountries();
    const search = this.focused as HTMLInputElement;
    await type(name);
    await until(`a search for ${name}`, () => search.value === name);
    await this.press('Enter');
    await until('a closed list', () => this.focused !== search);
  }

  /** Waits for a country to be shown, such as FR +33. */
  async seesCountry(country: string): Promise<void> {
    await until(`the country ${country}`, () => this.country === country);
  }

  /** Waits for a heading. */
  async sees(heading: string): Promise<void> {
    await until(`the heading "${heading}"`, () => this.heading === heading);
  }

  async seesError(): Promise<string> {
    await until('an error', () => this.error);
    await this.lock.updateComplete;
    return this.error;
  }

  /** Goes as far as the code step; the number comes in one go, as from the browser's suggestions. */
  async asksForCode(number: string): Promise<void> {
    const field = this.field('Mobile number');
    field.focus();
    if (number) field.ownerDocument.execCommand('insertText', false, number);
    await this.press('Enter');
    await this.sees('Enter the code');
    await until('the focus in the code field', () => this.focused === this.field('Code'));
  }

  get #root(): ShadowRoot {
    return this.lock.shadowRoot as ShadowRoot;
  }

  /** All but the one of the country, which says what it is and not what it does. */
  get #buttons(): HTMLButtonElement[] {
    const all = this.#root.querySelectorAll<HTMLButtonElement>('button:not(.control *)');
    return [...all].filter(isVisible);
  }
}

/** The next event of a kind. */
export function nextEvent<K extends keyof SmsLockEventMap>(
  lock: SmsLockElement,
  type: K,
): Promise<SmsLockEventMap[K]> {
  return new Promise((resolve) => lock.addEventListener(type, resolve, { once: true }));
}

/** The middle of something on the page, for the mouse. */
export function middle(target: Element): [number, number] {
  const { x, y, width, height } = target.getBoundingClientRect();
  return [Math.round(x + width / 2), Math.round(y + height / 2)];
}

function nameOf({ ariaLabel, textContent }: Element): string {
  return ariaLabel ?? textContent?.trim() ?? '';
}

function isVisible(element: HTMLElement): boolean {
  return element.offsetParent !== null;
}
