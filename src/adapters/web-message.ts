import { SmsLockError } from '../errors.js';
import { members } from './http.js';
import type { AdapterContext } from './adapter.js';

/** How long the answer may take, in seconds. */
const TIMEOUT = 20;

/**
 * Opens an authorization request in a frame that nobody sees, and waits for the message that its page
 * sends back (OAuth 2.0 Web Message Response Mode).
 *
 * Every window may send a message to this one. Only one counts that comes from this frame, from the
 * origin of the request, and holds its `state`.
 *
 * @param url with `response_mode=web_message` and `prompt=none`
 * @returns the members of the answer: a `code`, or an `error`
 * @throws SmsLockError `timeout` when the page is silent, as one with an error for people is;
 * `bad-response` for the answer to another request
 */
export async function askInFrame(
  url: string,
  state: string,
  { signal }: AdapterContext,
): Promise<Readonly<Record<string, unknown>>> {
  signal.throwIfAborted();
  const { origin } = new URL(url);
  const frame = document.createElement('iframe');
  frame.hidden = true;
  const ended = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise((resolve, reject) => {
      const onMessage = (event: MessageEvent<unknown>): void => {
        const { type, response } = members(event.data);
        const isAnswer = event.source === frame.contentWindow && event.origin === origin;
        if (!isAnswer || type !== 'authorization_response') return;
        const answer = members(response);
        if (answer.state === state) resolve(answer);
        else reject(foreign());
      };
      addEventListener('message', onMessage, { signal: ended.signal });
      signal.addEventListener('abort', () => reject(signal.reason), { signal: ended.signal });
      const silence = { message: `No message from ${origin}. May this page have it in a frame?` };
      timer = setTimeout(() => reject(new SmsLockError('timeout', silence)), TIMEOUT * 1000);
      frame.src = url;
      document.body.append(frame);
    });
  } finally {
    clearTimeout(timer);
    ended.abort();
    frame.remove();
  }
}

function foreign(): SmsLockError {
  const message = 'The authorization response has another state than its request.';
  return new SmsLockError('bad-response', { message, providerCode: 'state' });
}
