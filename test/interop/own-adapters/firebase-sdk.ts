import { PhoneAuthProvider, RecaptchaVerifier, signInWithCredential } from 'firebase/auth';
import { sdkFailure } from 'sms-lock/headless';
import { auth } from './firebase.js';
import type { Adapter } from 'sms-lock/headless';

export const adapter: Adapter<string> = {
  name: 'firebase-sdk',
  async start({ phoneNumber, language }) {
    auth.languageCode = language;
    // One for each message: in the emulator a second use of one never ends.
    const captcha = document.body.appendChild(document.createElement('div'));
    const verifier = new RecaptchaVerifier(auth, captcha, { size: 'invisible' });
    const sending = new PhoneAuthProvider(auth).verifyPhoneNumber(phoneNumber, verifier);
    const challenge = await sending
      .catch((error: unknown) => {
        throw sdkFailure(error, 'start', { 'auth/quota-exceeded': 'rate-limited' });
      })
      .finally(() => captcha.remove());
    return { challenge };
  },
  async verify({ phoneNumber, code, challenge = '' }) {
    const credential = PhoneAuthProvider.credential(challenge, code);
    const { user } = await signInWithCredential(auth, credential).catch((error: unknown) => {
      throw sdkFailure(error, 'verify', {
        'auth/invalid-verification-code': 'code-wrong',
        'auth/code-expired': 'code-expired',
      });
    });
    const tokens = { idToken: await user.getIdToken(), refreshToken: user.refreshToken };
    const profile = { sub: user.uid, phone_number: phoneNumber, phone_number_verified: true };
    return { status: 'authenticated', tokens, profile, session: 'tokens', response: user };
  },
};
