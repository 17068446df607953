import 'sms-lock';
import { createSignal, Show } from 'solid-js';
import type { AuthenticatedEvent, MessageOverrides } from 'sms-lock';
import type {} from 'sms-lock/jsx/solid';

const messages: MessageOverrides = { phoneHeading: 'Log in to Acme' };
const getCaptchaToken = async () => 'good-captcha';

export function Login() {
  const [phoneNumber, setPhoneNumber] = createSignal<string>();

  async function onAuthenticated({ detail: { profile, tokens } }: AuthenticatedEvent) {
    setPhoneNumber(profile.phone_number);
    await fetch('/api/profile', { headers: { authorization: `Bearer ${tokens.accessToken}` } });
  }

  const form = () => (
    <sms-lock
      start-url="/api/start"
      verify-url="/api/verify"
      prop:messages={messages}
      prop:getCaptchaToken={getCaptchaToken}
      on:authenticated={onAuthenticated}
    />
  );
  return (
    <Show when={phoneNumber()} fallback={form()}>
      <p>
        Logged in as {phoneNumber()} <button onClick={() => setPhoneNumber()}>Log out</button>
      </p>
    </Show>
  );
}
