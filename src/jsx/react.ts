import type { HTMLAttributes, RefAttributes } from 'react';
import type { SmsLockSettings } from '../jsx.js';
import type { SmsLockElement } from '../sms-lock-element.js';

/** What `<sms-lock>` takes in the JSX of React 19; for other tags of `SmsLockElement` too. */
export interface SmsLockProps
  extends
    Omit<HTMLAttributes<SmsLockElement>, keyof SmsLockSettings>,
    RefAttributes<SmsLockElement>,
    SmsLockSettings {}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'sms-lock': SmsLockProps;
    }
  }
}
