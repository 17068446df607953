import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { forgetPhone, recallPhone, rememberPhone } from '../../src/phone/remembered-phone.js';

const key = 'sms-lock:phone';

describe('a number that is kept on the device', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => localStorage.clear());

  it('is recalled with its country', () => {
    expect(recallPhone()).to.equal(undefined);
    rememberPhone({ phoneNumber: '+447781123456', country: 'GG' });
    expect(recallPhone()).to.deep.equal({ phoneNumber: '+447781123456', country: 'GG' });
  });

  it('is recalled without a country when none was known', () => {
    rememberPhone({ phoneNumber: '+33612345678' });
    expect(recallPhone()).to.deep.equal({ phoneNumber: '+33612345678', country: undefined });
  });

  it('takes the place of the one before', () => {
    rememberPhone({ phoneNumber: '+33612345678', country: 'FR' });
    rememberPhone({ phoneNumber: '+447400123456', country: 'GB' });
    expect(recallPhone()?.phoneNumber).to.equal('+447400123456');
    expect(localStorage).to.have.length(1);
  });

  it('is forgotten, and nothing else is', () => {
    localStorage.setItem('theirs', 'kept');
    rememberPhone({ phoneNumber: '+33612345678', country: 'FR' });
    forgetPhone();
    expect(recallPhone()).to.equal(undefined);
    expect(localStorage.getItem(key)).to.equal(null);
    expect(localStorage.getItem('theirs')).to.equal('kept');
  });

  it('keeps nothing but number and country', () => {
    const more = { phoneNumber: '+33612345678', country: 'FR', code: '123456' };
    rememberPhone(more);
    expect(JSON.parse(localStorage.getItem(key) ?? '')).to.deep.equal({
      phoneNumber: '+33612345678',
      country: 'FR',
    });
  });

  const broken = [
    '',
    '{',
    'null',
    'true',
    '33612345678',
    '"+33612345678"',
    '[]',
    '["+33612345678"]',
    '{}',
    '{"phoneNumber":null}',
    '{"phoneNumber":33612345678}',
    '{"phoneNumber":"0612345678","country":"FR"}',
    '{"phoneNumber":"+336123"}',
    '{"phoneNumber":"+3361234567812345"}',
    '{"phoneNumber":"+33612345678\\n"}',
    '{"phoneNumber":"<b>+33612345678</b>"}',
  ];
  for (const text of broken) {
    it(`is none where somebody wrote ${text || 'nothing'}`, () => {
      localStorage.setItem(key, text);
      expect(recallPhone()).to.equal(undefined);
    });
  }

  for (const country of ['"XX"', '"fr"', '7', 'null', '["FR"]', '"__proto__"']) {
    it(`has no country where somebody wrote ${country}`, () => {
      localStorage.setItem(key, `{"phoneNumber":"+33612345678","country":${country}}`);
      expect(recallPhone()).to.deep.equal({ phoneNumber: '+33612345678', country: undefined });
    });
  }

  describe('by a browser that refuses', () => {
    const descriptor = Object.getOwnPropertyDescriptor(window, 'localStorage');
    const refusals: Record<string, PropertyDescriptor> = {
      'its storage': {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      },
      'to have one': { get: () => null },
      'what is asked of it': {
        value: new Proxy(
          {},
          {
            get: () => () => {
              throw new DOMException('full', 'QuotaExceededError');
            },
          },
        ),
      },
    };
    afterEach(() => {
      Reflect.deleteProperty(window, 'localStorage');
      if (descriptor) Object.defineProperty(window, 'localStorage', descriptor);
    });

    for (const [what, refusal] of Object.entries(refusals)) {
      it(`${what} is none, and does no harm`, () => {
        Object.defineProperty(window, 'localStorage', { ...refusal, configurable: true });
        rememberPhone({ phoneNumber: '+33612345678', country: 'FR' });
        expect(recallPhone()).to.equal(undefined);
        forgetPhone();
      });
    }
  });
});
