import { SmsLockError } from '../errors.js';
import { readMapping } from './check-mapping.js';
import { startResult, verifyResult } from './endpoints.js';
import { members } from './http.js';
import { foundAtStart, foundAtVerify, isSuccess, mappedFailure, pick } from './mapped-answer.js';
import { MappedRequest, valuesOf } from './mapped-request.js';
import type {
  Adapter,
  AdapterContext,
  AdapterSettings,
  ResendRequest,
  StartResult,
} from './adapter.js';
import type { StartMapping } from './endpoints-mapping.js';

/** Settings of `mappedEndpoints`; whatever the mapping does not say is as with `endpoints`. */
export type MappedEndpointsSettings = Pick<
  AdapterSettings,
  'endpoints' | 'startUrl' | 'verifyUrl' | 'profileUrl' | 'clientId' | 'connection' | 'credentials'
>;

/**
 * Endpoints of one's own that speak in another way than that of `docs/endpoints.md`: a mapping says
 * which.
 *
 * @throws SmsLockError `not-configured` when there is a mistake in the mapping, or a URL is missing or
 * unsafe
 */
export function mappedEndpoints(settings: MappedEndpointsSettings): Adapter {
  const { clientId, connection = 'sms', credentials } = settings;
  const mapping = readMapping(settings.endpoints ?? {});
  const { start = {}, verify = {}, resend, profile } = mapping;
  const { startUrl, verifyUrl, profileUrl } = settings;
  const starting = new MappedRequest('start', start, startUrl, 'start-url');
  const verifying = new MappedRequest('verify', verify, verifyUrl, 'verify-url');
  const resending = resend && new MappedRequest('resend', resend, startUrl, 'start-url');
  const isProfileAsked = profile?.url ?? profileUrl;
  const asking =
    isProfileAsked && new MappedRequest('profile', profile ?? {}, profileUrl, 'profile-url');

  const sendCode = async (
    request: MappedRequest,
    said: StartMapping,
    asked: ResendRequest,
    context: AdapterContext,
  ): Promise<StartResult> => {
    const { phoneNumber, language, captchaToken, channel, consent } = asked;
    const body = {
      connection,
      send: 'code',
      phone_number: phoneNumber,
      client_id: clientId,
      channel,
      captcha: captchaToken,
      consent,
    };
    const usual = { headers: { 'x-request-language': language }, body, credentials };
    const answer = await request.send({ ...valuesOf(asked), clientId, connection }, usual, context);
    const now = context.now();
    if (isSuccess(answer, 'start', said)) return startResult(foundAtStart(answer, said, now), now);
    const failure = await mappedFailure(answer, 'start', mapping, said, now);
    if (failure instanceof SmsLockError) throw failure;
    throw new SmsLockError('access-denied', {
      providerCode: failure.reason,
      status: answer.status,
    });
  };

  return {
    name: 'endpoints',
    backend: [starting.address({}), verifying.address({}), clientId].join(' ').trim(),

    start: (asked, context) => sendCode(starting, start, asked, context),

    ...(resending && {
      resend: (asked: ResendRequest, context: AdapterContext) =>
        sendCode(resending, resend, asked, context),
    }),

    async verify(asked, context) {
      const { phoneNumber, code, challenge, captchaToken } = asked;
      const body = {
        connection,
        phone_number: phoneNumber,
        code,
        client_id: clientId,
        challenge,
        captcha: captchaToken,
      };
      const values = { ...valuesOf(asked), clientId, connection };
      const answer = await verifying.send(values, { body, credentials }, context);
      const now = context.now();
      if (isSuccess(answer, 'verify', verify)) {
        return verifyResult(foundAtVerify(answer, verify), answer.body, clientId, now);
      }
      const failure = await mappedFailure(answer, 'verify', mapping, verify, now);
      if (failure instanceof SmsLockError) throw failure;
      return { status: 'action-required', reason: failure.reason, response: answer.body };
    },

    async profile({ accessToken, idToken }, context) {
      if (!asking) return undefined;
      const headers = accessToken ? { authorization: `Bearer ${accessToken}` } : {};
      const answer = await asking.send(
        { accessToken, idToken, clientId },
        { headers, credentials },
        context,
      );
      if (!isSuccess(answer, 'start', profile ?? {})) return undefined;
      const found = members(pick(answer, profile?.response?.profile ?? '.'));
      return Object.keys(found).length > 0 ? found : undefined;
    },
  };
}
