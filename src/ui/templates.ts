import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { SmsLockError } from '../errors.js';
import type { EarlyMessages, Messages } from '../i18n/messages.js';
import type { Presentation } from './presentation.js';

/** The templates and texts of what follows the phone step. */
export interface Later {
  readonly templates: typeof import('./code-step.js');
  readonly messages: Messages;
}

/** What a template needs besides the presentation. */
export interface TemplateContext {
  readonly shown: Presentation;
  readonly messages: EarlyMessages;
  readonly disabled: boolean;
  /** ISO 3166. */
  readonly country: string | undefined;
  readonly countries: readonly string[];
  readonly preferredCountries: readonly string[];
  readonly rememberPhone: boolean;
  readonly existingCode: boolean;
  /** What follows the phone step, once it is loaded. */
  readonly later: Later | undefined;
  readonly onSubmit: (event: SubmitEvent) => void;
  readonly onEdit: () => void;
  readonly onPhoneFocus: () => void;
  readonly onCountryChange: () => void;
  readonly onJudged: (event: CustomEvent<SmsLockError | undefined>) => void;
  readonly onNoteChange: () => void;
  readonly onPress: () => void;
  readonly onHaveCode: () => void;
  readonly onComplete: () => void;
  readonly onResend: () => void;
  readonly onEditPhone: () => void;
}

/** Both steps: one form, in which the fields take turns. */
export function renderForm(context: TemplateContext): TemplateResult {
  const { shown, messages, disabled, later } = context;
  const isPhone = shown.view === 'phone';
  return html`
    <form part="form" novalidate @submit=${context.onSubmit} @input=${context.onEdit}>
      <h2 part="heading">
        <slot name="heading">${isPhone ? messages.phoneHeading : later?.messages.codeHeading}</slot>
      </h2>
      <p part="description">
        ${
          isPhone
            ? html`<slot name="description">${messages.phoneDescription}</slot>`
            : later?.templates.renderDestination(context, later.messages)
        }
      </p>
      <label part="label" for=${isPhone ? 'phone' : 'code'}
        >${isPhone ? messages.phoneLabel : later?.messages.codeLabel}</label
      >
      ${renderNote(context)}
      <sms-lock-phone-field
        ?hidden=${!isPhone}
        .messages=${messages}
        .country=${context.country}
        .countries=${context.countries}
        .preferred=${context.preferredCountries}
        .remembers=${context.rememberPhone}
        .disabled=${disabled}
        .busy=${shown.isBusy}
        .invalid=${shown.isFieldInvalid}
        @focusin=${context.onPhoneFocus}
        @country-change=${context.onCountryChange}
        @judged=${context.onJudged}
        @note-change=${context.onNoteChange}
      ></sms-lock-phone-field>
      ${later?.templates.renderCodeField(context, later.messages)}
      <slot name="human-check"></slot>
      ${renderSubmit(context)} ${later?.templates.renderMore(context, later.messages)}
    </form>
  `;
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

function renderSubmit({ shown, disabled, onPress }: TemplateContext): TemplateResult {
  const { isBusy, submit } = shown;
  return html`
    <button
      part="submit"
      type="submit"
      class=${isBusy ? 'busy' : ''}
      aria-disabled=${isBusy || submit.isWaiting ? 'true' : 'false'}
      ?disabled=${disabled}
      @pointerdown=${onPress}
    >
      <span>${submit.label}</span>
      ${isBusy ? html`<span part="spinner"></span>` : nothing}
    </button>
  `;
}
