import '../support/console-guard.js';
import { expect, fixture, html } from '@open-wc/testing';
import { newTenant, startBackend } from '../support/backend.js';
import { auth0Lock, nextEvent, Person, until } from '../support/person.js';

async function closableLock(): Promise<Person> {
  newTenant();
  const person = new Person(await auth0Lock({ country: 'FR', closable: '' }));
  await until('the button', () => person.buttonNames.includes('Close'));
  return person;
}

describe('a closable element in the page', () => {
  before(startBackend);

  it('has a button to close it, which a finger hits and which covers nothing', async () => {
    const person = await closableLock();
    const close = person.button('Close').getBoundingClientRect();
    const heading = person.lock.shadowRoot?.querySelector('h2') as HTMLElement;
    const text = new Range();
    text.selectNodeContents(heading);
    expect(close.width).to.be.at.least(44);
    expect(close.height).to.be.at.least(44);
    expect(text.getBoundingClientRect().right).to.be.at.most(close.left);
  });

  it('is hidden by it, after it has said so', async () => {
    const person = await closableLock();
    const dismissed = nextEvent(person.lock, 'dismiss');
    await person.click(person.button('Close'));
    const { detail, bubbles, composed, cancelable } = await dismissed;
    expect({ detail, bubbles, composed, cancelable }).to.deep.equal({
      detail: {},
      bubbles: false,
      composed: false,
      cancelable: true,
    });
    expect(person.lock.hidden).to.equal(true);
    expect(person.lock.getClientRects()).to.have.length(0);
  });

  it('stays when the page prevents it', async () => {
    const person = await closableLock();
    person.lock.addEventListener('dismiss', (event) => event.preventDefault());
    await person.click(person.button('Close'));
    expect(person.lock.hidden).to.equal(false);
  });

  it('does not close for Escape: it covers nothing', async () => {
    const person = await closableLock();
    await person.typePhone('0612');
    await person.press('Escape');
    expect(person.lock.hidden).to.equal(false);
  });

  it('comes back with what was typed, and gives the focus back to what has opened it', async () => {
    const person = await closableLock();
    await person.typePhone('0612');
    await person.lock.hide();
    const opener = await fixture<HTMLButtonElement>(html`<button type="button">Open</button>`);
    opener.focus();
    await person.lock.show();
    expect(person.lock.hidden).to.equal(false);
    expect(person.field('Mobile number').value.replaceAll(' ', '')).to.equal('0612');
    // Nobody is taken away from where they are by something that appears in the page.
    expect(document.activeElement).to.equal(opener);

    person.button('Close').focus();
    await person.press('Enter');
    expect(person.lock.hidden).to.equal(true);
    expect(document.activeElement).to.equal(opener);
  });

  it('has no button any more when it is not closable any more', async () => {
    const person = await closableLock();
    person.lock.closable = false;
    await person.lock.updateComplete;
    expect(person.buttonNames).not.to.include('Close');
  });
});
