// Pure: tickets and codes on the way to tokens; time enters as a value, in epoch milliseconds.

import type { VerifyOutcome } from './phone-login.js';
import type { TenantUser } from './tenant-settings.js';

/** What came of a right code: the person may go on, or is told later why not. */
export type TicketOutcome = Extract<
  VerifyOutcome,
  { readonly outcome: 'authenticated' | 'access-denied' | 'mfa-required' }
>;

/** A request for authorization that was granted. */
export interface Authorization {
  readonly user: TenantUser;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly nonce: string | undefined;
  /** The code challenge of PKCE, by the method S256. */
  readonly challenge: string;
}

interface Ticket {
  readonly clientId: string;
  readonly outcome: TicketOutcome;
}

/** How long a ticket and a code last, in milliseconds: a page needs neither for longer. */
const lifetime = 60_000;

/** Login tickets and authorization codes, each good once and for a minute. */
export class Authorizations {
  readonly #tickets = new Map<string, Ticket & { readonly expiresAt: number }>();
  readonly #codes = new Map<string, Authorization & { readonly expiresAt: number }>();

  /** Keeps a ticket by its handle. */
  openTicket(handle: string, ticket: Ticket, now: number): void {
    this.#tickets.set(handle, { ...ticket, expiresAt: now + lifetime });
  }

  /** What a ticket of this application stands for; it does so no more. */
  takeTicket(handle: string, clientId: string, now: number): TicketOutcome | undefined {
    const ticket = this.#tickets.get(handle);
    this.#tickets.delete(handle);
    const isGood = ticket?.clientId === clientId && now < ticket.expiresAt;
    return isGood ? ticket.outcome : undefined;
  }

  /** Keeps an authorization by its code. */
  grant(code: string, authorization: Authorization, now: number): void {
    this.#codes.set(code, { ...authorization, expiresAt: now + lifetime });
  }

  /** What a code stands for; it does so no more. */
  takeCode(code: string, now: number): Authorization | undefined {
    const authorization = this.#codes.get(code);
    this.#codes.delete(code);
    return authorization && now < authorization.expiresAt ? authorization : undefined;
  }
}
