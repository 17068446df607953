import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { newTenant, recordedRequests, startBackend } from '../support/backend.js';
import { auth0Lock, nextEvent, Person } from '../support/person.js';

describe('a single-page application of Auth0', () => {
  before(startBackend);

  it('logs a person in through a frame that nobody sees', async () => {
    // The frame shows a page of the tenant, which has to be where a server answers.
    const tenant = newTenant({ domain: location.origin });
    const lock = await auth0Lock({
      adapter: 'auth0-cross-origin',
      domain: location.origin,
      country: 'FR',
    });
    const person = new Person(lock);
    const authenticated = nextEvent(lock, 'authenticated');
    await person.asksForCode('0612345678');
    await person.typeCode('000000');
    expect(await person.seesError()).to.contain('code');
    expect(lock.error?.code).to.equal('code-wrong-or-expired');
    await person.typeCode(tenant.messages[0]?.code ?? '');

    const { profile, tokens } = (await authenticated).detail;
    expect(profile).to.include({ sub: tenant.users[0]?.id, phone_number: '+33612345678' });
    expect(tokens.idToken?.split('.')).to.have.length(3);
    await person.sees('You’re logged in');
    expect(recordedRequests().map(({ path }) => path)).to.deep.equal([
      '/passwordless/start',
      '/co/authenticate',
      '/co/authenticate',
      '/authorize',
      '/oauth/token',
      '/.well-known/jwks.json',
    ]);
    expect(document.querySelector('iframe')).to.equal(null);
  });
});
