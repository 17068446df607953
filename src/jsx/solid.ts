import type { JSX } from 'solid-js';
import type {
  Prefixed,
  SmsLockAttributes,
  SmsLockKebabProperties,
  SmsLockProperties,
} from '../jsx.js';
import type { SmsLockEventMap } from '../events.js';
import type { SmsLockElement } from '../sms-lock-element.js';

/** The attributes that are there or not. */
type Flags = {
  [
    K in keyof SmsLockAttributes as true extends SmsLockAttributes[K] ? K : never
  ]: SmsLockAttributes[K];
};

type Listeners = {
  [K in keyof SmsLockEventMap]?:
    JSX.EventHandlerWithOptionsUnion<SmsLockElement, SmsLockEventMap[K]> | undefined;
};

/**
 * What `<sms-lock>` takes in Solid’s JSX; for other tags of `SmsLockElement` too. Solid makes
 * `startUrl` of `start-url` and sets the property. It does not know `startUrl` itself, but
 * `prop:startUrl`.
 */
export interface SmsLockProps
  extends
    Omit<JSX.HTMLAttributes<SmsLockElement>, keyof SmsLockKebabProperties>,
    SmsLockKebabProperties,
    Prefixed<'prop:', SmsLockProperties>,
    Prefixed<'attr:', SmsLockAttributes<''>>,
    Prefixed<'bool:', Flags>,
    Prefixed<'on:', Listeners> {}

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'sms-lock': SmsLockProps;
    }
  }
}
