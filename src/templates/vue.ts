import type { EmitFn, HTMLAttributes, ReservedProps } from 'vue';
import type { SmsLockEvent, SmsLockProperties } from '../jsx.js';
import type { SmsLockEventMap } from '../events.js';
import type { SmsLockElement } from '../sms-lock-element.js';

/**
 * `<sms-lock>` as a component of Vue’s templates; for other tags of `SmsLockElement` too. `$props`
 * and `$emit` are how Vue’s tools ask for its types: an element has neither.
 */
export type SmsLockComponent = new () => SmsLockElement & {
  readonly $props: Omit<HTMLAttributes, keyof SmsLockProperties> &
    ReservedProps &
    SmsLockProperties;
  readonly $emit: EmitFn<{
    [K in keyof SmsLockEventMap]: (event: SmsLockEvent<K>) => void;
  }>;
};

declare module 'vue' {
  interface GlobalComponents {
    'sms-lock': SmsLockComponent;
  }
}
