'use client';

import 'sms-lock';
import { useRouter } from 'next/navigation';
import { adapter } from './adapter';
import type { SmsLockElement } from 'sms-lock';
import type {} from 'sms-lock/jsx/react';

const getCaptchaToken = async () => 'good-captcha';

export function Login() {
  const router = useRouter();
  function prepare(lock: SmsLockElement) {
    Object.assign(lock, { adapter, getCaptchaToken });
    const onAuthenticated = () => router.refresh();
    lock.addEventListener('authenticated', onAuthenticated);
    return () => lock.removeEventListener('authenticated', onAuthenticated);
  }
  return <sms-lock ref={prepare} />;
}
