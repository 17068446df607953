import { handled } from '../client/handled.js';
import { loadPhoneEngine } from '../phone/load-engine.js';
import type { PhoneField } from './phone-field.js';

/** The element, as far as its number is concerned. */
interface Host {
  readonly isConnected: boolean;
  /** Given by the page, in any form that could be typed. */
  readonly phoneNumber: string | undefined;
  readonly renderRoot: ParentNode;
}

/**
 * Makes the phone field ready for a login that is come back to, and says whether it may be: not in
 * place of another number that the page has given or the person has begun to type.
 *
 * @param phoneNumber E.164
 */
export async function makeWay(host: Host, phoneNumber: string): Promise<boolean> {
  // It groups the number that is shown; without it the number is shown all the same.
  await handled(loadPhoneEngine()).catch(() => undefined);
  const field = host.renderRoot.querySelector<PhoneField>('sms-lock-phone-field');
  if (!field || !host.isConnected) return false;
  const isTaken = field.text !== '' && (Boolean(host.phoneNumber) || !field.isWhole);
  if (isTaken && (await field.read(true)) !== phoneNumber) return false;
  field.setText(phoneNumber);
  return true;
}
