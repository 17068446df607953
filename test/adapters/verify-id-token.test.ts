import { expect } from '@open-wc/testing';
import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import '../support/console-guard.js';
import { auth0 } from '../../src/adapters/auth0.js';
import { cognito } from '../../src/adapters/cognito.js';
import { firebase } from '../../src/adapters/firebase.js';
import { verifySignature } from '../../src/adapters/verify-id-token.js';
import { base64url, unsignedToken } from './unsigned-token.js';
import { failureOf, json, now, RecordingFetch } from './recording-fetch.js';
import type { JWK } from 'jose';
import type { Adapter } from '../../src/adapters/adapter.js';

const keySetUrl = 'https://tenant.example/.well-known/jwks.json';
const claims = {
  iss: 'https://tenant.example/',
  aud: 'client',
  iat: now / 1000,
  exp: now / 1000 + 60,
  sub: 'sms|5f',
};

interface Signer {
  readonly secret: CryptoKey;
  readonly jwk: JWK;
}

async function signer(algorithm: string, kid: string): Promise<Signer> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm);
  return { secret: privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig' } };
}

async function signed(
  alg: string,
  secret: CryptoKey | Uint8Array,
  kid: string | undefined,
): Promise<string> {
  const payload = new TextEncoder().encode(JSON.stringify(claims));
  const header = { alg, ...(kid !== undefined && { kid }) };
  return new CompactSign(payload).setProtectedHeader(header).sign(secret);
}

/** `taken`, or our name for what was wrong. */
async function verdict(token: string, keySet: unknown): Promise<string> {
  const { context } = new RecordingFetch(() => json(200, keySet));
  const refused = verifySignature(token, keySetUrl, context);
  const isTaken = await refused.then(
    () => true,
    () => false,
  );
  return isTaken ? 'taken' : String((await failureOf(refused)).providerCode);
}

describe('the signature of an ID token', () => {
  const refused = 'id_token.signature';
  let rsa: Signer;
  let elliptic: Signer;
  let token: string;

  before(async () => {
    [rsa, elliptic] = await Promise.all([signer('RS256', 'r'), signer('ES256', 'e')]);
    token = await signed('RS256', rsa.secret, 'r');
  });

  it('is good by the key of its issuer, by RS256, whatever other keys there are', async () => {
    const keySets = [
      [{ ...rsa.jwk, alg: 'RS256' }],
      [rsa.jwk],
      [{ ...elliptic.jwk, alg: 'ES256' }, rsa.jwk],
      [{ kty: 'nobody knows', alg: 'X1' }, rsa.jwk],
    ];
    for (const keys of keySets) expect(await verdict(token, { keys })).to.equal('taken');
  });

  it('is good by another algorithm only if the key is said to be for it', async () => {
    const other = await signed('ES256', elliptic.secret, 'e');
    expect(await verdict(other, { keys: [{ ...elliptic.jwk, alg: 'ES256' }] })).to.equal('taken');
    expect(await verdict(other, { keys: [elliptic.jwk] })).to.equal(refused);
    expect(await verdict(token, { keys: [{ ...rsa.jwk, alg: 'PS256' }] })).to.equal(refused);
  });

  it('is none without a signature', async () => {
    const [, payload = '', signature = ''] = token.split('.');
    for (const alg of ['none', 'None', '']) {
      const header = base64url(JSON.stringify({ alg, kid: 'r' }));
      for (const tail of ['', signature]) {
        const forged = [header, payload, tail].join('.');
        const keys = [rsa.jwk, { ...rsa.jwk, alg: 'none' }];
        expect(await verdict(forged, { keys })).to.equal(refused);
      }
    }
  });

  it('is none by a secret that everybody can know', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify(rsa.jwk));
    const modulus = new TextEncoder().encode(rsa.jwk.n);
    for (const secret of [bytes, modulus]) {
      const forged = await signed('HS256', secret, 'r');
      const k = btoa(String.fromCharCode(...secret))
        .replaceAll('+', '-')
        .replaceAll('/', '_');
      const symmetric = { kty: 'oct', alg: 'HS256', kid: 'r', k: k.replaceAll('=', '') };
      for (const keys of [[rsa.jwk], [{ ...rsa.jwk, alg: 'HS256' }], [symmetric]]) {
        expect(await verdict(forged, { keys })).to.equal(refused);
      }
    }
  });

  it('is none for other claims, by an unknown key, or by one of several that it does not name', async () => {
    const [header, , signature] = token.split('.');
    const others = base64url(JSON.stringify({ ...claims, sub: 'sms|eve' }));
    const nameless = await signed('RS256', rsa.secret, undefined);
    const keys = [rsa.jwk];
    expect(await verdict([header, others, signature].join('.'), { keys })).to.equal(refused);
    expect(await verdict(token, { keys: [{ ...rsa.jwk, kid: 'other' }] })).to.equal(refused);
    expect(await verdict(nameless, { keys })).to.equal('taken');
    expect(await verdict(nameless, { keys: [rsa.jwk, { ...rsa.jwk, kid: 's' }] })).to.equal(
      refused,
    );
  });

  for (const keySet of [null, [], {}, { keys: null }, { keys: [null] }, { keys: [7] }, 'keys']) {
    it(`is none by keys that are none: ${JSON.stringify(keySet)}`, async () => {
      expect(await verdict(token, keySet)).to.equal(refused);
    });
  }

  it('is not known when the keys do not come', async () => {
    const { context } = new RecordingFetch(() => json(500, {}));
    const failed = failureOf(verifySignature(token, keySetUrl, context));
    expect(await failed).to.include({ code: 'server-error', status: 500 });
  });

  it('is checked with the keys of Cognito and of Google', async () => {
    const request = { phoneNumber: '+33612345678', code: '123456', language: 'fr', challenge: 'c' };
    const pool = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a';
    const google = 'https://securetoken.google.com/project';
    const idTokenOf = (iss: string, aud: string): string => unsignedToken({ ...claims, iss, aud });
    const verifySignature = true;
    const byCognito = cognito({ clientId: 'client', baseUrl: pool, verifySignature });
    const byFirebase = firebase({ clientId: 'key', audience: 'project', verifySignature });
    const cases: readonly [Adapter<string>, answer: object, url: string][] = [
      [
        byCognito,
        { AuthenticationResult: { AccessToken: 'a', IdToken: idTokenOf(pool, 'client') } },
        `${pool}/.well-known/jwks.json`,
      ],
      [
        byFirebase,
        { idToken: idTokenOf(google, 'project') },
        'https://www.googleapis.com/service_accounts/v1/jwk/securetoken@system.gserviceaccount.com',
      ],
    ];
    for (const [adapter, answer, url] of cases) {
      const recording = new RecordingFetch(
        () => json(200, answer),
        () => json(200, { keys: [rsa.jwk] }),
      );
      const error = await failureOf(adapter.verify(request, recording.context));
      expect(error).to.include({ code: 'bad-response', providerCode: refused });
      expect(recording.last.url).to.equal(url);
    }
  });

  it('is checked where a page asks for it, and only there', async () => {
    const answers = [
      () => json(200, { id_token: token }),
      () => json(200, { keys: [elliptic.jwk] }),
    ];
    const request = { phoneNumber: '+33612345678', code: '123456', language: 'fr' };
    const settings = { domain: 'tenant.example', clientId: 'client' };
    const asking = new RecordingFetch(...answers);
    const checked = auth0({ ...settings, verifySignature: true }).verify(request, asking.context);
    expect(await failureOf(checked)).to.include({ code: 'bad-response', providerCode: refused });
    expect(asking.last).to.include({ url: keySetUrl, method: 'GET', credentials: 'omit' });

    const trusting = new RecordingFetch(...answers);
    const trusted = await auth0(settings).verify(request, trusting.context);
    expect(trusted.status).to.equal('authenticated');
    expect(trusting.requests).to.have.length(1);
  });
});
