import type { AnswerPath, Condition } from './endpoints-mapping.js';
import type { HttpAnswer } from './http.js';

/** The part of an answer in which values are looked for. */
export type Searched = Pick<HttpAnswer, 'headers' | 'body'>;

/** The paths of a setting, the preferred one first. */
export function pathsOf(path: AnswerPath): readonly string[] {
  return typeof path === 'string' ? [path] : path;
}

/** What stands at the first of the paths that leads to a value; `null` is none. */
export function valueAt(answer: Searched, path: AnswerPath | undefined): unknown {
  for (const one of path === undefined ? [] : pathsOf(path)) {
    const value = find(answer, one) ?? undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Whether an answer is as it has to be. */
export function holds(answer: Searched, condition: Condition): boolean {
  if (typeof condition === 'string') {
    const value = valueAt(answer, condition);
    return value !== undefined && value !== false && value !== '';
  }
  return Object.entries(condition).every(([path, wanted]) => {
    const value = find(answer, path) ?? null;
    return Array.isArray(wanted) ? wanted.includes(value) : value === wanted;
  });
}

/** The paths to the values of a body, without the values: they may be tokens. */
export function pathsIn(body: unknown, before = ''): string[] {
  if (typeof body !== 'object' || body === null) return before ? [before] : [];
  return Object.entries(body).flatMap(([name, inner]) =>
    pathsIn(inner, before ? `${before}.${name}` : name),
  );
}

function find({ headers, body }: Searched, path: string): unknown {
  const [, header] = /^header:(.+)$/.exec(path) ?? [];
  if (header) return headers.get(header)?.replace(/^Bearer\s+/i, '');
  return path === '.' ? body : walk(body, path);
}

/** Names may have dots in them too: what is left of the path may be one. */
function walk(tree: unknown, path: string): unknown {
  if (typeof tree !== 'object' || tree === null) return undefined;
  const members = tree as Readonly<Record<string, unknown>>;
  if (Object.hasOwn(members, path)) return members[path];
  const dot = path.indexOf('.');
  const name = path.slice(0, dot);
  return dot > 0 && Object.hasOwn(members, name)
    ? walk(members[name], path.slice(dot + 1))
    : undefined;
}
