/**
 * The code in the next text message to this page: WebOTP, with which Chrome and its relatives hand
 * over a message whose last line is `@host #code`, once the person allows it. To be called before
 * the message is sent. Anybody can send a message: what comes may be anything.
 *
 * @returns `undefined` when there will be none: the browser or the frame cannot, the person does not
 * want to, the signal aborted
 * @see https://wicg.github.io/web-otp/
 */
export async function receiveCode(signal: AbortSignal): Promise<string | undefined> {
  if (!('OTPCredential' in globalThis) || !isSecureContext) return undefined;
  try {
    const options = { otp: { transport: ['sms'] }, signal } as CredentialRequestOptions;
    const credential = (await navigator.credentials.get(options)) as { code?: unknown } | null;
    const code = credential?.code;
    // A prompt that was open may still be answered after the abort (WICG/web-otp#58).
    return typeof code === 'string' && !signal.aborted ? code : undefined;
  } catch {
    return undefined;
  }
}
