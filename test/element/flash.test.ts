import '../support/console-guard.js';
import { expect } from '@open-wc/testing';
import { newTenant, startBackend } from '../support/backend.js';
import { auth0Lock, endpointsLock, Person, until } from '../support/person.js';

/** What a screen reader says politely, and what it says at once. */
function told({ lock }: Person): { status: string; alert: string } {
  const text = (role: string): string =>
    lock.shadowRoot?.querySelector(`#flash [role=${role}]`)?.textContent.trim() ?? '';
  return { status: text('status'), alert: text('alert') };
}

describe('a message of the page', () => {
  before(startBackend);
  beforeEach(() => newTenant());

  it('stands above the form and is read out', async () => {
    const person = new Person(await auth0Lock());
    await person.lock.showMessage('Your session has ended.');
    expect(told(person)).to.deep.equal({ status: 'Your session has ended.', alert: '' });
    const root = person.lock.shadowRoot as ShadowRoot;
    const flash = root.querySelector('[part=flash]')?.getBoundingClientRect();
    const heading = root.querySelector('h2')?.getBoundingClientRect();
    expect(flash?.height).to.be.greaterThan(20);
    expect(flash?.bottom).to.be.at.most(heading?.top ?? 0);

    await person.lock.showMessage('The number was changed.', 'success');
    expect(told(person)).to.deep.equal({ status: 'The number was changed.', alert: '' });
    await person.lock.showMessage('That failed.', 'error');
    expect(told(person)).to.deep.equal({ status: '', alert: 'That failed.' });
  });

  it('comes into a place that a screen reader knows already', async () => {
    const person = new Person(await auth0Lock());
    const added: string[] = [];
    const observer = new MutationObserver((records) => {
      for (const { addedNodes, target } of records) {
        for (const node of addedNodes) {
          if (node.textContent?.includes('Hello')) added.push((target as Element).role ?? '');
        }
      }
    });
    observer.observe(person.lock.shadowRoot as ShadowRoot, { childList: true, subtree: true });
    await person.lock.showMessage('Hello');
    await Promise.resolve();
    observer.disconnect();
    expect(added).to.deep.equal(['status']);
  });

  it('is text, whatever stands in it', async () => {
    const person = new Person(await auth0Lock());
    await person.lock.showMessage('<img src=x onerror=alert(1)> & more');
    expect(told(person).status).to.equal('<img src=x onerror=alert(1)> & more');
    expect(person.lock.shadowRoot?.querySelector('img')).to.equal(null);
  });

  it('goes when it is empty, and takes no room then', async () => {
    const person = new Person(await auth0Lock());
    const { height } = person.lock.getBoundingClientRect();
    await person.lock.showMessage('Hello');
    expect(person.lock.getBoundingClientRect().height).to.be.greaterThan(height);
    await person.lock.showMessage('');
    expect(told(person)).to.deep.equal({ status: '', alert: '' });
    expect(person.lock.getBoundingClientRect().height).to.equal(height);
  });

  it('goes with the next step, and not before', async () => {
    const person = new Person(await endpointsLock());
    await person.lock.showMessage('Hello');
    await person.typePhone('12');
    await person.press('Enter');
    await person.seesError();
    expect(told(person).status).to.equal('Hello');
    person.field('Mobile number').select();
    await person.asksForCode('0612345678');
    expect(told(person).status).to.equal('');
  });

  it('of the step that begins stays', async () => {
    const person = new Person(await endpointsLock());
    person.lock.addEventListener('code-sent', () => void person.lock.showMessage('Look there.'));
    await person.asksForCode('0612345678');
    // What shows it is loaded for it.
    await until('the message', () => told(person).status === 'Look there.');
  });

  it('is what describes a dialog that it was there before', async () => {
    const person = new Person(await auth0Lock({ modal: '' }));
    await person.lock.showMessage('Your session has ended.');
    await person.lock.show();
    const root = person.lock.shadowRoot as ShadowRoot;
    const dialog = root.querySelector('dialog[part=dialog]');
    const description = root.getElementById(dialog?.getAttribute('aria-describedby') ?? '');
    expect(description?.textContent.trim()).to.equal('Your session has ended.');
  });
});
