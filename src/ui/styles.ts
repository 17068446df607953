import { css } from 'lit';
import type { CSSResult } from 'lit';

/** The one stylesheet of `<sms-lock>`. Public custom properties first; nothing else reads them. */
export const styles = css`
  :host {
    --accent: var(--sms-lock-color-accent, light-dark(#2556d9, #9ab6ff));
    --on-accent: var(--sms-lock-color-on-accent, light-dark(#fff, #0c1a40));
    --surface: var(--sms-lock-color-surface, light-dark(#fff, #1b1c20));
    --text: var(--sms-lock-color-text, light-dark(#17181c, #f1f1f4));
    --muted: var(--sms-lock-color-muted, light-dark(#5a5d68, #a9acb8));
    --border: var(--sms-lock-color-border, light-dark(#8b8f9c, #767a88));
    --error: var(--sms-lock-color-error, light-dark(#b3261e, #ffb4ab));
    --radius: var(--sms-lock-radius, 10px);
    --gap: var(--sms-lock-gap, 16px);
    --height: var(--sms-lock-control-height, 48px);
    --country-width: min(7rem, 30vw);

    display: block;
    box-sizing: border-box;
    inline-size: 100%;
    max-inline-size: var(--sms-lock-width, 384px);
    color: var(--text);
    font: 1rem/1.5 var(--sms-lock-font-family, system-ui, sans-serif);
    text-align: start;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  .card {
    padding: calc(var(--gap) * 2);
    border: 1px solid color-mix(in srgb, var(--border) 35%, transparent);
    border-radius: calc(var(--radius) * 1.6);
    background: var(--surface);
  }
  form {
    display: grid;
    /* Not auto: an input is never narrower by itself than its twenty characters. */
    grid-template-columns: minmax(0, 1fr);
  }
  h2,
  p {
    margin: 0;
    overflow-wrap: anywhere;
  }
  h2 {
    font-size: 1.5rem;
    font-weight: 650;
    line-height: 1.25;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }
  h2:focus {
    outline: none;
  }
  [part='description'] {
    margin-block: calc(var(--gap) / 4) calc(var(--gap) * 1.25);
    color: var(--muted);
  }
  slot [part='description'] {
    margin-block-end: 0;
  }
  label {
    font-weight: 600;
  }
  .note {
    min-block-size: 2.9em;
    margin-block-end: calc(var(--gap) / 2);
    color: var(--muted);
    font-size: 0.875rem;
    line-height: 1.45;
  }
  [part='message'] {
    color: var(--error);
  }
  .control {
    display: flex;
    inline-size: 100%;
    block-size: var(--height);
    border: 1px solid var(--border);
    border-radius: var(--radius);
    direction: ltr;
    overflow: hidden;
  }
  /* Until the country is there. */
  .country-room {
    flex: none;
    inline-size: var(--country-width);
  }
  input {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    padding: 0 14px;
    border: 0;
    background: transparent;
    color: inherit;
    font: inherit;
    font-size: max(1.0625rem, 16px);
    font-variant-numeric: tabular-nums;
  }
  input:read-only {
    color: var(--muted);
  }
  .control:has([aria-invalid='true']) {
    border-color: var(--error);
    box-shadow: 0 0 0 1px var(--error);
  }
  .control:focus-within,
  button:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .control input:focus {
    outline: none;
  }
  button {
    margin: 0;
    border: 0;
    background: none;
    color: var(--accent);
    font: inherit;
    cursor: pointer;
  }
  [part='submit'] {
    display: grid;
    place-items: center;
    min-block-size: var(--height);
    margin-block-start: var(--gap);
    padding: 8px 16px;
    border: 1px solid transparent;
    border-radius: var(--radius);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
  }
  [part='submit'] > * {
    grid-area: 1 / 1;
  }
  [part='submit']:hover {
    background: color-mix(in srgb, var(--accent) 88%, var(--text));
  }
  button[aria-disabled='true'],
  :disabled {
    cursor: default;
  }
  :host([disabled]) .card,
  [part='submit'][aria-disabled='true']:not(.busy) {
    opacity: 0.6;
  }
  .status {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (max-width: 360px) {
    .card {
      padding: calc(var(--gap) * 1.25);
    }
    .control input {
      padding-inline: 10px;
    }
  }
  @media (forced-colors: active) {
    [part='submit'] {
      border-color: ButtonText;
    }
  }
`;

/** Adds the styles of a part that is loaded late to its shadow root; again without effect. */
export function adoptStyles(root: ShadowRoot, { styleSheet }: CSSResult): void {
  const sheets = root.adoptedStyleSheets;
  if (styleSheet && !sheets.includes(styleSheet)) sheets.push(styleSheet);
}
