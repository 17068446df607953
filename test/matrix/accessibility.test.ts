import { expect } from '@open-wc/testing';
import '../support/console-guard.js';
import { forceColors, openGallery } from './gallery-frame.js';

const languages = ['en', 'de', 'ar', 'ja'];
const schemes = ['light', 'dark'] as const;
const directions = ['ltr', 'rtl'];

describe('every state, as axe sees it', () => {
  for (const lang of languages) {
    for (const scheme of schemes) {
      it(`has nothing to object to: ${lang}, ${scheme}, in a page of either direction`, async () => {
        const gallery = await openGallery({ lang, scheme });
        expect(gallery.locks.length).to.be.at.least(30);
        for (const direction of directions) {
          gallery.page.documentElement.dir = direction;
          expect(await gallery.objections()).to.deep.equal([]);
        }
      });
    }
  }

  it('has nothing to object to in forced colours', async function () {
    if (!(await forceColors(true))) return this.skip();
    try {
      const gallery = await openGallery({});
      expect(gallery.window.matchMedia('(forced-colors: active)').matches).to.equal(true);
      expect(await gallery.objections()).to.deep.equal([]);
    } finally {
      await forceColors(false);
    }
  });
});
