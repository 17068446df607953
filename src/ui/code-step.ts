// What follows the phone step; loaded when the phone field gets the focus.

import { html, nothing } from 'lit';
import { CodeField } from './code-field.js';
import type { TemplateResult } from 'lit';
import type { Messages } from '../i18n/messages.js';
import type { TemplateContext } from './templates.js';

export { english } from '../i18n/english.js';
export { presentCode } from './code-presentation.js';
export { CodeField };

/** Where the code went. The number keeps its own direction inside a sentence of any language. */
export function renderDestination(
  { shown, disabled, onEditPhone }: TemplateContext,
  messages: Messages,
): TemplateResult {
  const [before, after] = messages.codeDescription.split('{phoneNumber}');
  return html`
    ${before}<bdi dir="ltr">${shown.phoneNumber}</bdi>${after}
    <button
      part="edit-phone"
      class="link"
      type="button"
      ?disabled=${disabled}
      @click=${onEditPhone}
    >
      ${messages.editPhone}
    </button>
  `;
}

/** The field: in the document before its step, so that it can take the focus at once. */
export function renderCodeField({ shown, disabled, onComplete }: TemplateContext): TemplateResult {
  return html`
    <sms-lock-code-field
      ?hidden=${shown.view === 'phone'}
      .length=${shown.codeLength}
      .disabled=${disabled}
      .busy=${shown.isBusy}
      .invalid=${shown.isFieldInvalid}
      @complete=${onComplete}
    ></sms-lock-code-field>
  `;
}

/** Another code, or how long to wait for it. */
export function renderResend(
  { shown, disabled, onResend }: TemplateContext,
  messages: Messages,
): TemplateResult {
  const button = html`<button part="resend" type="button" ?disabled=${disabled} @click=${onResend}>
    ${messages.resend}
  </button>`;
  return html`
    <div class="more">
      ${shown.resendWait ? html`<p>${shown.resendWait}</p>` : shown.canResend ? button : nothing}
    </div>
  `;
}

/** What remains when the person is in. */
export function renderAuthenticated(messages: Messages): TemplateResult {
  return html`
    <slot name="authenticated">
      <svg class="tick" viewBox="0 0 44 44" fill="none" stroke="currentColor" aria-hidden="true">
        <circle cx="22" cy="22" r="20" stroke-width="2" />
        <path d="m13 23 6 6 12-13" stroke-width="3" stroke-linecap="round" />
      </svg>
      <h2 part="heading" tabindex="-1">${messages.authenticatedHeading}</h2>
      <p part="description">${messages.authenticatedDescription}</p>
    </slot>
  `;
}
