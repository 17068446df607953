const allStates = ['phone', 'sending', 'code', 'verifying', 'authenticated', 'busy', 'error'];

/** Sets the custom states of an element, for CSS outside of it; what is no state is left out. */
export function showStates(states: CustomStateSet, current: readonly unknown[]): void {
  for (const name of allStates) states[current.includes(name) ? 'add' : 'delete'](name);
}
