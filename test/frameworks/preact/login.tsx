import 'sms-lock';
import { useState } from 'preact/hooks';
import type { AuthenticatedEvent, MessageOverrides } from 'sms-lock';
import type {} from 'sms-lock/jsx/preact';

const messages: MessageOverrides = { phoneHeading: 'Log in to Acme' };
const getCaptchaToken = async () => 'good-captcha';

export function Login() {
  const [phoneNumber, setPhoneNumber] = useState<string>();

  async function onAuthenticated({ detail: { profile, tokens } }: AuthenticatedEvent) {
    setPhoneNumber(profile.phone_number);
    await fetch('/api/profile', { headers: { authorization: `Bearer ${tokens.accessToken}` } });
  }

  if (phoneNumber) {
    return (
      <p>
        Logged in as {phoneNumber} <button onClick={() => setPhoneNumber('')}>Log out</button>
      </p>
    );
  }
  return (
    <sms-lock
      start-url="/api/start"
      verify-url="/api/verify"
      messages={messages}
      getCaptchaToken={getCaptchaToken}
      onauthenticated={onAuthenticated}
    />
  );
}
