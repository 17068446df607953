// What the core of SuperTokens says over HTTP, as far as its Node SDK asks for it in a login. The
// core itself is a server in Java that npm does not have. Kept in memory; the rules are those of its
// recipe for passwordless logins.

import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { answerJson, bodyOf, serve } from '../serve.js';

/** @typedef {Readonly<Record<string, string>>} Fields of a body or a query */

/**
 * A login under way: one for each number asked for, with all codes that were sent for it.
 *
 * @typedef {object} Device
 * @property {string} deviceId
 * @property {string} preAuthSessionId
 * @property {string} phoneNumber
 * @property {number} failed wrong codes so far
 * @property {{ code: string, createdAt: number }[]} codes
 */

/** Of the interface between SDK and core. */
const interfaceVersions = ['5.4'];

const mostTries = 5;

/** In seconds. */
const sessionLifetime = 3600;

/** A key that changes now and then is one whose id begins with a d. */
const keyId = 'd-interop';
const { privateKey, publicKey } = await generateKeyPair('RS256');
const jwk = { ...(await exportJWK(publicKey)), kid: keyId, alg: 'RS256', use: 'sig' };

export class Core {
  /** Life of a code, in seconds. */
  codeLifetime = 300;
  /** @type {Device[]} */
  #devices = [];
  /** Ids, by number. @type {Map<string, string>} */
  #users = new Map();

  /** Forgets everybody. @param {number} codeLifetime in seconds */
  reset(codeLifetime) {
    this.codeLifetime = codeLifetime;
    this.#devices = [];
    this.#users.clear();
  }

  start() {
    return serve(() => async (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://core');
      // The tenant's id comes before the path of most.
      const path = pathname.replace(/^\/public(?=\/)/, '');
      const text = String(await bodyOf(request));
      /** @type {Fields} */
      const fields = text ? JSON.parse(text) : Object.fromEntries(searchParams);
      const answer = await this.#answer(`${request.method} ${path}`, fields);
      if (!answer) console.error(`The core was asked for ${request.method} ${path}.`);
      answerJson(response, answer ? 200 : 404, answer ?? {});
    });
  }

  /**
   * @param {string} route
   * @param {Fields} fields
   */
  #answer(route, fields) {
    switch (route) {
      case 'GET /apiversion':
        return { versions: interfaceVersions };
      case 'GET /.well-known/jwks.json':
        return { keys: [jwk] };
      case 'GET /recipe/multitenancy/tenant/v2':
        return { status: 'OK', tenantId: 'public', thirdParty: { providers: [] }, coreConfig: {} };
      case 'GET /users/by-accountinfo':
        return { status: 'OK', users: this.#usersWith(fields['phoneNumber']) };
      case 'GET /user/id':
        return this.#userById(fields['userId']);
      case 'POST /recipe/signinup/code':
        return this.#createCode(fields);
      case 'GET /recipe/signinup/codes':
        return { status: 'OK', devices: this.#devices.filter((device) => isAsked(device, fields)) };
      case 'POST /recipe/signinup/code/check':
        return this.#check(fields);
      case 'POST /recipe/signinup/code/consume':
        return this.#consume(fields);
      case 'POST /recipe/session':
        return createSession(fields);
      default:
        return undefined;
    }
  }

  /** @param {Fields} fields a number, or the device that another code is for */
  #createCode({ phoneNumber, deviceId }) {
    let device = this.#devices.find((known) => known.deviceId === deviceId);
    if (deviceId && !device) return { status: 'RESTART_FLOW_ERROR' };
    if (!device) {
      const handles = { deviceId: handle(), preAuthSessionId: handle() };
      device = { ...handles, phoneNumber: phoneNumber ?? '', failed: 0, codes: [] };
      this.#devices.push(device);
    }
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const createdAt = Date.now();
    device.codes.push({ code, createdAt });
    return {
      status: 'OK',
      deviceId: device.deviceId,
      preAuthSessionId: device.preAuthSessionId,
      codeId: handle(),
      userInputCode: code,
      linkCode: handle(),
      codeLifetime: this.codeLifetime * 1000,
      timeCreated: createdAt,
    };
  }

  /** @param {Fields} fields */
  #check({ deviceId, userInputCode }) {
    const device = this.#devices.find((known) => known.deviceId === deviceId);
    if (!device) return { status: 'RESTART_FLOW_ERROR' };
    const sent = device.codes.find(({ code }) => code === userInputCode);
    const isFresh = sent && sent.createdAt + this.codeLifetime * 1000 > Date.now();
    const { phoneNumber, preAuthSessionId } = device;
    if (isFresh) {
      const consumedDevice = {
        phoneNumber,
        preAuthSessionId,
        failedCodeInputAttemptCount: device.failed,
      };
      return { status: 'OK', consumedDevice };
    }
    device.failed += 1;
    if (device.failed >= mostTries) {
      this.#devices = this.#devices.filter((known) => known !== device);
      return { status: 'RESTART_FLOW_ERROR' };
    }
    return {
      status: sent ? 'EXPIRED_USER_INPUT_CODE_ERROR' : 'INCORRECT_USER_INPUT_CODE_ERROR',
      failedCodeInputAttemptCount: device.failed,
      maximumCodeInputAttempts: mostTries,
    };
  }

  /** @param {Fields} fields */
  #consume(fields) {
    const answer = this.#check(fields);
    const phoneNumber = answer.consumedDevice?.phoneNumber;
    if (!phoneNumber) return answer;
    this.#devices = this.#devices.filter((device) => device.phoneNumber !== phoneNumber);
    const createdNewUser = !this.#users.has(phoneNumber);
    const id = this.#users.get(phoneNumber) ?? randomUUID();
    this.#users.set(phoneNumber, id);
    return { ...answer, createdNewUser, recipeUserId: id, user: userOf(id, phoneNumber) };
  }

  /** @param {string | undefined} phoneNumber */
  #usersWith(phoneNumber = '') {
    const id = this.#users.get(phoneNumber);
    return id ? [userOf(id, phoneNumber)] : [];
  }

  /** @param {string | undefined} id */
  #userById(id = '') {
    const [phoneNumber] = [...this.#users].find(([, known]) => known === id) ?? [];
    if (!phoneNumber) return { status: 'UNKNOWN_USER_ID_ERROR' };
    return { status: 'OK', user: userOf(id, phoneNumber) };
  }
}

/**
 * @param {Device} device
 * @param {Fields} fields
 */
function isAsked({ deviceId, preAuthSessionId }, fields) {
  return deviceId === fields['deviceId'] || preAuthSessionId === fields['preAuthSessionId'];
}

/**
 * @param {string} id
 * @param {string} phoneNumber
 */
function userOf(id, phoneNumber) {
  const common = { tenantIds: ['public'], timeJoined: Date.now() };
  return {
    ...common,
    id,
    isPrimaryUser: false,
    emails: [],
    phoneNumbers: [phoneNumber],
    thirdParty: [],
    webauthn: { credentialIds: [] },
    loginMethods: [
      { ...common, recipeId: 'passwordless', recipeUserId: id, phoneNumber, verified: true },
    ],
  };
}

/** @param {Fields} fields */
async function createSession({ userId = '', userDataInJWT }) {
  const session = { handle: handle(), userId, recipeUserId: userId, tenantId: 'public' };
  const createdTime = Date.now();
  const expiry = createdTime + sessionLifetime * 1000;
  const claims = {
    sessionHandle: session.handle,
    refreshTokenHash1: handle(),
    parentRefreshTokenHash1: null,
    antiCsrfToken: null,
    rsub: userId,
    tId: 'public',
  };
  const token = await new SignJWT({ ...Object(userDataInJWT), ...claims })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: keyId, version: '5' })
    .setSubject(userId)
    .setIssuedAt()
    .setExpirationTime(`${sessionLifetime} s`)
    .sign(privateKey);
  return {
    status: 'OK',
    session: { ...session, userDataInJWT },
    accessToken: { token, createdTime, expiry },
    refreshToken: { token: handle(), createdTime, expiry },
  };
}

function handle() {
  return randomBytes(24).toString('base64url');
}
