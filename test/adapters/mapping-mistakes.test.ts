import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import '../support/console-guard.js';
import { mappedEndpoints } from '../../src/adapters/mapped-endpoints.js';
import { SmsLockError } from '../../src/errors.js';
import { phoneNumber } from './fake-backend.js';
import { json, RecordingFetch } from './recording-fetch.js';
import type { EndpointsMapping } from '../../src/adapters/endpoints-mapping.js';

const urls = { startUrl: '/start', verifyUrl: '/verify' };

function mistakesIn(endpoints: unknown): string {
  try {
    mappedEndpoints({ ...urls, endpoints: endpoints as EndpointsMapping });
    return '';
  } catch (error) {
    expect(error).to.be.instanceOf(SmsLockError).with.property('code', 'not-configured');
    return error instanceof SmsLockError ? error.message : '';
  }
}

const rows: readonly (readonly [given: unknown, message: string | RegExp])[] = [
  ['{"start": {', /^endpoints is not JSON: ./],
  ['7', 'endpoints must be an object.'],
  [[], 'endpoints must be an object.'],
  [{ sart: {} }, /^endpoints\.sart is not known\. There are: start, resend, verify, profile/],
  [{ start: { sucess: {} } }, /^endpoints\.start\.sucess is not known\. There are: url, method/],
  [{ constructor: {} }, /^endpoints\.constructor is not known/],
  [{ start: { url: 7 } }, 'endpoints.start.url must be an address.'],
  [{ start: { method: 'POTS' } }, 'endpoints.start.method must be GET, POST, PUT or PATCH.'],
  [{ start: { headers: { a: 7 } } }, 'endpoints.start.headers must be an object of texts.'],
  [{ start: { encoding: 'xml' } }, 'endpoints.start.encoding must be json or form.'],
  [{ verify: { statuses: 200 } }, 'endpoints.verify.statuses must be a list of numbers.'],
  [
    { verify: { success: [] } },
    'endpoints.verify.success must be a path, or an object of paths and values.',
  ],
  [
    { verify: { response: { accessToken: 7 } } },
    'endpoints.verify.response.accessToken must be a path.',
  ],
  [{ verify: { response: { token: 'a' } } }, /^endpoints\.verify\.response\.token is not known/],
  [{ verify: { response: { profile: { sub: [] } } } }, /profile must be a path, or an object/],
  [
    { errors: { E1: 'wrong-code' } },
    /^endpoints\.errors must be an object of phone-invalid, .*action/,
  ],
  [
    { start: { body: { to: '{phone}' } } },
    /^endpoints\.start\.body: \{phone\} is not known\. There are: phoneNumber, /,
  ],
  [
    { verify: { headers: { a: '{channel}' }, body: '{code}' } },
    /headers: \{channel\} is not known/,
  ],
  [
    { start: { body: {} } },
    'endpoints.start sends none of {phoneNumber}, {phoneDigits}, {nationalNumber}.',
  ],
  [{ verify: { method: 'GET' } }, 'endpoints.verify sends none of {code}.'],
  [
    { verify: { url: 'https://{challenge.host}/verify?c={code}' } },
    'endpoints.verify.url: no placeholder may stand before the path.',
  ],
  [{ start: { url: 'http://example.com/' } }, /must start with https/],
  [
    { start: { method: 'X', encoding: 'Y' } },
    /^endpoints\.start\.method .*\nendpoints\.start\.enc/,
  ],
];

describe('a mistake in a mapping', () => {
  for (const [given, message] of rows) {
    const name = typeof given === 'string' ? given : JSON.stringify(given);
    it(`is told of: ${name}`, () => {
      const found = mistakesIn(given);
      if (typeof message === 'string') expect(found).to.equal(message);
      else expect(found).to.match(message);
    });
  }

  it('is none where a value is left open, or a mapping is JSON', () => {
    expect(mistakesIn({ start: undefined, verify: { url: undefined } })).to.equal('');
    expect(mistakesIn('{ "verify": { "body": { "otp": "{code}", "literal": "{ }" } } }')).to.equal(
      '',
    );
  });

  it('never leads to anything but an SmsLockError, whatever is given for a mapping', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (start, verify) => {
        expect(mistakesIn({ start, verify })).to.be.a('string');
      }),
    );
    fc.assert(fc.property(fc.anything(), (given) => void mistakesIn(given)));
  });

  it('is not looked for in values: whatever they are, the body stays JSON', async () => {
    const endpoints = {
      start: { body: { to: '{phoneNumber}', all: '{extra}', text: 'a {extra.a}' } },
    };
    const adapter = mappedEndpoints({ ...urls, endpoints });
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (a) => {
        const recording = new RecordingFetch(() => json(200, {}));
        const extra = { a: JSON.parse(JSON.stringify(a)) as string };
        await adapter.start({ phoneNumber, language: 'en', extra }, recording.context);
        expect(recording.last.body).to.have.deep.property('all', JSON.parse(JSON.stringify({ a })));
      }),
      { numRuns: 50 },
    );
  });
});
