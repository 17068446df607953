import { expect, fixture, html } from '@open-wc/testing';
import '../support/console-guard.js';
import { newTenant, recordedRequests, startBackend } from '../support/backend.js';
import { nextEvent, Person, until } from '../support/person.js';
import type { SmsLockElement } from '../../src/sms-lock-element.js';

interface StrictWindow extends Window {
  readonly problems: readonly string[];
}

/** The page with the built file, in a frame: the runner's own page has no policy. */
async function openPage(): Promise<{ lock: SmsLockElement; page: StrictWindow }> {
  const frame = await fixture<HTMLIFrameElement>(
    html`<iframe src="/test/strict/page.html" title="page" width="600" height="600"></iframe>`,
  );
  const inside = (): SmsLockElement | null | undefined =>
    frame.contentDocument?.querySelector<SmsLockElement>('sms-lock');
  await until('the element', () => inside()?.shadowRoot);
  return {
    lock: inside() as SmsLockElement,
    page: frame.contentWindow as unknown as StrictWindow,
  };
}

describe('the file for a script tag', () => {
  before(startBackend);

  it('logs in on a plain page under a strict content security policy', async () => {
    const tenant = newTenant();
    const { lock, page } = await openPage();
    const person = new Person(lock);
    const authenticated = nextEvent(lock, 'authenticated');
    await person.asksForCode('0612345678');
    await person.typeCode(tenant.messages.at(-1)?.code ?? '');

    expect((await authenticated).detail.profile.phone_number).to.equal('+33612345678');
    expect(recordedRequests()).to.have.length(2);
    await person.sees('You’re logged in');
    expect(page.problems).to.deep.equal([]);
  });

  it('is served under a policy that refuses what it should', async () => {
    const { page } = await openPage();
    const script = page.document.createElement('style');
    script.textContent = 'body { color: red }';
    page.document.head.append(script);
    await until('a violation', () => page.problems.length > 0);
    expect(page.problems[0]).to.match(/^style-src/);
  });
});
