// Every state of the element on one page, in the looks that `?theme=` and the language that `?lang=`
// names.

import { html, render } from 'lit';
import { applyTheme, fillSlots } from '../demo/themes.js';
import '../src/index.js';
import { SmsLockError } from '../src/errors.js';
import type { Adapter, StartResult } from '../src/adapters/adapter.js';
import type { SmsLockErrorCode } from '../src/errors.js';
import type { SmsLockElement } from '../src/sms-lock-element.js';

const never = new Promise<never>(() => undefined);
const query = new URLSearchParams(location.search);
const theme = query.get('theme') ?? '';
document.documentElement.lang = query.get('lang') ?? 'en';
applyTheme(theme);

function adapter(part: Partial<Adapter> = {}): Adapter {
  return {
    name: 'gallery',
    start: async () => ({}),
    verify: async () => ({
      status: 'authenticated',
      tokens: {},
      session: 'cookie',
      response: undefined,
    }),
    ...part,
  };
}

function failing(code: SmsLockErrorCode, details = {}): () => Promise<never> {
  return () => Promise.reject(new SmsLockError(code, details));
}

/** Adds an element with its caption. */
function show(
  caption: string,
  backend: Adapter | undefined,
  number = '06 12 34 56 78',
): SmsLockElement {
  const figure = document.createElement('figure');
  const label = document.createElement('figcaption');
  const lock = document.createElement('sms-lock');
  label.textContent = caption;
  lock.adapter = backend;
  lock.country = 'FR';
  // Each begins anew.
  lock.noResume = true;
  if (number) lock.phoneNumber = number;
  fillSlots(lock, theme);
  figure.append(label, lock);
  document.body.append(figure);
  return lock;
}

async function inCodeStep(caption: string, backend: Adapter): Promise<SmsLockElement> {
  const lock = show(caption, backend);
  await lock.start();
  return lock;
}

/** Fills in the code, or the beginning of it, as the browser does. */
async function fillCode(lock: SmsLockElement, code: string): Promise<void> {
  await lock.updateComplete;
  const field = lock.shadowRoot?.querySelector('sms-lock-code-field');
  await field?.updateComplete;
  const input = field?.querySelector('input');
  if (!field || !input) throw new Error('there is no field for the code');
  input.value = code.slice(0, field.length);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

show('phone', adapter(), '');
show('phone, typed', adapter());
for (const number of ['12', '01 23 45 67 89']) {
  await show(`phone, not a mobile number: ${number}`, adapter(), number)
    .start()
    .catch(() => undefined);
}
const few = show('phone, a few countries', adapter());
few.countries = 'FR BE CH';
await few.start('+44 7400 123456').catch(() => undefined);
show('phone, one country', adapter()).countries = 'FR';
localStorage.setItem('sms-lock:phone', '{"phoneNumber":"+15875308871","country":"CA"}');
const known = show('phone, remembered', adapter(), '');
known.rememberPhone = true;
known.existingCode = true;
const wanting = show('phone, consent required', adapter());
wanting.requireConsent = true;
await wanting.start().catch(() => undefined);
const ownTerms = show('phone, own terms', adapter());
ownTerms.requireConsent = true;
render(
  html`<span slot="consent"
    >I agree to the <a href="#terms">terms</a> and the privacy policy.</span
  >`,
  ownTerms,
);
show('phone, no consent note', adapter()).noConsentNote = true;
for (const kind of ['info', 'success', 'error'] as const) {
  const lock = show(`closable, message: ${kind}`, adapter());
  lock.closable = true;
  lock.noResume = true;
  await lock.showMessage('Your session has ended. Log in again to go on.', kind);
}
void show('sending', adapter({ start: () => never })).start();
await show('rate limited', adapter({ start: failing('rate-limited', { retryAfter: 42 }) }))
  .start()
  .catch(() => undefined);
await show('server error', adapter({ start: failing('server-error') }))
  .start()
  .catch(() => undefined);
show('not configured', undefined);
(await inCodeStep('disabled', adapter())).disabled = true;
await inCodeStep('code', adapter());
for (const codeLength of [4, 8, 10]) {
  const start = async (): Promise<{ codeLength: number }> => ({ codeLength });
  const lock = await inCodeStep(`code of ${codeLength}`, adapter({ start }));
  lock.noAutoSubmit = true;
  await fillCode(lock, '1234567890');
}
await fillCode(await inCodeStep('code, half typed', adapter()), '123');
const letters = async (): Promise<StartResult> => ({ codeCharset: 'alphanumeric' });
await fillCode(await inCodeStep('code with letters', adapter({ start: letters })), 'AM1W');
await inCodeStep('code, resend possible', adapter({ start: async () => ({ resendAt: 0 }) }));
await fillCode(await inCodeStep('verifying', adapter({ verify: () => never })), '123456');
for (const code of ['code-wrong', 'attempts-exceeded', 'network', 'user-blocked'] as const) {
  const lock = await inCodeStep(code, adapter({ verify: failing(code) }));
  lock.noAutoSubmit = true;
  await fillCode(lock, '123456');
  await lock.verify('123456').catch(() => undefined);
}
await (await inCodeStep('authenticated', adapter())).verify('123456');
const selected = await inCodeStep('code, selected', adapter());
selected.noAutoSubmit = true;
await fillCode(selected, '123456');
selected.focus();
const dialog = show('a dialog, for a picture of its own', adapter(), '');
dialog.modal = true;
dialog.closable = true;
dialog.requireConsent = true;
dialog.noResume = true;
await document.fonts.ready;
await new Promise((resolve) => setTimeout(resolve, 800));
document.body.dataset['ready'] = 'true';
