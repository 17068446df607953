import { fixture, html } from '@open-wc/testing';
import { newTenant } from './backend.js';
import { auth0Lock, Person } from './person.js';
import type { SmsLockElement } from '../../src/sms-lock-element.js';

/** A button that opens the dialog, as a page has it, and somebody who has just come to it. */
export async function opener(): Promise<HTMLButtonElement> {
  const button = await fixture<HTMLButtonElement>(html`<button type="button">Open</button>`);
  button.focus();
  return button;
}

/** An element that shows nothing yet, and the person who will use it. */
export async function modalLock(
  attributes: Readonly<Record<string, string>> = {},
): Promise<Person> {
  newTenant();
  return new Person(await auth0Lock({ country: 'FR', modal: '', ...attributes }));
}

/** The dialog of an element that has one. */
export function dialogOf(lock: SmsLockElement): HTMLDialogElement {
  const dialog = lock.shadowRoot?.querySelector('dialog');
  if (!dialog) throw new Error('there is no dialog');
  return dialog;
}

/** Whether it lies over the page. */
export function isOpen(lock: SmsLockElement): boolean {
  return lock.shadowRoot?.querySelector('dialog:modal')?.isConnected === true;
}

/** How often the person wanted to close it. */
export function dismissals(lock: SmsLockElement): { count: number } {
  const seen = { count: 0 };
  lock.addEventListener('dismiss', () => (seen.count += 1));
  return seen;
}

/** Time for something that is not to happen, in milliseconds. */
export async function aMoment(milliseconds = 150): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A corner of the page, beside the dialog. */
export const beside: [number, number] = [3, 3];
