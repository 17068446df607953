// Pure: the form in which every phone number is sent.

/** ITU-T E.164: a plus sign and at most fifteen digits, of which the first is not a zero. */
export function isE164(text: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(text);
}
