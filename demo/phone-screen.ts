import { copyOnClick } from './copy.js';
import { element } from './element.js';
import { messageLanguage } from './message-language.js';
import type { SmsMessage } from '../src/testing/index.js';

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const calendar = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});

/** The drawn phone: a lock screen with a clock until a message arrives, then the messages. */
export class PhoneScreen {
  readonly #times = [element('time'), element('time')];
  readonly #date = element('p', { className: 'phone-date' });
  readonly #lockScreen: HTMLElement;
  readonly #sender = element('bdi', { dir: 'ltr' });
  readonly #senderBar: HTMLElement;
  readonly #messages = element('div', { className: 'phone-messages' });
  readonly #copy = element('button', { type: 'button', className: 'phone-copy', hidden: true });
  #code: HTMLElement | undefined;

  /** @param root the element to draw in */
  constructor(root: HTMLElement) {
    const [statusTime = '', lockTime = ''] = this.#times;
    const statusBar = element('div', { className: 'phone-status' }, statusTime);
    statusBar.append(element('span', { className: 'phone-battery' }));
    statusBar.ariaHidden = 'true';
    this.#lockScreen = element(
      'div',
      { className: 'phone-lock' },
      this.#date,
      element('p', { className: 'phone-clock' }, lockTime),
      element('p', { className: 'phone-empty' }, 'No messages yet'),
    );
    const avatar = element('span', { className: 'phone-avatar' });
    this.#senderBar = element(
      'p',
      { className: 'phone-sender', hidden: true },
      avatar,
      this.#sender,
    );
    this.#messages.role = 'log';
    this.#messages.ariaLive = 'polite';
    this.#messages.ariaLabel = 'Text messages';
    root.append(statusBar, this.#lockScreen, this.#senderBar, this.#messages, this.#copy);
    copyOnClick(this.#copy, {
      label: 'Copy code',
      text: () => this.#code?.textContent ?? '',
      shownIn: () => this.#code,
    });
    this.#tick();
  }

  /** Lets a message arrive, below those that are there. */
  receive(message: SmsMessage): void {
    this.#lockScreen.hidden = true;
    this.#senderBar.hidden = false;
    this.#copy.hidden = false;
    this.#sender.textContent = message.from;
    // What scrolls has to be within reach of the keyboard.
    this.#messages.tabIndex = 0;

    const bubble = element('p', { className: 'phone-bubble', dir: 'auto' });
    bubble.lang = messageLanguage(message.language);
    bubble.append(...this.#markCode(message));
    const meta = element(
      'p',
      { className: 'phone-meta' },
      'To ',
      element('bdi', { dir: 'ltr' }, message.to),
      ` · ${clock.format(message.sentAt)}`,
    );
    this.#messages.append(element('div', { className: 'phone-message' }, meta, bubble));
    this.#messages.scrollTop = this.#messages.scrollHeight;
  }

  /** The text, with the code at its first place as an element of its own. */
  #markCode({ body, code }: SmsMessage): (Node | string)[] {
    const at = body.indexOf(code);
    if (at < 0) return [body];
    this.#code = element('bdi', { className: 'phone-code', dir: 'ltr' }, code);
    return [body.slice(0, at), this.#code, body.slice(at + code.length)];
  }

  #tick(): void {
    const now = new Date();
    for (const time of this.#times) time.textContent = clock.format(now);
    this.#date.textContent = calendar.format(now);
    setTimeout(() => this.#tick(), 60_000 - (now.getTime() % 60_000));
  }
}
