import '../support/console-guard.js';
import { expect } from '@open-wc/testing';
import { holdAnswers, newTenant, recordedRequests, startBackend } from '../support/backend.js';
import { auth0Lock, endpointsLock, nextEvent, Person } from '../support/person.js';
import type { Authenticated } from '../../src/client/machine.js';

/** Logs in as a person does: number, Enter, code. */
async function logIn(person: Person, number: string, code: () => string): Promise<Authenticated> {
  const authenticated = nextEvent(person.lock, 'authenticated');
  await person.asksForCode(number);
  await person.typeCode(code());
  return (await authenticated).detail;
}

describe('a login', () => {
  before(startBackend);

  it('makes a user of a new number', async () => {
    const tenant = newTenant();
    const person = new Person(await auth0Lock());

    const { profile, tokens, session } = await logIn(
      person,
      '0612345678',
      () => tenant.messages.at(-1)?.code ?? '',
    );

    expect(tenant.messages.map(({ to }) => to)).to.deep.equal(['+33612345678']);
    expect(tenant.users.map(({ phoneNumber }) => phoneNumber)).to.deep.equal(['+33612345678']);
    expect(profile.sub).to.match(/^sms\|/);
    expect(profile.phone_number).to.equal('+33612345678');
    expect(tokens.accessToken).to.be.a('string');
    expect(tokens.idToken?.split('.')).to.have.length(3);
    expect(session).to.equal('tokens');
    await person.sees('You’re logged in');
  });

  it('logs the same user in with a known number', async () => {
    const tenant = newTenant();
    const code = (): string => tenant.messages.at(-1)?.code ?? '';
    const person = new Person(await auth0Lock());
    const first = await logIn(person, '0612345678', code);
    person.lock.reset();
    await person.sees('Log in');

    const second = await logIn(person, '+33 6 12 34 56 78', code);

    expect(second.profile.sub).to.equal(first.profile.sub);
    expect(tenant.users).to.have.length(1);
  });

  it('works the same with endpoints of one’s own', async () => {
    const tenant = newTenant();
    const person = new Person(await endpointsLock());

    const { profile, isNewUser } = await logIn(
      person,
      '0612345678',
      () => tenant.messages.at(-1)?.code ?? '',
    );

    expect(profile.phone_number).to.equal('+33612345678');
    expect(isNewUser).to.equal(true);
    expect(recordedRequests().map(({ path }) => path)).to.deep.equal(['/start', '/verify']);
  });

  it('asks for the message in the browser’s language, or in the one that the page names', async () => {
    const tenant = newTenant();
    const browser = new Person(await auth0Lock());
    await browser.asksForCode('0612345678');
    sessionStorage.clear();
    const page = new Person(await auth0Lock());
    page.lock.requestLanguage = 'fr-FR';
    await page.asksForCode('0612345678');

    const asked = recordedRequests().map(({ headers }) => headers['x-request-language']);
    expect(asked).to.deep.equal([navigator.language, 'fr-FR']);
    expect(tenant.messages.at(-1)?.language).to.equal('fr-FR');
  });

  it('brings a refresh token when the scope asks for one', async () => {
    const tenant = newTenant();
    const person = new Person(await auth0Lock());
    person.lock.scope = 'openid phone offline_access';

    const { tokens } = await logIn(person, '0612345678', () => tenant.messages.at(-1)?.code ?? '');

    expect(tokens.refreshToken).to.be.a('string');
  });

  it('sends one request each, however often it is asked', async () => {
    const tenant = newTenant();
    const person = new Person(await auth0Lock());
    const release = holdAnswers();
    await person.typePhone('0612345678');
    await person.press('Enter');
    await person.press('Enter');
    person.button('Send code').click();
    release();
    await person.sees('Enter the code');

    await person.typeCode(tenant.messages.at(-1)?.code ?? '');
    await person.press('Enter');
    await person.sees('You’re logged in');

    expect(recordedRequests().map(({ path }) => path)).to.deep.equal([
      '/passwordless/start',
      '/oauth/token',
    ]);
  });
});
