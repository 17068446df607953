// Five companies that do not exist, each with the looks of its own: made of nothing but custom
// properties, parts, states and slots. The styles are shown on the page as they are.

import authority from './themes/authority.css?raw';
import bank from './themes/bank.css?raw';
import developer from './themes/developer.css?raw';
import fashion from './themes/fashion.css?raw';
import games from './themes/games.css?raw';
import { element } from './element.js';

/** The looks of a company. */
export interface Theme {
  readonly name: string;
  /** What the company does. */
  readonly trade: string;
  readonly styles: string;
  /** The outline of its sign, 32 by 32. */
  readonly sign: string;
  readonly footer: string;
}

export const themes: Readonly<Record<string, Theme>> = {
  bank: {
    name: 'Alder & Finch',
    trade: 'Private bank',
    styles: bank,
    sign: 'M16 2 3 9v3h26V9ZM6 15v9m7-9v9m6-9v9m7-9v9M3 28h26',
    footer: 'We never call to ask for a code.',
  },
  games: {
    name: 'HEXLOOT',
    trade: 'Games shop',
    styles: games,
    sign: 'M16 2 28 9v14l-12 7L4 23V9Zm0 7-6 3.5v7L16 23l6-3.5v-7Z',
    footer: 'New here? The code makes your account.',
  },
  authority: {
    name: 'Northmere Borough Council',
    trade: 'Public authority',
    styles: authority,
    sign: 'M4 3h24v14c0 7-6 10-12 13C10 27 4 24 4 17Zm0 8h24M16 11v19',
    footer: 'No mobile phone? Call 01632 960 100.',
  },
  fashion: {
    name: 'ILÉA',
    trade: 'Fashion',
    styles: fashion,
    sign: '',
    footer: 'Your bag and your wishes are kept.',
  },
  developer: {
    name: 'forklane',
    trade: 'Developer tool',
    styles: developer,
    sign: 'M8 4v24M8 20c0-6 16-4 16-12M24 8V4m-4 4 4-4 4 4M4 24l4 4 4-4',
    footer: '# tokens stay in this tab',
  },
};

const sheet = new CSSStyleSheet();

/** Gives the page the styles of a theme; those of an unknown one are those of the element alone. */
export function applyTheme(id: string): void {
  sheet.replaceSync(themes[id]?.styles ?? '');
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
  document.documentElement.dataset['theme'] = id;
}

/** Puts the sign and the footer of a theme into an element, in place of those of another. */
export function fillSlots(lock: HTMLElement, id: string): void {
  for (const old of lock.querySelectorAll(':scope > :is([slot=logo], [slot=footer])')) old.remove();
  const theme = themes[id];
  if (!theme) return;
  const logo = element('p', { slot: 'logo' }, ...(theme.sign ? [signOf(theme)] : []), theme.name);
  lock.append(logo, element('p', { slot: 'footer' }, theme.footer));
}

function signOf({ sign }: Theme): SVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  const attributes = {
    viewBox: '0 0 32 32',
    width: '28',
    height: '28',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '2.5',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
  };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', sign);
  svg.append(path);
  return svg;
}
