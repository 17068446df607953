import '../support/console-guard.js';
import { expect } from '@open-wc/testing';
import { newTenant, startBackend } from '../support/backend.js';
import { aMoment, dismissals, isOpen, opener } from '../support/modal.js';
import { auth0Lock, nextEvent, Person, until } from '../support/person.js';

describe('an element that closes by itself', () => {
  before(startBackend);

  /** Logs in, and says how long it was still to be seen, in milliseconds. */
  async function shownFor(person: Person, code: () => string, isGone: () => boolean) {
    await person.asksForCode('0612345678');
    const authenticated = nextEvent(person.lock, 'authenticated');
    await person.typeCode(code());
    await authenticated;
    const start = performance.now();
    await person.sees('You’re logged in');
    await until('an element that is gone', isGone);
    return performance.now() - start;
  }

  it('does so once the login has been seen', async () => {
    const tenant = newTenant();
    const button = await opener();
    const person = new Person(await auth0Lock({ country: 'FR', modal: '', autoclose: '' }));
    const seen = dismissals(person.lock);
    await person.lock.show();
    const code = (): string => tenant.messages.at(-1)?.code ?? '';
    const time = await shownFor(person, code, () => !isOpen(person.lock));

    expect(time).to.be.within(1000, 3000);
    expect(seen.count).to.equal(0);
    expect(document.activeElement).to.equal(button);
  });

  it('is hidden then, if it is no dialog', async () => {
    const tenant = newTenant();
    const person = new Person(await auth0Lock({ country: 'FR', autoclose: '' }));
    const code = (): string => tenant.messages.at(-1)?.code ?? '';
    const time = await shownFor(person, code, () => person.lock.hasAttribute('hidden'));
    expect(time).to.be.within(1000, 3000);
  });

  it('stays when the login begins anew before', async () => {
    const tenant = newTenant();
    const person = new Person(await auth0Lock({ country: 'FR', modal: '', autoclose: '' }));
    await person.lock.show();
    await person.asksForCode('0612345678');
    await person.typeCode(tenant.messages.at(-1)?.code ?? '');
    await person.sees('You’re logged in');
    person.lock.reset();
    await aMoment(2000);
    expect(isOpen(person.lock)).to.equal(true);
  });
});
