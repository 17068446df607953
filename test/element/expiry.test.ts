import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { english } from '../../src/i18n/english.js';
import { newTenant, startBackend } from '../support/backend.js';
import { auth0Lock, endpointsLock, Person, until } from '../support/person.js';
import type { Adapter, VerifyRequest } from '../../src/adapters/adapter.js';

/** A backend whose codes work for so many milliseconds, and what it was asked to check. */
async function withCodesFor(
  lifetime: number,
): Promise<{ person: Person; checked: string[]; sends: () => number }> {
  const checked: string[] = [];
  let sends = 0;
  const adapter: Adapter = {
    name: 'short-lived',
    async start(_request, { now }) {
      sends += 1;
      return { expiresAt: now() + lifetime, resendAt: now() };
    },
    async verify({ code, phoneNumber }: VerifyRequest) {
      checked.push(code);
      const profile = { sub: 'u1', phone_number: phoneNumber };
      return {
        status: 'authenticated',
        tokens: {},
        profile,
        session: 'cookie',
        response: undefined,
      };
    },
  };
  sessionStorage.clear();
  const lock = await auth0Lock();
  lock.adapter = adapter;
  const person = new Person(lock);
  await person.asksForCode('0612345678');
  return { person, checked, sends: () => sends };
}

describe('a code that works for some time', () => {
  it('says until when', async () => {
    const { person } = await withCodesFor(180_000);
    expect(person.text).to.match(/The code works until \d+.\d\d/);
    expect(person.error).to.equal('');
  });

  it('says when it does not work any more, and offers another', async () => {
    const { person, sends } = await withCodesFor(1000);
    expect(await person.seesError()).to.equal(english.errors['code-expired']);
    expect(person.text).not.to.contain('The code works until');
    const offers = person.buttonNames.filter((name) => name === english.resend);
    expect(offers).to.have.length(1);
    person.button(english.resend).click();
    await until('another code', () => sends() === 2 && person.lock.step === 'code');
    await until('no error', () => person.error === '');
    expect(person.text).to.contain('The code works until');
  });

  it('is checked all the same by who has it: the clock of the server counts', async () => {
    const { person, checked, sends } = await withCodesFor(1000);
    await person.seesError();
    await person.typeCode('123456');
    await person.sees(english.authenticatedHeading);
    expect(checked).to.deep.equal(['123456']);
    expect(sends()).to.equal(1);
  });
});

describe('a message that does not come', () => {
  it('is helped with once another can be asked for, by what there is to check', async () => {
    const { person } = await withCodesFor(180_000);
    const help = person.lock.shadowRoot?.querySelector('details');
    expect(help?.textContent).to.contain(english.notReceivedHelp);
    expect(help?.open).to.equal(false);
    const summary = help?.querySelector('summary');
    summary?.focus();
    await person.press('Enter');
    await until('the help', () => help?.open);
  });
});

describe('a backend with other ways for a code to come', () => {
  it('is asked for one of them, and the page says that it was no text message', async () => {
    await startBackend();
    const tenant = newTenant({ connection: { alternatives: ['fax', 'call'], resendDelay: 0 } });
    const person = new Person(await endpointsLock());
    await person.asksForCode('0612345678');
    expect(person.text).to.contain('We sent a text message to +33 6 12 34 56 78');
    const help = person.lock.shadowRoot?.querySelector('details');
    help?.querySelector('summary')?.focus();
    await person.press('Enter');
    await until('the help', () => help?.open);
    const offered = [...(help?.querySelectorAll('button') ?? [])];
    expect(offered.map((button) => button.textContent?.trim())).to.deep.equal([
      english.alternatives.call,
    ]);
    await person.press('Tab');
    await person.press('Enter');
    await until('the call', () => tenant.messages.length === 2);
    expect(tenant.messages.map(({ channel }) => channel)).to.deep.equal(['sms', 'call']);
    await until('the new words', () => person.text.includes('We sent a code to +33 6 12 34 56 78'));
    await person.typeCode(tenant.messages[1]?.code ?? '');
    await person.sees(english.authenticatedHeading);
  });
});
