import { expect } from '@open-wc/testing';
import { english } from '../../src/i18n/english.js';
import '../support/console-guard.js';
import { holdAnswers, newTenant, recordedRequests, startBackend } from '../support/backend.js';
import { auth0Lock, endpointsLock, paste, Person, type, until } from '../support/person.js';
import type { Tenant } from '../../src/testing/index.js';

function newest(tenant: Tenant): string {
  return tenant.messages.at(-1)?.code ?? '';
}

function wrong(tenant: Tenant): string {
  return newest(tenant) === '000000' ? '111111' : '000000';
}

describe('the code step', () => {
  before(startBackend);

  it('shows where the code went, and takes the focus', async () => {
    newTenant();
    const person = new Person(await auth0Lock());
    await person.asksForCode('0612345678');

    expect(person.text).to.contain('We sent a text message to +33 6 12 34 56 78.');
    expect(person.focused).to.equal(person.field('Code'));
    expect(person.announcement).to.equal('We sent a code to +33 6 12 34 56 78.');
    expect(person.lock.matches(':state(code)')).to.equal(true);
    expect(person.lock.matches(':state(phone)')).to.equal(false);
  });

  it('has one real input that browsers and keyboards know how to fill', async () => {
    newTenant();
    const person = new Person(await auth0Lock());
    await person.asksForCode('0612345678');
    const field = person.field('Code');

    expect(field.type).to.equal('text');
    expect(field.getAttribute('autocomplete')).to.equal('one-time-code');
    expect(field.inputMode).to.equal('numeric');
    expect(field.hasAttribute('maxlength')).to.equal(false);
  });

  it('sends a complete code by itself, and says beforehand that it will', async () => {
    const tenant = newTenant();
    const person = new Person(await auth0Lock());
    await person.asksForCode('0612345678');
    expect(person.text).to.contain('We check it as soon as it is complete.');
    await person.typeCode(newest(tenant));
    await person.sees('You’re logged in');
    expect(person.lock.matches(':state(authenticated)')).to.equal(true);
  });

  it('leaves a complete code to the button when the page wants that', async () => {
    const tenant = newTenant();
    const person = new Person(await auth0Lock());
    person.lock.noAutoSubmit = true;
    await person.asksForCode('0612345678');
    expect(person.text).not.to.contain('as soon as');
    await person.typeCode(newest(tenant));
    expect(person.lock.step).to.equal('code');
    expect(recordedRequests()).to.have.length(1);

    await person.press('Enter');
    await person.sees('You’re logged in');
  });

  it('takes a pasted message for the code in it', async () => {
    const tenant = newTenant();
    const person = new Person(await auth0Lock());
    await person.asksForCode('0612345678');
    await paste(person.field('Code'), `Your code is ${newest(tenant)}.`);
    await person.sees('You’re logged in');
  });

  it('says again how long a code is when too much was pasted, and sends nothing', async () => {
    const tenant = newTenant();
    const person = new Person(await auth0Lock());
    await person.asksForCode('0612345678');
    await person.typeCode(wrong(tenant));
    await person.seesError();
    await paste(person.field('Code'), '87654321');
    await until('what fits', () => person.field('Code').value === '876543');

    await until('no error', () => !person.error);
    const note = 'Check the code, then press Log in. The code has 6 digits.';
    await until('the note', () => person.text.includes(note));
    expect(person.announcement).to.equal(note);
    expect(person.description('Code')).to.equal(note);
    expect(recordedRequests().filter(({ path }) => path === '/oauth/token')).to.have.length(1);

    await person.press('Backspace');
    await until('no note', () => !person.text.includes(note));
    expect(person.announcement).to.equal('');
  });

  it('leaves one of two codes to the button', async () => {
    const tenant = newTenant();
    const person = new Person(await auth0Lock());
    await person.asksForCode('0612345678');
    const code = newest(tenant);
    await paste(person.field('Code'), `${code} or ${wrong(tenant)}`);
    await until('the note', () => person.announcement.startsWith('Check the code'));
    expect(person.field('Code').value).to.equal(code);
    expect(recordedRequests()).to.have.length(1);

    person.button('Log in').click();
    await person.sees('You’re logged in');
    expect(person.announcement).to.equal('You’re logged in');
  });

  it('says that there is no code in what was pasted', async () => {
    newTenant();
    const person = new Person(await auth0Lock());
    await person.asksForCode('0612345678');
    await paste(person.field('Code'), 'See you at 12:30');

    const note = 'There is no code in that text. The code has 6 digits.';
    await until('the note', () => person.announcement === note);
    expect(person.text).to.contain(note);
    expect(person.field('Code').value).to.equal('');
    expect(recordedRequests()).to.have.length(1);
  });

  it('leaves nothing of a code behind', async () => {
    const tenant = newTenant();
    const person = new Person(await auth0Lock());
    await person.asksForCode('0612345678');
    const code = newest(tenant);
    const field = person.field('Code');
    const traces = (): string =>
      [
        document.documentElement.outerHTML,
        person.lock.shadowRoot?.innerHTML,
        location.href,
        JSON.stringify([history.state, { ...sessionStorage }, { ...localStorage }]),
        document.cookie,
      ].join('\n');
    const release = holdAnswers();
    await person.typeCode(code);
    await until('the check', () => person.lock.step === 'verifying');
    await person.lock.updateComplete;
    expect(field.value).to.equal(code);
    expect(traces()).to.not.contain(code);

    release();
    await person.sees('You’re logged in');
    expect(traces()).to.not.contain(code);
    expect(field.value).to.equal('');
  });

  it('takes letters where the backend says that codes have them', async () => {
    const person = new Person(await auth0Lock());
    const codes: string[] = [];
    person.lock.adapter = {
      name: 'letters',
      start: async () => ({ codeCharset: 'alphanumeric' }),
      async verify({ code }) {
        codes.push(code);
        return { status: 'authenticated', tokens: {}, session: 'cookie', response: undefined };
      },
    };
    await person.asksForCode('0612345678');
    expect(person.text).to.contain('The code has 6 letters and digits.');
    await person.typeCode('ab12cd');
    await person.sees('You’re logged in');
    expect(codes).to.deep.equal(['AB12CD']);
  });

  it('refuses an incomplete code without asking the server', async () => {
    newTenant();
    const person = new Person(await auth0Lock());
    await person.asksForCode('0612345678');
    await person.typeCode('123');
    await person.press('Enter');

    expect(await person.seesError()).to.equal(english.errors['code-incomplete']);
    expect(person.field('Code').value).to.equal('123');
    expect(recordedRequests()).to.have.length(1);
  });

  it('selects a wrong code for retyping, and drops the error with the first key', async () => {
    const tenant = newTenant();
    const person = new Person(await auth0Lock());
    await person.asksForCode('0612345678');
    await person.typeCode(wrong(tenant));
    await person.seesError();
    const field = person.field('Code');
    await until('the selection', () => field.selectionEnd === 6 && field.selectionStart === 0);

    await person.press(newest(tenant).charAt(0));
    expect(field.value).to.equal(newest(tenant).charAt(0));
    await until('no error', () => !person.error);
    await person.typeCode(newest(tenant).slice(1));
    await person.sees('You’re logged in');
  });

  it('marks a wrong code until it is edited, and sends it again by the button', async () => {
    const tenant = newTenant();
    const person = new Person(await auth0Lock());
    await person.asksForCode('0612345678');
    await person.typeCode(wrong(tenant));
    expect(await person.seesError()).to.equal(english.errors['code-wrong-or-expired']);
    const field = person.field('Code');
    await until('the mark', () => field.getAttribute('aria-invalid') === 'true');
    expect(person.description('Code')).to.contain(person.error);
    expect(field.readOnly).to.equal(false);

    const checks = (): number =>
      recordedRequests().filter(({ path }) => path === '/oauth/token').length;
    person.button('Log in').click();
    await until('the second check', () => checks() === 2);
    await person.seesError();
    field.focus();
    await person.press('Backspace');
    await until('no mark', () => field.getAttribute('aria-invalid') === 'false');
    expect(person.error).to.equal('');
  });

  it('does not send a wrong code again by itself', async () => {
    const tenant = newTenant();
    const person = new Person(await auth0Lock());
    await person.asksForCode('0612345678');
    await person.typeCode(wrong(tenant));
    await person.seesError();
    await person.typeCode(wrong(tenant));

    expect(person.field('Code').value).to.equal(wrong(tenant));
    expect(recordedRequests().filter(({ path }) => path === '/oauth/token')).to.have.length(1);
  });

  it('keeps the code readable but fixed while it is checked', async () => {
    const tenant = newTenant();
    const person = new Person(await auth0Lock());
    await person.asksForCode('0612345678');
    const release = holdAnswers();
    await person.typeCode(newest(tenant));
    await until('the check', () => person.lock.step === 'verifying');
    await person.lock.updateComplete;

    expect(person.field('Code').readOnly).to.equal(true);
    expect(person.announcement).to.equal('Checking the code …');
    expect(person.button('Log in').getAttribute('aria-disabled')).to.equal('true');
    expect(person.lock.matches(':state(busy)')).to.equal(true);
    release();
    await person.sees('You’re logged in');
  });

  it('says how long to wait for another code, then offers it', async () => {
    newTenant();
    const person = new Person(await auth0Lock());
    person.lock.resendDelay = 2;
    await person.asksForCode('0612345678');
    expect(person.text).to.match(/You can ask for a new code in 0:0[12]\./);
    expect(person.buttonNames).not.to.include('Send a new code');
    await until('the offer', () => person.buttonNames.includes('Send a new code'));
    expect(person.text).not.to.contain('You can ask for a new code in');
    await until('the word of it', () => person.announcement === english.resendReady);
  });

  it('sends another code, of which only the newest counts', async () => {
    const tenant = newTenant();
    const person = new Person(await auth0Lock());
    person.lock.resendDelay = 0;
    await person.asksForCode('0612345678');
    person.button('Send a new code').click();
    await until('the second message', () => tenant.messages.length === 2);
    await until('the word of it', () => person.announcement === english.newCodeSent);
    expect(person.lock.step).to.equal('code');

    person.field('Code').focus();
    await person.typeCode(newest(tenant));
    await person.sees('You’re logged in');
  });

  it('keeps the old code usable when a resend fails, and offers to try again', async () => {
    const tenant = newTenant({ startLimit: 1 });
    const person = new Person(await endpointsLock());
    person.lock.resendDelay = 0;
    await person.asksForCode('0612345678');
    await until('the wait', () => person.lock.client.state.step === 'code');
    const flow = person.lock.client.state;
    expect(flow.step === 'code' && flow.challenge.resendAt).to.be.greaterThan(Date.now());
    const error = await person.lock.resend().catch((reason: unknown) => reason);
    expect(error).to.have.property('code', 'rate-limited');
    expect(person.lock.step).to.equal('code');

    await person.typeCode(newest(tenant));
    await person.sees('You’re logged in');
  });

  it('goes back to the number, which is still there', async () => {
    newTenant();
    const person = new Person(await auth0Lock());
    await person.asksForCode('0612345678');
    await person.typeCode('12');
    person.button('Change number').click();
    await person.sees('Log in');

    const field = person.field('Mobile number');
    expect(field.value).to.equal('06 12 34 56 78');
    await until('the focus', () => person.focused === field);
    expect([field.selectionStart, field.selectionEnd]).to.deep.equal([0, field.value.length]);
    await type('0698765432');
    await person.press('Enter');
    await person.sees('Enter the code');
    expect(person.field('Code').value).to.equal('');
    expect(person.text).to.contain('+33 6 98 76 54 32');
  });

  it('can be gone through with the keyboard alone', async () => {
    const tenant = newTenant();
    const person = new Person(await auth0Lock());
    person.lock.resendDelay = 0;
    await person.asksForCode('0612345678');
    const order: string[] = [];
    for (let tabs = 0; tabs < 2; tabs += 1) {
      await person.press('Tab');
      order.push(person.focused?.textContent?.trim() ?? '');
    }
    expect(order).to.deep.equal(['Log in', 'Send a new code']);

    await person.press('Enter');
    await until('the second message', () => tenant.messages.length === 2);
  });

  it('does not take the focus from somewhere else on the page', async () => {
    newTenant();
    const elsewhere = document.createElement('input');
    document.body.append(elsewhere);
    const person = new Person(await auth0Lock());
    elsewhere.focus();
    await person.lock.start('0612345678');
    await person.sees('Enter the code');

    expect(document.activeElement).to.equal(elsewhere);
    elsewhere.remove();
  });
});
