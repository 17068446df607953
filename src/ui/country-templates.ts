import { html, nothing } from 'lit';
import { fill } from '../i18n/messages.js';
import type { TemplateResult } from 'lit';
import type { CountryMessages } from '../i18n/messages.js';
import type { CountryName } from '../phone/country-names.js';

/** What the templates of the country picker need. */
export interface PickerContext {
  readonly messages: CountryMessages;
  readonly chosen: CountryName | undefined;
  readonly disabled: boolean;
  readonly busy: boolean;
  /** The list, once it has been loaded. */
  readonly list: { readonly isOpen: boolean } | undefined;
  /** Whether the list opens as soon as it has been loaded. */
  readonly isAwaited: boolean;
  readonly onSelect: (event: Event) => void;
  readonly onApproach: () => void;
  readonly onLeave: () => void;
  readonly onClick: (event: Event) => void;
  readonly onKeydown: (event: KeyboardEvent) => void;
}

/** One country: its calling code, for the ear with its name. */
export function renderText({ messages, chosen }: PickerContext): TemplateResult | typeof nothing {
  if (!chosen) return nothing;
  return html`
    <span class="unseen">${fill(messages.chosenCountry, { ...chosen })}</span>
    <span class="country-text" aria-hidden="true">${chosen.callingCode}</span>
  `;
}

/** A `<select>`, unseen, over what is drawn; it opens as its system does. */
export function renderSelect(
  context: PickerContext,
  entries: readonly CountryName[],
): TemplateResult {
  const { messages, disabled, busy, chosen, onSelect } = context;
  const options = entries.map(
    (entry) => html`<option value=${entry.country}>${optionText(entry)}</option>`,
  );
  return html`
    <span class="country-button" part="country-button">
      ${renderDrawing(context)}
      <select
        class="country-select"
        id="country-button"
        autocomplete="off"
        aria-label=${messages.country}
        ?disabled=${disabled || busy}
        @change=${onSelect}
        @input=${stopPropagation}
      >
        ${chosen ? nothing : html`<option value="" disabled hidden>${messages.chooseCountry}</option>`}
        ${options}
      </select>
    </span>
  `;
}

/** Many countries: a button that opens a list. */
export function renderButton(context: PickerContext): TemplateResult {
  const { messages, chosen, disabled, busy, list, isAwaited } = context;
  const name = chosen
    ? fill(messages.chosenCountry, {
        ...chosen,
        callingCode: `${chosen.country} ${chosen.callingCode}`,
      })
    : messages.chooseCountry;
  const popup = list ? 'country-popup' : nothing;
  return html`
    <button
      class="country-button"
      part="country-button"
      id="country-button"
      type="button"
      aria-label=${name}
      aria-haspopup="dialog"
      aria-expanded=${list?.isOpen ? 'true' : 'false'}
      aria-controls=${popup}
      popovertarget=${popup}
      aria-busy=${isAwaited ? 'true' : nothing}
      aria-disabled=${busy ? 'true' : nothing}
      ?disabled=${disabled}
      @pointerenter=${context.onApproach}
      @focus=${context.onApproach}
      @blur=${context.onLeave}
      @click=${context.onClick}
      @keydown=${context.onKeydown}
    >
      ${renderDrawing(context)}
    </button>
  `;
}

function renderDrawing({ chosen, disabled, busy, isAwaited }: PickerContext): TemplateResult {
  return html`
    <span
      class=${`country-drawing ${disabled || busy || isAwaited ? 'still' : ''}`}
      aria-hidden="true"
      translate="no"
    >
      ${
        chosen
          ? html`<span class="country-code">${chosen.country}</span> ${chosen.callingCode}`
          : html`<svg viewBox="0 0 24 24">
              <path
                d="M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 0c-5 5-5 13 0 18m0-18c5 5 5 13 0 18M3 12h18"
              />
            </svg>`
      }
    </span>
  `;
}

/** An option holds no markup: beside a name that runs to the left, a mark keeps the plus in place. */
function optionText({ name, callingCode }: CountryName): string {
  const mark = /[\u0590-\u08FF]/.test(name) ? '\u200E' : '';
  return `${name} ${mark}${callingCode}`;
}

/** What happens in here is no edit of the form around it. */
function stopPropagation(event: Event): void {
  event.stopPropagation();
}
