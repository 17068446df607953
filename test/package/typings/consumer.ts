import { SmsLockElement } from 'sms-lock/element';
import { SmsLockClient, SmsLockError, loadPhoneEngine, nextAction } from 'sms-lock/headless';
import { createTenant, magicNumbers } from 'sms-lock/testing';
import { auth0 } from 'sms-lock/adapters/auth0';
import german from 'sms-lock/locales/de';
import type { Adapter, Profile, SmsLockErrorCode, Tokens } from 'sms-lock';
import type { SmsLockAttributes, SmsLockProperties } from 'sms-lock/jsx';
import 'sms-lock';

SmsLockElement.define('my-login');
const lock = document.createElement('sms-lock');
lock.startUrl = '/start';
lock.messages = { phoneHeading: 'Hi', attemptsLeft: { one: 'One' }, errors: { offline: 'Off' } };
lock.messages = german;
// @ts-expect-error: there is no such text
lock.messages = { phoneHeadline: 'Hi' };
lock.adapter = auth0({ domain: 'acme.eu.auth0.com', clientId: 'abc' });
// @ts-expect-error: there is no such step
console.log(lock.step === 'nowhere');
// @ts-expect-error: read only
lock.step = 'phone';
// @ts-expect-error: a number
lock.codeLength = '6';

const adapter: Adapter = {
  name: 'own',
  start: () => Promise.resolve({ challenge: { id: 1 } }),
  verify: () =>
    Promise.resolve({ status: 'authenticated', tokens: {}, session: 'cookie', response: null }),
};
const client = new SmsLockClient({ adapter });
client.addEventListener('state-change', ({ detail }) => console.log(detail.state.step));
// @ts-expect-error: nobody closes a client
client.addEventListener('dismiss', (event) => event.detail);
const login = await client.verify('123456');
console.log(login?.profile.sub, new SmsLockError('timeout').retryAfter);
console.log((await loadPhoneEngine()).countries.length, createTenant().messages.length);
console.log(magicNumbers[0]?.phoneNumber);

lock.addEventListener('failed', ({ detail }) => {
  const code: SmsLockErrorCode = detail.error.code;
  console.log(code, nextAction(detail.error), detail.step);
});
lock.addEventListener('authenticated', ({ detail }) => {
  const profile: Profile = detail.profile;
  const tokens: Tokens = detail.tokens;
  console.log(profile.phone_number, tokens.accessToken);
});

const properties: SmsLockProperties = { startUrl: '/start', codeLength: 6, autofocus: true };
const attributes: SmsLockAttributes = { 'start-url': '/start', 'code-length': '6', modal: true };
// @ts-expect-error: there is no such property
const wrongProperties: SmsLockProperties = { startUri: '/start' };
// @ts-expect-error: there is no such attribute
const wrongAttributes: SmsLockAttributes = { 'start-uri': '/start' };
// @ts-expect-error: an object is no attribute
const objects: SmsLockAttributes = { messages: {} };
console.log(properties, attributes, wrongProperties, wrongAttributes, objects);
