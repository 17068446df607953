// What editors read: custom data for VS Code, web-types for those of JetBrains. Both hold what
// custom-elements.json says of <sms-lock>.

/** @import { Declaration, Item, Member } from './manifest.js' */

/**
 * The words that an attribute takes, for those that take no others.
 *
 * @typedef {Readonly<Record<string, readonly string[]>>} Choices
 */

/** @param {Item} item */
const described = ({ name, description = '' }) => ({ name, description });

/**
 * For VS Code’s setting `html.customData`.
 *
 * @param {Declaration} element
 * @param {Choices} choices
 */
export function htmlCustomData(element, choices) {
  return {
    version: 1.1,
    tags: [
      {
        name: element.tagName,
        description: { kind: 'markdown', value: pageOf(element) },
        attributes: element.attributes.map((attribute) => ({
          ...described(attribute),
          ...values(attribute, choices),
        })),
      },
    ],
  };
}

/**
 * For VS Code’s setting `css.customData`.
 *
 * @param {Declaration} element
 */
export function cssCustomData({ cssProperties, cssParts, cssStates }) {
  return {
    version: 1.1,
    properties: cssProperties.map(({ name, description, default: value }) => ({
      name,
      description: [description, value && `Default: ${value}`].filter(Boolean).join(' '),
    })),
    pseudoElements: cssParts.map(({ name, description = '' }) => ({
      name: `::part(${name})`,
      description,
    })),
    pseudoClasses: cssStates.map(({ name, description = '' }) => ({
      name: `:state(${name})`,
      description,
    })),
  };
}

/**
 * For the member `web-types` of package.json.
 *
 * @param {Declaration} element
 * @param {Choices} choices
 * @param {{ name: string, version: string }} library
 */
export function webTypes(element, choices, { name, version }) {
  const fields = element.members.filter(({ kind }) => kind === 'field');
  return {
    $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
    name,
    version,
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: [
          {
            name: element.tagName,
            description: element.description,
            attributes: element.attributes.map((attribute) => ({
              ...described(attribute),
              value: valueOf(attribute, choices),
            })),
            slots: element.slots.map(described),
            js: {
              properties: fields.map(propertyOf),
              events: element.events.map(({ type, ...event }) => ({
                ...described(event),
                type: type?.text,
              })),
            },
          },
        ],
      },
      css: {
        properties: element.cssProperties.map(described),
        'pseudo-elements': element.cssParts.map(({ name: part, description = '' }) => ({
          name: `part(${part})`,
          description,
        })),
        'pseudo-classes': element.cssStates.map(({ name: state, description = '' }) => ({
          name: `state(${state})`,
          description,
        })),
      },
    },
  };
}

/** @param {Member} field */
function propertyOf({ name, description = '', type, readonly, default: value }) {
  return {
    name,
    description,
    type: type?.text,
    ...(readonly && { 'read-only': true }),
    ...(value && { default: value }),
  };
}

/**
 * @param {Item} attribute
 * @param {Choices} choices
 */
function valueOf({ name, type, default: value }, choices) {
  const words = choices[name]?.map((word) => JSON.stringify(word));
  // What else the property takes is no text.
  const written = type?.text
    .split(' | ')
    .filter((part) => /^(?:string|number|boolean)$/.test(part));
  const text = (words ?? written ?? ['string']).join(' | ');
  return { type: text, ...(value && text !== 'boolean' && { default: value }) };
}

/**
 * @param {Item} attribute
 * @param {Choices} choices
 */
function values({ name, type }, choices) {
  const words = choices[name];
  if (words) return { values: words.map((word) => ({ name: word })) };
  // What VS Code calls an attribute without a value.
  return type?.text === 'boolean' ? { valueSet: 'v' } : {};
}

/** @param {Declaration} element */
function pageOf({ description = '', events, slots, cssParts }) {
  /**
   * @param {string} title
   * @param {readonly Item[]} items
   */
  const list = (title, items) =>
    [`**${title}**`, ...items.map((item) => `- \`${item.name}\`: ${item.description}`)].join('\n');
  return [description, list('Events', events), list('Slots', slots), list('Parts', cssParts)].join(
    '\n\n',
  );
}
