import { auth0, clockTime, loadPhoneEngine, secondsUntil, SmsLockClient } from '../src/headless.js';
import { clientId, domain, startTenant } from './tenant.js';
import type { SmsLockError, SmsLockErrorCode } from '../src/headless.js';

const client = new SmsLockClient({ adapter: auth0({ domain, clientId }) });

const byId = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
const phoneForm = byId<HTMLFormElement>('phone-form');
const phoneInput = byId<HTMLInputElement>('phone-number');
const codeForm = byId<HTMLFormElement>('code-form');
const codeInput = byId<HTMLInputElement>('code');
const resendButton = byId<HTMLButtonElement>('resend');

/** The texts of the errors that this page wants to tell apart. */
const texts: Partial<Record<SmsLockErrorCode, string>> = {
  'phone-invalid': 'That is no mobile number. Write it with + and the country code.',
  'phone-not-allowed': 'We do not text that country.',
  'phone-rejected': 'That number takes no texts.',
  'delivery-failed': 'The text did not get through. Try another number.',
  'code-incomplete': 'Type the code first.',
  'code-wrong': 'That is not the code. Look at the newest text.',
  'code-wrong-or-expired': 'That is not the code, or no longer. Look at the newest text.',
  'code-expired': 'That code is too old. Ask for another one.',
  'attempts-exceeded': 'Too many wrong codes. Ask for another one.',
  'rate-limited': 'Too often.',
  'user-blocked': 'This account is blocked.',
  network: 'The server is out of reach.',
};

phoneForm.addEventListener('submit', async (event) => {
  event.preventDefault();
  const engine = await loadPhoneEngine();
  const country = engine.guessCountry(engine.surroundings(), engine.countries);
  const { phoneNumber = '' } = engine.readPhone(phoneInput.value, country);
  // What is no number the client refuses, as any other failure: nothing is sent.
  void client.start(phoneNumber);
});

codeForm.addEventListener('submit', (event) => {
  event.preventDefault();
  void client.verify(codeInput.value);
});

resendButton.addEventListener('click', () => void client.resend());
byId('change-number').addEventListener('click', () => client.reset());
byId('log-out').addEventListener('click', () => client.reset());

client.addEventListener('code-sent', () => (codeInput.value = ''));
client.addEventListener('action-required', ({ detail }) => {
  byId('code-error').textContent = `One more step is wanted: ${detail.reason}.`;
});
client.addEventListener('authenticated', ({ detail }) => {
  // `detail.tokens` goes to your application; the page shows who came in.
  byId('profile').replaceChildren(
    ...Object.entries(detail.profile).flatMap(([claim, value]) => [
      textElement('dt', claim),
      textElement('dd', String(value)),
    ]),
  );
});
client.addEventListener('state-change', render);
client.addEventListener('step-change', moveFocus);
setInterval(renderResend, 1000);

/** Draws the state: all that a page needs to know is in it. */
function render(): void {
  const { state } = client;
  const isCode = 'challenge' in state || (state.step === 'sending' && !!state.previous);
  phoneForm.hidden = isCode || state.step === 'authenticated';
  codeForm.hidden = !isCode;
  byId('welcome').hidden = state.step !== 'authenticated';
  if ('phoneNumber' in state) byId('sent-to').textContent = state.phoneNumber ?? '';

  const error = 'error' in state ? textOf(state.error) : '';
  byId('phone-error').textContent = isCode ? '' : error;
  byId('code-error').textContent = isCode ? error : '';
  (isCode ? codeInput : phoneInput).ariaInvalid = String(error !== '');
  renderResend();
}

function renderResend(): void {
  const { state } = client;
  const wait = 'challenge' in state ? secondsUntil(state.challenge.resendAt, Date.now()) : 0;
  resendButton.disabled = wait > 0 || client.state.step !== 'code';
  resendButton.textContent = wait > 0 ? `Another code in ${clockTime(wait)}` : 'Send another code';
}

function textOf(error: SmsLockError | undefined): string {
  if (!error) return '';
  const text = texts[error.code] ?? 'That did not work. Please try again.';
  return error.retryAfter ? `${text} Try again in ${error.retryAfter} seconds.` : text;
}

function moveFocus(): void {
  const { step } = client.state;
  if (step === 'phone') phoneInput.focus();
  if (step === 'code') codeInput.focus();
  if (step === 'authenticated') byId('welcome-heading').focus();
}

function textElement(tag: 'dt' | 'dd', text: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

try {
  // Only here: a page on the network needs no stand-in for its server.
  await startTenant('../');
  phoneForm.querySelector('fieldset')?.removeAttribute('disabled');
} catch {
  const notice = byId('no-worker');
  notice.textContent =
    'This demo needs a service worker, and there is none here. Open it over https or on localhost, in a window that is not private.';
  notice.hidden = false;
}
