import { expect, fixture, html } from '@open-wc/testing';
import { newTenant, recordedRequests, startBackend, tenantOrigin } from '../support/backend.js';
import { nextEvent, Person, until } from '../support/person.js';
import { expectWarning } from '../support/console-guard.js';
import { SmsLockElement } from '../../src/index.js';
import type { Adapter, StartRequest } from '../../src/adapters/adapter.js';

/** A property that makes a difference on the wire, set at one moment or another. */
type Settings = Partial<SmsLockElement>;

const settings: Settings = {
  startUrl: `${tenantOrigin}/start`,
  verifyUrl: `${tenantOrigin}/verify`,
  clientId: 'test-client',
  connection: 'texts',
  requestLanguage: 'de-AT',
  country: 'FR',
  phoneNumber: '0612345678',
};

let tags = 0;

const moments: Record<string, () => Promise<SmsLockElement>> = {
  'before the upgrade': async () => {
    tags += 1;
    const tag = `late-lock-${tags}`;
    const lock = document.createElement(tag) as SmsLockElement;
    Object.assign(lock, settings);
    (await fixture<HTMLElement>(html`<div></div>`)).append(lock);
    customElements.define(tag, class extends SmsLockElement {});
    return lock;
  },
  'before the connection': async () => {
    const lock = Object.assign(document.createElement('sms-lock'), settings);
    (await fixture<HTMLElement>(html`<div></div>`)).append(lock);
    return lock;
  },
  'after the connection': async () => {
    const lock = await fixture<SmsLockElement>(html`<sms-lock></sms-lock>`);
    return Object.assign(lock, settings);
  },
  'as attributes': () =>
    fixture<SmsLockElement>(
      html`<sms-lock
        start-url="${tenantOrigin}/start"
        verify-url="${tenantOrigin}/verify"
        client-id="test-client"
        connection="texts"
        request-language="de-AT"
        country="FR"
        phone-number="0612345678"
      ></sms-lock>`,
    ),
  'as attributes, after the connection': async () => {
    const lock = await fixture<SmsLockElement>(html`<sms-lock></sms-lock>`);
    lock.setAttribute('phone-number', '0612345678');
    lock.setAttribute('country', 'fr');
    lock.setAttribute('request-language', 'de-AT');
    lock.setAttribute('connection', 'texts');
    lock.setAttribute('client-id', 'test-client');
    lock.setAttribute('verify-url', `${tenantOrigin}/verify`);
    lock.setAttribute('start-url', `${tenantOrigin}/start`);
    return lock;
  },
};

describe('settings', () => {
  before(startBackend);

  for (const [moment, makeLock] of Object.entries(moments)) {
    it(`mean the same when set ${moment}`, async () => {
      newTenant();
      const person = new Person(await makeLock());
      await person.lock.updateComplete;
      await person.lock.start();

      const [request] = recordedRequests();
      expect(request?.path).to.equal('/start');
      expect(request?.headers['x-request-language']).to.equal('de-AT');
      expect(request?.body).to.deep.equal({
        connection: 'texts',
        send: 'code',
        phone_number: '+33612345678',
        client_id: 'test-client',
      });
    });
  }

  it('read as their defaults when they make no sense, with one warning each', async () => {
    expectWarning(/code-length="abc" is ignored.*a whole number from 4 to 10/);
    expectWarning(/resend-delay="-1" is ignored/);
    expectWarning(/credentials="always" is ignored.*omit, same-origin, include/);
    expectWarning(/country="Frankreich" is ignored/);
    expectWarning(/request-language="d" is ignored/);
    const lock = await fixture<SmsLockElement>(
      html`<sms-lock
        start-url="/start"
        verify-url="/verify"
        code-length="abc"
        resend-delay="-1"
        credentials="always"
        country="Frankreich"
        request-language="d"
      ></sms-lock>`,
    );
    expect(lock.codeLength).to.equal(6);
    expect(lock.resendDelay).to.equal(30);
    expect(lock.credentials).to.equal(undefined);
    expect(lock.country).to.equal(undefined);
    expect(lock.requestLanguage).to.equal(undefined);
  });

  it('take effect on the request that follows', async () => {
    newTenant();
    const lock = await fixture<SmsLockElement>(
      html`<sms-lock start-url="/nowhere" verify-url="/nowhere" country="FR"></sms-lock>`,
    );
    lock.startUrl = `${tenantOrigin}/start`;
    lock.verifyUrl = `${tenantOrigin}/verify`;
    lock.requestExtras = { tenant: 'acme' };
    await lock.start('0612345678');

    expect(recordedRequests()[0]?.body).to.have.property('tenant', 'acme');
  });

  it('go back to their defaults when their attributes are removed', async () => {
    newTenant();
    const lock = await fixture<SmsLockElement>(
      html`<sms-lock
        start-url="${tenantOrigin}/start"
        verify-url="${tenantOrigin}/verify"
        client-id="test-client"
        connection="texts"
        code-length="8"
        country="FR"
      ></sms-lock>`,
    );
    for (const name of ['client-id', 'connection', 'code-length']) lock.removeAttribute(name);
    await lock.start('0612345678');

    expect(lock.codeLength).to.equal(6);
    expect(recordedRequests()[0]?.body).to.deep.equal({
      connection: 'sms',
      send: 'code',
      phone_number: '+33612345678',
    });
  });

  it('may name an adapter object instead of a preset', async () => {
    const seen: StartRequest[] = [];
    const adapter: Adapter = {
      name: 'mine',
      start: async (request) => {
        seen.push(request);
        return { codeLength: 4 };
      },
      verify: async () => ({
        status: 'authenticated',
        tokens: {},
        session: 'cookie',
        response: 'fine',
      }),
    };
    const person = new Person(
      await fixture<SmsLockElement>(html`<sms-lock .adapter=${adapter} country="FR"></sms-lock>`),
    );
    const authenticated = nextEvent(person.lock, 'authenticated');
    await person.asksForCode('0612345678');
    expect(person.text).to.contain('The code has 4 digits');
    await person.typeCode('1234');

    expect((await authenticated).detail).to.deep.equal({
      profile: { phone_number: '+33612345678' },
      tokens: {},
      session: 'cookie',
      isNewUser: undefined,
      response: 'fine',
    });
    expect(seen.map(({ phoneNumber }) => phoneNumber)).to.deep.equal(['+33612345678']);
  });

  it('keep everything still when the element is disabled', async () => {
    newTenant();
    const lock = await fixture<SmsLockElement>(
      html`<sms-lock domain="tenant.example" client-id="test-client" disabled></sms-lock>`,
    );
    const person = new Person(lock);
    expect(person.field('Mobile number').disabled).to.equal(true);
    person.button('Send code').click();
    await lock.updateComplete;

    expect(lock.step).to.equal('phone');
    expect(recordedRequests()).to.have.length(0);
  });

  it('put the focus into the field on request', async () => {
    const lock = await fixture<SmsLockElement>(
      html`<sms-lock start-url="/start" verify-url="/verify" autofocus></sms-lock>`,
    );
    const person = new Person(lock);
    await until('the focus', () => person.focused === person.field('Mobile number'));
  });
});

describe('the calling code', () => {
  it('is that of the country that the page names', async () => {
    const lock = await fixture<SmsLockElement>(
      html`<sms-lock start-url="/start" verify-url="/verify" country="JP"></sms-lock>`,
    );
    const person = new Person(lock);
    await until('+81', () => person.text.includes('+81'));
  });

  it('is guessed without it, and never replaces one that was typed', async () => {
    const lock = await fixture<SmsLockElement>(
      html`<sms-lock start-url="/start" verify-url="/verify"></sms-lock>`,
    );
    const person = new Person(lock);
    await person.typePhone('+44 7400 123456');
    await person.press('Tab');
    await until('+44', () => /\+44 /.test(person.text));
    expect(person.field('Mobile number').value).to.equal('7400 123456');
  });
});
