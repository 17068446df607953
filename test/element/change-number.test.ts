import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { newTenant, startBackend } from '../support/backend.js';
import { auth0Lock, endpointsLock, Person, until } from '../support/person.js';
import type { Tenant } from '../../src/testing/index.js';

describe('who goes back to the number', () => {
  let tenant: Tenant;

  before(startBackend);
  beforeEach(() => (tenant = newTenant()));

  async function changesNumber(lock = auth0Lock()): Promise<Person> {
    const person = new Person(await lock);
    await person.asksForCode('0612345678');
    await goesBack(person);
    return person;
  }

  async function goesBack(person: Person): Promise<void> {
    person.button('Change number').click();
    await person.sees('Log in');
    await until('the focus', () => person.focused === person.field('Mobile number'));
  }

  it('and keeps it gets no second message within the wait, and uses the first', async () => {
    const person = await changesNumber();
    await person.press('Enter');
    await person.sees('Enter the code');
    expect(person.text).to.match(/You can ask for a new code in 0:(?:30|[12]\d)\./);
    expect(person.announcement).to.equal('We sent a code to +33 6 12 34 56 78.');
    await until('the focus', () => person.focused === person.field('Code'));
    expect(tenant.messages).to.have.length(1);
    await person.typeCode(tenant.messages[0]?.code ?? '');
    await person.sees('You’re logged in');
  });

  it('and types another one gets a message there at once', async () => {
    const person = await changesNumber();
    await person.typePhone('0687654321');
    await person.press('Enter');
    await person.sees('Enter the code');
    expect(tenant.messages.map(({ to }) => to)).to.deep.equal(['+33612345678', '+33687654321']);
  });

  it('and comes round to the first one again finds its code still good', async () => {
    const person = await changesNumber();
    await person.typePhone('0687654321');
    await person.press('Enter');
    await person.sees('Enter the code');
    await goesBack(person);
    await person.typePhone('0612345678');
    await person.press('Enter');
    await person.sees('Enter the code');
    expect(tenant.messages).to.have.length(2);
    await person.typeCode(tenant.messages[0]?.code ?? '');
    await person.sees('You’re logged in');
  });

  it('gets another message once the wait is over', async () => {
    tenant = newTenant({ connection: { resendDelay: 0 } });
    const person = await changesNumber(endpointsLock());
    await person.press('Enter');
    await until('the second message', () => tenant.messages.length === 2);
    await person.sees('Enter the code');
  });

  it('gets another message when no code can be right any more', async () => {
    const person = new Person(await endpointsLock());
    await person.asksForCode('0612345678');
    await person.typeCode('000000');
    await person.seesError();
    await person.typeCode('000001');
    await until('the second error', () => person.lock.step === 'code');
    await person.typeCode('000002');
    await until('the last error', () => person.error.includes('too many'));
    await goesBack(person);
    await person.press('Enter');
    await until('the second message', () => tenant.messages.length === 2);
  });

  it('gets the message that the page asks for', async () => {
    const person = await changesNumber();
    await person.lock.start();
    expect(tenant.messages).to.have.length(2);
  });
});
