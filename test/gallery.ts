// Every state of the element on one page, for `npm run screenshots`.

import '../src/index.js';
import { SmsLockError } from '../src/errors.js';
import type { Adapter } from '../src/adapters/adapter.js';
import type { SmsLockErrorCode } from '../src/errors.js';
import type { SmsLockElement } from '../src/sms-lock-element.js';

const never = new Promise<never>(() => undefined);

function adapter(part: Partial<Adapter> = {}): Adapter {
  return {
    name: 'gallery',
    start: async () => ({}),
    verify: async () => ({
      status: 'authenticated',
      tokens: {},
      session: 'cookie',
      response: undefined,
    }),
    ...part,
  };
}

function failing(code: SmsLockErrorCode, details = {}): () => Promise<never> {
  return () => Promise.reject(new SmsLockError(code, details));
}

/** Adds an element with its caption. */
function show(
  caption: string,
  backend: Adapter | undefined,
  number = '06 12 34 56 78',
): SmsLockElement {
  const figure = document.createElement('figure');
  const label = document.createElement('figcaption');
  const lock = document.createElement('sms-lock');
  label.textContent = caption;
  lock.adapter = backend;
  lock.country = 'FR';
  if (number) lock.phoneNumber = number;
  figure.append(label, lock);
  document.body.append(figure);
  return lock;
}

async function inCodeStep(caption: string, backend: Adapter): Promise<SmsLockElement> {
  const lock = show(caption, backend);
  await lock.start();
  return lock;
}

show('phone', adapter(), '');
show('phone, typed', adapter());
await show('phone, not a number', adapter(), '12')
  .start()
  .catch(() => undefined);
void show('sending', adapter({ start: () => never })).start();
await show('rate limited', adapter({ start: failing('rate-limited', { retryAfter: 42 }) }))
  .start()
  .catch(() => undefined);
await show('server error', adapter({ start: failing('server-error') }))
  .start()
  .catch(() => undefined);
show('not configured', undefined);
(await inCodeStep('disabled', adapter())).disabled = true;
await inCodeStep('code', adapter());
await inCodeStep('code, resend possible', adapter({ start: async () => ({ resendAt: 0 }) }));
void (await inCodeStep('verifying', adapter({ verify: () => never }))).verify('123456');
for (const code of ['code-wrong', 'attempts-exceeded', 'network', 'user-blocked'] as const) {
  const lock = await inCodeStep(code, adapter({ verify: failing(code) }));
  await lock.verify('123456').catch(() => undefined);
}
await (await inCodeStep('authenticated', adapter())).verify('123456');
await new Promise((resolve) => setTimeout(resolve, 1500));
document.body.dataset['ready'] = 'true';
