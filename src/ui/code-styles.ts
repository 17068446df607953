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
  @keyframes draw {
    from {
      stroke-dashoffset: 126;
    }
  }
  .tick > * {
    stroke-dasharray: 126;
    animation: draw 0.6s ease-out;
  }
  [part='submit'] {
    transition: box-shadow 0.15s;
  }
  @media (prefers-reduced-motion: reduce) {
    [part='spinner'] {
      animation-duration: 4s;
    }
    .tick > * {
      animation: none;
    }
  }
  bdi {
    color: var(--text);
    font-weight: 600;
    display: inline-block;
  }
  /*
   * The slots are lines behind the text of one input, whose characters are spaced to stand in their
   * middle. It is a slot wider than what can be seen of it, so that it does not scroll when the caret
   * stands behind the last one. Not hidden: that would scroll.
   */
  .code {
    overflow: clip;
    /* The line at the end of the last slot lies behind the border. */
    background: linear-gradient(270deg, var(--border) 1px, transparent 0) 0 /
      calc((100% + 1px) / var(--length));
  }
  .code input {
    --slot: calc((100cqi + 1px) / var(--length));
    flex: none;
    inline-size: calc(100% + var(--slot));
    padding: 0 0 0 calc((var(--slot) - 1ch) / 2);
    font:
      600 max(16px, min(1.5em, var(--slot))) ui-monospace,
      Menlo,
      Consolas,
      monospace;
    letter-spacing: calc(var(--slot) - 1ch);
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
  @media (forced-colors: active) {
    /* Of the system's colours, but with the lines, which are a background. */
    .code {
      --accent: Highlight;
      --border: CanvasText;
      --error: CanvasText;
      --muted: CanvasText;
      color: CanvasText;
      forced-color-adjust: none;
    }
  }
  .more {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    min-block-size: 44px;
    margin-block: calc(var(--gap) / 2) calc(var(--gap) / -1.5);
    color: var(--muted);
    font-size: 0.875em;
    font-variant-numeric: tabular-nums;
    text-align: center;
  }
  .more > p {
    flex-basis: 100%;
  }
  .more button,
  summary,
  .link {
    min-block-size: 44px;
    padding-inline: 8px;
    font-weight: 600;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
  }
  sms-lock-phone-field {
    display: contents;
  }
  /* At the end of the line of the label, where it moves nothing when it comes. */
  .link {
    grid-area: 3 / 2;
    justify-self: end;
    min-block-size: 24px;
    padding: 0;
    font-size: 0.875em;
    text-align: end;
  }
  slot [part='description'] {
    min-block-size: 0;
    margin-block-end: 0;
  }
  .tick {
    inline-size: 44px;
    block-size: 44px;
    margin-block-end: var(--gap);
    color: var(--accent);
  }
  details[open] {
    flex-basis: 100%;
    padding-block-end: 8px;
  }
  summary {
    align-content: center;
    list-style: none;
    color: var(--accent);
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: -4px;
    border-radius: var(--radius);
  }
`;
