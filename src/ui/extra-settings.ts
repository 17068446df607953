/** Settings of the element with which its extras are wanted from the beginning. */
export const extraSettings = ['modal', 'closable', 'autoclose', 'requireConsent'] as const;
