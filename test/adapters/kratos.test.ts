import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { kratos } from '../../src/adapters/kratos.js';
import {
  fakeBackend,
  itFails,
  itTakesNoNonsense,
  phoneNumber,
  playLogin,
  rightCode,
} from './fake-backend.js';
import { failureOf, json, RecordingFetch } from './recording-fetch.js';
import type { StartResult, VerifyResult } from '../../src/adapters/adapter.js';

const base = 'https://ory.example';
const adapter = kratos({ baseUrl: base });
const challenge = { flow: 'f1', csrf: 'c1' };
const request = { phoneNumber, language: 'fr-FR' };
const common = { headers: { accept: 'application/json' }, credentials: 'include' };
const posted = (body: object): object => ({
  url: `${base}/self-service/login?flow=f1`,
  method: 'POST',
  headers: { 'content-type': 'application/json', accept: 'application/json' },
  credentials: 'include',
  body: {
    method: 'code',
    identifier: phoneNumber,
    csrf_token: 'c1',
    ...body,
    transient_payload: { language: 'fr-FR' },
  },
});

/** The flow as it is in each answer, with another proof at each step. */
function flow(state: string, csrf: string, messages: readonly object[] = []): object {
  const attributes = { name: 'csrf_token', type: 'hidden', value: csrf };
  return {
    id: 'f1',
    expires_at: '2026-01-15T13:00:00Z',
    state,
    ui: {
      action: `${base}/self-service/login?flow=f1`,
      nodes: [{ attributes }, { attributes: { name: 'identifier' }, messages: [] }],
      messages,
    },
  };
}
const opened = (): Response => json(200, flow('choose_method', 'c1'));
const info = { id: 1010014, type: 'info', text: 'A code was sent to the address you provided.' };
const sent = (status = 400): Response => json(status, flow('sent_email', 'c2', [info]));
const complaint = (id: number, text = 'x'): object => ({ id, type: 'error', text });

/** Its answers come to the second request; the first opens the flow. */
const start = ({ context, fetch }: RecordingFetch, more = {}): Promise<StartResult> =>
  adapter.start(
    {
      ...request,
      ...more,
    },
    { ...context, fetch: (input, init) => (init?.body ? fetch(input, init) : opening()) },
  );
const opening = (): Promise<Response> => Promise.resolve(opened());
const open = ({ context }: RecordingFetch): Promise<StartResult> => adapter.start(request, context);
const resend = async ({ context }: RecordingFetch, more = {}): Promise<unknown> =>
  adapter.resend?.({ ...request, challenge, ...more }, context);
const verify = ({ context }: RecordingFetch, more = {}): Promise<VerifyResult> =>
  adapter.verify({ ...request, challenge, code: rightCode, ...more }, context);

const good = {
  session: {
    id: 's1',
    active: true,
    identity: { id: 'u1', traits: { phone: phoneNumber, name: { first: 'Zoë', last: 'Blanc' } } },
  },
  continue_with: [],
};
const profile = {
  sub: 'u1',
  name: 'Zoë Blanc',
  phone: phoneNumber,
  phone_number: phoneNumber,
  phone_number_verified: true,
};

describe('Kratos', () => {
  for (const status of [400, 200]) {
    it(`opens a flow and asks for a code in it, which status ${status} reports`, async () => {
      const recording = new RecordingFetch(opened, () => sent(status));
      expect(await open(recording)).to.deep.equal({ challenge: { flow: 'f1', csrf: 'c2' } });
      expect(recording.requests).to.deep.equal([
        { ...common, url: `${base}/self-service/login/browser`, method: 'GET', body: undefined },
        posted({}),
      ]);
    });
  }

  it('is asked for another code in the same flow, or in a new one', async () => {
    const recording = new RecordingFetch(() => sent());
    expect(await resend(recording)).to.deep.equal({ challenge: { flow: 'f1', csrf: 'c2' } });
    expect(recording.requests).to.deep.equal([posted({ resend: 'code' })]);
    const anew = new RecordingFetch(opened, () => sent());
    await resend(anew, { challenge: undefined });
    expect(anew.requests.length).to.equal(2);
  });

  it('checks a code, and the session is its cookie', async () => {
    const recording = new RecordingFetch(() => json(200, good));
    expect(await verify(recording)).to.deep.equal({
      status: 'authenticated',
      tokens: {},
      profile,
      session: 'cookie',
      response: good,
    });
    expect(recording.requests).to.deep.equal([posted({ code: rightCode })]);
  });

  it('hands the language, a captcha and extras to its templates', async () => {
    const recording = new RecordingFetch(() => sent());
    const more = { captchaToken: 'solved', extra: { tenant: 'blue', language: 'mine' } };
    await start(recording, more);
    expect(recording.last).to.deep.nested.property('body.transient_payload', {
      tenant: 'blue',
      language: 'fr-FR',
      captcha_turnstile_response: 'solved',
    });
  });

  it('has whatever name its schema has', async () => {
    const names: readonly [unknown, string | undefined][] = [
      ['Zoë', 'Zoë'],
      [{ last: 'Blanc' }, 'Blanc'],
      [{}, undefined],
      [undefined, undefined],
    ];
    for (const [name, expected] of names) {
      const identity = { id: 'u1', traits: { name } };
      const answer = json(200, { session: { id: 's1', identity } });
      const result = await verify(new RecordingFetch(() => answer));
      expect(result).to.have.nested.property('profile.sub', 'u1');
      expect((result as { profile?: { name?: string } }).profile?.name).to.equal(expected);
    }
  });

  it('keeps the newest proof when a code is wrong', async () => {
    const answer = json(400, flow('sent_email', 'c3', [complaint(4010008)]));
    const error = await failureOf(verify(new RecordingFetch(() => answer)));
    expect(error).to.include({ code: 'code-wrong-or-expired', providerCode: '4010008' });
    expect(error.challenge).to.deep.equal({ flow: 'f1', csrf: 'c3' });
  });

  it('wants the browser to go elsewhere first', async () => {
    const response = {
      error: { id: 'browser_location_change_required', code: 422 },
      redirect_browser_to: `${base}/aal2`,
    };
    expect(await verify(new RecordingFetch(() => json(422, response)))).to.deep.equal({
      status: 'action-required',
      reason: 'browser_location_change_required',
      response,
    });
  });

  it('needs its address, and a flow to check a code in', async () => {
    expect(() => kratos({})).to.throw('base-url is not set.');
    const error = await failureOf(verify(new RecordingFetch(), { challenge: undefined }));
    expect(error.code).to.equal('challenge-lost');
  });

  itTakesNoNonsense(open);
  itTakesNoNonsense(start);
  itTakesNoNonsense(verify);

  const generic = (id: string, code: number): object => ({ error: { id, code, reason: 'Why.' } });
  itFails('when a flow is opened', open, [
    [400, generic('session_already_available', 400), 'access-denied'],
    [404, '', 'not-configured'],
    [500, generic('internal', 500), 'server-error'],
  ]);
  const refusedBy = (...messages: readonly object[]): object =>
    flow('choose_method', 'c2', messages);
  itFails('at start', start, [
    [400, refusedBy(complaint(4000035)), 'signup-disabled', { providerCode: '4000035' }],
    [
      400,
      refusedBy(info, complaint(4000037, 'No.')),
      'signup-disabled',
      { providerMessage: 'No.' },
    ],
    [400, refusedBy(complaint(4010010)), 'signup-disabled'],
    [400, refusedBy(complaint(4000041)), 'phone-rejected'],
    [400, refusedBy(complaint(4000002)), 'phone-rejected'],
    [400, refusedBy(complaint(4999999)), 'phone-rejected'],
    [400, refusedBy(), 'phone-rejected'],
    [400, refusedBy(complaint(4010002)), 'not-configured'],
    [400, refusedBy(complaint(4000038)), 'captcha-failed'],
    [
      400,
      { id: 'f1', state: 'sent_email', ui: { nodes: [{ messages: [complaint(4000041)] }] } },
      'phone-rejected',
    ],
    [200, refusedBy(), 'bad-response'],
    [403, generic('security_csrf_violation', 403), 'not-configured'],
    [410, generic('self_service_flow_expired', 410), 'challenge-lost', { providerMessage: 'Why.' }],
    [422, generic('browser_location_change_required', 422), 'not-configured'],
    [429, '', 'rate-limited'],
  ]);
  const checked = (id: number, text?: string): object =>
    flow('sent_email', 'c2', [complaint(id, text)]);
  itFails('at verify', verify, [
    [400, checked(4010008), 'code-wrong-or-expired'],
    [400, checked(4010001), 'challenge-lost'],
    [400, checked(4010007), 'challenge-lost'],
    [400, checked(4000010), 'access-denied'],
    [
      400,
      checked(4010008, 'The request was submitted too often. Please request another code.'),
      'attempts-exceeded',
    ],
    [410, generic('self_service_flow_expired', 410), 'challenge-lost'],
    [400, generic('security_identity_mismatch', 400), 'challenge-lost'],
  ]);

  it('logs in', async () => {
    let csrf = 0;
    const backend = fakeBackend(({ path, query, body }) => {
      csrf += 1;
      const proof = `c${csrf}`;
      if (path.endsWith('/browser')) return json(200, flow('choose_method', proof));
      const isKnown = query.get('flow') === 'f1' && body.csrf_token === `c${csrf - 1}`;
      if (!isKnown) return json(403, generic('security_csrf_violation', 403));
      if (!body.code) return json(400, flow('sent_email', proof, [info]));
      if (body.code === rightCode) return json(200, good);
      return json(400, flow('sent_email', proof, [complaint(4010008)]));
    });
    const { wrong, done } = await playLogin(adapter, backend);
    expect(wrong.code).to.equal('code-wrong-or-expired');
    expect(done).to.deep.include({ session: 'cookie', tokens: {}, profile });
  });
});
