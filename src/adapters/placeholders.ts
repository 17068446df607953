// Pure: texts with placeholders, and what comes of them.

import type { Json } from '../json.js';

/** What stands for a placeholder; what has no value is `undefined`. */
export type PlaceholderValues = Readonly<Record<string, Json | undefined>>;

const placeholder = /\{([a-zA-Z]+(?:\.[\w-]+)*)\}/g;

/** The placeholders in a template, without their braces. */
export function placeholdersIn(template: unknown): string[] {
  if (typeof template === 'string') {
    return [...template.matchAll(placeholder)].map(([, name = '']) => name);
  }
  const isTree = typeof template === 'object' && template !== null;
  return isTree ? Object.values(template).flatMap(placeholdersIn) : [];
}

/**
 * The template with values in place of its placeholders. A text that is nothing but a placeholder
 * becomes the value as it is; what holds one without a value is left out.
 */
export function fill(template: Json, values: PlaceholderValues): Json | undefined {
  if (typeof template === 'string') return fillText(template, values);
  if (typeof template !== 'object' || template === null) return template;
  if (Array.isArray(template)) {
    return template.map((item: Json) => fill(item, values)).filter((item) => item !== undefined);
  }
  return Object.fromEntries(
    Object.entries(template)
      .map(([name, inner]): [string, Json | undefined] => [name, fill(inner, values)])
      .filter((entry): entry is [string, Json] => entry[1] !== undefined),
  );
}

/** The same for an address: values are encoded, and one that is missing leaves nothing. */
export function fillUrl(template: string, values: PlaceholderValues): string {
  return template.replace(placeholder, (_, name: string) =>
    encodeURIComponent(written(valueOf(name, values)) ?? ''),
  );
}

function fillText(template: string, values: PlaceholderValues): Json | undefined {
  const names = placeholdersIn(template);
  const [only = ''] = names;
  if (template === `{${only}}`) return valueOf(only, values);
  if (names.some((name) => valueOf(name, values) === undefined)) return undefined;
  return template.replace(placeholder, (_, name: string) => written(valueOf(name, values)) ?? '');
}

function valueOf(name: string, values: PlaceholderValues): Json | undefined {
  const [first = '', ...rest] = name.split('.');
  return rest.reduce<Json | undefined>((holder, part) => {
    const isTree = typeof holder === 'object' && holder !== null && Object.hasOwn(holder, part);
    return isTree ? (holder as Readonly<Record<string, Json>>)[part] : undefined;
  }, values[first]);
}

function written(value: Json | undefined): string | undefined {
  return typeof value === 'object' ? JSON.stringify(value) : value?.toString();
}
