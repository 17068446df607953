import { SmsLockElement } from './sms-lock-element.js';

SmsLockElement.define();

export { SmsLockElement };
export { SmsLockError } from './errors.js';
export type { SmsLockErrorCode } from './errors.js';
export type * from './adapters/adapter.js';
export type * from './adapters/endpoints-mapping.js';
export type * from './events.js';
export type { Authenticated, FlowState, FlowStep } from './client/machine.js';
export type { MessageOverrides, Messages } from './i18n/messages.js';
