import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import '../support/console-guard.js';
import { edited } from '../../src/phone/edit.js';
import { formatTyped } from '../../src/phone/phone-engine.js';
import type { TextAndCaret } from '../../src/phone/edit.js';

/** A text in which a bar is the caret. */
function withCaret(text: string): TextAndCaret {
  return { text: text.replace('|', ''), caret: text.indexOf('|') };
}

function shown({ text, caret }: TextAndCaret): string {
  return `${text.slice(0, caret)}|${text.slice(caret)}`;
}

const inUS = (text: string): string => formatTyped(text, 'US');

function afterEdit(
  previous: string,
  text: string,
  inputType = 'insertText',
  format: (text: string) => string = inUS,
): string {
  return shown(edited({ ...withCaret(text), previous: withCaret(previous), inputType }, format));
}

const backspace = 'deleteContentBackward';
const remove = 'deleteContentForward';

describe('a number that is edited', () => {
  const rows: readonly [string, string, string, string, string][] = [
    ['a digit in the middle', '213 37|3 42', '213 379|3 42', 'insertText', '213 379| 342'],
    ['a digit at the end', '213 |', '213 3|', 'insertText', '213 3|'],
    ['a digit that begins a group', '213|', '2134|', 'insertText', '213 4|'],
    ['a digit before all others', '|213 373', '9|213 373', 'insertText', '9|21 337 3'],
    ['everything replaced by a zero', '213 373|', '0|', 'insertText', '0|'],
    ['a number put in as a whole', '|', '2133734253|', 'insertFromPaste', '213 373 4253|'],
    ['a separator', '213|', '213-|', 'insertText', '213-|'],
    ['another separator', '213-|', '213--|', 'insertText', '213|'],
    ['a digit behind a separator', '213-|', '213-3|', 'insertText', '213 3|'],
    ['a plus sign in front', '|1 213-373', '+|1 213-373', 'insertText', '+|1 213 373'],
    ['Backspace behind a digit', '213 3|73', '213 |73', backspace, '213 |73'],
    ['Backspace behind a separator', '213 |373 4253', '213|373 4253', backspace, '21|3 734 253'],
    ['Backspace behind one of two', '(213) |373', '(213)|373', backspace, '21|3 73'],
    ['Backspace at the end', '213 3|', '213 |', backspace, '213|'],
    ['Backspace behind a bracket and no digit', '(|213', '|213 ', backspace, '|213'],
    ['Delete before a digit', '21|3 373 4253', '21| 373 4253', remove, '21|3 734 253'],
    ['Delete before a separator', '213| 373', '213|373', remove, '213 |73'],
    ['Delete before the last digit', '213 37|3', '213 37|', remove, '213 37|'],
    ['Delete before a separator at the end', '213| ', '213|', remove, '213|'],
    ['Delete before everything', '|232 373 4253', '|32 373 4253', remove, '|323 734 253'],
    ['a word deleted', '213 373| 4253', '213 | 4253', 'deleteWordBackward', '213| 425 3'],
    ['digits of another script', '213|', '213٣|', 'insertText', '213 3|'],
    ['a letter', '213 3|', '213 3x|', 'insertText', '213 3x|'],
    ['a letter taken away', '2133x|73', '2133|73', backspace, '213 3|73'],
    ['a sign that no number has', '213 373 #|', '213 373 |', backspace, '213 373|'],
    ['what is undone', '213 37|', '21337|', 'historyUndo', '21337|'],
    ['what is done again', '21337|', '213373|', 'historyRedo', '213373|'],
  ];
  for (const [what, before, text, inputType, after] of rows) {
    it(`${what}: ${before} becomes ${after}`, () => {
      expect(afterEdit(before, text, inputType)).to.equal(after);
    });
  }

  it('loses a separator that does not come back, and nothing else', () => {
    const asItIs = (text: string): string => text;
    expect(afterEdit('213-|373', '213|373', backspace, asItIs)).to.equal('213|373');
    expect(afterEdit('213|-373', '213|373', remove, asItIs)).to.equal('213|373');
    expect(afterEdit('213  |373', '213 |373', backspace)).to.equal('213 |373');
  });

  it('is typed digit by digit as if it were put in as a whole', () => {
    for (const number of ['2133734253', '12133734253', '+33612345678', '0044740012']) {
      let now: TextAndCaret = { text: '', caret: 0 };
      for (const key of number) {
        const next = { text: now.text + key, caret: now.caret + 1 };
        now = edited({ ...next, previous: now, inputType: 'insertText' }, inUS);
        expect(now.caret).to.equal(now.text.length);
      }
      expect(now.text).to.equal(inUS(number));
    }
  });

  it('is deleted digit by digit, from either end', () => {
    let now: TextAndCaret = { text: '213 373 4253', caret: 12 };
    for (let left = 9; left >= 0; left -= 1) {
      const text = now.text.slice(0, -1);
      now = edited({ text, caret: text.length, previous: now, inputType: backspace }, inUS);
      expect(now.text.replace(/\D/g, '').length).to.equal(left);
    }
    now = { text: '213 373 4253', caret: 0 };
    for (let left = 9; left >= 0; left -= 1) {
      const text = now.text.slice(1);
      now = edited({ text, caret: 0, previous: now, inputType: remove }, inUS);
      expect(now.text.replace(/\D/g, '').length).to.equal(left);
      expect(now.caret).to.equal(0);
    }
  });

  it('keeps its digits, and as many of them left of the caret, whatever is typed', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0123456789+() -x٣'), maxLength: 20 });
    const scene = text.chain((typed) =>
      fc.record({
        text: fc.constant(typed),
        caret: fc.nat({ max: typed.length }),
        country: fc.constantFrom('US', 'FR', 'RU', undefined),
      }),
    );
    const digitsOf = (part: string): string => part.replace(/٣/g, '3').replace(/\D/g, '');
    fc.assert(
      fc.property(scene, ({ text: typed, caret, country }) => {
        const previous = { text: '', caret: 0 };
        const format = (given: string): string => formatTyped(given, country);
        const edit = { text: typed, caret, previous, inputType: 'insertText' };
        const result = edited(edit, format);
        expect(digitsOf(result.text)).to.equal(digitsOf(typed));
        expect(digitsOf(result.text.slice(0, result.caret))).to.equal(
          digitsOf(typed.slice(0, caret)),
        );
        // A separator that was typed at the end waits for what follows it.
        const settled = result.text === typed ? typed.replace(/[ ()-]$/, '') : result.text;
        expect(format(result.text)).to.be.oneOf([settled, result.text]);
      }),
      { numRuns: 400 },
    );
  });
});
