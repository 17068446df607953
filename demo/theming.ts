import manifestText from '../custom-elements.json?raw';
import { element, withCode } from './element.js';

/** What the manifest says of a property, a part, a slot or a state. */
interface Item {
  readonly name: string;
  readonly description: string;
  readonly default?: string;
}

/** The part of the custom elements manifest that is read here. */
interface Manifest {
  readonly modules: readonly {
    readonly declarations: readonly {
      readonly cssProperties: readonly Item[];
      readonly cssParts: readonly Item[];
      readonly slots: readonly Item[];
      readonly cssStates: readonly Item[];
    }[];
  }[];
}

const marks = new CSSStyleSheet();
const marked = new Set<string>();

/** Everything that a page can change of an element's looks, each to be tried out on one. */
export function themingTables(lock: HTMLElement): HTMLElement[] {
  const manifest = JSON.parse(manifestText) as Manifest;
  const found = manifest.modules[0]?.declarations[0];
  if (!found) throw new Error('The manifest describes no element.');
  const { cssProperties, cssParts, slots, cssStates } = found;
  document.adoptedStyleSheets.push(marks, stateSheet(cssStates));
  return [
    table('Custom properties', cssProperties, (item) => propertyField(lock, item)),
    table('Parts', cssParts, partSwitch),
    table('Slots', slots, (item) => slotSwitch(lock, item)),
    table('States', cssStates, ({ name }) =>
      element('span', { className: `state state-${name}`, ariaHidden: 'true' }),
    ),
  ];
}

function table(
  caption: string,
  items: readonly Item[],
  control: (item: Item) => HTMLElement,
): HTMLElement {
  const rows = items.map((item) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, element('code', {}, item.name)),
      element('td', {}, ...withCode(item.description)),
      element('td', {}, control(item)),
    ),
  );
  const all = element('table', {}, element('caption', {}, caption), element('tbody', {}, ...rows));
  // In a box that scrolls: no name of a property can be broken.
  return element('div', { className: 'theming-table' }, all);
}

function propertyField(lock: HTMLElement, { name, default: initial }: Item): HTMLElement {
  const field = element('input', {
    type: 'text',
    ariaLabel: name,
    placeholder: initial ?? '',
    spellcheck: false,
  });
  field.addEventListener('input', () => lock.style.setProperty(name, field.value.trim()));
  return field;
}

function partSwitch({ name }: Item): HTMLElement {
  const box = element('input', { type: 'checkbox', ariaLabel: `Show the part ${name}` });
  box.addEventListener('change', () => {
    if (box.checked) marked.add(name);
    else marked.delete(name);
    marks.replaceSync([...marked].map(outlineOf).join('\n'));
  });
  return box;
}

function outlineOf(part: string): string {
  return `sms-lock::part(${part}) { outline: 3px dashed light-dark(#b4009e, #ff7ae8); }`;
}

function slotSwitch(lock: HTMLElement, { name }: Item): HTMLElement {
  const box = element('input', { type: 'checkbox', ariaLabel: `Fill the slot ${name}` });
  const filling = element('span', { slot: name, className: 'filling' }, `slot="${name}"`);
  box.addEventListener('change', () => {
    if (box.checked) lock.append(filling);
    else filling.remove();
  });
  return box;
}

/** Lights up what the element is in, by `:state()` alone. */
function stateSheet(states: readonly Item[]): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  const rules = states.map(
    ({ name }) =>
      `:root:has(sms-lock:state(${name})) .state-${name} { background: var(--accent); }`,
  );
  sheet.replaceSync(rules.join('\n'));
  return sheet;
}
