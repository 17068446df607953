/** An element with properties and children. Texts become text nodes, never HTML. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  Object.assign(made, properties);
  made.append(...children);
  return made;
}

/** A text in which code stands between backticks. */
export function withCode(text: string): (Node | string)[] {
  return text.split('`').map((part, index) => (index % 2 ? element('code', {}, part) : part));
}

/**
 * The element of the page with this id.
 *
 * @throws TypeError when the page has none of this kind
 */
export function byId<T extends Element>(id: string, type: abstract new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof type) return found;
  throw new TypeError(`The page has no ${type.name} with the id ${id}.`);
}
