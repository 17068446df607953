import { element } from './element.js';
import { loginDetails } from './login-details.js';
import type { SmsLockElement } from '../src/sms-lock-element.js';
import type { SmsLockEventMap } from '../src/events.js';

/** What an entry says. The backend's raw answers stay out: there are tokens in them. */
const summaries: {
  readonly [K in keyof SmsLockEventMap]: (detail: SmsLockEventMap[K]['detail']) => string;
} = {
  'code-request': ({ phoneNumber, resend }) => `${phoneNumber}${resend ? ', again' : ''}`,
  'code-sent': ({ phoneNumber, expiresAt }) =>
    expiresAt ? `${phoneNumber}, good until ${time.format(expiresAt)}` : phoneNumber,
  'step-change': ({ previousStep, step }) => `${previousStep} → ${step}`,
  dismiss: () => 'by the person',
  failed: ({ error, step }) =>
    [
      `${error.code} at ${step}`,
      error.providerCode && `provider’s code ${error.providerCode}`,
      error.attemptsLeft !== undefined && `${error.attemptsLeft} tries left`,
      error.retryAfter !== undefined && `again in ${error.retryAfter} s`,
    ]
      .filter(Boolean)
      .join(', '),
  'action-required': ({ reason }) => reason,
  authenticated: ({ profile, isNewUser }) =>
    [profile.phone_number, isNewUser === undefined ? '' : isNewUser ? 'a new user' : 'a known user']
      .filter(Boolean)
      .join(', '),
};

const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const mostEntries = 60;

/** The list of events as they fire, the newest first. */
export class EventLog {
  readonly #list = element('ol', { className: 'events', reversed: true });
  readonly #empty = element('p', { className: 'empty' }, 'Nothing yet. Send yourself a code.');

  /** @param root the element to write in */
  constructor(root: HTMLElement, lock: SmsLockElement) {
    root.append(this.#empty, this.#list);
    this.clear();
    for (const type of Object.keys(summaries)) this.#follow(lock, type as keyof SmsLockEventMap);
    lock.addEventListener('authenticated', ({ detail }) => {
      this.#list.firstElementChild?.append(loginDetails(detail));
    });
  }

  clear(): void {
    this.#list.replaceChildren();
    this.#list.hidden = true;
    this.#empty.hidden = false;
  }

  #follow<K extends keyof SmsLockEventMap>(lock: SmsLockElement, type: K): void {
    lock.addEventListener(type, ({ detail }: SmsLockEventMap[K]) => {
      this.#write(type, summaries[type](detail));
    });
  }

  #write(type: string, summary: string): void {
    this.#list.prepend(
      element(
        'li',
        { className: `event event-${type}` },
        element('time', {}, time.format(Date.now())),
        element('strong', {}, type),
        element('span', {}, element('bdi', {}, summary)),
      ),
    );
    if (this.#list.childElementCount > mostEntries) this.#list.lastElementChild?.remove();
    this.#list.hidden = false;
    this.#empty.hidden = true;
  }
}
