/**
 * The same promise, whose rejection is not reported as unhandled when nobody awaits it: for errors
 * that are told in another way too.
 */
export function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
