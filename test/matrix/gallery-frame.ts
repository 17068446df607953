// The gallery, with every state of the element, in a frame of its own.

import { executeServerCommand } from '@web/test-runner-commands';
import type axe from 'axe-core';
import type { SmsLockElement } from '../../src/sms-lock-element.js';

/** How the gallery is to be seen. */
export interface GalleryLook {
  /** BCP 47 */
  readonly lang?: string;
  readonly scheme?: 'light' | 'dark';
  /** CSS pixels; 320 is a window of 1280 at 400 %. */
  readonly width?: number;
}

/** A gallery that is there, with all of its states. */
export interface Gallery {
  readonly page: Document;
  readonly window: Window;
  readonly locks: readonly { readonly state: string; readonly lock: SmsLockElement }[];
  /** What axe objects to, a line for each: the state, the rule and the place. */
  objections(options?: axe.RunOptions): Promise<string[]>;
}

/** Opens the gallery in place of the one that was open before. */
export async function openGallery({
  lang = 'en',
  scheme = 'light',
  width = 1280,
}: GalleryLook): Promise<Gallery> {
  document.querySelector('iframe')?.remove();
  const frame = document.createElement('iframe');
  frame.style.cssText = `inline-size: ${width}px; block-size: 900px; border: 0`;
  frame.src = `/test/gallery.html?lang=${lang}`;
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  const { contentDocument: page, contentWindow: window } = frame;
  if (!page || !window) throw new Error('there is no gallery');
  page.documentElement.style.colorScheme = scheme;
  await whenReady(page);
  const locks = [...page.querySelectorAll('figure')].map((figure) => ({
    state: figure.querySelector('figcaption')?.textContent ?? '',
    lock: figure.querySelector('sms-lock') as SmsLockElement,
  }));
  return {
    page,
    window,
    locks,
    objections: (options) => objections(page, window, options),
  };
}

/** Lets a person have chosen the colours of everything, where the engine can play that. */
export async function forceColors(isForced: boolean): Promise<boolean> {
  return executeServerCommand<boolean, boolean>('force-colors', isForced);
}

/** All of an element's own that is shown and can be acted on, in the order of the document. */
export function controlsOf({ shadowRoot }: SmsLockElement): HTMLElement[] {
  const all = shadowRoot?.querySelectorAll<HTMLElement>('button, input, select, summary') ?? [];
  return [...all].filter((control) => control.checkVisibility({ visibilityProperty: true }));
}

async function whenReady(page: Document): Promise<void> {
  const isReady = (): boolean => page.body.dataset['ready'] === 'true';
  if (isReady()) return;
  await new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      if (!isReady()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(page.body, { attributeFilter: ['data-ready'] });
  });
}

async function objections(
  page: Document,
  window: Window,
  options: axe.RunOptions = {},
): Promise<string[]> {
  const scope = window as Window & { axe?: typeof axe };
  if (!scope.axe) {
    const script = page.createElement('script');
    script.src = '/node_modules/axe-core/axe.min.js';
    page.head.append(script);
    await new Promise((resolve) => script.addEventListener('load', resolve, { once: true }));
  }
  if (!scope.axe) throw new Error('axe is missing');
  const { violations } = await scope.axe.run({ include: ['figure'] }, options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html, failureSummary }) => {
      const place = page.querySelector(String([target[0]].flat()[0]));
      const state = place?.closest('figure')?.querySelector('figcaption')?.textContent;
      return `${state}: ${id} in ${html}. ${failureSummary}`;
    }),
  );
}
