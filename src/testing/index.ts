// The entry `sms-lock/testing`.
export { defaultSmsTemplate } from './default-sms-template.js';
export { goodCaptcha, magicNumbers, type MagicNumber, type MagicOutcome } from './magic-numbers.js';
export { tenantFetch } from './tenant-fetch.js';
export { createTenant, type RequestContext, type Tenant, type TenantEventMap } from './tenant.js';
export {
  codeGrant,
  legacyGrant,
  otpGrant,
  type ConnectionSettings,
  type SeedUser,
  type SettingProblem,
  type SmsMessage,
  type SmsSource,
  type TenantClient,
  type TenantOptions,
  type TenantUser,
} from './tenant-settings.js';
