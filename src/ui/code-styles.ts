import { css } from 'lit';

/** The styles of what follows the press on the button. */
export const codeStyles = css`
  /* Unseen, but still the button's name. */
  .busy > :not([part='spinner']) {
    opacity: 0;
  }
  [part='spinner'] {
    inline-size: 20px;
    block-size: 20px;
    border: 2px solid;
    border-block-start-color: transparent;
    border-radius: 50%;
    animation: turn 0.8s linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    [part='spinner'] {
      animation-duration: 4s;
    }
  }
  bdi {
    color: var(--text);
    font-weight: 600;
    white-space: nowrap;
  }
  .code {
    font-size: 1.5rem;
    font-weight: 600;
    letter-spacing: 0.35em;
    text-align: center;
    text-indent: 0.35em;
  }
  /* Unseen, and yet it can have the focus. */
  .ahead[hidden] {
    display: block !important;
    position: absolute;
    inline-size: 1px;
    overflow: hidden;
    opacity: 0;
    pointer-events: none;
  }
  .more {
    display: grid;
    place-items: center;
    min-block-size: 44px;
    margin-block: calc(var(--gap) / 2) calc(var(--gap) / -1.5);
    color: var(--muted);
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
    text-align: center;
  }
  .more button,
  .help button,
  .link {
    min-block-size: 44px;
    padding-inline: 8px;
    font-weight: 600;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
  }
  .link {
    min-block-size: 24px;
    padding: 0;
    font-size: 0.9375rem;
  }
  sms-lock-phone-field > .link {
    margin-block-start: calc(var(--gap) / 2);
  }
  .tick {
    inline-size: 44px;
    block-size: 44px;
    margin-block-end: var(--gap);
    color: var(--accent);
  }
  .help {
    margin-block-start: calc(var(--gap) / 2);
    color: var(--muted);
    font-size: 0.875rem;
    text-align: center;
  }
  .help summary {
    min-block-size: 44px;
    align-content: center;
    list-style: none;
    color: var(--accent);
    font-weight: 600;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
    cursor: pointer;
  }
  .help summary::-webkit-details-marker {
    display: none;
  }
  .help summary:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: -4px;
    border-radius: var(--radius);
  }
`;
