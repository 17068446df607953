import { SmsLockError } from 'sms-lock/headless';
import { checkCode, sendCode } from './actions';
import type { Adapter } from 'sms-lock';

export const adapter: Adapter = {
  name: 'server-actions',
  async start({ phoneNumber, language, captchaToken }) {
    const { error } = await sendCode(phoneNumber, language, captchaToken);
    if (error) throw new SmsLockError(error);
    return {};
  },
  async verify({ phoneNumber, code }) {
    const { error, profile } = await checkCode(phoneNumber, code);
    if (error) throw new SmsLockError(error);
    return { status: 'authenticated', tokens: {}, profile, session: 'cookie', response: profile };
  },
};
