import { createClient } from '@supabase/supabase-js';
import { sdkFailure } from 'sms-lock/headless';
import type { Adapter } from 'sms-lock/headless';

const { VITE_SUPABASE_URL, VITE_SUPABASE_KEY } = import.meta.env;
const supabase = createClient(VITE_SUPABASE_URL, VITE_SUPABASE_KEY);

export const adapter: Adapter = {
  name: 'supabase-js',
  async start({ phoneNumber, captchaToken }) {
    const options = captchaToken ? { captchaToken } : {};
    const { error } = await supabase.auth.signInWithOtp({ phone: phoneNumber, options });
    if (error) throw sdkFailure(error, 'start', { over_sms_send_rate_limit: 'rate-limited' });
    return {};
  },
  async verify({ phoneNumber, code }) {
    const wanted = { phone: phoneNumber, token: code, type: 'sms' } as const;
    const { data, error } = await supabase.auth.verifyOtp(wanted);
    // It calls wrong codes so too.
    if (error) throw sdkFailure(error, 'verify', { otp_expired: 'code-wrong-or-expired' });
    const tokens = data.session ? { accessToken: data.session.access_token } : {};
    const phone = { phone_number: phoneNumber, phone_number_verified: true };
    const profile = data.user ? { sub: data.user.id, ...phone } : undefined;
    return { status: 'authenticated', tokens, profile, session: 'tokens', response: data };
  },
};
