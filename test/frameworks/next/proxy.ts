import { NextResponse } from 'next/server';
import type { NextRequest } from 'next/server';

/** A strict policy, with a nonce for the scripts that Next.js writes into its pages. */
export function proxy({ headers }: NextRequest) {
  if (process.env.NODE_ENV === 'development') return NextResponse.next();
  const script = `script-src 'self' 'nonce-${crypto.randomUUID()}'`;
  const policy = `default-src 'none'; ${script}; connect-src 'self'`;
  const request = new Headers(headers);
  request.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers: request } });
  response.headers.set('content-security-policy', policy);
  return response;
}
