import { expect, fixture } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import '../support/console-guard.js';
import { paste, pressWithControl, type, until } from '../support/person.js';
import { CodeField } from '../../src/ui/code-field.js';
import { codeStyles } from '../../src/ui/code-styles.js';
import { styles } from '../../src/ui/styles.js';
import { sendKeys } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import type { CodeCharset } from '../../src/code/bare-code.js';

interface Case {
  readonly id: string;
  readonly length: number;
  /** What stood in the field before. */
  readonly start: string;
  readonly paste: string;
  readonly value: string;
  readonly complete: boolean;
  readonly charset?: CodeCharset;
}

const response = await fetch(new URL('../code/cases.json', import.meta.url));
const { cases } = (await response.json()) as { cases: readonly Case[] };

/** What stands around the field in `<sms-lock>`. */
class CodeHost extends LitElement {
  static override readonly styles = [styles, codeStyles];

  readonly field = new CodeField();
  /** The codes that were complete. */
  readonly complete: string[] = [];
  readonly notes: string[] = [];
  edits = 0;

  get input(): HTMLInputElement {
    return this.field.querySelector('input') as HTMLInputElement;
  }

  protected override render(): TemplateResult {
    return html`<form @input=${this.#onEdit}>
      <label for="code">Code</label><span id="hint"></span><span id="message"></span>
      ${this.field}
    </form>`;
  }

  protected override firstUpdated(): void {
    this.field.addEventListener('complete', () => this.complete.push(this.field.take()));
    this.field.addEventListener('note-change', () => this.notes.push(this.field.note ?? ''));
  }

  readonly #onEdit = (): void => void (this.edits += 1);
}

CodeField.define();
customElements.define('code-host', CodeHost);

async function codeHost(settings: Partial<CodeField> = {}): Promise<CodeHost> {
  const host = new CodeHost();
  Object.assign(host.field, settings);
  await fixture(html`${host}`);
  await host.field.updateComplete;
  host.input.focus();
  return host;
}

/** Waits until everything that a paste sets going has come about. */
async function settled(host: CodeHost, value: string): Promise<void> {
  await until(`${value || 'nothing'} in the field`, () => host.input.value === value, 3);
  await until('the edit', () => host.edits > 0, 3);
}

function drop(input: HTMLInputElement, text: string): void {
  const dataTransfer = new DataTransfer();
  dataTransfer.setData('text/plain', text);
  const init = { dataTransfer, bubbles: true, cancelable: true, composed: true };
  input.dispatchEvent(new DragEvent('drop', init));
}

async function undo(input: HTMLInputElement): Promise<void> {
  const { value } = input;
  await pressWithControl('z');
  // WebKit's driver has no key for it.
  if (input.value === value) document.execCommand('undo');
}

describe('the code field', () => {
  for (const { id, length, start, paste: text, value, complete, charset = 'digits' } of cases) {
    it(`${id}: shows ${value || 'nothing'} when ${JSON.stringify(text)} is pasted`, async () => {
      const host = await codeHost({ length, charset });
      await type(start);
      host.edits = 0;
      await paste(host.input, text);
      await settled(host, value);
      expect(host.complete).to.deep.equal(complete ? [value] : []);
    });
  }

  it('has one real input that browsers, keyboards and password managers understand', async () => {
    const { input } = await codeHost();
    const wanted: Readonly<Record<string, string>> = {
      name: 'one-time-code',
      type: 'text',
      inputmode: 'numeric',
      autocomplete: 'one-time-code',
      enterkeyhint: 'done',
      autocapitalize: 'off',
      autocorrect: 'off',
      spellcheck: 'false',
      translate: 'no',
      dir: 'ltr',
      required: '',
      'aria-describedby': 'hint message',
      'aria-invalid': 'false',
      'data-1p-ignore': '',
      'data-lpignore': 'true',
      'data-bwignore': '',
      'data-protonpass-ignore': '',
      'data-form-type': 'other',
    };
    for (const [name, value] of Object.entries(wanted)) {
      expect(input.getAttribute(name), name).to.equal(value);
    }
    // They would cut off what is pasted before anything can be found in it.
    expect(input.hasAttribute('maxlength')).to.equal(false);
    expect(input.hasAttribute('pattern')).to.equal(false);
  });

  it('takes a message that is dropped', async () => {
    const host = await codeHost();
    drop(host.input, 'Your code is 123 456');
    await settled(host, '123456');
    expect(host.complete).to.deep.equal(['123456']);
  });

  it('takes a code from elsewhere as if it had been pasted, also without the focus', async () => {
    const host = await codeHost();
    host.input.blur();
    host.field.fill('123456');
    expect(host.input.value).to.equal('123456');
    expect(host.edits).to.equal(1);
    expect(host.complete).to.deep.equal(['123456']);
    expect(document.activeElement).to.equal(document.body);
  });

  it('takes what is dictated', async () => {
    const host = await codeHost();
    await type('12');
    document.execCommand('insertText', false, '6 5 4 3 2 1');
    await settled(host, '654321');
    expect(host.complete).to.deep.equal(['654321']);
  });

  it('takes what the browser fills in', async () => {
    for (const [text, value] of [
      ['123456', '123456'],
      ['123 456', '123456'],
      ['Your code is 123456.', '123456'],
      ['hello world', ''],
    ] as const) {
      const host = await codeHost();
      host.input.value = text;
      host.input.dispatchEvent(new Event('input', { bubbles: true }));
      await settled(host, value);
      expect(host.complete).to.deep.equal(value ? [value] : []);
    }
  });

  it('does not take letters and signs, and no more characters than a code has', async () => {
    const host = await codeHost();
    await type('1a-2 34');
    expect(host.input.value).to.equal('1234');
    await type('5678');
    expect(host.input.value).to.equal('123456');
    expect(host.complete).to.deep.equal(['123456']);
  });

  it('keeps what is selected when a letter is typed', async () => {
    const host = await codeHost();
    await type('1234');
    host.field.focusInput();
    await type('x');
    expect(host.input.value).to.equal('1234');
  });

  it('lets a digit be put in where the caret is', async () => {
    const host = await codeHost();
    await type('1245');
    host.input.setSelectionRange(2, 2);
    await type('3');
    expect(host.input.value).to.equal('12345');
    expect(host.input.selectionStart).to.equal(3);
  });

  it('overwrites in a full field, and then leaves it to the person to send it', async () => {
    const host = await codeHost();
    await type('123456');
    host.input.setSelectionRange(1, 1);
    await type('98');
    expect(host.input.value).to.equal('198456');
    expect(host.input.selectionStart).to.equal(3);
    expect(host.complete).to.deep.equal(['123456']);
    expect(host.field.isComplete).to.equal(true);
  });

  it('goes on behind a digit that was overwritten with itself', async () => {
    const host = await codeHost();
    await type('123456');
    host.input.setSelectionRange(1, 1);
    await type('29');
    expect(host.input.value).to.equal('129456');
  });

  it('takes a key behind the last slot for no edit', async () => {
    const host = await codeHost();
    await type('123456');
    host.edits = 0;
    await type('7');
    expect(host.input.value).to.equal('123456');
    expect(host.edits).to.equal(0);
  });

  it('completes a code with a part that is pasted', async () => {
    const host = await codeHost();
    await type('12');
    await paste(host.input, '34-56');
    await settled(host, '123456');
    expect(host.complete).to.deep.equal(['123456']);
  });

  it('gives back with undo what a paste has replaced', async () => {
    const host = await codeHost();
    await type('12');
    await paste(host.input, '654 321');
    await settled(host, '654321');
    await undo(host.input);
    expect(host.input.value).to.equal('12');
    for (let count = 0; count < 3 && host.input.value; count += 1) await undo(host.input);
    expect(host.input.value).to.equal('');
    expect(host.complete).to.deep.equal(['654321']);
  });

  it('does not write when nothing changes', async () => {
    const host = await codeHost();
    const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
    let writes = 0;
    Object.defineProperty(host.input, 'value', {
      get: () => value?.get?.call(host.input) as string,
      set: () => (writes += 1),
    });
    await type('123456');
    expect(writes).to.equal(0);
    expect(host.input.value).to.equal('123456');
  });

  it('does not write while an input method composes', async () => {
    const host = await codeHost();
    const compose = (value: string, isComposing: boolean): void => {
      host.input.value = value;
      const inputType = 'insertCompositionText';
      host.input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType, isComposing }));
    };
    compose('１２', true);
    expect(host.input.value).to.equal('１２');
    host.input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    expect(host.input.value).to.equal('12');
    compose('12３４５６', true);
    expect(host.complete).to.deep.equal([]);
    host.input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    expect(host.complete).to.deep.equal(['123456']);
  });

  it('turns other digits into plain ones as they are typed', async () => {
    const host = await codeHost();
    for (const digit of '١٢３४') document.execCommand('insertText', false, digit);
    expect(host.input.value).to.equal('1234');
  });

  it('takes what is dictated', async () => {
    for (const text of ['123 456', '1, 2, 3, 4, 5, 6', 'My code is 123-456']) {
      const host = await codeHost();
      document.execCommand('insertText', false, text);
      await settled(host, '123456');
      expect(host.complete).to.deep.equal(['123456']);
    }
  });

  describe('has something to say', () => {
    const notes: readonly [string, string, string, string][] = [
      ['of two codes', '', '111111 or 222222', 'codeDoubtful'],
      ['of too many digits', '', '12345678', 'codeDoubtful'],
      ['of a part that is too long', '123', '45678', 'codeDoubtful'],
      ['of a text without a code', '', 'See you at 12:30', 'codeMissing'],
      ['of a short text without a code', '12', 'abc', 'codeMissing'],
      ['of nothing in a code', '', '123456', ''],
      ['of nothing in a part of a code', '12', '34', ''],
    ];
    for (const [name, start, text, note] of notes) {
      it(name, async () => {
        const host = await codeHost();
        await type(start);
        host.edits = 0;
        await paste(host.input, text);
        await until('the edit', () => host.edits > 0);
        await until('the note', () => (host.field.note ?? '') === note);
        expect(host.notes).to.deep.equal(note ? [note] : []);
      });
    }

    it('until the next edit', async () => {
      const host = await codeHost();
      await paste(host.input, '12345678');
      await until('the note', () => host.field.note);
      await sendKeys({ press: 'Backspace' });
      expect(host.notes).to.deep.equal(['codeDoubtful', '']);
      expect(host.input.value).to.equal('12345');
    });

    it('but not of each key that does not belong in a code', async () => {
      const host = await codeHost();
      await type('a-1 x');
      expect(host.input.value).to.equal('1');
      expect(host.notes).to.deep.equal([]);
    });

    it('and keeps a selection that a text without a code would have replaced', async () => {
      const host = await codeHost();
      await type('123456');
      host.field.focusInput();
      await paste(host.input, 'nothing');
      await until('the note', () => host.field.note);
      expect([host.input.selectionStart, host.input.selectionEnd]).to.deep.equal([0, 6]);
    });
  });

  it('changes nothing while a code is being checked', async () => {
    const host = await codeHost();
    await type('12');
    host.field.busy = true;
    await host.field.updateComplete;
    host.field.fill('654321');
    await paste(host.input, '654321');
    await sendKeys({ press: 'Backspace' });
    expect(host.input.value).to.equal('12');
  });

  describe('with letters', () => {
    it('has the keyboard for them, and writes them in capitals', async () => {
      const host = await codeHost({ charset: 'alphanumeric' });
      expect(host.input.inputMode).to.equal('text');
      expect(host.input.getAttribute('autocapitalize')).to.equal('characters');
      await type('ab 12-c');
      expect(host.input.value).to.equal('AB12C');
      await type('d');
      expect(host.complete).to.deep.equal(['AB12CD']);
    });
  });

  describe('to look at', () => {
    for (const length of [4, 6, 8, 10]) {
      for (const direction of ['ltr', 'rtl']) {
        it(`has room for ${length} slots in 240 pixels, ${direction}, and does not scroll`, async () => {
          const host = await codeHost({ length });
          host.style.inlineSize = '240px';
          host.dir = direction;
          document.documentElement.style.fontSize = '200%';
          await type('1234567890'.slice(0, length));
          await new Promise(requestAnimationFrame);
          const control = host.input.closest('.control') as HTMLElement;
          const { letterSpacing, paddingLeft, fontSize } = getComputedStyle(host.input);
          document.documentElement.style.fontSize = '';

          expect(control.getBoundingClientRect().width).to.equal(240);
          expect(control.scrollLeft).to.equal(0);
          expect(host.input.scrollLeft).to.equal(0);
          expect(host.input.getBoundingClientRect().left).to.be.closeTo(
            control.getBoundingClientRect().left + 1,
            0.1,
          );
          expect(Number.parseFloat(letterSpacing)).to.be.greaterThan(0);
          expect(Number.parseFloat(paddingLeft)).to.be.greaterThan(0);
          expect(Number.parseFloat(fontSize)).to.be.at.least(16);
        });
      }
    }

    it('does not change its place or size with what stands in it', async () => {
      const host = await codeHost();
      const control = host.input.closest('.control') as HTMLElement;
      const before = JSON.stringify(control.getBoundingClientRect());
      await type('123456');
      host.field.invalid = true;
      await host.field.updateComplete;
      expect(JSON.stringify(control.getBoundingClientRect())).to.equal(before);
    });
  });
});
