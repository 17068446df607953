import { expect } from '@open-wc/testing';
import { Person, type, until } from '../support/person.js';
import { DemoFrame } from './demo-frame.js';

const number = '+33612345678';

/** Somebody at the widget of the demo. */
function personAt(demo: DemoFrame): Person {
  const lock = demo.document.querySelector('sms-lock');
  if (!lock) throw new Error('no widget');
  return new Person(lock);
}

/** Logs in by what can be seen: the number, the phone, the code. */
async function logIn(demo: DemoFrame): Promise<string> {
  const person = personAt(demo);
  const before = demo.message;
  await person.asksForCode(number);
  const code = await demo.receiveCode(before);
  await person.typeCode(code);
  await person.sees('You’re logged in');
  return code;
}

/** The entries of the event log, the newest first, without their times. */
function events(demo: DemoFrame): string[] {
  return [...demo.region('Events').querySelectorAll('li')].map((entry) =>
    [...entry.querySelectorAll(':scope > strong, :scope > span')]
      .map(({ textContent }) => textContent)
      .join(' '),
  );
}

describe('the demo', function () {
  // Axe and several logins on a machine with other work to do.
  this.timeout(30_000);
  let demo: DemoFrame;

  before(async () => {
    const { ok } = await fetch('/dist/demo/index.html');
    if (!ok) throw new Error('The demo is not built: npm run build:demo');
  });

  beforeEach(async () => {
    sessionStorage.clear();
    demo = await DemoFrame.open('index.html');
  });

  afterEach(() => {
    expect(demo.problems).to.deep.equal([]);
  });

  after(async () => {
    for (const registration of await navigator.serviceWorker.getRegistrations()) {
      if (registration.scope.endsWith('/dist/demo/')) await registration.unregister();
    }
  });

  it('logs in with the code that arrives on the phone, and shows who it was', async () => {
    expect(demo.region('The phone').innerText).to.contain('No messages yet');
    const code = await logIn(demo);

    expect(demo.region('The phone').innerText).not.to.contain('No messages yet');
    // The time of day until which the code is good is another one each time.
    const seen = events(demo).map((text) => text.replace(/, good until [\d:]+.*$/, ', good until'));
    expect(seen).to.deep.equal([
      `authenticated ${number}`,
      'step-change verifying → authenticated',
      'step-change code → verifying',
      `code-sent ${number}, good until`,
      'step-change sending → code',
      'step-change phone → sending',
      `code-request ${number}`,
    ]);
    const profile = demo.table('Profile');
    const claims = demo.table('ID token: claims');
    expect(profile['phone_number']).to.equal(number);
    expect(claims['phone_number']).to.equal(number);
    expect(claims['sub']).to.equal(profile['sub']);
    expect(claims['iss']).to.equal('https://tenant.example/');
    expect(demo.table('ID token: header')['alg']).to.equal('RS256');
    expect(demo.table('Tokens')['access token']).to.match(/^.{8}…$/);
    expect(demo.region('Events').innerText).not.to.contain(code);
    expect(demo.page.location.search + demo.page.location.hash).to.equal('');
  });

  it('keeps numbers and their users in the tab, and neither codes nor tokens', async () => {
    const code = await logIn(demo);
    const { sub } = demo.table('Profile');
    expect(Object.values({ ...demo.page.sessionStorage })).to.deep.equal([
      JSON.stringify([{ phoneNumber: number, id: sub }]),
    ]);
    expect(JSON.stringify({ ...demo.page.sessionStorage })).not.to.contain(code);
    expect(demo.page.localStorage.length).to.equal(0);
  });

  it('knows a number again, also after a reload, until users are forgotten', async () => {
    await logIn(demo);
    const { sub } = demo.table('Profile');
    await demo.press(demo.button('Start over'));
    await logIn(demo);
    expect(demo.table('Profile')['sub']).to.equal(sub);

    demo = await DemoFrame.open('index.html');
    expect(demo.text).to.contain(number);
    await logIn(demo);
    expect(demo.table('Profile')['sub']).to.equal(sub);

    await demo.press(demo.button('Forget users'));
    expect(demo.text).to.contain('None has logged in yet.');
    await logIn(demo);
    expect(demo.table('Profile')['sub'])
      .to.match(/^sms\|/)
      .and.not.equal(sub);
  });

  it('shows the widget in a dialog, which can be opened again after it was closed', async () => {
    await demo.flip('In a dialog');
    await demo.flip('Can be closed');
    const person = personAt(demo);
    expect(person.lock.getClientRects()).to.have.length(0);
    for (let time = 0; time < 2; time += 1) {
      await demo.press(demo.button('Log in'));
      await until('the dialog', () => person.lock.shadowRoot?.querySelector('dialog:modal'));
      await until('the field', () => person.focused === person.field('Mobile number'));
      await person.press('Escape');
      await until('the button', () => demo.document.activeElement === demo.button('Log in'));
    }
    expect(events(demo)).to.deep.equal(['dismiss by the person', 'dismiss by the person']);
    const code = demo.region('HTML of the widget').innerText;
    expect(code).to.contain('modal').and.contain('closable').and.contain('lock.show()');
  });

  it('sends the message in the language that is chosen', async () => {
    demo.choose('Language of the message', 'fr-FR');
    await personAt(demo).asksForCode(number);
    await demo.receiveCode();
    expect(demo.message?.textContent).to.contain('est votre code sms-lock');
    expect(demo.message?.lang).to.equal('fr-FR');
    expect(demo.region('HTML of the widget').innerText).to.contain('request-language="fr-FR"');

    demo.choose('Language of the message', 'ar');
    const before = demo.message;
    await demo.press(demo.button('Start over'));
    const person = personAt(demo);
    await person.sees('Log in');
    await person.press('Enter');
    await demo.receiveCode(before);
    expect(demo.message?.lang).to.equal('ar');
    expect(demo.page.getComputedStyle(demo.message as HTMLElement).direction).to.equal('rtl');
  });

  it('copies the code, or selects it where the clipboard is out of reach', async () => {
    await personAt(demo).asksForCode(number);
    const code = await demo.receiveCode();
    await demo.press(demo.button('Copy code'));
    const status = demo.document.getElementById('status');
    await until('a confirmation', () => status?.textContent);
    if (status?.textContent !== 'Copied') {
      expect(demo.page.getSelection()?.toString()).to.equal(code);
    }
  });

  it('puts a magic number into the widget and leaves the sending to the person', async () => {
    await demo.press(demo.button('+12025550106'));
    const person = personAt(demo);
    await until('the focus in the field', () => person.focused === person.field('Mobile number'));
    const field = person.field('Mobile number');
    expect(field.value.replace(/\D/g, '')).to.match(/2025550106$/);
    expect(events(demo)).to.deep.equal([]);

    await person.press('Enter');
    await person.seesError();
    expect(events(demo)[0]).to.match(/^failed rate-limited at sending, .*again in 42 s/);
  });

  it('puts a magic number into the widget of somebody who is logged in', async () => {
    await logIn(demo);
    await demo.press(demo.button('+12025550101'));
    const person = personAt(demo);
    await person.sees('Log in');
    await until('the number', () =>
      person.field('Mobile number').value.replace(/\D/g, '').endsWith('2025550101'),
    );
  });

  it('changes the backend of the same widget', async () => {
    await demo.flip('Own endpoints');
    expect(demo.region('HTML of the widget').innerText)
      .to.contain('start-url="https://tenant.example/start"')
      .and.not.to.contain('domain=');
    await logIn(demo);
    expect(events(demo)[0]).to.equal(`authenticated ${number}, a new user`);
    expect(demo.table('Profile')['phone_number']).to.equal(number);
  });

  it('is accessible, light and dark, before and after a login', async () => {
    for (const scheme of ['Light', 'Dark']) {
      await demo.flip(scheme);
      const style = demo.page.getComputedStyle(demo.document.documentElement);
      expect(style.colorScheme).to.equal(scheme.toLowerCase());
      expect(style.backgroundColor).to.match(scheme === 'Dark' ? /^rgb\(16, / : /^rgb\(250, /);
      expect(await demo.accessibilityProblems()).to.deep.equal([]);
    }
    await logIn(demo);
    for (const scheme of ['Dark', 'Light']) {
      await demo.flip(scheme);
      expect(await demo.accessibilityProblems()).to.deep.equal([]);
    }
  });

  it('keeps any accent colour readable', async () => {
    const widget = (): Node => demo.document.querySelector('sms-lock') ?? demo.document;
    const colour = demo.field('Accent colour');
    for (const value of ['#ffff00', '#101010', '#00aa88']) {
      colour.value = value;
      colour.dispatchEvent(new demo.page.Event('input', { bubbles: true }));
      for (const scheme of ['Light', 'Dark']) {
        await demo.flip(scheme);
        expect(await demo.accessibilityProblems(widget()), `${value} ${scheme}`).to.deep.equal([]);
      }
    }
  });

  it('wears the looks of five companies, each to be read in light and dark', async () => {
    const names = [...demo.field<HTMLSelectElement>('Theme').options].map(({ value }) => value);
    expect(names.filter(Boolean)).to.have.length(5);
    const looks = new Set<string>();
    for (const name of names) {
      demo.choose('Theme', name);
      const lock = demo.document.querySelector('sms-lock') as HTMLElement;
      const logo = lock.querySelector('[slot=logo]')?.textContent ?? '';
      expect(demo.region('HTML of the widget').innerText).to.contain(logo);
      for (const scheme of ['Light', 'Dark']) {
        await demo.flip(scheme);
        expect(await demo.accessibilityProblems(lock), `${name} ${scheme}`).to.deep.equal([]);
      }
      const card = lock.shadowRoot?.querySelector('.card') as HTMLElement;
      looks.add(demo.page.getComputedStyle(card).backgroundColor + logo);
    }
    expect(looks.size).to.equal(6);
  });

  it('shows everything that a page can change, and changes it', async () => {
    const lock = demo.document.querySelector('sms-lock') as HTMLElement;
    const submit = lock.shadowRoot?.querySelector('[part=submit]') as HTMLElement;
    const style = demo.page.getComputedStyle(submit);
    const control = (name: string): HTMLInputElement =>
      demo.document.querySelector(`[aria-label="${name}"]`) as HTMLInputElement;

    control('--sms-lock-radius').focus();
    await type('3px');
    await until('the corners', () => style.borderTopLeftRadius === '3px');
    control('Show the part submit').focus();
    await type(' ');
    await until('the outline', () => style.outlineStyle === 'dashed');
    await type(' ');
    await until('no outline', () => style.outlineStyle === 'none');
    control('Fill the slot footer').focus();
    await type(' ');
    const footer = (): Element | null => lock.querySelector('[slot=footer]');
    await until('the footer', () => footer()?.textContent === 'slot="footer"');

    const light = (state: string): string =>
      demo.page.getComputedStyle(demo.document.querySelector(`.state-${state}`) as Element)
        .backgroundColor;
    expect(light('phone')).not.to.equal(light('code'));
    const dark = light('code');
    await personAt(demo).asksForCode(number);
    await until('the light of the code step', () => light('code') !== dark);
    expect(light('phone')).to.equal(dark);
  });

  it('turns round for right-to-left and never needs more width than there is', async () => {
    for (const direction of ['LTR', 'RTL']) {
      await demo.flip(direction);
      expect(demo.document.documentElement.dir).to.equal(direction.toLowerCase());
      for (const width of ['320', '700', '1000']) {
        demo.page.frameElement?.setAttribute('width', width);
        const { scrollWidth, clientWidth } = demo.document.documentElement;
        expect(scrollWidth, `${direction} ${width}`).to.equal(clientWidth);
      }
    }
  });

  it('is under a policy that refuses what it should', async () => {
    demo.document.head.append(demo.document.createElement('style'));
    demo.document.querySelector('style')?.append('body { color: red }');
    await until('a violation', () => demo.problems.length > 0);
    expect(demo.problems.splice(0)[0]).to.match(/^style-src/);
  });

  it('says so where there are no service workers', async () => {
    demo = await DemoFrame.open('index.html', (page) => {
      Reflect.deleteProperty(page.Navigator.prototype, 'serviceWorker');
    });
    expect(demo.document.querySelector('.notice')?.textContent).to.match(/needs a service worker/);
  });
});

describe('the own interface of the demo', () => {
  let demo: DemoFrame;

  beforeEach(async () => {
    sessionStorage.clear();
    demo = await DemoFrame.open('demo/own-ui.html');
  });

  afterEach(() => {
    expect(demo.problems).to.deep.equal([]);
  });

  it('logs in, and says what was wrong on the way', async () => {
    demo.field('Mobile number').focus();
    await type('+331');
    await demo.press(demo.field('Mobile number'));
    await until('an error', () => demo.text.includes('That is no mobile number.'));

    demo.field('Mobile number').value = '';
    await type(number);
    await demo.press(demo.field('Mobile number'));
    const code = await demo.receiveCode();
    await until('the code field', () => demo.document.activeElement === demo.field('Code'));
    expect(demo.text).to.contain(`Sent to ${number}.`);
    expect(demo.button('Another code in 0:30').disabled).to.equal(true);

    await type(code === '000000' ? '111111' : '000000');
    await demo.press(demo.field('Code'));
    await until('an error', () => demo.text.includes('That is not the code'));

    demo.field('Code').value = '';
    await type(code);
    await until('the code', () => demo.field('Code').value === code);
    await demo.press(demo.field('Code'));
    await until('the profile', () => demo.text.includes('You are in'));
    expect(demo.document.activeElement?.textContent).to.equal('You are in');
    expect(demo.text).to.match(new RegExp(`phone_number\\s+\\${number}`));
  });

  it('is accessible at each step', async () => {
    expect(await demo.accessibilityProblems()).to.deep.equal([]);
    demo.field('Mobile number').focus();
    await type(number);
    await demo.press(demo.field('Mobile number'));
    const code = await demo.receiveCode();
    await until('the code field', () => demo.document.activeElement === demo.field('Code'));
    expect(await demo.accessibilityProblems()).to.deep.equal([]);
    await type(code);
    await demo.press(demo.field('Code'));
    await until('the profile', () => demo.text.includes('You are in'));
    expect(await demo.accessibilityProblems()).to.deep.equal([]);
  });

  it('runs without Lit and without the widget', () => {
    const loaded = demo.page.performance.getEntriesByType('resource').map(({ name }) => name);
    expect(loaded.filter((name) => /decorate|sms-lock-element|code-step/.test(name))).to.deep.equal(
      [],
    );
    expect(demo.page.customElements.get('sms-lock')).to.equal(undefined);
    expect('litElementVersions' in demo.page).to.equal(false);
  });
});
