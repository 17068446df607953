import '../support/console-guard.js';
import { expect, fixture, html } from '@open-wc/testing';
import { newTenant, startBackend } from '../support/backend.js';
import { aMoment, isOpen, modalLock, opener } from '../support/modal.js';
import { until } from '../support/person.js';
import type { SmsLockElement } from '../../src/sms-lock-element.js';

const { documentElement: root } = document;

describe('the page behind a modal element', () => {
  before(startBackend);
  afterEach(() => {
    root.removeAttribute('style');
    document.body.removeAttribute('style');
  });

  it('does not scroll and does not move, and is as it was afterwards', async () => {
    const text = await fixture<HTMLElement>(html`<div></div>`);
    text.style.blockSize = '5000px';
    const { clientWidth } = document.body;
    scrollTo(0, 120);
    const person = await modalLock();
    await person.lock.show();
    expect(getComputedStyle(root).overflow).to.equal('hidden');
    expect(document.body.clientWidth).to.equal(clientWidth);

    await person.lock.hide();
    expect(root.hasAttribute('style')).to.equal(false);
    expect(scrollY).to.equal(120);
  });

  it('gets back the styles that it has set itself', async () => {
    root.setAttribute('style', 'overflow-y: scroll !important; scrollbar-gutter: auto');
    const person = await modalLock();
    await person.lock.show();
    expect(getComputedStyle(root).overflowY).to.equal('hidden');
    // What the page changes meanwhile stays changed.
    root.style.colorScheme = 'dark';
    await person.lock.hide();

    expect(root.style.overflowY).to.equal('scroll');
    expect(root.style.getPropertyPriority('overflow-y')).to.equal('important');
    expect(root.style.overflowX).to.equal('');
    expect(root.style.colorScheme).to.equal('dark');
  });

  it('is held by the body where the body is what scrolls', async () => {
    document.body.style.overflowX = 'hidden';
    const person = await modalLock();
    await person.lock.show();
    expect(root.style.overflow).to.equal('');
    expect(getComputedStyle(document.body).overflowY).to.equal('hidden');
    await person.lock.hide();
    expect(document.body.style.overflowX).to.equal('hidden');
    expect(document.body.style.overflowY).to.equal('');
  });

  it('gets everything back when the element leaves while it is open', async () => {
    const button = await opener();
    const person = await modalLock();
    const { lock } = person;
    const parent = lock.parentElement;
    await lock.show();
    lock.remove();
    await aMoment(0);
    expect(root.style.overflow).to.equal('');
    expect(document.activeElement).to.equal(button);

    parent?.append(lock);
    await lock.updateComplete;
    expect(isOpen(lock)).to.equal(false);
    await lock.show();
    expect(isOpen(lock)).to.equal(true);
  });

  it('stays where it is when the element is only moved', async () => {
    const person = await modalLock();
    await person.lock.show();
    await person.typePhone('0612');
    (await fixture(html`<section></section>`)).append(person.lock);
    await aMoment(0);

    expect(isOpen(person.lock)).to.equal(true);
    expect(root.style.overflowY).to.equal('hidden');
    expect(person.field('Mobile number').value.replaceAll(' ', '')).to.equal('0612');
    await person.lock.hide();
    expect(root.style.overflowY).to.equal('');
  });

  it('waits for the last of several', async () => {
    const first = await modalLock({ closable: '' });
    const second = await modalLock({ closable: '' });
    await first.lock.show();
    await second.lock.show();
    await second.press('Escape');
    expect([isOpen(first.lock), isOpen(second.lock)]).to.deep.equal([true, false]);
    expect(document.activeElement).to.equal(first.lock);
    expect(root.style.overflowY).to.equal('hidden');

    await first.press('Escape');
    expect(isOpen(first.lock)).to.equal(false);
    expect(root.style.overflowY).to.equal('');
  });

  it('keeps its own dialog open around it', async () => {
    const own = await fixture<HTMLDialogElement>(html`<dialog></dialog>`);
    const person = await modalLock({ closable: '' });
    own.append(person.lock);
    own.showModal();
    await person.lock.show();
    await person.press('Escape');
    expect(isOpen(person.lock)).to.equal(false);
    expect(own.matches(':modal')).to.equal(true);

    person.lock.closable = false;
    await person.lock.show();
    for (let press = 0; press < 3; press += 1) await person.press('Escape');
    expect([isOpen(person.lock), own.matches(':modal')]).to.deep.equal([true, true]);
  });

  it('is the one of its frame', async () => {
    newTenant();
    const frame = await fixture<HTMLIFrameElement>(
      html`<iframe title="page" width="600" height="500" src="/test/element/page.html"></iframe>`,
    );
    await until('the element', () => lockIn(frame)?.shadowRoot);
    const lock = lockIn(frame) as SmsLockElement;
    const inner = lock.ownerDocument.documentElement;
    lock.modal = true;
    await lock.show();
    expect(isOpen(lock)).to.equal(true);
    expect(inner.style.overflowY).to.equal('hidden');
    expect(root.style.overflowY).to.equal('');
    await lock.hide();
    expect(inner.hasAttribute('style')).to.equal(false);
  });
});

function lockIn({ contentDocument }: HTMLIFrameElement): SmsLockElement | null | undefined {
  return contentDocument?.querySelector('sms-lock');
}
