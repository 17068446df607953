import { json } from './answers.js';
import type { MagicOutcome } from './magic-numbers.js';

/** A trouble below the protocol, the same on every wire. */
export type Fault = 'dropped' | 'server-error' | 'html' | 'half-json';

/** Thrown where a magic number arranges a fault; the tenant turns it into {@link faultAnswer}. */
export class ArrangedFault extends Error {
  override readonly name = 'ArrangedFault';
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault);
    this.fault = fault;
  }
}

/** Faults that happen before the tenant has done anything. */
export const startFaults: Partial<Record<MagicOutcome, Fault>> = {
  'dropped-at-start': 'dropped',
  'server-error-at-start': 'server-error',
};

/** Faults that happen before the tenant has looked at the code. */
export const verifyFaults: Partial<Record<MagicOutcome, Fault>> = {
  'dropped-at-verify': 'dropped',
  'server-error-at-verify': 'server-error',
  'malformed-at-verify': 'half-json',
};

/** The answer to a fault; `Response.error()` for a dropped connection. */
export function faultAnswer(fault: Fault): Response {
  switch (fault) {
    case 'dropped':
      return Response.error();
    case 'server-error':
      return json(500, {
        error: 'server_error',
        error_description: 'An unexpected error happened on the server.',
      });
    case 'html':
      return new Response('<!doctype html><title>OK</title><p>OK</p>', {
        headers: { 'content-type': 'text/html; charset=utf-8' },
      });
    case 'half-json':
      return new Response('{"access_token":"', {
        headers: { 'content-type': 'application/json' },
      });
  }
}
