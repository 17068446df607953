import { clientId, domain } from './tenant.js';
import { applyTheme, fillSlots, themes } from './themes.js';

/** What the switches say. */
export interface Settings {
  readonly backend: string;
  /** BCP 47; empty for that of the page. */
  readonly lang: string;
  /** A key of `themes`; empty for the looks of the element itself. */
  readonly theme: string;
  /** BCP 47; empty for the browser's own. */
  readonly requestLanguage: string;
  /** ISO 3166, space separated; empty for all. */
  readonly countries: string;
  readonly rememberPhone: boolean;
  readonly existingCode: boolean;
  readonly modal: boolean;
  readonly closable: boolean;
  readonly autoclose: boolean;
  readonly requireConsent: boolean;
  readonly scheme: string;
  readonly direction: string;
  /** #rrggbb, or `undefined` for the widget's own. */
  readonly accent: string | undefined;
}

/** What the switches of the form say now. */
export function readSettings(form: HTMLFormElement): Settings {
  const values = new FormData(form);
  const value = (name: string): string => String(values.get(name) ?? '');
  const colour = form.elements.namedItem('accent');
  const isOwnAccent = colour instanceof HTMLInputElement && colour.value !== colour.defaultValue;
  return {
    backend: value('backend'),
    lang: value('lang'),
    theme: value('theme'),
    requestLanguage: value('requestLanguage'),
    countries: value('countries'),
    rememberPhone: values.has('rememberPhone'),
    existingCode: values.has('existingCode'),
    modal: values.has('modal'),
    closable: values.has('closable'),
    autoclose: values.has('autoclose'),
    requireConsent: values.has('requireConsent'),
    scheme: value('scheme'),
    direction: value('direction'),
    accent: isOwnAccent ? colour.value : undefined,
  };
}

/** The attributes of `<sms-lock>`; `undefined` where there is none. */
export function attributesOf({
  backend,
  lang,
  requestLanguage,
  countries,
  rememberPhone,
  existingCode,
  modal,
  closable,
  autoclose,
  requireConsent,
}: Settings): Record<string, string | undefined> {
  const isAuth0 = backend === 'auth0';
  return {
    domain: isAuth0 ? domain : undefined,
    'start-url': isAuth0 ? undefined : `https://${domain}/start`,
    'verify-url': isAuth0 ? undefined : `https://${domain}/verify`,
    'client-id': isAuth0 ? clientId : undefined,
    lang: lang || undefined,
    'request-language': requestLanguage || undefined,
    countries: countries || undefined,
    'remember-phone': rememberPhone ? '' : undefined,
    'existing-code': existingCode ? '' : undefined,
    modal: modal ? '' : undefined,
    closable: closable ? '' : undefined,
    autoclose: autoclose ? '' : undefined,
    'require-consent': requireConsent ? '' : undefined,
  };
}

const accentProperty = '--sms-lock-color-accent';

/** Sets the widget up, and the page around it. */
export function applySettings(settings: Settings, lock: HTMLElement): void {
  for (const [name, value] of Object.entries(attributesOf(settings))) {
    if (value === undefined) lock.removeAttribute(name);
    else if (lock.getAttribute(name) !== value) lock.setAttribute(name, value);
  }
  const { documentElement: page } = document;
  page.dir = settings.direction;
  page.style.colorScheme = settings.scheme === 'auto' ? '' : settings.scheme;
  // The page has the same accent; on the widget it wins over that of a theme.
  for (const { style } of [page, lock]) style.setProperty(accentProperty, settings.accent ?? '');
  if (page.dataset['theme'] === settings.theme) return;
  applyTheme(settings.theme);
  fillSlots(lock, settings.theme);
}

/** The HTML of the widget as it is set up. */
export function htmlOf(settings: Settings): string {
  const attributes = Object.entries(attributesOf(settings))
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => (value ? `\n  ${name}="${value}"` : `\n  ${name}`));
  const theme = themes[settings.theme];
  const accent = settings.accent && `sms-lock {\n  ${accentProperty}: ${settings.accent};\n}\n`;
  const rules = [theme?.styles, accent].filter(Boolean).join('');
  const style = rules ? `<style>\n${rules.replace(/^(?=.)/gm, '  ')}</style>\n` : '';
  const slots = theme
    ? `\n  <p slot="logo"><svg>…</svg> ${theme.name}</p>\n  <p slot="footer">${theme.footer}</p>\n`
    : '';
  const opener = settings.modal ? '<button type="button" id="open">Log in</button>\n' : '';
  const show = settings.modal
    ? "\n  document.querySelector('#open').addEventListener('click', () => lock.show());"
    : '';
  return `${style}<script type="module" src="sms-lock.js"></script>

${opener}<sms-lock${attributes.join('')}
>${slots}</sms-lock>

<script type="module">
  const lock = document.querySelector('sms-lock');${show}
  lock.addEventListener('authenticated', ({ detail }) => {
    const { profile, tokens } = detail;
  });
</script>`;
}
