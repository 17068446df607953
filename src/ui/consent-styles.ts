import { css } from 'lit';

/** The styles of the box to tick. */
export const consentStyles = css`
  .consent {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: start;
    column-gap: 10px;
    /* As high as the note whose place it takes. */
    margin-block-start: calc(var(--gap) / 2 - 2px);
  }
  #consent-box {
    appearance: auto;
    inline-size: 24px;
    block-size: 24px;
    accent-color: var(--accent);
  }
  #consent-box:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 4px;
  }
  #consent-box[aria-invalid='true'] {
    border-radius: 4px;
    box-shadow: 0 0 0 2px var(--error);
  }
  .consent label {
    grid-column: 2;
    margin-block-start: 2px;
    font-weight: inherit;
  }
  #consent-missing {
    grid-column: 2;
    font-size: 0.875em;
  }
`;
