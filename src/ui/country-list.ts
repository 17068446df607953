import { countedText } from '../i18n/counted-text.js';
import { listStyles } from './country-list-styles.js';
import { renderPopup } from './country-list-templates.js';
import { CountryPopup } from './country-popup.js';
import { CountryRows } from './country-rows.js';
import { CountrySearch } from './country-search.js';
import { whenIdle } from './idle.js';
import { adoptStyles } from './styles.js';
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import type { CountryListMessages } from '../i18n/messages.js';
import type { CountryName } from '../phone/country-names.js';
import type { ListContext } from './country-list-templates.js';

/** How long a search has to rest before its result is read out, in milliseconds. */
const announcementDelay = 600;

/** In pixels. */
const leastRowHeight = 44;

/** The picker, as its list sees it. */
export interface CountryListHost extends ReactiveControllerHost, HTMLElement {
  /** All countries, the preferred first. */
  readonly entries: readonly CountryName[];
  readonly value: string | undefined;
  readonly preferred: readonly string[];
  readonly locale: string;
  readonly messages: CountryListMessages;
  readonly disabled: boolean;
  readonly busy: boolean;
  focusButton(): void;
  /** Takes what the person picks; the list is closed by then. */
  pick(country: string): void;
}

/**
 * The list of many countries with its search, as a combobox with a listbox: what opens and closes
 * it, and what its keys do. Loaded when somebody turns to the button; its host renders it.
 */
export class CountryList implements ReactiveController, ListContext {
  readonly #host: CountryListHost;
  #search: CountrySearch | undefined;
  #popup: CountryPopup | undefined;
  #announcing: ReturnType<typeof setTimeout> | undefined;
  #isOpen = false;
  #found = 0;
  #status = '';

  constructor(host: CountryListHost) {
    this.#host = host;
    host.addController(this);
    this.#prepare();
  }

  get messages(): CountryListMessages {
    return this.#host.messages;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** How many countries are listed. */
  get found(): number {
    return this.#found;
  }

  /** What a screen reader says by itself. */
  get status(): string {
    return this.#status;
  }

  hostConnected(): void {
    adoptStyles(this.#host.getRootNode() as ShadowRoot, listStyles);
  }

  hostUpdated(): void {
    this.#search?.choose(this.#host.value);
  }

  hostDisconnected(): void {
    this.close();
  }

  render(): TemplateResult {
    return renderPopup(this);
  }

  /** Forgets the rows: they are to be others. An open list is filled again. */
  renew(): void {
    this.#search = undefined;
    if (this.#isOpen) this.#start();
    else this.#prepare();
  }

  /** Opens the list, if the host has it rendered. */
  open(): void {
    const host = this.#host;
    const dialog = host.querySelector('dialog');
    if (!dialog || host.disabled || host.busy || this.#isOpen) return;
    this.#isOpen = true;
    this.#popup = new CountryPopup(dialog, host.closest('.control') ?? host);
    // Filled first, so that everything is laid out once; and with no more than can be seen.
    this.#start(Math.ceil(this.#popup.listHeight / leastRowHeight) + 1);
    // Else the first thing in it would get the focus, only to lose it again.
    this.#input?.toggleAttribute('autofocus', true);
    this.#popup.open();
    this.#input?.focus({ preventScroll: true });
    this.#input?.toggleAttribute('autofocus', false);
    this.#search?.reveal();
    requestAnimationFrame(() => whenIdle(() => this.#search?.complete()));
    host.requestUpdate();
  }

  /** Closes the list for who stays at the button. */
  closeToButton(): void {
    this.close();
    this.#host.focusButton();
  }

  /** Closes the list; the browser gives the focus back to where it was. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#popup?.close();
    clearTimeout(this.#announcing);
    this.#status = '';
    this.#host.requestUpdate();
  }

  /** The names take a slow phone some time, and the list is to open at once. */
  #prepare(): void {
    whenIdle(() => void this.#host.entries);
  }

  #start(rows?: number): void {
    const list = this.#host.querySelector<HTMLElement>('#country-options');
    if (!list || !this.#input) return;
    this.#search ??= new CountrySearch(this.#input, list, this.#host.entries, this.#host.preferred);
    this.#search.choose(this.#host.value);
    this.#search.start(rows);
    this.#found = this.#search.count;
  }

  get #input(): HTMLInputElement | null {
    return this.#host.querySelector<HTMLInputElement>('#country-search');
  }

  #choose(country: string | undefined): void {
    if (!country) return;
    this.close();
    this.#host.pick(country);
  }

  readonly #announce = (): void => {
    const { messages } = this;
    this.#status = this.#found
      ? countedText(messages.countriesFound, this.#found, this.#host.locale)
      : messages.noCountryFound;
    this.#host.requestUpdate();
  };

  readonly onPopupKeydown = (event: KeyboardEvent): void => {
    const { key, altKey, shiftKey } = event;
    // Nothing in here is a key for the form, or for a dialog around it.
    event.stopPropagation();
    // Safari tells of the Enter that ends a composition by its code alone.
    if (event.isComposing || event.keyCode === 229) return;
    if (key === 'Escape' || (key === 'ArrowUp' && altKey)) {
      event.preventDefault();
      this.closeToButton();
    } else if (event.target !== this.#input) {
      return;
    } else if (key === 'Tab') {
      // Back, in a sheet, is its button to close.
      if (shiftKey && this.#popup?.isSheet) return;
      // On from the button, which stands before the number; back, beside it, is that button itself.
      if (shiftKey) event.preventDefault();
      this.closeToButton();
    } else if (key === 'Enter') {
      event.preventDefault();
      this.#choose(this.#search?.active);
    } else if (!altKey && !shiftKey && !event.ctrlKey && !event.metaKey) {
      if (this.#search?.moveBy(key)) event.preventDefault();
    }
  };

  /** The focus stays in the search, where the keys are; the list itself may be scrolled. */
  readonly onPopupMousedown = (event: MouseEvent): void => {
    const target = event.target as Element;
    if (!target.closest('input, button') && target.id !== 'country-options') event.preventDefault();
  };

  readonly onListFocus = (): void => this.#input?.focus({ preventScroll: true });

  readonly onPopupClick = ({ target, currentTarget }: MouseEvent): void => {
    // What belongs to the dialog and to nothing in it is the backdrop.
    const isOutside = target === currentTarget;
    if (isOutside || (target as Element).closest('button')) this.closeToButton();
    else this.#choose(CountryRows.countryOf(target));
  };

  /** The browser closes it too: for a press elsewhere, for Android's way back. */
  readonly onPopupClosed = (): void => {
    if (this.#isOpen && !this.#popup?.isOpen) this.close();
  };

  readonly onSearch = (event: Event): void => {
    // No edit of the form around it.
    event.stopPropagation();
    this.#search?.run();
    this.#found = this.#search?.count ?? 0;
    this.#host.requestUpdate();
    clearTimeout(this.#announcing);
    this.#announcing = setTimeout(this.#announce, announcementDelay);
  };
}
