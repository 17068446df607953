export { SmsLockClient } from './client/sms-lock-client.js';
export type {
  CaptchaPurpose,
  CodeSent,
  ResumeStorage,
  SmsLockClientOptions,
  VerifyOptions,
} from './client/sms-lock-client.js';
export type * from './client/machine.js';
export { clockTime, secondsUntil } from './client/cooldown.js';
export { errorCodes, nextAction } from './client/next-action.js';
export type { NextAction } from './client/next-action.js';
export { SmsLockError } from './errors.js';
export type { SmsLockErrorCode, SmsLockErrorDetails } from './errors.js';
export type * from './adapters/adapter.js';
export type * from './adapters/endpoints-mapping.js';
export type * from './events.js';
export { endpoints } from './adapters/endpoints.js';
export { auth0 } from './adapters/auth0.js';
export { sdkFailure } from './adapters/sdk-failure.js';
export { extractCode } from './code/extract-code.js';
export type { CodeCharset } from './code/bare-code.js';
export type { ExtractedCode } from './code/extract-code.js';
export { smsText } from './code/sms-text.js';
export type { SmsTextOptions } from './code/sms-text.js';
export type { EmbeddedHostMark } from './code/bound-line.js';
export { smsLanguages } from './code/sms-sentences.js';
export type { SmsLanguage } from './code/sms-sentences.js';
export { smsSegments } from './code/sms-segments.js';
export type { SmsSegments } from './code/sms-segments.js';
export { checkSmsText } from './code/check-sms-text.js';
export type {
  SmsTextExpectations,
  SmsTextProblem,
  SmsTextProblemCode,
} from './code/check-sms-text.js';
export { loadPhoneEngine } from './phone/load-engine.js';
export type { PhoneReading } from './phone/phone-engine.js';
