import type { ClassAttributes, HTMLAttributes } from 'preact';
import type { SmsLockSettings } from '../jsx.js';
import type { SmsLockElement } from '../sms-lock-element.js';

/** What `<sms-lock>` takes in Preact’s JSX; for other tags of `SmsLockElement` too. */
export interface SmsLockProps
  extends
    Omit<HTMLAttributes<SmsLockElement>, keyof SmsLockSettings>,
    ClassAttributes<SmsLockElement>,
    SmsLockSettings {}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'sms-lock': SmsLockProps;
    }
  }
}
