import { expect, fixture, html } from '@open-wc/testing';
import '../support/console-guard.js';
import { contrast, paintedColour } from '../support/contrast.js';
import { until } from '../support/person.js';
import type { Adapter } from '../../src/adapters/adapter.js';
import type { SmsLockElement } from '../../src/sms-lock-element.js';

/** WCAG 2.2: the least contrast of text (1.4.3), and of what is not text (1.4.11). */
const leastOfText = 4.5;
const leastOfShapes = 3;

const backend: Adapter = {
  name: 'theming',
  start: async () => ({ resendAt: 0 }),
  verify: () => Promise.reject(new Error('never asked')),
};

/** Every colour whose channels are one of five values, and some in other notations. */
function accents(): string[] {
  const steps = [0, 64, 128, 192, 255];
  const grid = steps.flatMap((red) =>
    steps.flatMap((green) => steps.map((blue) => `rgb(${red} ${green} ${blue})`)),
  );
  // Around the luminance at which black and white are equally good.
  const greys = [110, 115, 116, 117, 118, 119, 120, 125].map(
    (grey) => `rgb(${grey} ${grey} ${grey})`,
  );
  return [
    ...grid,
    ...greys,
    'rebeccapurple',
    'hsl(60 100% 50%)',
    'oklch(0.6 0.2 30)',
    'color(display-p3 1 0 0)',
    'light-dark(gold, navy)',
  ];
}

/** An element in the code step, with all of its links. */
async function lockWithLinks(): Promise<SmsLockElement> {
  const lock = document.createElement('sms-lock');
  lock.adapter = backend;
  lock.country = 'FR';
  await fixture(html`${lock}`);
  await lock.start('+33612345678');
  await until('the links', () => part(lock, 'resend'));
  return lock;
}

function part(lock: SmsLockElement, name: string): HTMLElement | null {
  return lock.shadowRoot?.querySelector(`[part~=${name}]`) ?? null;
}

function styleOf(lock: SmsLockElement, selector: string): CSSStyleDeclaration {
  const found = lock.shadowRoot?.querySelector(selector);
  if (!found) throw new Error(`there is no ${selector}`);
  return getComputedStyle(found);
}

describe('theming', () => {
  afterEach(() => document.documentElement.removeAttribute('style'));

  for (const scheme of ['light', 'dark']) {
    it(`keeps text readable on and in any accent colour: ${scheme}`, async () => {
      document.documentElement.style.colorScheme = scheme;
      const lock = await lockWithLinks();
      part(lock, 'submit')?.focus();
      const surface = paintedColour(styleOf(lock, '.card').backgroundColor);
      const button = styleOf(lock, '[part=submit]');
      const problems: string[] = [];
      const check = (what: string, ratio: number, least: number): void => {
        if (ratio < least) problems.push(`${what}: ${ratio.toFixed(2)}`);
      };
      for (const accent of accents()) {
        lock.style.setProperty('--sms-lock-color-accent', accent);
        const fill = paintedColour(button.backgroundColor);
        check(`on ${accent}`, contrast(paintedColour(button.color), fill), leastOfText);
        const edge = paintedColour(button.borderTopColor);
        check(`edge of ${accent}`, contrast(edge, surface), leastOfShapes);
        const outline = paintedColour(button.outlineColor);
        check(`outline of ${accent}`, contrast(outline, surface), leastOfShapes);
        for (const name of ['edit-phone', 'resend']) {
          const link = paintedColour(styleOf(lock, `[part=${name}]`).color);
          check(`${name} in ${accent}`, contrast(link, surface), leastOfText);
        }
      }
      expect(problems).to.deep.equal([]);
    });
  }

  it('fills the button with the accent colour itself', async () => {
    const lock = await lockWithLinks();
    lock.style.setProperty('--sms-lock-color-accent', 'rgb(255, 221, 0)');
    expect(paintedColour(styleOf(lock, '[part=submit]').backgroundColor)).to.deep.equal([
      255, 221, 0,
    ]);
  });

  it('takes the page at its word for the text on the accent colour', async () => {
    const lock = await lockWithLinks();
    lock.style.setProperty('--sms-lock-color-accent', 'rgb(255, 221, 0)');
    lock.style.setProperty('--sms-lock-color-on-accent', 'rgb(200, 0, 0)');
    expect(styleOf(lock, '[part=submit]').color).to.equal('rgb(200, 0, 0)');
  });
});
