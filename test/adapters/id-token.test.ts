import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import '../support/console-guard.js';
import { checkClaims, decodeIdToken, profileOf } from '../../src/adapters/id-token.js';
import { SmsLockError } from '../../src/errors.js';
import { now } from './recording-fetch.js';
import { base64url, unsignedToken } from './unsigned-token.js';

const issuer = 'https://tenant.example/';
const audience = 'client';
const time = now / 1000;
const good = { iss: issuer, aud: audience, iat: time, exp: time + 3600, sub: 'sms|1' };

/** The claim that is refused in a token, or what else happens. */
function refusedIn(token: string, more: { readonly nonce?: string } = {}): string {
  try {
    checkClaims(decodeIdToken(token), { issuer, audience, now, ...more });
    return 'none';
  } catch (error) {
    expect(error).to.be.instanceOf(SmsLockError).and.to.include({ code: 'bad-response' });
    return (error as SmsLockError).providerCode ?? (error as SmsLockError).message;
  }
}

const cases: readonly [string, object, string][] = [
  ['all that is wanted', {}, 'none'],
  ['another issuer', { iss: 'https://other.example/' }, 'iss'],
  ['the issuer without its slash', { iss: 'https://tenant.example' }, 'iss'],
  ['no issuer', { iss: undefined }, 'iss'],
  ['another audience', { aud: 'other' }, 'aud'],
  ['no audience', { aud: undefined }, 'aud'],
  ['an audience that is no text', { aud: 5 }, 'aud'],
  ['an audience that is an object', { aud: { includes: true } }, 'aud'],
  ['no audience in a list', { aud: [] }, 'aud'],
  ['a list with other audiences only', { aud: ['a', 'b'], azp: audience }, 'aud'],
  ['a list of one', { aud: [audience] }, 'none'],
  ['several audiences, and authorized', { aud: ['api', audience], azp: audience }, 'none'],
  ['several audiences, for another party', { aud: ['api', audience], azp: 'other' }, 'azp'],
  ['several audiences, for nobody', { aud: ['api', audience] }, 'azp'],
  ['expired within the leeway', { exp: time - 59 }, 'none'],
  ['expired beyond the leeway', { exp: time - 60 }, 'exp'],
  ['no expiry', { exp: undefined }, 'exp'],
  ['an expiry that is no number', { exp: String(time + 3600) }, 'exp'],
  ['issued in the future within the leeway', { iat: time + 60 }, 'none'],
  ['issued in the future beyond the leeway', { iat: time + 61 }, 'iat'],
  ['no time of issue', { iat: undefined }, 'iat'],
  ['a time of issue that is no number', { iat: null }, 'iat'],
  ['valid later within the leeway', { nbf: time + 60 }, 'none'],
  ['valid later beyond the leeway', { nbf: time + 61 }, 'nbf'],
  ['no subject', { sub: undefined }, 'sub'],
  ['an empty subject', { sub: '' }, 'sub'],
  ['a subject that is no text', { sub: 7 }, 'sub'],
];

describe('an ID token', () => {
  for (const [what, change, refused] of cases) {
    it(`with ${what}: ${refused === 'none' ? 'taken' : `${refused} refused`}`, () => {
      const expected = refused === 'none' ? 'none' : `id_token.${refused}`;
      expect(refusedIn(unsignedToken({ ...good, ...change }))).to.equal(expected);
    });
  }

  it('has to hold the nonce that was sent along, if one was', () => {
    const nonce = 'n';
    expect(refusedIn(unsignedToken({ ...good, nonce }), { nonce })).to.equal('none');
    expect(refusedIn(unsignedToken({ ...good, nonce: 'm' }), { nonce })).to.equal('id_token.nonce');
    expect(refusedIn(unsignedToken(good), { nonce })).to.equal('id_token.nonce');
    expect(refusedIn(unsignedToken({ ...good, nonce }))).to.equal('none');
  });

  const unreadable: readonly [string, string][] = [
    ['nothing', ''],
    ['dots', '..'],
    ['one part', 'garbage'],
    ['two parts', unsignedToken(good).split('.').slice(0, 2).join('.')],
    ['no base64', 'a.!!!.c'],
    ['no JSON', `a.${base64url('not json')}.c`],
    ['half a JSON document', `a.${base64url('{"sub":')}.c`],
    ['JSON null', unsignedToken(null)],
    ['a JSON text', unsignedToken('claims')],
    ['a JSON list', unsignedToken([good])],
    ['invalid UTF-8', `a.${btoa('{"sub":"\xff"}')}.c`],
    ['an encrypted token', 'a.b.c.d.e'],
  ];
  for (const [what, token] of unreadable) {
    it(`that cannot be read is refused: ${what}`, () => {
      expect(refusedIn(token)).to.equal('The ID token cannot be read.');
    });
  }

  it('keeps every character of a name', () => {
    for (const name of ['Zoë', '李小龍', 'Ὀδυσσεύς', '👩‍👩‍👧', '\u0000"\\', 'ÿþ>?~']) {
      expect(decodeIdToken(unsignedToken({ name })).name).to.equal(name);
    }
  });

  it('gives its claims about the person, and not those about itself', () => {
    const person = { sub: 'sms|1', phone_number: '+33612345678', 'https://own.example/role': 'x' };
    const itself = { nonce: 'n', acr: 'a', amr: [], auth_time: 1, at_hash: 'h', c_hash: 'h' };
    const token = unsignedToken({ ...good, ...itself, jti: 'j', sid: 's', nbf: 1, ...person });
    expect(profileOf(decodeIdToken(token))).to.deep.equal(person);
  });

  it('leads to claims or to an SmsLockError, whatever it is', () => {
    const claims = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(fc.constantFrom(...Object.keys(good), 'azp', 'nbf'), fc.jsonValue()),
      fc
        .dictionary(fc.constantFrom(...Object.keys(good), 'azp', 'nbf'), fc.jsonValue())
        .map((some) => ({ ...good, ...some })),
    );
    const token = fc.oneof(fc.string(), claims.map(unsignedToken));
    fc.assert(
      fc.property(token, (text) => void refusedIn(text)),
      { numRuns: 500 },
    );
  });
});
