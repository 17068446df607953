import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { auth0 } from '../../src/adapters/auth0.js';
import { json, RecordingFetch } from './recording-fetch.js';
import { unsignedToken } from './unsigned-token.js';

const domain = 'tenant.eu.auth0.example';
const phoneNumber = '+61412345678';
const plain = auth0({ domain, clientId: 'client' });
const claims = { iss: `https://${domain}/`, aud: 'client', sub: 'sms|5f' };

describe('the profile at Auth0', () => {
  const phoneClaims = { ...claims, phone_number: phoneNumber, name: 'Zoë 李' };
  const person = { sub: 'sms|5f', phone_number: phoneNumber, name: 'Zoë 李' };

  async function profileOf(
    tokens: { idToken?: string; accessToken?: string },
    userInfo: () => Response = () => json(200, {}),
  ): Promise<{ profile: unknown; asked: RecordingFetch['requests'] }> {
    const recording = new RecordingFetch(userInfo);
    return {
      profile: await plain.profile?.(tokens, recording.context),
      asked: recording.requests,
    };
  }

  it('is what the ID token claims, and nobody is asked', async () => {
    const tokens = { idToken: unsignedToken(phoneClaims), accessToken: 'a' };
    expect(await profileOf(tokens)).to.deep.equal({ profile: person, asked: [] });
  });

  it('is completed by /userinfo when the claims carry too little', async () => {
    const tokens = { idToken: unsignedToken(claims), accessToken: 'a' };
    const { profile, asked } = await profileOf(tokens, () => json(200, person));
    expect(profile).to.deep.equal(person);
    expect(asked).to.deep.equal([
      {
        url: `https://${domain}/userinfo`,
        method: 'GET',
        headers: { authorization: 'Bearer a' },
        credentials: 'omit',
        body: undefined,
      },
    ]);
  });

  it('comes from /userinfo alone when there is no ID token', async () => {
    expect((await profileOf({ accessToken: 'a' }, () => json(200, person))).profile).to.deep.equal(
      person,
    );
  });

  it('is never that of somebody else', async () => {
    const tokens = { idToken: unsignedToken(claims), accessToken: 'a' };
    for (const sub of ['sms|other', '', 7, undefined]) {
      const { profile } = await profileOf(tokens, () => json(200, { ...person, sub }));
      expect(profile).to.deep.equal({ sub: 'sms|5f' });
    }
  });

  it('is what the claims say when /userinfo fails or answers with nonsense', async () => {
    const tokens = { idToken: unsignedToken(claims), accessToken: 'a' };
    const answers = [
      json(429, { error: 'too_many_requests' }),
      new Response('Unauthorized', { status: 401 }),
      new Response('<!doctype html>'),
      json(200, [person]),
      new Response(null, { status: 204 }),
    ];
    for (const response of answers) {
      const { profile } = await profileOf(tokens, () => response);
      expect(profile).to.deep.equal({ sub: 'sms|5f' });
    }
  });

  it('is not asked for without an access token', async () => {
    const tokens = { idToken: unsignedToken(claims) };
    expect(await profileOf(tokens)).to.deep.equal({ profile: { sub: 'sms|5f' }, asked: [] });
    expect(await profileOf({})).to.deep.equal({ profile: undefined, asked: [] });
  });
});
