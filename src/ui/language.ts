import { handled } from '../client/handled.js';
import { earlyEnglish } from '../i18n/early-english.js';
import { merged } from '../i18n/messages.js';
import { whenIdle } from './idle.js';
import type { ReactiveController, ReactiveElement } from 'lit';
import type { EarlyMessages, MessageOverrides, Messages } from '../i18n/messages.js';

/** How long the first texts are waited for when they have to be loaded, in milliseconds. */
const patience = 500;

/** The element whose texts they are. */
export interface LanguageHost extends ReactiveElement {
  /** Texts of the page in place of some. */
  readonly messages: MessageOverrides | undefined;
}

/**
 * The language of the interface and its texts: what `lang` says, on the element or around it, else
 * the browser; also when that changes. The early texts in English are there from the beginning, all
 * others are loaded.
 */
export class Language implements ReactiveController {
  /** All texts, with those of the page in place of some; the early ones until `load` has ended. */
  messages: EarlyMessages | Messages = earlyEnglish;
  /** The texts had better not be seen yet: those of the right language are on their way. */
  isAwaited = false;
  readonly #host: LanguageHost;
  readonly #observer = new MutationObserver(() => this.#host.requestUpdate());
  /** BCP 47: the languages to choose from, the most wanted first, separated by commas. */
  #wanted = '';
  #texts: EarlyMessages | Messages = earlyEnglish;
  #overrides: MessageOverrides | undefined;

  constructor(host: LanguageHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    whenIdle(() => void handled(this.load()));
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  /** To be called before every update: what the texts follow from may have changed. */
  renew(): void {
    const { messages, hasUpdated } = this.#host;
    const wanted = String([messages?.language ?? this.#lang(), navigator.languages]);
    if (wanted !== this.#wanted) {
      this.#wanted = wanted;
      // A page that brings a language with it has its own early texts too.
      const hasEarly = messages?.language || /^,?en\b/i.test(wanted);
      if (!hasEarly || this.#texts !== earlyEnglish) {
        if (!hasUpdated) {
          this.isAwaited = true;
          setTimeout(() => this.#show(), patience);
        }
        void handled(this.load());
      }
    }
    if (messages !== this.#overrides) this.#merge();
  }

  /**
   * Loads all texts, in English where the others cannot be loaded.
   *
   * @throws what the browser says when neither can be loaded
   */
  async load(): Promise<void> {
    const wanted = this.#wanted;
    const { textsFor } = await import('../i18n/languages.js');
    const texts = await textsFor(wanted);
    // Others may be wanted by now.
    if (wanted !== this.#wanted) return this.load();
    this.#texts = texts;
    this.#show();
  }

  #show(): void {
    this.isAwaited = false;
    this.#merge();
    this.#host.requestUpdate();
  }

  #merge(): void {
    this.#overrides = this.#host.messages;
    this.messages = merged(this.#texts, this.#overrides);
  }

  /** What the nearest `lang` says, through shadow roots; they are watched as far as it goes. */
  #lang(): string | null {
    let lang: string | null = null;
    for (let element: Element = this.#host; element && lang === null;) {
      const root = element.getRootNode();
      this.#observer.observe(root, { subtree: true, attributeFilter: ['lang'] });
      lang = element.closest('[lang]')?.getAttribute('lang') ?? null;
      element = (root as ShadowRoot).host;
    }
    return lang;
  }
}
