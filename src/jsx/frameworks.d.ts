// Stands for the frameworks, which are not installed here: what is used of their types, and no more.
// `npm run test:package` compiles against the real ones.

declare module 'react' {
  export interface HTMLAttributes<T> {
    readonly onClick?: (event: { readonly currentTarget: T }) => void;
  }
  export interface RefAttributes<T> {
    readonly ref?: { current: T | null };
  }
  export namespace JSX {
    interface IntrinsicElements {}
  }
}

declare module 'preact' {
  export interface ClassAttributes<T> {
    readonly ref?: { current: T | null };
  }
  export interface HTMLAttributes<T> {
    readonly onClick?: (event: { readonly currentTarget: T }) => void;
  }
  export namespace JSX {
    interface IntrinsicElements {}
  }
}

declare module 'solid-js' {
  export namespace JSX {
    type EventHandlerWithOptionsUnion<T, E> = (event: E & { readonly currentTarget: T }) => void;
    interface HTMLAttributes<T> {
      readonly onClick?: (event: { readonly currentTarget: T }) => void;
    }
    interface IntrinsicElements {}
  }
}

declare module 'vue' {
  export type EmitFn<Events> = (event: keyof Events) => void;
  export interface HTMLAttributes {
    readonly id?: string;
  }
  export interface ReservedProps {
    readonly key?: PropertyKey;
  }
  export interface GlobalComponents {}
}

declare module 'svelte/elements' {
  export interface HTMLAttributes<T> {
    readonly onclick?: (event: { readonly currentTarget: T }) => void;
  }
  export interface SvelteHTMLElements {}
}
