export default defineNuxtConfig({
  compatibilityDate: '2026-11-01',
  vue: { compilerOptions: { isCustomElement: (tag) => tag === 'sms-lock' } },
  devtools: { enabled: false },
  telemetry: false,
  nitro: { output: { dir: 'dist' } },
});
