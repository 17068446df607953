import { css } from 'lit';
import type { CSSResult } from 'lit';

/**
 * The one stylesheet of `<sms-lock>`. Public custom properties first; nothing else reads them.
 *
 * The button is filled with the accent colour as it is. Text on it is white or, with the hue of the
 * accent, nearly black: whichever has more contrast. Both have 4.5:1 where the relative luminance
 * (`y`) is 0.18. Links and outlines stand on the surface: for them the accent is darkened or
 * lightened where it has to be.
 */
export const styles = css`
  :host {
    --fill: var(--sms-lock-color-accent, light-dark(#2556d9, #9ab6ff));
    --on-fill: light-dark(#fff, #0c1a40);
    --accent: var(--fill);
    --surface: var(--sms-lock-color-surface, light-dark(#fff, #1b1c20));
    --text: var(--sms-lock-color-text, light-dark(#17181c, #f1f1f4));
    --muted: var(--sms-lock-color-muted, light-dark(#5a5d68, #a9acb8));
    --border: var(--sms-lock-color-border, light-dark(#8b8f9c, #767a88));
    --error: var(--sms-lock-color-error, light-dark(#b3261e, #ffb4ab));
    --radius: var(--sms-lock-radius, 10px);
    --gap: var(--sms-lock-gap, 16px);
    --height: var(--sms-lock-control-height, 48px);
    --country-width: min(7em, 38cqi);

    font-size: 1rem;
  }
  /* The second holds where a page resets the first. */
  :host,
  .card {
    display: block;
    box-sizing: border-box;
    inline-size: 100%;
    max-inline-size: var(--sms-lock-width, max(24rem, 384px));
  }
  @supports (color: color(from red xyz x y z)) {
    :host {
      --on-fill: color(
        from var(--fill) xyz max(x * (y - 0.18) / 9, (0.18 - y) * 1e9)
          max(y * (y - 0.18) / 9, (0.18 - y) * 1e9) max(z * (y - 0.18) / 9, (0.18 - y) * 1e9)
      );
      --accent: light-dark(
        oklch(from var(--fill) min(l, 0.5) c h),
        oklch(from var(--fill) max(l, 0.75) min(c, 0.2) h)
      );
    }
  }
  :host([hidden]),
  :host([modal]),
  [hidden] {
    display: none !important;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  .card {
    position: relative;
    padding: clamp(8px, 20% - 40px, var(--gap) * 2);
    border: 1px solid color-mix(in srgb, var(--border) 35%, transparent);
    border-radius: calc(var(--radius) * 1.6);
    background: var(--surface);
    color: var(--text);
    font: max(1em, 16px) / 1.5 var(--sms-lock-font-family, system-ui, sans-serif);
    text-align: start;
    white-space: normal;
  }
  form {
    display: grid;
    /* Not auto: an input is never narrower by itself than its twenty characters. */
    grid-template-columns: minmax(0, 1fr) fit-content(65%);
  }
  form > *,
  .control {
    grid-column: 1 / -1;
  }
  h2,
  p {
    margin: 0;
    overflow-wrap: anywhere;
  }
  h2 {
    font-size: 1.5em;
    font-weight: 650;
    line-height: 1.25;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }
  h2:focus {
    outline: none;
  }
  /* As high in each step: nothing below it moves. */
  [part='description'] {
    min-block-size: 3em;
    margin-block: calc(var(--gap) / 4) var(--gap);
    color: var(--muted);
  }
  label {
    grid-column: 1;
    font-weight: 600;
  }
  /* Until the texts are there, in a language that has to be loaded. */
  .awaiting :is(h2, p, label, span) {
    visibility: hidden;
  }
  .note {
    min-block-size: 2.9em;
    margin-block-end: calc(var(--gap) / 2);
  }
  .note,
  [part='consent'] {
    color: var(--muted);
    font-size: 0.875em;
    line-height: 1.45;
  }
  [part='message'] {
    color: var(--error);
  }
  [part='consent'] {
    margin-block-start: calc(var(--gap) / 2);
  }
  .control {
    display: flex;
    inline-size: 100%;
    min-block-size: var(--height);
    border: 1px solid var(--border);
    border-radius: var(--radius);
    container-type: inline-size;
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
    padding: 0 clamp(8px, 10% - 18px, 14px);
    border: 0;
    background: transparent;
    color: inherit;
    font: inherit;
    font-size: 1.0625em;
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
    border: 1px solid var(--accent);
    border-radius: var(--radius);
    background: var(--fill);
    color: var(--sms-lock-color-on-accent, var(--on-fill));
    font-weight: 600;
  }
  [part='submit'] > * {
    grid-area: 1 / 1;
  }
  [part='submit'][aria-disabled='false']:hover {
    box-shadow: 0 2px 12px color-mix(in srgb, var(--accent) 50%, transparent);
  }
  button[aria-disabled='true'],
  :disabled {
    cursor: default;
  }
  /* Not the texts, which are still there to be read. */
  :host([disabled]) :is(label, .control, button),
  [part='submit'][aria-disabled='true']:not(.busy) {
    opacity: 0.6;
  }
  .status,
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (max-width: 350px) {
    .note {
      min-block-size: 4.35em;
    }
  }
`;

/** Adds the styles of a part that is loaded late to its shadow root; again without effect. */
export function adoptStyles(root: ShadowRoot, { styleSheet }: CSSResult): void {
  const sheets = root.adoptedStyleSheets;
  if (styleSheet && !sheets.includes(styleSheet)) sheets.push(styleSheet);
}
