import { element } from './element.js';
import { decodeJwt } from './jwt.js';
import type { Authenticated } from '../src/client/machine.js';

/** Claims that are moments, in seconds since 1970. */
const moments = new Set(['exp', 'iat', 'nbf', 'auth_time']);

const dateTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** What a login brought: the profile, the decoded ID token, and the other tokens cut short. */
export function loginDetails({ profile, tokens, session }: Authenticated): HTMLElement {
  const details = element('div', { className: 'login-details' });
  details.append(table('Profile', Object.entries(profile)));
  if (tokens.idToken) {
    const { header, claims } = decodeJwt(tokens.idToken);
    details.append(table('ID token: claims', Object.entries(claims)));
    details.append(table('ID token: header', Object.entries(header)));
  }
  const { accessToken, refreshToken, tokenType, expiresIn, scope } = tokens;
  const others: [string, unknown][] = [
    ['access token', accessToken && abbreviated(accessToken)],
    ['refresh token', refreshToken && abbreviated(refreshToken)],
    ['token type', tokenType],
    ['expires in', expiresIn === undefined ? undefined : `${expiresIn} s`],
    ['scope', scope],
    ['session', session],
  ];
  details.append(
    table(
      'Tokens',
      others.filter(([, value]) => value !== undefined),
    ),
  );
  return details;
}

/** Enough of a token to tell it from another one, and no more. */
function abbreviated(token: string): string {
  return `${token.slice(0, 8)}…`;
}

function table(caption: string, entries: readonly (readonly [string, unknown])[]): HTMLElement {
  const rows = entries.map(([name, value]) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, name),
      element('td', {}, element('bdi', {}, shown(name, value))),
    ),
  );
  return element('table', {}, element('caption', {}, caption), element('tbody', {}, ...rows));
}

function shown(name: string, value: unknown): string {
  if (moments.has(name) && typeof value === 'number') {
    return `${value} (${dateTime.format(value * 1000)})`;
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
