import { byId } from './element.js';

/** What a button copies. */
interface Copyable {
  /** What the button says. */
  readonly label: string;
  readonly text: () => string;
  /** Where the text can be seen: selected when the clipboard is out of reach. */
  readonly shownIn: () => Node | undefined;
}

const confirmationTime = 2_000;

/** Makes a button that copies, says so, and turns back. */
export function copyOnClick(button: HTMLButtonElement, { label, text, shownIn }: Copyable): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const confirm = (confirmation: string): void => {
    button.textContent = confirmation;
    byId('status', HTMLElement).textContent = confirmation;
    clearTimeout(timer);
    timer = setTimeout(() => {
      button.textContent = label;
      byId('status', HTMLElement).textContent = '';
    }, confirmationTime);
  };
  button.textContent = label;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text());
      confirm('Copied');
    } catch {
      const node = shownIn();
      if (node) getSelection()?.selectAllChildren(node);
      confirm('Selected: copy it with the keyboard');
    }
  });
}
