import {
  createTenant,
  otpGrant,
  type Tenant,
  type TenantOptions,
} from '../../src/testing/index.js';

export const someone = '+33612345678';
export const origin = 'https://app.example';

/** A tenant with a clock of its own, and the requests that a client would make. */
export class TenantHarness {
  readonly tenant: Tenant;
  /** Epoch milliseconds. */
  time = Date.UTC(2026, 0, 15, 12);
  /** What the tenant has waited for, in milliseconds. */
  readonly delays: number[] = [];

  constructor(options: TenantOptions = {}) {
    this.tenant = createTenant({
      now: () => this.time,
      delay: async (milliseconds) => {
        this.delays.push(milliseconds);
      },
      ...options,
    });
  }

  /** Lets time pass, in seconds. */
  pass(seconds: number): void {
    this.time += seconds * 1000;
  }

  /** The code in the newest message. */
  get code(): string {
    return this.tenant.messages.at(-1)?.code ?? '';
  }

  get wrongCode(): string {
    return this.code === '000000' ? '111111' : '000000';
  }

  post(
    path: string,
    body: object,
    headers: Record<string, string> = {},
    from?: string,
  ): Promise<Response> {
    const request = new Request(new URL(path, 'https://tenant.example'), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return this.tenant.handle(request, { origin: from });
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    const url = new URL(path, 'https://tenant.example');
    return this.tenant.handle(new Request(url, { headers }));
  }

  auth0Start(
    phoneNumber = someone,
    more: object = {},
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const body = {
      client_id: 'test-client',
      connection: 'sms',
      phone_number: phoneNumber,
      send: 'code',
      authParams: {},
      ...more,
    };
    return this.post('/passwordless/start', body, headers);
  }

  auth0Token(otp = this.code, phoneNumber = someone, more: object = {}): Promise<Response> {
    return this.post('/oauth/token', {
      grant_type: otpGrant,
      client_id: 'test-client',
      username: phoneNumber,
      otp,
      realm: 'sms',
      scope: 'openid profile phone',
      ...more,
    });
  }

  ownStart(
    phoneNumber = someone,
    more: object = {},
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const body = { connection: 'sms', send: 'code', phone_number: phoneNumber, ...more };
    return this.post('/start', body, headers);
  }

  ownVerify(challenge: unknown, code = this.code, phoneNumber = someone): Promise<Response> {
    return this.post('/verify', { connection: 'sms', phone_number: phoneNumber, code, challenge });
  }
}

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** Status and JSON of an answer. */
export async function read(answer: Response | Promise<Response>): Promise<Answer> {
  const response = await answer;
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** `400 bad.connection`: status and name of an error. */
export async function errorOf(answer: Response | Promise<Response>): Promise<string> {
  const { status, body } = await read(answer);
  return `${status} ${String(body['error'] ?? body['code'] ?? '')}`.trim();
}
