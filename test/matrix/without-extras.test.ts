import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { failToLoad, newTenant, recordedRequests, startBackend } from '../support/backend.js';
import { auth0Lock, Person } from '../support/person.js';

describe('a page on which neither the dialog nor the box to tick arrives', () => {
  before(startBackend);
  before(() => failToLoad('ui/extras.ts'));
  beforeEach(() => newTenant());

  it('is told that it cannot be shown', async () => {
    const lock = await auth0Lock({ modal: '', closable: '' });
    const failure: unknown = await lock.show().catch((error: unknown) => error);
    expect(failure).to.have.property('code', 'load-failed');
    expect(failure).to.have.property('name', 'SmsLockError');
  });

  it('sends nothing without the consent, and says that something is missing', async () => {
    const person = new Person(await auth0Lock({ country: 'FR', 'require-consent': '' }));
    await person.typePhone('0612345678');
    await person.press('Enter');
    expect(await person.seesError()).to.contain('Part of this page couldn’t be loaded.');
    expect(recordedRequests()).to.have.length(0);
  });
});
