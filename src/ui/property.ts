import type { PropertyDeclaration, ReactiveElement } from 'lit';

/**
 * Makes a field a reactive property, as Lit's decorator of this name does: that one also serves the
 * decorators of the standard, in bytes that would have to come before anything can be typed.
 */
export function property(options?: PropertyDeclaration) {
  return ({ constructor }: ReactiveElement, name: string): void =>
    (constructor as typeof ReactiveElement).createProperty(name, options);
}
