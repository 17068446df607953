import { expect, fixture, html } from '@open-wc/testing';
import '../support/console-guard.js';
import { Person, type, until } from '../support/person.js';
import { flawsOf } from '../support/unbroken.js';
import { SmsLockError } from '../../src/errors.js';
import type { Adapter } from '../../src/adapters/adapter.js';
import type { SmsLockElement } from '../../src/sms-lock-element.js';

const backend: Adapter = {
  name: 'frames',
  start: async () => ({ resendAt: 0 }),
  verify: () => Promise.reject(new SmsLockError('code-wrong')),
};

/** A page in a frame of its own, as somebody might have it. */
interface Page {
  readonly styles?: string;
  readonly body?: string;
  readonly width?: number;
  readonly height?: number;
}

const lockTag = '<sms-lock country="FR" phone-number="0612345678"></sms-lock>';

async function openPage({
  styles = '',
  body = lockTag,
  width = 400,
  height = 700,
}: Page): Promise<SmsLockElement> {
  const page = `<!doctype html>
    <html lang="en">
      <head><meta name="viewport" content="width=device-width"><style>${styles}</style></head>
      <body>${body}<script type="module" src="/src/index.ts"></script></body>
    </html>`;
  const frame = await fixture<HTMLIFrameElement>(
    html`<iframe title="page" width=${width} height=${height} srcdoc=${page}></iframe>`,
  );
  const find = (): SmsLockElement | null | undefined =>
    frame.contentDocument?.querySelector('sms-lock');
  await until('the country', () => find()?.shadowRoot?.querySelector('.country-drawing'));
  const lock = find();
  if (!lock) throw new Error('there is no element');
  lock.adapter = backend;
  return lock;
}

/** What is wrong in the phone step, in the code step and after a wrong code. */
async function flawsOfLogin(lock: SmsLockElement): Promise<string[]> {
  const flaws = flawsOf(lock);
  await lock.start('+33612345678');
  await until('the code step', () => lock.shadowRoot?.querySelector('[part~=code]'));
  await lock.updateComplete;
  flaws.push(...flawsOf(lock).map((flaw) => `code: ${flaw}`));
  await lock.verify('123456').catch(() => undefined);
  await lock.updateComplete;
  flaws.push(...flawsOf(lock).map((flaw) => `wrong code: ${flaw}`));
  return flaws;
}

const tailwind = await (await fetch('/node_modules/tailwindcss/preflight.css')).text();

const pages: Record<string, Page> = {
  'in 320 pixels': { width: 320 },
  'in 768 pixels': { width: 768 },
  'in 1920 pixels': { width: 1920 },
  'in a frame of 300 by 400': { width: 300, height: 400 },
  'in a narrow flex child': {
    width: 900,
    body: `<div style="display: flex"><p style="flex: 1">Text</p><div style="flex: 0 0 272px">${lockTag}</div></div>`,
  },
  'as a flex item': {
    width: 900,
    body: `<div style="display: flex; gap: 16px">${lockTag}<p>Text beside it</p></div>`,
  },
  'as an item of a column that is centred': {
    body: `<div style="display: flex; flex-direction: column; align-items: center">${lockTag}</div>`,
  },
  'as a grid item in the middle of the page': {
    styles: 'body { display: grid; place-items: center; min-block-size: 100vh }',
  },
  'in an open dialog': { body: `<dialog open>${lockTag}</dialog>`, width: 600 },
  'in a container that scrolls': {
    body: `<div style="block-size: 200px; overflow: auto">${lockTag}</div>`,
  },
  'where everything is unset': { styles: '* { all: unset }' },
  'where everything is set back': { styles: '* { all: revert; margin: 0; padding: 0; border: 0 }' },
  'where ten pixels are a rem': { styles: 'html { font-size: 10px }' },
  'where twenty-four pixels are a rem': { styles: 'html { font-size: 24px }', width: 640 },
  'under the preflight of Tailwind': { styles: tailwind },
  'where text does not wrap': { styles: 'body { white-space: nowrap; text-align: center }' },
  'where everything is enlarged': { styles: 'body { zoom: 1.5 }', width: 700 },
  'where everything is made smaller': { styles: 'body { zoom: 0.75 }' },
};

/** Where the list of countries is, seen from the button that opened it; in the frame's pixels. */
function listBeside(lock: SmsLockElement): { readonly start: number; readonly gap: number } {
  const button = lock.shadowRoot?.querySelector('.country-button')?.getBoundingClientRect();
  const list = lock.shadowRoot?.querySelector('.country-popup')?.getBoundingClientRect();
  if (!button || !list) throw new Error('there is no list');
  const gap = list.top >= button.bottom ? list.top - button.bottom : button.top - list.bottom;
  return { start: list.left - button.left, gap };
}

async function openList(lock: SmsLockElement): Promise<DOMRect> {
  const root = lock.shadowRoot;
  const button = root?.querySelector<HTMLButtonElement>('.country-button');
  button?.focus();
  await until('the list', () => button?.getAttribute('aria-controls'));
  button?.click();
  const popup = root?.querySelector('.country-popup');
  await until('an open list', () => popup?.matches(':popover-open, :modal'));
  // It slides in.
  let place = new DOMRect();
  let top = NaN;
  while (place.top !== top) {
    ({ top } = place);
    await new Promise((resolve) => setTimeout(resolve, 100));
    place = popup?.getBoundingClientRect() ?? place;
  }
  return place;
}

describe('the frames that it may live in', function () {
  this.timeout(30_000);
  // No login to come back to.
  beforeEach(() => sessionStorage.clear());

  for (const [name, page] of Object.entries(pages)) {
    it(`is unbroken ${name}`, async () => {
      const lock = await openPage(page);
      expect(await flawsOfLogin(lock)).to.deep.equal([]);
    });
  }

  const around: Record<string, Page> = {
    'in a page': {},
    'in an open dialog': { body: `<dialog open>${lockTag}</dialog>` },
    'in a container that has been scrolled': {
      body: `<div id="scrolled" style="block-size: 400px; overflow: auto"><p style="block-size: 600px"></p>${lockTag}<p style="block-size: 600px"></p></div>`,
    },
    'where everything is enlarged': { styles: 'body { zoom: 1.25 }' },
    'where everything is made smaller': { styles: 'body { zoom: 0.8 }' },
    'where everything is unset': { styles: '* { all: unset }' },
  };
  for (const [name, page] of Object.entries(around)) {
    it(`has its list of countries beside their button ${name}`, async () => {
      const lock = await openPage({ ...page, width: 800, height: 800 });
      lock.ownerDocument.getElementById('scrolled')?.scrollTo(0, 520);
      const list = await openList(lock);
      const { start, gap } = listBeside(lock);
      expect(Math.abs(start), 'its start').to.be.below(2);
      expect(gap, 'its distance').to.be.within(0, 12);
      expect(list.height, 'its height').to.be.above(150);
      expect(list.bottom).to.be.at.most(800);
    });
  }

  it('has its list of countries over the whole of a frame of 300 by 400', async () => {
    const lock = await openPage({ width: 300, height: 400 });
    const { left, top, width, height } = await openList(lock);
    // But for the bar by which the page is scrolled, where the engine has one.
    const { clientWidth } = lock.ownerDocument.documentElement;
    expect([left, top, width, height].map(Math.round)).to.deep.equal([0, 0, clientWidth, 400]);
  });

  it('works in a dialog that keeps the rest of the page out of reach', async () => {
    const lock = await openPage({ body: `<dialog>${lockTag}</dialog>`, width: 600 });
    const dialog = lock.closest('dialog');
    dialog?.showModal();
    expect(flawsOf(lock)).to.deep.equal([]);
    await openList(lock);
    expect(lock.shadowRoot?.activeElement?.getAttribute('role')).to.equal('combobox');
    expect(dialog?.open).to.equal(true);
    expect(Math.abs(listBeside(lock).start)).to.be.below(2);
  });

  for (const width of [320, 400, 1280]) {
    it(`keeps the field and the button where they are in every state, ${width} pixels wide`, async () => {
      const lock = await openPage({ width, height: 600 });
      const root = lock.shadowRoot as ShadowRoot;
      const before = placesOf(root);
      const moved: string[] = [];
      const look = async (state: string): Promise<void> => {
        await lock.updateComplete;
        const now = placesOf(root);
        if (JSON.stringify(now) !== JSON.stringify(before))
          moved.push(`${state}: ${now.join(', ')}`);
      };
      for (const code of ['phone-rejected', 'rate-limited', 'network', 'server-error'] as const) {
        lock.adapter = { ...backend, start: () => Promise.reject(new SmsLockError(code)) };
        await lock.start('+33612345678').catch(() => undefined);
        await look(code);
      }
      lock.adapter = { ...backend, start: () => new Promise(() => undefined) };
      void lock.start('+33612345678');
      await until('sending', () => lock.step === 'sending');
      await look('sending');
      lock.reset();
      lock.adapter = backend;
      await lock.start('+33612345678');
      await look('code');
      for (const code of ['code-wrong', 'code-expired', 'attempts-exceeded', 'network'] as const) {
        lock.adapter = { ...backend, verify: () => Promise.reject(new SmsLockError(code)) };
        await lock.verify('123456').catch(() => undefined);
        await look(code);
      }
      expect(moved, `before: ${before.join(', ')}`).to.deep.equal([]);
    });
  }

  it('keeps two on one page apart', async () => {
    const host = await fixture(
      html`<div>
        <sms-lock country="FR"></sms-lock>
        <sms-lock country="DE"></sms-lock>
      </div>`,
    );
    const [first, second] = [...host.querySelectorAll('sms-lock')].map((lock) => {
      lock.adapter = backend;
      return new Person(lock);
    }) as [Person, Person];
    await first.seesCountry('FR +33');
    await second.seesCountry('DE +49');

    await first.typePhone('0612345678');
    expect(second.field('Mobile number').value).to.equal('');
    await first.opensCountries();
    expect(second.lock.shadowRoot?.querySelector(':popover-open, :modal') ?? null).to.equal(null);
    await first.press('Escape');

    first.field('Mobile number').focus();
    await first.press('Enter');
    await first.sees('Enter the code');
    expect(second.heading).to.equal('Log in');
    second.field('Mobile number').focus();
    await type('015112345678');
    expect(first.heading).to.equal('Enter the code');
    await second.press('Enter');
    await second.sees('Enter the code');
    expect(first.text).to.contain('+33 6 12 34 56 78');
    expect(second.text).to.contain('+49');
    first.lock.reset();
    await first.sees('Log in');
    expect(second.heading).to.equal('Enter the code');
  });
});

/** How far below the top of the element its field and its button are, and how high. */
function placesOf(root: ShadowRoot): number[] {
  const { top } = root.host.getBoundingClientRect();
  return ['.control, .code', '[part=submit]'].flatMap((selector) => {
    const shown = [...root.querySelectorAll(selector)].find((found) => found.checkVisibility());
    const place = shown?.getBoundingClientRect() ?? new DOMRect();
    return [Math.round(place.top - top), Math.round(place.height)];
  });
}
