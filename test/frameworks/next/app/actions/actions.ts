'use server';

import { cookies } from 'next/headers';
import type { Profile } from 'sms-lock';

const server = process.env.LOGIN_SERVER;

export async function sendCode(phoneNumber: string, language: string, captcha?: string) {
  const body = JSON.stringify({ phone_number: phoneNumber, captcha });
  const headers = { 'content-type': 'application/json', 'x-request-language': language };
  const answer = await fetch(`${server}/start`, { method: 'POST', headers, body });
  if (answer.ok) return {};
  return { error: answer.status === 429 ? 'rate-limited' : 'server-error' } as const;
}

export async function checkCode(phoneNumber: string, code: string) {
  const body = JSON.stringify({ phone_number: phoneNumber, code });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${server}/verify`, { method: 'POST', headers, body });
  if (!answer.ok) return { error: 'code-wrong' } as const;
  const { access_token, profile }: { access_token: string; profile: Profile } = await answer.json();
  const sessions = await cookies();
  sessions.set('session', access_token, { httpOnly: true, secure: true, sameSite: 'lax' });
  return { profile };
}
