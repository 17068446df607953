import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { endpoints } from '../../src/adapters/endpoints.js';
import { failureOf, json, now, RecordingFetch } from './recording-fetch.js';
import { unsignedToken } from './unsigned-token.js';
import type { StartResult, VerifyResult } from '../../src/adapters/adapter.js';

const request = { phoneNumber: '+33612345678', language: 'fr-FR' };
const own = endpoints({ startUrl: '/start', verifyUrl: '/verify' });

function start(response: Response): Promise<StartResult> {
  return own.start(request, new RecordingFetch(() => response).context);
}

function verify(response: Response): Promise<VerifyResult> {
  const { context } = new RecordingFetch(() => response);
  return own.verify({ ...request, code: '123456' }, context);
}

describe('the answer of an own start endpoint', () => {
  it('tells what it knows', async () => {
    const body = {
      challenge: 'c',
      expires_in: 180,
      resend_in: '30',
      code_length: 4,
      attempts_left: 3,
      alternatives: ['fax', 'whatsapp', 'call', 'call', 7],
    };
    expect(await start(json(201, body))).to.deep.equal({
      challenge: 'c',
      expiresAt: now + 180_000,
      resendAt: now + 30_000,
      codeLength: 4,
      attemptsLeft: 3,
      alternatives: ['whatsapp', 'call'],
    });
  });

  const silent: readonly [string, Response][] = [
    ['nothing', new Response(null, { status: 204 })],
    ['an empty text', new Response('')],
    ['a text', new Response('OK')],
    ['HTML', new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } })],
    ['half a document', new Response('{"challenge":')],
    ['a list', json(200, [{ challenge: 'c' }])],
    ['null', json(200, null)],
    ['no member that we know', json(202, { queued: true, ok: false })],
    [
      'nonsense',
      json(200, { expires_in: -1, resend_in: 'soon', code_length: {}, attempts_left: null }),
    ],
    ['a way that nobody knows', json(200, { alternatives: ['fax'] })],
    ['ways that are none', json(200, { alternatives: 'call' })],
  ];
  for (const [what, response] of silent) {
    it(`means that the code was sent, whatever it is: ${what}`, async () => {
      const result = await start(response);
      expect(Object.values(result).filter((value) => value !== undefined)).to.deep.equal([]);
    });
  }

  for (const length of [0, 3, 11, 4.5, 1e9, '1e3']) {
    it(`does not set a code length of ${length}, which nobody could type`, async () => {
      expect((await start(json(200, { code_length: length }))).codeLength).to.equal(undefined);
    });
  }

  it('says whether codes have letters, and means digits otherwise', async () => {
    const letters = await start(json(200, { code_charset: 'alphanumeric' }));
    expect(letters.codeCharset).to.equal('alphanumeric');
    for (const charset of ['numeric', 'klingon', 7, null]) {
      expect(await start(json(200, { code_charset: charset }))).not.to.have.property('codeCharset');
    }
  });
});

describe('the answer of an own verify endpoint', () => {
  it('brings tokens, a profile and whether the user is new', async () => {
    const body = {
      access_token: 'a',
      id_token: 'i',
      refresh_token: 'r',
      token_type: 'Bearer',
      expires_in: '3600',
      scope: 'openid',
      profile: { sub: '1' },
      is_new_user: true,
    };
    expect(await verify(json(200, body))).to.deep.equal({
      status: 'authenticated',
      tokens: {
        accessToken: 'a',
        idToken: 'i',
        refreshToken: 'r',
        tokenType: 'Bearer',
        expiresIn: 3600,
        scope: 'openid',
      },
      profile: { sub: '1' },
      session: 'tokens',
      isNewUser: true,
      response: body,
    });
  });

  it('may call the profile the user', async () => {
    const { profile } = (await verify(json(200, { user: { sub: '1' } }))) as { profile?: unknown };
    expect(profile).to.deep.equal({ sub: '1' });
  });

  for (const name of ['access_token', 'id_token', 'refresh_token']) {
    it(`is a session of tokens with the ${name} alone`, async () => {
      expect(await verify(json(200, { [name]: unsignedToken({}) }))).to.include({
        session: 'tokens',
      });
    });
  }

  it('must not be an ID token that is over, or for another application', async () => {
    const adapter = endpoints({ startUrl: '/start', verifyUrl: '/verify', clientId: 'mine' });
    const tokens: readonly [claims: object, providerCode: string | undefined][] = [
      [{ exp: now / 1000 - 61 }, 'id_token.exp'],
      [{ nbf: now / 1000 + 61 }, 'id_token.nbf'],
      [{ aud: 'other' }, 'id_token.aud'],
      [{ aud: 'mine', exp: now / 1000 + 60 }, undefined],
    ];
    for (const [claims, providerCode] of tokens) {
      const { context } = new RecordingFetch(() => json(200, { id_token: unsignedToken(claims) }));
      const checked = adapter.verify({ ...request, code: '1234' }, context);
      if (providerCode) expect(await failureOf(checked)).to.include({ providerCode });
      else expect(await checked).to.include({ status: 'authenticated' });
    }
  });

  const cookies: readonly [string, Response][] = [
    ['nothing', new Response(null, { status: 204 })],
    ['an empty text', new Response('')],
    ['an empty object', json(200, {})],
    ['ok', json(200, { ok: true, success: true, valid: true, verified: true, status: 'approved' })],
    ['no error', json(200, { error: null })],
    ['a user', json(200, { user: { name: 'Zoë' } })],
    ['half of what belongs to tokens', json(200, { token_type: 'Bearer', expires_in: 1 })],
    ['tokens that are none', json(200, { access_token: '', id_token: 7, refresh_token: null })],
  ];
  for (const [what, response] of cookies) {
    it(`is a cookie session without tokens: ${what}`, async () => {
      expect(await verify(response)).to.deep.include({
        status: 'authenticated',
        session: 'cookie',
        tokens: {},
      });
    });
  }

  const refusals: readonly [object, string][] = [
    [{ ok: false }, 'code-wrong'],
    [{ success: false }, 'code-wrong'],
    [{ valid: false, status: 'pending' }, 'code-wrong'],
    [{ verified: false }, 'code-wrong'],
    [{ status: 'pending' }, 'code-wrong'],
    [{ ok: false, access_token: 'a' }, 'code-wrong'],
    [{ ok: false, error: 'no_idea' }, 'code-wrong'],
    [{ ok: false, error: 'code_expired' }, 'code-expired'],
    [{ success: false, error: { code: 'too_many_attempts' } }, 'attempts-exceeded'],
    [{ error: 'code_wrong' }, 'code-wrong'],
    [{ error: { message: 'Nope.' } }, 'code-wrong'],
  ];
  for (const [body, code] of refusals) {
    it(`is a refusal in spite of its status: ${JSON.stringify(body)}`, async () => {
      expect(await failureOf(verify(json(200, { attempts_left: 2, ...body })))).to.include({
        code,
        status: 200,
        attemptsLeft: 2,
      });
    });
  }

  const nonsense = ['OK', '<!doctype html>', '{"access_token":', '[]', 'null', 'true', '"a"', '7'];
  for (const body of nonsense) {
    it(`logs nobody in when it is ${body}`, async () => {
      expect(await failureOf(verify(new Response(body)))).to.include({
        code: 'bad-response',
        status: 200,
      });
    });
  }

  it('may want a second factor', async () => {
    for (const body of [{ error: 'mfa_required' }, { code: 'mfa_required', message: 'x' }]) {
      expect(await verify(json(403, body))).to.deep.equal({
        status: 'action-required',
        reason: 'mfa_required',
        response: body,
      });
    }
  });
});
