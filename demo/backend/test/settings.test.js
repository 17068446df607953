// The settings: what is read, and what is complained about before anything begins.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings, SettingsError } from '../src/settings.js';

/** @param {Record<string, string>} environment */
function complaints(environment) {
  try {
    readSettings(environment);
    return [];
  } catch (error) {
    assert.ok(error instanceof SettingsError);
    return error.message.split('\n');
  }
}

test('begins without any', () => {
  const settings = readSettings({});
  assert.equal(settings.smsSender, 'console');
  assert.deepEqual([...settings.origins], ['http://localhost:8787', 'http://127.0.0.1:8787']);
  assert.equal(settings.countries, undefined);
});

test('reads lists', () => {
  const settings = readSettings({
    PUBLIC_URL: 'https://login.acme.example/',
    ALLOWED_ORIGINS: 'https://acme.example, https://app.acme.example',
    COUNTRIES: 'FR BE',
  });
  assert.deepEqual(
    [...settings.origins],
    ['https://login.acme.example', 'https://acme.example', 'https://app.acme.example'],
  );
  assert.deepEqual([...(settings.countries ?? [])].sort(), ['BE', 'FR']);
});

test('wants a secret, countries and an account before messages are paid for', () => {
  const found = complaints({ SMS_SENDER: 'twilio-verify' });
  for (const name of ['SECRET', 'COUNTRIES', 'TWILIO_ACCOUNT_SID', 'TWILIO_VERIFY_SERVICE_SID']) {
    assert.ok(
      found.some((line) => line.startsWith(name)),
      name,
    );
  }
  const complete = {
    SMS_SENDER: 'twilio-verify',
    SECRET: 'x'.repeat(32),
    COUNTRIES: 'FR',
    TWILIO_ACCOUNT_SID: 'AC1',
    TWILIO_AUTH_TOKEN: 'token',
    TWILIO_VERIFY_SERVICE_SID: 'VA1',
  };
  assert.deepEqual(complaints(complete), []);
});

test('complains of everything that makes no sense', () => {
  /** @type {[Record<string, string>, RegExp][]} */
  const cases = [
    [{ PORT: 'http' }, /^PORT/],
    [{ CODE_MINUTES: '11' }, /^CODE_MINUTES.*10/],
    [{ CODE_LENGTH: '4' }, /^CODE_LENGTH.*6/],
    [{ PUBLIC_URL: 'acme.example' }, /^PUBLIC_URL/],
    [{ ALLOWED_ORIGINS: 'https://acme.example/' }, /^ALLOWED_ORIGINS/],
    [{ ALLOWED_ORIGINS: '*' }, /^ALLOWED_ORIGINS/],
    [{ COUNTRIES: 'FR UK' }, /^COUNTRIES.*UK/],
    [{ SMS_SENDER: 'pigeon' }, /^SMS_SENDER/],
    [{ ALTERNATIVES: 'call' }, /^ALTERNATIVES.*Twilio Verify/],
    [{ ALTERNATIVES: 'fax' }, /^ALTERNATIVES.*call and whatsapp/],
    [{ SECRET: 'short' }, /^SECRET.*32/],
    [{ NODE_ENV: 'production' }, /^SMS_SENDER/],
  ];
  for (const [environment, expected] of cases) {
    const found = complaints(environment);
    assert.equal(found.length, 1, JSON.stringify(environment));
    assert.match(found[0] ?? '', expected);
  }
});
