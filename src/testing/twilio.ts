// Pure: what Twilio would say.
import type { MagicOutcome } from './magic-numbers.js';
import type { ConnectionSettings, SettingProblem, SmsSource } from './tenant-settings.js';

/** Why an SMS was not sent. `code` is Twilio's, absent when the message never got that far. */
export interface SmsFailure {
  readonly code?: number;
  readonly text: string;
}

const texts = new Map([
  [20003, 'Authenticate'],
  [21211, "The 'To' number is not a valid phone number."],
  [
    21408,
    "Permission to send an SMS has not been enabled for the region indicated by the 'To' number",
  ],
  [21602, 'Message body is required.'],
  [21603, "A 'From' phone number is required."],
  [21610, 'Attempt to send to unsubscribed recipient'],
  [21614, "'To' number is not a valid mobile number"],
  [21617, 'The concatenated message body exceeds the 1600 character limit'],
  [30003, 'Unreachable destination handset'],
]);

const refusals: Partial<Record<MagicOutcome, number>> = {
  'invalid-number': 21211,
  'not-a-mobile': 21614,
  unreachable: 30003,
  'blocked-country': 21408,
  'opted-out': 21610,
};

/** Why Twilio would not send this message; `undefined` when it delivers it. */
export function twilioFailure(
  settings: ConnectionSettings,
  recipient: MagicOutcome,
  body: string,
): SmsFailure | undefined {
  const code =
    settingsFailureCode(settings) ??
    refusals[recipient] ??
    (body === '' ? 21602 : body.length > 1600 ? 21617 : undefined);
  return code === undefined ? undefined : { code, text: texts.get(code) ?? '' };
}

/** Who the message comes from: the number or the service; `undefined` unless exactly one is set. */
export function senderOf(source: SmsSource): string | undefined {
  const from = 'from' in source ? source.from : '';
  const service = 'messagingServiceSid' in source ? source.messagingServiceSid : '';
  return from && service ? undefined : from || service || undefined;
}

/** What is missing in the Twilio part of the settings. */
export function findTwilioProblems(settings: ConnectionSettings): SettingProblem[] {
  const problems: SettingProblem[] = [];
  for (const setting of ['twilioAccountSid', 'twilioAuthToken'] as const) {
    if (!settings[setting]) {
      problems.push({ setting, message: 'Twilio refuses every message without it (20003).' });
    }
  }
  if (senderOf(settings.smsSource) === undefined) {
    problems.push({
      setting: 'smsSource',
      message: 'Set either a From number or a Messaging Service SID, not both (21603).',
    });
  }
  return problems;
}

function settingsFailureCode(settings: ConnectionSettings): number | undefined {
  if (!settings.twilioAccountSid || !settings.twilioAuthToken) return 20003;
  return senderOf(settings.smsSource) === undefined ? 21603 : undefined;
}
