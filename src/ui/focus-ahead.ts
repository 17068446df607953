/**
 * Moves the focus into the field for the code while the number is still in view: a phone opens its
 * keyboard only inside the gesture that asks for the code. To be called back when it is known
 * whether the code was sent; if not, the focus goes back to where it was.
 */
export function focusAhead(root: ShadowRoot): () => void {
  const field = root.querySelector('sms-lock-code-field');
  const before = root.activeElement as HTMLElement | null;
  field?.classList.add('ahead');
  field?.focusInput({ preventScroll: true });
  return () => {
    if (field?.hidden && field.contains(root.activeElement)) before?.focus();
    field?.classList.remove('ahead');
  };
}
