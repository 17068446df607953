import { css } from 'lit';

/** Of the country list: beside its button, and as a sheet. */
export const listStyles = css`
  .country-drawing::after {
    transition:
      rotate 0.15s,
      translate 0.15s;
  }
  [aria-expanded='true'] > .country-drawing::after {
    rotate: 225deg;
    translate: 0 1px;
  }
  .country-popup {
    position: fixed;
    inset: auto;
    max-inline-size: none;
    margin: 0;
    padding: 0;
    overflow: hidden;
    border: 1px solid color-mix(in srgb, var(--border) 45%, transparent);
    border-radius: calc(var(--radius) * 1.2);
    background: var(--surface);
    box-shadow:
      0 1px 3px rgb(0 0 0 / 0.12),
      0 12px 36px rgb(0 0 0 / 0.2);
    color: var(--text);
    line-height: 1.35;
    text-align: start;
  }
  .country-popup:popover-open,
  .country-popup:modal {
    display: flex;
    flex-direction: column;
    transition:
      opacity 0.12s ease-out,
      translate 0.12s ease-out;
    @starting-style {
      opacity: 0;
      translate: 0 -4px;
    }
  }
  .country-head {
    display: none;
    align-items: center;
    justify-content: space-between;
    padding-inline: 16px 4px;
  }
  .country-title {
    font-size: 1.0625em;
    font-weight: 650;
  }
  .country-close {
    display: grid;
    place-items: center;
    inline-size: 48px;
    block-size: 52px;
    outline-offset: -6px !important;
  }
  .country-popup:modal {
    right: 0;
    inline-size: min(100%, 480px);
    margin-inline: auto;
    border-width: 0;
    border-radius: 0;
    @starting-style {
      translate: 0 24px;
    }
  }
  .country-popup::backdrop {
    background: transparent;
  }
  .country-popup:modal::backdrop {
    background: rgb(0 0 0 / 0.5);
  }
  .country-popup:modal .country-head {
    display: flex;
  }
  .country-icon {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    color: var(--muted);
  }
  .country-search-box {
    display: flex;
    flex: none;
    align-items: center;
    padding-inline-start: 16px;
    border-block-end: 1px solid color-mix(in srgb, var(--border) 45%, transparent);
  }
  .country-popup:modal .country-search-box {
    margin: 0 12px 8px;
    padding-inline-start: 12px;
    border: 1px solid var(--border);
    border-radius: var(--radius);
  }
  .country-search-box:focus-within {
    border-color: var(--accent);
    box-shadow: inset 0 -1px var(--accent);
  }
  .country-popup:modal .country-search-box:focus-within {
    border-color: var(--accent);
    box-shadow: inset 0 0 0 1px var(--accent);
  }
  input.country-search {
    block-size: 48px;
    padding-inline: 10px;
    border-radius: inherit;
    font-size: 1em;
  }
  .country-search::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  .country-options {
    position: relative;
    flex: 0 1 auto;
    min-block-size: 0;
    margin: 0;
    padding: 6px;
    overflow-y: auto;
    overscroll-behavior: contain;
    outline: none;
    list-style: none;
  }
  .country-option {
    display: grid;
    grid-template-columns: 2em minmax(0, 1fr) auto;
    gap: 8px;
    align-content: center;
    align-items: baseline;
    min-block-size: 44px;
    padding: 6px 10px;
    border-radius: calc(var(--radius) * 0.7);
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  /* Rows out of view cost nothing; their padding comes on top of this height. */
  .long > .country-option {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 32px;
  }
  .country-option:hover {
    background: color-mix(in srgb, var(--text) 6%, transparent);
  }
  .country-option.active {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
    background: color-mix(in srgb, var(--accent) 12%, transparent);
  }
  .country-option[aria-selected='true'] {
    font-weight: 650;
  }
  .country-option[aria-selected='true'] > :nth-child(2)::after {
    content: '';
    display: inline-block;
    inline-size: 6px;
    block-size: 11px;
    margin-inline-start: 12px;
    border: solid var(--accent);
    border-width: 0 2px 2px 0;
    rotate: 45deg;
    translate: 0 -1px;
  }
  .country-calling-code {
    color: var(--muted);
    font-variant-numeric: tabular-nums;
  }
  .country-divider {
    block-size: 1px;
    margin: 6px 10px;
    background: color-mix(in srgb, var(--border) 45%, transparent);
  }
  .country-empty {
    padding: 20px 16px 24px;
    color: var(--muted);
    text-wrap: balance;
  }
  @media (prefers-reduced-motion: reduce) {
    .country-drawing::after,
    .country-popup {
      transition: none !important;
    }
  }
  @media (forced-colors: active) {
    .country-search-box:focus-within {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .country-divider {
      background: CanvasText;
    }
  }
`;
