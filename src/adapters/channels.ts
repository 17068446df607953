// Pure: the other ways for a code to come.

import type { Channel } from './adapter.js';

const channels: readonly unknown[] = ['call', 'whatsapp'] satisfies Channel[];

export function isChannel(value: unknown): value is Channel {
  return channels.includes(value);
}

/** The ones in whatever a backend advertises, each once; one that is not known is left out. */
export function channelsIn(value: unknown): readonly Channel[] | undefined {
  const known = Array.isArray(value) ? [...new Set(value)].filter(isChannel) : [];
  return known.length > 0 ? known : undefined;
}
