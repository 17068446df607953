import { SmsLockElement } from '../src/index.js';
import { copyOnClick } from './copy.js';
import { byId, element } from './element.js';
import { EventLog } from './event-log.js';
import { magicTables } from './magic-table.js';
import { PhoneScreen } from './phone-screen.js';
import { applySettings, htmlOf, readSettings } from './settings.js';
import { themes } from './themes.js';
import { themingTables } from './theming.js';
import { forgetUsers, onSms, onUsersChange, startTenant } from './tenant.js';

const lock = document.querySelector('sms-lock') ?? new SmsLockElement();
const form = byId('settings', HTMLFormElement);
const html = byId('html', HTMLElement);

const phone = new PhoneScreen(byId('phone', HTMLElement));
onSms((message) => phone.receive(message));

const open = byId('open', HTMLButtonElement);
open.addEventListener('click', () => void lock.show());

const log = new EventLog(byId('events', HTMLElement), lock);
byId('clear-events', HTMLButtonElement).addEventListener('click', () => log.clear());

byId('magic-numbers', HTMLElement).append(...magicTables((number) => void prefill(number)));
byId('theming', HTMLElement).append(...themingTables(lock));
byId('theme', HTMLSelectElement).append(
  ...Object.entries(themes).map(([value, { name, trade }]) =>
    element('option', { value }, `${trade}: ${name}`),
  ),
);
byId('start-over', HTMLButtonElement).addEventListener('click', () => void prefill(undefined));

copyOnClick(byId('copy-html', HTMLButtonElement), {
  label: 'Copy HTML',
  text: () => html.textContent,
  shownIn: () => html,
});

onUsersChange((phoneNumbers) => {
  const numbers = phoneNumbers.map((number) => element('bdi', { dir: 'ltr' }, number));
  byId('users', HTMLElement).replaceChildren(
    ...(numbers.length > 0 ? numbers : ['None has logged in yet.']),
  );
  byId('forget-users', HTMLButtonElement).disabled = numbers.length === 0;
});
byId('forget-users', HTMLButtonElement).addEventListener('click', () => {
  forgetUsers();
  void prefill(undefined);
});

form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('input', onSettings);
let backend = readSettings(form).backend;
onSettings();

try {
  await startTenant('./');
  lock.disabled = false;
} catch {
  const notice = byId('no-worker', HTMLElement);
  notice.textContent =
    'This demo needs a service worker, and there is none here. Open it over https or on localhost, in a window that is not private.';
  notice.hidden = false;
}

function onSettings(): void {
  const settings = readSettings(form);
  applySettings(settings, lock);
  html.textContent = htmlOf(settings);
  open.hidden = !settings.modal;
  // A code of one backend is nothing to the other.
  if (settings.backend !== backend) lock.reset();
  ({ backend } = settings);
}

/** Begins again with a number (E.164), or with none, and leaves the sending to the person. */
async function prefill(phoneNumber: string | undefined): Promise<void> {
  lock.reset();
  lock.phoneNumber = '';
  await lock.updateComplete;
  lock.phoneNumber = phoneNumber;
  await lock.updateComplete;
  if (lock.modal || lock.hidden) await lock.show();
  lock.focus();
}
