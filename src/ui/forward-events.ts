import type { SmsLockClient } from '../client/sms-lock-client.js';

const forwarded = [
  'authenticated',
  'code-request',
  'code-sent',
  'action-required',
  'failed',
  'step-change',
] as const;

/** What the client fires, the element fires: but nothing once it has left the document. */
export function forwardEvents(client: SmsLockClient, element: HTMLElement): void {
  const forward = (event: CustomEvent<unknown>): void => {
    if (!element.isConnected) return;
    const { type, detail, cancelable } = event;
    const copy = new CustomEvent(type, { detail, cancelable });
    if (!element.dispatchEvent(copy)) event.preventDefault();
  };
  for (const type of forwarded) client.addEventListener(type, forward);
}
