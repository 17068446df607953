/** More characters at once than a key gives, or a combination of keys. */
const fewestPutIn = 6;

/**
 * Whether an `input` event tells of a text that was put in as a whole: pasted, dropped, filled in by
 * the browser, which then names no kind of input, or by a keyboard that knows the number.
 */
export function putsInWhole({ inputType = '', data }: Partial<InputEvent>): boolean {
  const isFilledIn = /^$|Paste|Drop|Replacement/.test(inputType);
  return isFilledIn || (data?.length ?? 0) >= fewestPutIn;
}
