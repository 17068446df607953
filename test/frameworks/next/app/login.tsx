'use client';

import 'sms-lock';
import { useState } from 'react';
import type { AuthenticatedEvent, MessageOverrides, SmsLockElement } from 'sms-lock';
import type {} from 'sms-lock/jsx/react';

const messages: MessageOverrides = { phoneHeading: 'Log in to Acme' };
const getCaptchaToken = async () => 'good-captcha';

export function Login() {
  const [phoneNumber, setPhoneNumber] = useState<string>();

  async function onAuthenticated({ detail: { profile, tokens } }: AuthenticatedEvent) {
    setPhoneNumber(profile.phone_number);
    await fetch('/api/profile', { headers: { authorization: `Bearer ${tokens.accessToken}` } });
  }

  // React hydrates neither properties nor events of a custom element.
  function prepare(lock: SmsLockElement) {
    Object.assign(lock, { messages, getCaptchaToken });
    lock.addEventListener('authenticated', onAuthenticated);
    return () => lock.removeEventListener('authenticated', onAuthenticated);
  }

  if (phoneNumber) {
    return (
      <p>
        Logged in as {phoneNumber} <button onClick={() => setPhoneNumber('')}>Log out</button>
      </p>
    );
  }
  return <sms-lock ref={prepare} start-url="/api/start" verify-url="/api/verify" />;
}
