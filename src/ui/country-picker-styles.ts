import { css } from 'lit';

/** The styles of the country picker, but for its list. */
export const pickerStyles = css`
  sms-lock-country-picker {
    display: grid;
    flex: none;
    min-inline-size: var(--country-width);
  }
  .country-text,
  .country-button {
    position: relative;
    display: grid;
    align-items: center;
    padding: 0 min(12px, 3cqi);
    border-inline-end: 1px solid color-mix(in srgb, var(--border) 50%, transparent);
    border-radius: var(--radius) 0 0 var(--radius);
    color: var(--text);
    font-size: 1.0625em;
    font-variant-numeric: tabular-nums;
  }
  .country-text {
    justify-items: center;
    color: var(--muted);
  }
  .country-button:hover:not(:has(.still)) {
    background: color-mix(in srgb, var(--text) 6%, transparent);
  }
  .country-button:focus-visible,
  .country-button:has(:focus-visible) {
    outline: 2px solid var(--accent);
    outline-offset: -4px;
  }
  /* One ring at a time: around the whole control it is the number's. */
  .control:has(sms-lock-country-picker :focus) {
    outline: none;
  }
  .country-drawing {
    display: flex;
    align-items: baseline;
    gap: 6px;
  }
  .country-code {
    color: var(--muted);
    font-size: 0.765em;
    font-weight: 600;
  }
  .country-drawing svg {
    align-self: center;
    inline-size: 20px;
    fill: none;
    stroke: var(--muted);
    stroke-width: 1.75;
  }
  .country-drawing::after {
    content: '';
    align-self: center;
    inline-size: 7px;
    block-size: 7px;
    margin-inline-start: auto;
    border: solid var(--muted);
    border-width: 0 2px 2px 0;
    rotate: 45deg;
    translate: 0 -3px;
  }
  .still::after {
    opacity: 0.4;
  }
  .country-select {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    font: inherit;
    opacity: 0;
    cursor: pointer;
  }
`;
