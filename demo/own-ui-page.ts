/// <reference types="vite/client" />
// What surrounds the own UI: the phone that its messages arrive on, and its source.

import { copyOnClick } from './copy.js';
import { byId } from './element.js';
import source from './own-ui.ts?raw';
import { PhoneScreen } from './phone-screen.js';
import { onSms } from './tenant.js';

const phone = new PhoneScreen(byId('phone', HTMLElement));
onSms((message) => phone.receive(message));

const shown = byId('source', HTMLElement);
shown.textContent = source.replaceAll('../src/headless.js', 'sms-lock/headless');
copyOnClick(byId('copy-source', HTMLButtonElement), {
  label: 'Copy source',
  text: () => shown.textContent,
  shownIn: () => shown,
});
