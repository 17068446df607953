import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { failToLoad, newTenant, recordedRequests, startBackend } from '../support/backend.js';
import { auth0Lock, Person } from '../support/person.js';

describe('a page on which the code step never arrives', () => {
  before(startBackend);
  before(() => failToLoad('ui/code-step.ts'));

  it('sends no message that could not be answered, and says that something is missing', async () => {
    newTenant();
    const person = new Person(await auth0Lock());
    await person.typePhone('0612345678');
    await person.press('Enter');

    expect(await person.seesError()).to.contain('Part of this page couldn’t be loaded.');
    expect(person.lock.error?.code).to.equal('load-failed');
    expect(person.field('Mobile number').value.replaceAll(' ', '')).to.equal('0612345678');
    expect(recordedRequests()).to.have.length(0);
  });
});
