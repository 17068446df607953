import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Messages } from '../i18n/messages.js';
import type { Presentation } from './presentation.js';

/** What a template needs besides the presentation. */
export interface TemplateContext {
  readonly shown: Presentation;
  readonly messages: Messages;
  readonly disabled: boolean;
  /** ISO 3166. */
  readonly country: string | undefined;
  readonly onSubmit: (event: SubmitEvent) => void;
  readonly onEdit: () => void;
  readonly onPhoneFocus: () => void;
  readonly onComplete: () => void;
  readonly onResend: () => void;
  readonly onEditPhone: () => void;
}

/** Both steps: one form, in which the fields take turns. */
export function renderForm(context: TemplateContext): TemplateResult {
  const { shown, messages, disabled } = context;
  const isPhone = shown.view === 'phone';
  return html`
    <form part="form" novalidate @submit=${context.onSubmit} @input=${context.onEdit}>
      <h2 part="heading">
        <slot name="heading">${isPhone ? messages.phoneHeading : messages.codeHeading}</slot>
      </h2>
      ${isPhone ? renderPhoneDescription(context) : renderCodeDescription(context)}
      <label part="label" for=${isPhone ? 'phone' : 'code'}
        >${isPhone ? messages.phoneLabel : messages.codeLabel}</label
      >
      ${renderNote(context)}
      <sms-lock-phone-field
        ?hidden=${!isPhone}
        .messages=${messages}
        .country=${context.country}
        .disabled=${disabled}
        .busy=${shown.isBusy}
        .invalid=${shown.isFieldInvalid}
        @focusin=${context.onPhoneFocus}
      ></sms-lock-phone-field>
      <sms-lock-code-field
        ?hidden=${isPhone}
        .length=${shown.codeLength}
        .disabled=${disabled}
        .busy=${shown.isBusy}
        .invalid=${shown.isFieldInvalid}
        @complete=${context.onComplete}
      ></sms-lock-code-field>
      <slot name="human-check"></slot>
      ${renderSubmit(context)} ${isPhone ? nothing : renderResend(context)}
    </form>
  `;
}

/** What remains when the person is in. */
export function renderAuthenticated({ messages }: TemplateContext): TemplateResult {
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

function renderPhoneDescription({ messages }: TemplateContext): TemplateResult {
  return html`<p part="description">
    <slot name="description">${messages.phoneDescription}</slot>
  </p>`;
}

/** The number keeps its own direction inside a sentence of any language. */
function renderCodeDescription(context: TemplateContext): TemplateResult {
  const { shown, messages, onEditPhone } = context;
  const [before, after] = messages.codeDescription.split('{phoneNumber}');
  return html`<p part="description">
    ${before}<bdi dir="ltr">${shown.phoneNumber}</bdi>${after}
    <button part="edit-phone" class="link" type="button" @click=${onEditPhone}>
      ${messages.editPhone}
    </button>
  </p>`;
}

/** The hint, and in its place the error: nothing moves when one takes the other's place. */
function renderNote({ shown }: TemplateContext): TemplateResult {
  return html`
    <div class="note">
      <p id="hint" ?hidden=${shown.message !== undefined}>${shown.hint}</p>
      <p part="message" id="message" role="alert">${shown.message}</p>
      ${shown.retryWait ? html`<p>${shown.retryWait}</p>` : nothing}
    </div>
  `;
}

function renderSubmit({ shown, disabled }: TemplateContext): TemplateResult {
  const { isBusy, submit } = shown;
  return html`
    <button
      part="submit"
      type="submit"
      class=${isBusy ? 'busy' : ''}
      aria-disabled=${isBusy || submit.isWaiting ? 'true' : 'false'}
      ?disabled=${disabled}
    >
      <span>${submit.label}</span>
      ${isBusy ? html`<span part="spinner"></span>` : nothing}
    </button>
  `;
}

function renderResend({ shown, messages, disabled, onResend }: TemplateContext): TemplateResult {
  const button = html`<button part="resend" type="button" ?disabled=${disabled} @click=${onResend}>
    ${messages.resend}
  </button>`;
  return html`
    <div class="more">
      ${shown.resendWait ? html`<p>${shown.resendWait}</p>` : shown.canResend ? button : nothing}
    </div>
  `;
}
