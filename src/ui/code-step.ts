// What follows the phone step; loaded when the phone field gets the focus.

import { html, nothing } from 'lit';
import { CodeField } from './code-field.js';
import { codeStyles } from './code-styles.js';
import { adoptStyles } from './styles.js';
import type { TemplateResult } from 'lit';
import type { Channel } from '../adapters/adapter.js';
import type { Messages } from '../i18n/messages.js';
import type { TemplateContext } from './templates.js';

export { loadAdapter } from '../adapters/presets.js';
export { presentCode } from './code-presentation.js';
export { LoginControl } from './login-control.js';

/** Makes the inside of an element ready for what follows the phone step; again without effect. */
export function prepare(root: ShadowRoot): void {
  CodeField.define();
  adoptStyles(root, codeStyles);
}

/** Where the code went. The number keeps its own direction inside a sentence of any language. */
export function renderDestination({ shown }: TemplateContext): TemplateResult {
  const [before, after] = (shown.destination ?? '').split('{phoneNumber}');
  return html`${before}<bdi dir="ltr">${shown.phoneNumber}</bdi>${after}`;
}

/**
 * The field: in the document before its step, so that it can take the focus at once. Before it, the
 * way back to the number.
 */
export function renderCodeField(
  { shown, disabled, later }: TemplateContext,
  { codeLabel, editPhone }: Messages,
): TemplateResult {
  return html`
    <button
      part="edit-phone"
      class="link"
      type="button"
      ?hidden=${shown.view === 'phone'}
      ?disabled=${disabled}
      @click=${later?.control.onEditPhone}
    >
      ${editPhone}
    </button>
    <sms-lock-code-field
      .label=${codeLabel}
      ?hidden=${shown.view === 'phone'}
      .length=${shown.codeLength}
      .charset=${shown.codeCharset}
      .disabled=${disabled}
      .busy=${shown.isBusy}
      .invalid=${shown.isFieldInvalid}
      @complete=${later?.control.onComplete}
      @note-change=${later?.control.onNoteChange}
    ></sms-lock-code-field>
  `;
}

/** Below the button: a code that is there already; another code, or how long to wait for it. */
export function renderMore(
  context: TemplateContext,
  messages: Messages,
): TemplateResult | typeof nothing {
  const { shown, existingCode } = context;
  if (shown.view !== 'phone') return renderWait(context, messages);
  return existingCode
    ? html`<div class="more">${renderHaveCode(context, messages)}</div>`
    : nothing;
}

/** While the message is on its way: how long it works, another one, and what may keep it. */
function renderWait(context: TemplateContext, messages: Messages): TemplateResult {
  const { codeExpiry, hasHelp } = context.shown;
  return html`
    <div class="more">
      ${codeExpiry ? html`<p>${codeExpiry}</p>` : nothing} ${renderResend(context, messages)}
      ${
        hasHelp
          ? html`<details>
              <summary>${messages.notReceived}</summary>
              <p>${messages.notReceivedHelp}</p>
              ${context.shown.alternatives?.map((channel) => renderAlternative(channel, context))}
            </details>`
          : nothing
      }
    </div>
  `;
}

function renderAlternative(
  channel: Channel,
  { shown, disabled, later }: TemplateContext,
): TemplateResult {
  return html`<button
    type="button"
    class="alternative"
    value=${channel}
    ?disabled=${disabled || shown.isBusy}
    @click=${later?.control.onAlternative}
  >
    ${later?.control.messages.alternatives[channel]}
  </button>`;
}

function renderHaveCode(
  { shown, disabled, later }: TemplateContext,
  messages: Messages,
): TemplateResult {
  return html`<button
    type="button"
    ?disabled=${disabled || shown.isBusy}
    @click=${later?.control.onHaveCode}
  >
    ${messages.haveCode}
  </button>`;
}

function renderResend(
  { shown, disabled, later }: TemplateContext,
  messages: Messages,
): TemplateResult | typeof nothing {
  if (shown.resendWait) return html`<p>${shown.resendWait}</p>`;
  // It keeps its place while it cannot be pressed for a moment.
  if (!shown.canResend && !shown.isBusy) return nothing;
  return html`<button
    part="resend"
    type="button"
    ?disabled=${disabled || shown.isBusy}
    @click=${later?.control.onResend}
  >
    ${messages.resend}
  </button>`;
}

/** What remains when the person is in. */
export function renderAuthenticated(messages: Messages): TemplateResult {
  return html`
    <slot name="authenticated">
      <svg class="tick" viewBox="0 0 44 44" fill="none" stroke="currentColor" aria-hidden="true">
        <circle cx="22" cy="22" r="20" stroke-width="2" />
        <path d="m13 23 6 6 12-13" stroke-width="3" stroke-linecap="round" />
      </svg>
      <h2 part="heading" id="heading" tabindex="-1">${messages.authenticatedHeading}</h2>
      <p part="description">${messages.authenticatedDescription}</p>
    </slot>
  `;
}
