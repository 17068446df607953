import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { contrast, paintedColour } from '../support/contrast.js';
import { controlsOf, forceColors, openGallery } from './gallery-frame.js';
import type { Gallery } from './gallery-frame.js';
import type { SmsLockElement } from '../../src/sms-lock-element.js';

const languages = ['en', 'de', 'ar', 'ja'];

/** WCAG 2.2, 1.4.12: a person may set texts like this. */
const spacing = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }
`;

/** Everything of an element that is text or holds one, in all of its shadow roots. */
function shownIn(lock: SmsLockElement): HTMLElement[] {
  const all = lock.shadowRoot?.querySelectorAll<HTMLElement>('.card *') ?? [];
  return [...all].filter(
    (element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      element.getBoundingClientRect().height > 1 &&
      !element.closest('svg, select, .unseen, .status, .ahead'),
  );
}

/** What of an element cannot be read: cut off, or outside of its card. */
function lost(lock: SmsLockElement): string[] {
  const card = lock.shadowRoot?.querySelector('.card')?.getBoundingClientRect();
  if (!card) return ['nothing is there'];
  // It lies unseen over the country, and WebKit has its own height for it.
  lock.shadowRoot?.querySelector('select')?.style.setProperty('display', 'none');
  return shownIn(lock)
    .flatMap((element) => {
      const { left, right, bottom } = element.getBoundingClientRect();
      const name = `${element.localName}.${element.className} “${element.textContent.trim()}”`;
      const { overflowX, overflowY, display } = getComputedStyle(element);
      const isOut = left < card.left - 1 || right > card.right + 1 || bottom > card.bottom + 1;
      const isClipped = (overflow: string): boolean => /hidden|clip/.test(overflow);
      const isCut =
        display !== 'inline' &&
        element.localName !== 'input' &&
        ((isClipped(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
          (isClipped(overflowY) && element.scrollHeight > element.clientHeight + 1));
      // The field of the code is a slot wider than what is seen of it, and scrolls nowhere.
      const isCode = element.closest('.code') !== null;
      return [isOut && !isCode && `${name} is outside`, isCut && !isCode && `${name} is cut off`];
    })
    .filter((flaw) => flaw !== false);
}

/** What is wrong with the states of a gallery, a line each. */
function flaws(gallery: Gallery): string[] {
  const { page } = gallery;
  const { scrollWidth, clientWidth } = page.documentElement;
  return [
    ...(scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide in ${clientWidth}`] : []),
    ...gallery.locks.flatMap(({ state, lock }) => lost(lock).map((flaw) => `${state}: ${flaw}`)),
  ];
}

/** The colour of what is drawn around the control that has the focus, if it is 2 pixels thick. */
function ringOf(control: HTMLElement): string | undefined {
  const boxes = [
    control.closest<HTMLElement>('.country-button'),
    control,
    control.closest<HTMLElement>('.control'),
  ];
  return boxes
    .flatMap((box) => (box ? [getComputedStyle(box)] : []))
    .find(
      ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
    )?.outlineColor;
}

describe('every state, for somebody who reads it otherwise', () => {
  for (const lang of languages) {
    it(`loses nothing in 320 pixels, which are 1280 at 400 %: ${lang}`, async () => {
      expect(flaws(await openGallery({ lang, width: 320 }))).to.deep.equal([]);
    });

    it(`loses nothing with other spacing: ${lang}`, async () => {
      const gallery = await openGallery({ lang, width: 320 });
      const scope = gallery.window as Window & typeof globalThis;
      const sheet = new scope.CSSStyleSheet();
      sheet.replaceSync(spacing);
      for (const { lock } of gallery.locks) lock.shadowRoot?.adoptedStyleSheets.push(sheet);
      expect(flaws(gallery)).to.deep.equal([]);
    });

    it(`loses nothing where texts are twice as large: ${lang}`, async () => {
      const gallery = await openGallery({ lang, width: 640 });
      gallery.page.documentElement.style.fontSize = '32px';
      expect(flaws(gallery)).to.deep.equal([]);
    });
  }

  it('has targets that a finger hits', async () => {
    const { locks } = await openGallery({ width: 320 });
    const small = locks.flatMap(({ state, lock }) =>
      controlsOf(lock).flatMap((control) => {
        const target = control.closest('.control') ?? control;
        const { width, height } = target.getBoundingClientRect();
        const label = control.localName === 'input' && control.getAttribute('type') === 'checkbox';
        const least = label || control.matches('.link') ? 24 : 44;
        const name = `${state}: ${control.localName} ${control.textContent.trim()}`;
        return height < least || width < 24 ? [`${name} is ${width} by ${height}`] : [];
      }),
    );
    expect(small).to.deep.equal([]);
  });

  it('has its controls in the order in which they are seen', async () => {
    const { locks } = await openGallery({ width: 400 });
    const wrong = locks.flatMap(({ state, lock }) => {
      const controls = controlsOf(lock);
      const tops = controls.map((control) => control.getBoundingClientRect().top);
      const isInOrder = tops.every((top, index) => top >= (tops[index - 1] ?? top) - 24);
      const isNatural = controls.every(({ tabIndex }) => tabIndex <= 0);
      return isInOrder && isNatural ? [] : [`${state}: ${tops.join(' ')}`];
    });
    expect(wrong).to.deep.equal([]);
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`shows where its fields are with a contrast of 3:1: ${scheme}`, async () => {
      const { locks } = await openGallery({ scheme });
      const faint = locks.flatMap(({ state, lock }) => {
        const { backgroundColor } = getComputedStyle(
          lock.shadowRoot?.querySelector('.card') ?? lock,
        );
        return [...(lock.shadowRoot?.querySelectorAll('.control') ?? [])]
          .filter((control) => control.checkVisibility())
          .map((control) => getComputedStyle(control).borderTopColor)
          .map((border) => contrast(paintedColour(border), paintedColour(backgroundColor)))
          .filter((ratio) => ratio < 3)
          .map((ratio) => `${state}: ${ratio}`);
      });
      expect(faint).to.deep.equal([]);
    });
  }

  for (const scheme of ['light', 'dark', 'forced'] as const) {
    it(`shows where the focus is with a contrast of 3:1: ${scheme}`, async function () {
      const isForced = scheme === 'forced';
      if (isForced && !(await forceColors(true))) return this.skip();
      try {
        const { locks } = await openGallery({ scheme: isForced ? 'dark' : scheme });
        const faint = locks.flatMap(({ state, lock }) => {
          const card = lock.shadowRoot?.querySelector('.card') as HTMLElement;
          const surface = paintedColour(getComputedStyle(card).backgroundColor);
          return controlsOf(lock)
            .filter((control) => !control.matches(':disabled'))
            .flatMap((control) => {
              control.focus();
              const ring = ringOf(control);
              if (!ring) return [`${state}: no ring around ${control.localName} ${control.id}`];
              const ratio = contrast(paintedColour(ring), surface);
              return ratio < 3 ? [`${state}: ${control.localName} ${control.id} has ${ratio}`] : [];
            });
        });
        expect(faint).to.deep.equal([]);
      } finally {
        if (isForced) await forceColors(false);
      }
    });
  }
});
