import type { HTMLAttributes } from 'svelte/elements';
import type { Prefixed, SmsLockListeners, SmsLockSettings } from '../jsx.js';
import type { SmsLockElement } from '../sms-lock-element.js';

/** What `<sms-lock>` takes in Svelte’s templates; for other tags of `SmsLockElement` too. */
export interface SmsLockProps
  extends
    Omit<HTMLAttributes<SmsLockElement>, keyof SmsLockSettings>,
    // Svelte writes `false` as a text into an attribute, which switches it on.
    SmsLockSettings<'' | true>,
    Prefixed<'on:', SmsLockListeners> {}

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'sms-lock': SmsLockProps;
  }
}
