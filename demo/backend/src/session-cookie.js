// The cookie that holds the id of a session.

import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

/** @import { Context } from 'hono' */

/**
 * Scripts cannot read it (`HttpOnly`), other sites cannot have it sent with a POST (`SameSite`), and
 * over https no other host or path can plant or take it (`__Host-`, `Secure`).
 */
export class SessionCookie {
  #options;
  #seconds;

  /**
   * @param {URL} publicUrl
   * @param {number} seconds how long a browser keeps it
   */
  constructor({ protocol }, seconds) {
    const isSecure = protocol === 'https:';
    const common = /** @type {const} */ ({ path: '/', httpOnly: true, sameSite: 'Lax' });
    this.#options = isSecure
      ? /** @type {const} */ ({ ...common, secure: true, prefix: 'host' })
      : common;
    this.#seconds = seconds;
  }

  /** @param {Context} context */
  read(context) {
    return 'prefix' in this.#options
      ? getCookie(context, 'session', this.#options.prefix)
      : getCookie(context, 'session');
  }

  /**
   * @param {Context} context
   * @param {string} id
   */
  write(context, id) {
    setCookie(context, 'session', id, { ...this.#options, maxAge: this.#seconds });
  }

  /** @param {Context} context */
  clear(context) {
    deleteCookie(context, 'session', this.#options);
  }
}
