// Pure: a type.

/** Anything that survives `JSON.stringify` and back. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [member: string]: Json };
