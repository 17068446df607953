import { initializeApp } from 'firebase/app';
import { connectAuthEmulator, getAuth } from 'firebase/auth';

export const auth = getAuth(initializeApp({ apiKey: 'any-key', projectId: 'demo-sms-lock' }));
connectAuthEmulator(auth, backendUrl, { disableWarnings: true });
auth.settings.appVerificationDisabledForTesting = true;
