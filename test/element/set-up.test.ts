import { expect, fixture, html } from '@open-wc/testing';
import { newTenant, recordedRequests, startBackend, tenantOrigin } from '../support/backend.js';
import { expectWarning } from '../support/console-guard.js';
import { Person, until } from '../support/person.js';
import type { TemplateResult } from 'lit';
import type { Authenticated } from '../../src/client/machine.js';
import type { SmsLockElement } from '../../src/sms-lock-element.js';

const notConfigured = 'Logging in isn’t available here: it has not been set up yet.';

const mistakes: Record<string, { page: TemplateResult; warning: RegExp }> = {
  'nothing is set': {
    page: html`<sms-lock></sms-lock>`,
    warning: /start-url is not set\. Needed are start-url and verify-url, or domain and client-id/,
  },
  'half of the endpoints is set': {
    page: html`<sms-lock start-url="/start"></sms-lock>`,
    warning: /verify-url is not set/,
  },
  'the client id is missing': {
    page: html`<sms-lock domain="tenant.example"></sms-lock>`,
    warning: /client-id is not set/,
  },
  'codes would travel over http': {
    page: html`<sms-lock start-url="http://example.com/start" verify-url="/verify"></sms-lock>`,
    warning: /start-url="http:\/\/example\.com\/start" must start with https/,
  },
  'the URL is none': {
    page: html`<sms-lock start-url="https://" verify-url="/verify"></sms-lock>`,
    warning: /start-url="https:\/\/" is not a URL/,
  },
  'the mapping of its endpoints is not JSON': {
    page: html`<sms-lock start-url="/start" verify-url="/verify" endpoints="{start"></sms-lock>`,
    warning: /endpoints is not JSON: /,
  },
  'there are mistakes in that mapping': {
    page: html`<sms-lock endpoints='{"start":{"uri":"/"},"verify":{"method":"X"}}'></sms-lock>`,
    warning: /endpoints\.start\.uri is not known.*\n.*endpoints\.verify\.method must be GET/,
  },
  'the adapter’s name is unknown': {
    page: html`<sms-lock adapter="auth1" domain="tenant.example"></sms-lock>`,
    warning: /adapter="auth1" is not known\. It takes: endpoints, auth0/,
  },
  'the adapter’s name is one that every object has': {
    page: html`<sms-lock adapter="constructor"></sms-lock>`,
    warning: /adapter="constructor" is not known/,
  },
};

describe('a page that has not set the element up', () => {
  before(startBackend);

  for (const [mistake, { page, warning }] of Object.entries(mistakes)) {
    it(`is told in one warning when ${mistake}, and people in words of theirs`, async () => {
      expectWarning(warning);
      const person = new Person(await fixture<SmsLockElement>(page));
      expect(await person.seesError()).to.equal(notConfigured);
      expect(person.lock.error?.code).to.equal('not-configured');

      await person.typePhone('0612345678');
      await person.press('Enter');
      await person.seesError();
      expect(person.field('Mobile number').value).to.equal('0612345678');
    });
  }

  it('works as soon as it is set up', async () => {
    expectWarning(/start-url is not set/);
    newTenant();
    const lock = await fixture<SmsLockElement>(html`<sms-lock country="FR"></sms-lock>`);
    const person = new Person(lock);
    await person.seesError();

    lock.domain = 'tenant.example';
    lock.clientId = 'test-client';
    await until('no error', () => !person.error);
    await person.asksForCode('0612345678');
    expect(recordedRequests()).to.have.length(1);
  });
});

describe('a mapping of endpoints', () => {
  before(startBackend);

  const mapping = {
    start: {
      url: `${tenantOrigin}/start?for={languageCode}`,
      body: { phone_number: '{phoneNumber}', connection: 'sms', send: 'code' },
      response: { codeLength: ['digits', 'code_length'] },
    },
    verify: {
      url: `${tenantOrigin}/verify`,
      body: { phone_number: '{phoneNumber}', code: '{code}', challenge: '{challenge}' },
      response: { accessToken: 'access_token', profile: { sub: 'profile.sub' } },
    },
  };

  for (const [way, set] of Object.entries({
    'an attribute': (lock: SmsLockElement) => {
      lock.setAttribute('endpoints', JSON.stringify(mapping));
    },
    'a property, though there is a domain': (lock: SmsLockElement) => {
      lock.domain = 'tenant.example';
      lock.endpoints = mapping;
    },
  })) {
    it(`logs in, set as ${way}`, async () => {
      const tenant = newTenant();
      const lock = await fixture<SmsLockElement>(html`<sms-lock country="FR"></sms-lock>`);
      set(lock);
      const person = new Person(lock);
      const authenticated = new Promise<Authenticated>((resolve) => {
        lock.addEventListener('authenticated', ({ detail }) => resolve(detail));
      });
      await person.asksForCode('0612345678');
      await person.typeCode(tenant.messages.at(-1)?.code ?? '');
      const { profile, tokens } = await authenticated;
      expect(profile.sub).to.be.a('string');
      expect(tokens.accessToken).to.be.a('string');
      expect(recordedRequests().map(({ path }) => path)).to.deep.equal(['/start', '/verify']);
    });
  }
});

describe('the definition', () => {
  it('can be asked for twice, and under another name', () => {
    const { constructor } = document.createElement('sms-lock');
    const SmsLock = constructor as typeof SmsLockElement;
    SmsLock.define();
    class OtherLock extends SmsLock {}
    OtherLock.define('other-lock');
    OtherLock.define('other-lock');
    expect(customElements.get('other-lock')).to.equal(OtherLock);
    expect(customElements.get('sms-lock')).to.equal(SmsLock);
  });
});
