import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { EarlyMessages } from '../i18n/messages.js';
import type { LoginControl } from './login-control.js';
import type { Presentation } from './presentation.js';

/** What follows the phone step: its templates, and who runs it with which texts. */
export interface Later {
  readonly templates: typeof import('./code-step.js');
  readonly control: LoginControl;
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
  readonly requireConsent: boolean;
  readonly noConsentNote: boolean;
  /** What follows the phone step, once it is loaded. */
  readonly later: Later | undefined;
  readonly onSubmit: (event: SubmitEvent) => void;
  readonly onEdit: () => void;
  readonly onPhoneFocus: () => void;
}

/** Both steps: one form, in which the fields take turns. */
export function renderForm(context: TemplateContext): TemplateResult {
  const { shown, messages, disabled, later } = context;
  const isPhone = shown.view === 'phone';
  const consent = isPhone ? renderConsent(context) : nothing;
  return html`
    <form part="form" novalidate @submit=${context.onSubmit} @input=${context.onEdit}>
      <h2 part="heading" id="heading">
        <slot name="heading"
          >${isPhone ? messages.phoneHeading : later?.control.messages.codeHeading}</slot
        >
      </h2>
      <p part="description">
        ${
          isPhone
            ? html`<slot name="description">${messages.phoneDescription}</slot>`
            : later?.templates.renderDestination(context)
        }
      </p>
      <label part="label" for=${isPhone ? 'phone' : 'code'}
        >${isPhone ? messages.phoneLabel : later?.control.messages.codeLabel}</label
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
        @country-change=${later?.control.onCountryChange}
        @judged=${later?.control.onJudged}
        @note-change=${later?.control.onNoteChange}
      ></sms-lock-phone-field>
      ${later?.templates.renderCodeField(context, later.control.messages)}
      <slot name="human-check"></slot>
      ${context.requireConsent ? consent : nothing} ${renderSubmit(context)}
      ${context.requireConsent ? nothing : consent}
      ${later?.templates.renderMore(context, later.control.messages)}
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

/**
 * What sending a message means for the person: near the button, as US carriers want it. What has to
 * be done before the button stands before it.
 */
function renderConsent({
  messages,
  noConsentNote,
  later,
}: TemplateContext): TemplateResult | typeof nothing {
  return (
    later?.control.extras?.consentBox?.render() ??
    (noConsentNote
      ? nothing
      : html`<p part="consent" id="consent">
          <slot name="consent">${messages.consentNote}</slot>
        </p>`)
  );
}

function renderSubmit({ shown, disabled, later }: TemplateContext): TemplateResult {
  const { isBusy, submit } = shown;
  return html`
    <button
      part="submit"
      type="submit"
      class=${isBusy ? 'busy' : ''}
      aria-describedby="consent"
      aria-disabled=${isBusy || submit.isWaiting ? 'true' : 'false'}
      ?disabled=${disabled}
      @pointerdown=${later?.control.onPress}
    >
      <span>${submit.label}</span>
      ${isBusy ? html`<span part="spinner"></span>` : nothing}
    </button>
  `;
}
