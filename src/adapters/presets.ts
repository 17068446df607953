import { SmsLockError } from '../errors.js';
import type { Adapter, AdapterSettings } from './adapter.js';

type Factory = (settings: AdapterSettings) => Adapter;

/** All of them are loaded after the first paint: nobody can send anything before. */
const presets: Readonly<Record<string, (settings: AdapterSettings) => Promise<Factory>>> = {
  endpoints: async (settings) =>
    settings.endpoints
      ? (await import('./mapped-endpoints.js')).mappedEndpoints
      : (await import('./endpoints.js')).endpoints,
  auth0: async () => (await import('./auth0.js')).auth0,
  'auth0-cross-origin': async () => (await import('./auth0-cross-origin.js')).auth0CrossOrigin,
  'auth0-legacy': async () => (await import('./auth0-legacy.js')).auth0Legacy,
  'better-auth': async () => (await import('./better-auth.js')).betterAuth,
  supabase: async () => (await import('./supabase.js')).supabase,
  supertokens: async () => (await import('./supertokens.js')).supertokens,
  firebase: async () => (await import('./firebase.js')).firebase,
  cognito: async () => (await import('./cognito.js')).cognito,
  kratos: async () => (await import('./kratos.js')).kratos,
  fusionauth: async () => (await import('./fusionauth.js')).fusionauth,
  stytch: async () => (await import('./stytch.js')).stytch,
  descope: async () => (await import('./descope.js')).descope,
};

/** The names that the `adapter` attribute takes. */
export const presetNames: readonly string[] = Object.keys(presets);

/**
 * The adapter of a name, loaded.
 *
 * @throws SmsLockError `not-configured` (unknown name, a setting missing or unsafe) or `load-failed`
 */
export async function loadAdapter(name: string, settings: AdapterSettings): Promise<Adapter> {
  const preset = Object.hasOwn(presets, name) ? presets[name] : undefined;
  if (!preset) {
    const message = `adapter="${name}" is not known. It takes: ${presetNames.join(', ')}.`;
    throw new SmsLockError('not-configured', { message });
  }
  const factory = await preset(settings).catch((cause: unknown) => {
    const message = `The adapter "${name}" did not load.`;
    throw new SmsLockError('load-failed', { message, cause });
  });
  return factory(settings);
}
