import { css } from 'lit';

/** The styles of what lies around the form. */
export const frameStyles = css`
  /* No box of its own: in a row or a grid it would take a gap. Nothing at all before this is there. */
  :host([modal]:not([hidden])) {
    display: contents !important;
  }
  dialog[part='dialog'] {
    inline-size: min(var(--sms-lock-width, max(24rem, 384px)), 100vw - 32px);
    max-inline-size: none;
    max-block-size: calc(100dvb - 32px);
    padding: 0;
    border: 0;
    border-radius: calc(var(--radius) * 1.6);
    overflow: auto;
    overscroll-behavior: contain;
    background: none;
    box-shadow: 0 24px 64px rgb(0 0 0 / 0.28);
  }
  dialog[part='dialog']::backdrop {
    background: var(--sms-lock-color-backdrop, rgb(0 0 0 / 0.56));
  }
  [part='close'] {
    position: absolute;
    inset-block-start: 4px;
    inset-inline-end: 4px;
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    border-radius: var(--radius);
    color: var(--muted);
  }
  [part='close']:hover {
    color: var(--text);
  }
  [part='close'] svg {
    inline-size: 20px;
    block-size: 20px;
  }
  /* The corner is taken. */
  [part='close'] ~ * h2 {
    padding-inline-end: 24px;
  }
  [part='flash'] {
    display: flow-root;
    margin-block-end: var(--gap);
    padding: 10px 14px;
    border-inline-start: 4px solid var(--kind);
    border-radius: calc(var(--radius) / 2);
    background: color-mix(in srgb, var(--kind) 12%, transparent);
    font-size: 0.9375em;
    line-height: 1.45;
  }
  .info {
    --kind: var(--accent);
  }
  .success {
    --kind: light-dark(#1a7f4b, #6fdca4);
  }
  .error {
    --kind: var(--error);
  }
  [part='close'] ~ * [part='flash'] {
    margin-block-start: 24px;
  }
  @media (prefers-reduced-motion: no-preference) {
    dialog[part='dialog'],
    dialog[part='dialog']::backdrop {
      animation: appear 0.16s ease-out;
    }
    @keyframes appear {
      from {
        opacity: 0;
      }
    }
  }
  /* The keyboard of a phone covers what stands in the middle. */
  @media (max-width: 480px) {
    dialog[part='dialog'] {
      margin-block-start: 16px;
    }
  }
`;
