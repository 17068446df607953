import { html, svg } from 'lit';
import type { TemplateResult } from 'lit';
import type { CountryListMessages } from '../i18n/messages.js';

/** What the template of the country list needs. */
export interface ListContext {
  readonly messages: CountryListMessages;
  readonly isOpen: boolean;
  /** How many countries are listed. */
  readonly found: number;
  /** What a screen reader says by itself. */
  readonly status: string;
  readonly onPopupKeydown: (event: KeyboardEvent) => void;
  readonly onPopupMousedown: (event: MouseEvent) => void;
  readonly onPopupClick: (event: MouseEvent) => void;
  readonly onPopupClosed: () => void;
  readonly onSearch: (event: Event) => void;
  readonly onListFocus: () => void;
}

const cross = svg`<path d="m6 6 12 12M18 6 6 18" />`;
const lens = svg`<circle cx="11" cy="11" r="6.5" /><path d="m16 16 4.5 4.5" />`;

/** The list and its search. Its rows are put in by hand, when it is opened for the first time. */
export function renderPopup(list: ListContext): TemplateResult {
  const { messages } = list;
  const isEmpty = list.isOpen && list.found === 0;
  return html`
    <dialog
      class="country-popup"
      part="country-list"
      id="country-popup"
      popover="auto"
      aria-label=${messages.chooseCountry}
      @keydown=${list.onPopupKeydown}
      @mousedown=${list.onPopupMousedown}
      @click=${list.onPopupClick}
      @toggle=${list.onPopupClosed}
      @close=${list.onPopupClosed}
    >
      <div class="country-head">
        <p class="country-title">${messages.chooseCountry}</p>
        <button class="country-close" type="button" aria-label=${messages.close}>
          ${icon(cross)}
        </button>
      </div>
      <div class="country-search-box">
        ${icon(lens)}
        <input
          class="country-search"
          id="country-search"
          type="text"
          form=""
          role="combobox"
          aria-label=${messages.searchCountries}
          aria-autocomplete="list"
          aria-controls="country-options"
          aria-expanded=${list.isOpen && !isEmpty ? 'true' : 'false'}
          placeholder=${messages.searchCountries}
          autocomplete="off"
          autocapitalize="off"
          autocorrect="off"
          spellcheck="false"
          enterkeyhint="done"
          data-1p-ignore
          data-lpignore="true"
          data-bwignore
          data-form-type="other"
          @input=${list.onSearch}
          @change=${stopPropagation}
        />
      </div>
      <ul
        class="country-options"
        id="country-options"
        role="listbox"
        tabindex="-1"
        aria-label=${messages.country}
        ?hidden=${isEmpty}
        @focus=${list.onListFocus}
      ></ul>
      <p class="country-empty" ?hidden=${!isEmpty}>${messages.noCountryFound}</p>
      <p class="unseen" role="status">${list.status}</p>
    </dialog>
  `;
}

/** A drawing of 24 by 24. */
function icon(shape: TemplateResult<2>): TemplateResult {
  return html`<svg class="country-icon" viewBox="0 0 24 24" aria-hidden="true">${shape}</svg>`;
}

/** What happens in here is no edit of the form around it. */
function stopPropagation(event: Event): void {
  event.stopPropagation();
}
