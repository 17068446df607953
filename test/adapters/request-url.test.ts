import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { auth0 } from '../../src/adapters/auth0.js';
import { endpoints } from '../../src/adapters/endpoints.js';
import { requestUrl } from '../../src/adapters/request-url.js';
import { SmsLockError } from '../../src/errors.js';

const allowed: readonly [string, string][] = [
  ['https://api.example/start', 'https://api.example/start'],
  ['https://8.8.8.8/start', 'https://8.8.8.8/start'],
  ['https://api.example', 'https://api.example/'],
  ['/start?tenant=blue', `${location.origin}/start?tenant=blue`],
  ['http://localhost/start', 'http://localhost/start'],
  ['http://LOCALHOST:3000/start', 'http://localhost:3000/start'],
  ['http://app.localhost/', 'http://app.localhost/'],
  ['http://app.test/', 'http://app.test/'],
  ['http://printer.local/', 'http://printer.local/'],
  ['http://backend:8080/', 'http://backend:8080/'],
  ['http://127.0.0.1:3000/', 'http://127.0.0.1:3000/'],
  ['http://127.9.9.9/', 'http://127.9.9.9/'],
  ['http://0x7f.1/', 'http://127.0.0.1/'],
  ['http://10.0.0.7/', 'http://10.0.0.7/'],
  ['http://192.168.178.20/', 'http://192.168.178.20/'],
  ['http://172.16.0.1/', 'http://172.16.0.1/'],
  ['http://172.31.255.255/', 'http://172.31.255.255/'],
  ['http://[::1]:3000/', 'http://[::1]:3000/'],
  ['http://[fd00::1]/', 'http://[fd00::1]/'],
  ['http://[fc00:1::1]/', 'http://[fc00:1::1]/'],
];

const refused: readonly string[] = [
  'http://api.example/start',
  'http://8.8.8.8/start',
  'http://172.15.0.1/',
  'http://172.32.0.1/',
  'http://192.169.0.1/',
  'http://11.0.0.1/',
  'http://127.attacker.example/',
  'http://10.attacker.example/',
  'http://192.168.attacker.example/',
  'http://172.16.attacker.example/',
  'http://localhost.attacker.example/',
  'http://test.example/',
  'http://notlocalhost.example/',
  'http://[2001:db8::1]/',
  'http://[2606:4700::1111]/',
  'http://[fc::1]/',
  'http://[::ffff:8.8.8.8]/',
  'ftp://localhost/start',
  'ws://localhost/start',
  'javascript:alert(1)',
  'data:application/json,{}',
  'file:///etc/passwd',
  'https://',
];

describe('the URL of a backend', () => {
  for (const [url, absolute] of allowed) {
    it(`may be ${url}`, () => {
      expect(requestUrl(url, 'start-url')).to.equal(absolute);
    });
  }

  for (const url of refused) {
    it(`may not be ${url}`, () => {
      const error = configurationError(() => requestUrl(url, 'start-url'));
      expect(error.message).to.contain(`start-url="${url}"`);
    });
  }
});

describe('half a configuration', () => {
  const startUrl = 'https://api.example/start';
  const verifyUrl = 'https://api.example/verify';
  const domain = 'tenant.example';
  const plain = 'http://api.example/';
  const cases: readonly [string, () => unknown, string][] = [
    ['no endpoints at all', () => endpoints({}), 'start-url is not set'],
    ['no start URL', () => endpoints({ verifyUrl }), 'start-url is not set'],
    ['no verify URL', () => endpoints({ startUrl }), 'verify-url is not set'],
    ['an empty URL', () => endpoints({ startUrl, verifyUrl: '' }), 'verify-url is not set'],
    ['a plain start URL', () => endpoints({ startUrl: plain, verifyUrl }), 'start-url="'],
    ['a plain verify URL', () => endpoints({ startUrl, verifyUrl: plain }), 'verify-url="'],
    [
      'a plain profile URL',
      () => endpoints({ startUrl, verifyUrl, profileUrl: plain }),
      'profile-url="',
    ],
    ['no domain', () => auth0({ clientId: 'x' }), 'domain is not set'],
    ['no client', () => auth0({ domain }), 'client-id is not set'],
    ['an empty client', () => auth0({ domain, clientId: '' }), 'client-id is not set'],
    ['a plain domain', () => auth0({ domain: plain, clientId: 'x' }), 'domain="'],
    [
      'a domain in capitals',
      () => auth0({ domain: 'HTTP://A.EXAMPLE', clientId: 'x' }),
      'domain="',
    ],
    ['nonsense', () => auth0({ domain: ':', clientId: 'x' }), 'domain="'],
    [
      'a plain URL of its own',
      () => auth0({ domain, clientId: 'x', verifyUrl: plain }),
      'verify-url="',
    ],
  ];
  for (const [what, make, message] of cases) {
    it(`is named: ${what}`, () => {
      expect(configurationError(make).message).to.contain(message);
    });
  }
});

function configurationError(make: () => unknown): SmsLockError {
  try {
    make();
  } catch (error) {
    expect(error).to.be.instanceOf(SmsLockError).and.to.include({ code: 'not-configured' });
    return error as SmsLockError;
  }
  throw new Error('Nothing was refused.');
}
