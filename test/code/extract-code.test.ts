import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import '../support/console-guard.js';
import { extractCode } from '../../src/code/extract-code.js';
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

const response = await fetch(new URL('./cases.json', import.meta.url));
const { cases } = (await response.json()) as { cases: readonly Case[] };

// What a paste does to digits that stand there already is for the field to say.
const own = cases.filter(({ start }) => start === '');

describe('the code in a text', () => {
  it('has cases to be tried with', () => {
    expect(own.length).to.be.greaterThan(15);
  });

  for (const { id, length, paste, value, complete, charset } of own) {
    it(`${id}: ${JSON.stringify(paste)} holds ${value || 'none'}`, () => {
      expect(extractCode(paste, length, charset)).to.deep.equal({ code: value, isExact: complete });
    });
  }

  const texts: readonly [string, number, string, boolean][] = [
    ['G-123456 is your code', 6, '123456', true],
    ['Votre code : 123\u202F456. Valable 3 minutes.', 6, '123456', true],
    ['123–456', 6, '123456', true],
    ['12.34.56', 6, '123456', true],
    ['Code: 1234', 6, '', false],
    ['123456 or again 123456', 6, '123456', true],
    ['Your code is 654321\n@example.com #123456', 6, '123456', true],
    ['Your code is 123456\n@example.com #12', 6, '123456', true],
    ['code\r\n\r\n@example.com #123456\r\n', 6, '123456', true],
    ['@example.com #123456 %frame.example', 6, '123456', true],
    ['\u200E123456\u200F', 6, '123456', true],
    ['Amount 1,234.56 code 987654', 6, '987654', true],
    ['', 6, '', false],
    ['12\u00A034\u200956', 6, '123456', true],
    ['123·456', 6, '123456', true],
    ['Your code is 123.456', 6, '123456', true],
    ['1️⃣2️⃣3️⃣4️⃣', 4, '1234', true],
    ['۱۲۳۴۵۶', 6, '123456', true],
    ['【Acme】您的验证码是482910，5分钟内有效。', 6, '482910', true],
    ['482910 at 15:30, for €1234', 4, '', false],
    ['Pay $1234 at 15:30 with 4829', 4, '4829', true],
    ['Your code: 482910\n2026 Acme', 6, '482910', true],
    ['Sent to +33 612345 678901: 482910', 6, '482910', true],
    ['Call +1 213 373 4253', 4, '', false],
    ['Card 1234 5678 9012 3456', 4, '', false],
    ['123456 123456', 6, '123456', true],
    ['123456\n123456', 6, '123456', true],
    ['12 12 12 12', 4, '1212', false],
    ['@top.example #123456 @frame999999.example', 6, '123456', true],
    ['123,456', 6, '123456', true],
    ['1, 2, 3, 4, 5, 6', 6, '123456', true],
    ['«123-456»', 6, '123456', true],
    ['[482910]', 6, '482910', true],
    ['FW: Code=482910;', 6, '482910', true],
    ['আপনার কোড ৪৮২৯১০', 6, '482910', true],
    ['รหัสของคุณคือ ๔๘๒๙๑๐', 6, '482910', true],
    ['کد شما: ۴۸۲۹۱۰', 6, '482910', true],
    ['𝟒𝟖𝟐𝟗𝟏𝟎', 6, '482910', true],
    ['4\u00AD8\u200B2\u20609\uFEFF10', 6, '482910', true],
    ['\u2066482910\u2069 is your code', 6, '482910', true],
    ['code\u2028482910\u20282026 Acme', 6, '482910', true],
    ['Your code\n\n@example.com #482910\n\u200E\n', 6, '482910', true],
    ['Your code is 111111.\n\n@example.com #222222', 6, '222222', true],
    ['111111 222222', 6, '111111', false],
    ['111111\n222222', 6, '111111', false],
    ['1234567 or 482910', 6, '482910', true],
    ['验证码482910,5分钟内有效', 6, '482910', true],
    ['认证码：4829，请于30分钟内输入', 4, '4829', true],
    ['コード4829、5000円のお支払い', 4, '4829', true],
    ['5000円 4829', 4, '4829', true],
    ['OTP 482910 for INR 450000 at 12:34:56', 6, '482910', true],
    ['4829 for Rs. 5000 on card XX1234', 4, '4829', true],
    ['Pay 123,456.00 USD with 482910', 6, '482910', true],
    ['482910 is your code, valid until 31.12.26', 6, '482910', true],
    ['Your code will expire on 31.12.26', 6, '', false],
    ['48291034 of 2026-01-15', 8, '48291034', true],
    ['48291034 of 15-01-2026', 8, '48291034', true],
    ['Use 4829104 or call (213) 373-4253', 7, '4829104', true],
    ['Use 4829104 or call +1 (213) 373-4253', 7, '4829104', true],
    ['482910, or https://acme.example/111111?t=222222', 6, '482910', true],
    ['482910 for user111111@acme.example', 6, '482910', true],
    ['12:34:56', 6, '', false],
    ['1234', 6, '1234', false],
  ];
  for (const [text, length, code, isExact] of texts) {
    it(`is found in ${JSON.stringify(text)}`, () => {
      expect(extractCode(text, length)).to.deep.equal({ code, isExact });
    });
  }

  const withLetters: readonly [string, string, boolean][] = [
    ['ab12cd', 'AB12CD', true],
    ['AB1 2CD', 'AB12CD', true],
    ['ａｂ１２ｃｄ', 'AB12CD', true],
    ['abİ2cd', 'ABI2CD', true],
    ['482910', '482910', true],
    ['AB1', 'AB1', false],
    ['AB12CDEF', 'AB12CD', false],
    ['Please use the code ab12-cd now.', 'AB12CD', true],
    ['Your code is XKCDQW', 'XKCDQW', true],
    ['Your code is AB12CD or EF34GH', 'AB12CD', false],
    ['Please number your orders', '', false],
    ['G-A1B2C3 is your code', 'A1B2C3', true],
    ['Your code is 482910', '482910', true],
    ['Your code is Ａｂ１２-cd', 'AB12CD', true],
    ['AB12CD AB12CD', 'AB12CD', true],
    ['AB12CD\nEF34GH', 'AB12CD', false],
    ['A1B2C3 or https://acme.example/D4E5F6', 'A1B2C3', true],
    ['Your code\n\n@example.com #ab12cd', 'AB12CD', true],
  ];
  for (const [given, code, isExact] of withLetters) {
    it(`is found with letters in ${JSON.stringify(given)}`, () => {
      expect(extractCode(given, 6, 'alphanumeric')).to.deep.equal({ code, isExact });
    });
  }

  it('is found at the end of a whole book, at once', () => {
    const book = 'page@'.repeat(1_000_000);
    expect(extractCode(`${book} 482910`, 6)).to.deep.equal({ code: '482910', isExact: true });
  });

  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'0123456789 -.@#\nab٣') }),
  );
  const length = fc.integer({ min: 4, max: 10 });

  it('is made of digits, is not too long, and is exact only at full length', () => {
    fc.assert(
      fc.property(text, length, (given, digits) => {
        const { code, isExact } = extractCode(given, digits);
        expect(code).to.match(/^[0-9]*$/);
        expect(code.length).to.be.at.most(digits);
        if (isExact) expect(code.length).to.equal(digits);
      }),
      { numRuns: 500 },
    );
  });

  it('is found again in whatever words stand around it', () => {
    const words = fc.string({ unit: fc.constantFrom(...'abc,.:!? \n') });
    fc.assert(
      fc.property(length, fc.nat(), words, words, (digits, number, before, after) => {
        const code = String(number).padStart(digits, '0').slice(-digits);
        expect(extractCode(`${before}${code}${after}`, digits)).to.deep.equal({
          code,
          isExact: true,
        });
      }),
      { numRuns: 300 },
    );
  });
});
