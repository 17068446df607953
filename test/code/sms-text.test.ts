import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import '../support/console-guard.js';
import { checkSmsText } from '../../src/code/check-sms-text.js';
import type { SmsTextExpectations } from '../../src/code/check-sms-text.js';
import { extractCode } from '../../src/code/extract-code.js';
import { smsSegments } from '../../src/code/sms-segments.js';
import { smsLanguages } from '../../src/code/sms-sentences.js';
import { smsText } from '../../src/code/sms-text.js';
import type { SmsTextOptions } from '../../src/code/sms-text.js';
import { SmsLockError } from '../../src/errors.js';

const acme = { code: '123456', application: 'Acme', host: 'acme.example' };
const write = (more: Partial<SmsTextOptions> = {}): string => smsText({ ...acme, ...more });
const lastLine = (text: string): string | undefined => text.split('\n').at(-1);
const problemsOf = (text: string, expected?: SmsTextExpectations): string[] =>
  checkSmsText(text, expected).map(({ code }) => code);

describe('the SMS for a code', () => {
  it('names the application, warns, and binds the code to the site', () => {
    expect(write()).to.equal(
      '123456 is your code for Acme. Tell nobody: we never ask for it.\n\n@acme.example #123456',
    );
  });

  it('has texts in many languages', () => {
    const wanted = 'en fr de es ja ar pt it nl pl ru uk tr zh ko hi he sv da nb fi cs el ro hu';
    expect(smsLanguages).to.include.members(wanted.split(' '));
    expect(new Set(smsLanguages.map((language) => write({ language }))).size).to.equal(
      smsLanguages.length,
    );
  });

  for (const language of smsLanguages) {
    it(`is understood and has no fault in ${language}`, () => {
      const text = write({ language });
      expect(extractCode(text, 6)).to.deep.equal({ code: '123456', isExact: true });
      const words = text.split('\n')[0] ?? '';
      expect(extractCode(words, 6)).to.deep.equal({ code: '123456', isExact: true });
      expect(checkSmsText(text, acme)).to.deep.equal([]);
    });

    it(`stays within 140 characters and two segments in ${language}`, () => {
      const application = 'N'.repeat(20);
      const text = write({ language, code: '12345678', application, host: 'h'.repeat(20) });
      expect(text).to.contain(application);
      expect(text.length).to.be.at.most(140);
      expect(smsSegments(text).segments).to.equal(smsSegments(text).encoding === 'GSM-7' ? 1 : 2);
    });
  }

  it('stays within 140 characters with the longest code, and two hosts of 20 together', () => {
    for (const language of smsLanguages) {
      const hosts = { host: 'h'.repeat(10), embeddedHost: 'e'.repeat(10) };
      const text = write({ ...hosts, language, code: '1234567890', application: 'N'.repeat(20) });
      expect(text.length).to.be.at.most(140);
    }
  });

  it('is one segment of GSM-7 where the language has no other letters', () => {
    const plain = smsLanguages.filter(
      (language) => smsSegments(write({ language })).encoding === 'GSM-7',
    );
    expect(plain.join(' ')).to.equal('en da de fi fr it nb nl pl sv tr');
  });

  it('is one segment in Japanese and Chinese when the names are short', () => {
    for (const language of ['ja', 'zh', 'zh-Hant']) {
      expect(smsSegments(write({ language })).segments).to.equal(1);
    }
  });

  const languages: readonly [string, string][] = [
    ['', 'en'],
    ['en-GB', 'en'],
    ['FR', 'fr'],
    ['fr-Latn-CA', 'fr'],
    ['es-419', 'es'],
    ['iw', 'he'],
    ['no', 'nb'],
    ['nn-NO', 'nb'],
    ['zh-CN', 'zh'],
    ['zh-TW', 'zh-Hant'],
    ['zh-hant-hk', 'zh-Hant'],
    ['pt-BR', 'pt'],
    ['arn', 'en'],
    ['no such tag', 'en'],
    ['constructor', 'en'],
    ['*', 'en'],
    ['de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['arn, es;q=0.8', 'es'],
  ];
  for (const [tag, language] of languages) {
    it(`answers ${tag || 'no language'} in ${language}`, () => {
      expect(write({ language: tag })).to.equal(write({ language }));
    });
  }

  it('binds the code to a frame, for Apple or for Chrome', () => {
    const frame = { host: 'top.example', embeddedHost: 'embedded.example' };
    expect(lastLine(write(frame))).to.equal('@top.example #123456 %embedded.example');
    expect(lastLine(write({ ...frame, embeddedHostMark: '@' }))).to.equal(
      '@top.example #123456 @embedded.example',
    );
    for (const embeddedHostMark of ['%', '@'] as const) {
      const text = write({ ...frame, embeddedHostMark });
      expect(checkSmsText(text, { ...acme, ...frame })).to.deep.equal([]);
      expect(extractCode(text, 6).code).to.equal('123456');
    }
  });

  const hosts: readonly [string, string][] = [
    ['ACME.example', 'acme.example'],
    ['https://acme.example/login?x#y', 'acme.example'],
    ['acme.example:8443', 'acme.example'],
    ['acme.example.', 'acme.example'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['localhost', 'localhost'],
  ];
  for (const [given, host] of hosts) {
    it(`binds the code to ${host} when given ${given}`, () => {
      expect(lastLine(write({ host: given }))).to.equal(`@${host} #123456`);
    });
  }

  for (const host of ['', ' ', 'https://', 'a b', '[::1]', 'data:,x']) {
    it(`refuses ${JSON.stringify(host)} as a host`, () => {
      expect(() => write({ host })).to.throw(SmsLockError, 'not the host of a site');
      expect(() => write({ embeddedHost: host })).to.throw(SmsLockError);
    });
  }

  for (const code of ['', '123', '12345678901', '12 345', 'A1B2C3', '123456\n', '١٢٣٤٥٦']) {
    it(`refuses ${JSON.stringify(code)} as a code, and does not tell it`, () => {
      expect(() => write({ code })).to.throw(SmsLockError, /^A code is 4 to 10 digits\.$/);
    });
  }

  const names: readonly [string, string][] = [
    ['C# Shop', 'C# Shop'],
    ['Shop@Home', 'Shop@Home'],
    ['@home', 'home'],
    ['A @evil.example #999999', 'A evil.example #999999'],
    ['A\n\n@evil.example #999999\n', 'A evil.example #999999'],
    ['A\u2028\u2029\u0000B', 'A B'],
    ['A\u202Edcba', 'A dcba'],
    ['\u200B@\u200B@x', 'x'],
    ['{code} $& {application}', '{code} $& {application}'],
    ['\uD800A', 'A'],
    [' \n@ ', 'acme.example'],
  ];
  for (const [given, name] of names) {
    it(`calls ${JSON.stringify(given)} "${name}"`, () => {
      const text = write({ application: given });
      expect(text).to.contain(`is your code for ${name}. Tell`);
      expect(lastLine(text)).to.equal('@acme.example #123456');
    });
  }

  it('cuts a long name to stay within 140 characters, but never below 20', () => {
    const application = 'Long '.repeat(100);
    expect(write({ application }).length).to.be.within(139, 140);
    const host = `${'h'.repeat(60)}.${'h'.repeat(60)}.example`;
    const text = write({ application, host });
    expect(text).to.contain('for Long Long Long Long. Tell');
    expect(problemsOf(text, { ...acme, application, host })).to.deep.equal(['too-long']);
  });

  it('does not cut a character in two', () => {
    const text = write({ application: '🙂'.repeat(100) });
    expect(text).to.not.match(/\p{Cs}/u);
    expect(text.length).to.be.at.most(140);
  });

  const code = fc
    .tuple(fc.integer({ min: 4, max: 10 }), fc.nat())
    .map(([digits, number]) => String(number).padStart(digits, '0').slice(-digits));
  const host = fc.domain();
  const application = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'@#% \n\r\u2028\u202Ea.1', '@evil.example #666666') }),
  );
  const language = fc.constantFrom(...smsLanguages);

  it('ends with the exact line, and is understood, whatever the name', () => {
    fc.assert(
      fc.property(code, host, application, language, (digits, site, name, tag) => {
        const options = { code: digits, host: site, application: name, language: tag };
        const text = smsText(options);
        expect(lastLine(text)).to.equal(`@${site} #${digits}`);
        expect(text.split(/[\r\n\u2028\u2029]/).length).to.equal(3);
        expect(extractCode(text, digits.length)).to.deep.equal({ code: digits, isExact: true });
        const problems = problemsOf(text, options).filter((problem) => problem !== 'too-long');
        expect(problems).to.deep.equal([]);
        if (site.length <= 20) expect(text.length).to.be.at.most(140);
        // How Chrome reads it: the first match counts.
        const [, seenHost, seenCode] = /(?:^|\s)@([a-zA-Z0-9.-]+) #([^#\s]+)/.exec(text) ?? [];
        expect([seenHost, seenCode]).to.deep.equal([site, digits]);
      }),
      { numRuns: 500 },
    );
  });

  it('ends with an exact line, or is refused, whatever the host', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), application);
    fc.assert(
      fc.property(anything, anything, (site, embeddedHost) => {
        try {
          expect(lastLine(write({ host: site, embeddedHost }))).to.match(
            /^@[a-z0-9.-]+ #123456 %[a-z0-9.-]+$/,
          );
        } catch (error) {
          expect(error).to.be.instanceOf(SmsLockError);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the check of an SMS', () => {
  const expected = { ...acme, host: 'login.acme.example' };
  const words = 'Your Acme code is 123456.';
  const cases: readonly [string, readonly string[]][] = [
    [`${words}\n\n@acme.example #123456`, []],
    [`${words}\r\n@login.acme.example #123456 trailing text`, []],
    ['Acme: 123-456\n@ACME.example #123456', []],
    [words, ['bound-line-missing']],
    ['', ['bound-line-missing', 'code-not-in-text', 'application-missing']],
    [`${words}\n@acme.example #123456\n`, ['bound-line-not-last']],
    [`@acme.example #123456\n${words}`, ['bound-line-not-last']],
    [`${words} @acme.example #123456`, ['bound-line-malformed']],
    [`${words}\n@acme.example  #123456`, ['bound-line-malformed']],
    [`${words}\n@acme.example code #123456`, ['bound-line-malformed']],
    [`${words}\n#123456 @acme.example`, ['bound-line-malformed']],
    [`${words}\n@ acme.example #123456`, ['bound-line-malformed']],
    [`See @other.example #1234\n${words}\n@acme.example #123456`, ['bound-line-repeated']],
    [`${words}\n@https://acme.example #123456`, ['host-invalid', 'host-mismatch']],
    [`${words}\n@acme.example:443 #123456`, ['host-invalid', 'host-mismatch']],
    [`${words}\n@other.example #123456`, ['host-mismatch']],
    [`${words}\n@me.example #123456`, ['host-mismatch']],
    [`${words}\n@a.login.acme.example #123456`, ['host-mismatch']],
    [`${words}\n@acme.example #123456 %frame.example`, ['embedded-host-mismatch']],
    [`${words}\n@acme.example #123456.`, ['code-invalid', 'code-mismatch']],
    [`${words}\n@acme.example #654321`, ['code-mismatch']],
    ['Your Acme code.\n@acme.example #123456', ['code-not-in-text']],
    ['Your code is 123456.\n@acme.example #123456', ['application-missing']],
    [`${words}${'!'.repeat(140)}\n@acme.example #123456`, ['too-long']],
  ];
  for (const [text, codes] of cases) {
    it(`finds ${codes.join(', ') || 'nothing'} in ${JSON.stringify(text.slice(0, 70))}`, () => {
      expect(problemsOf(text, expected)).to.deep.equal(codes);
    });
  }

  it('wants the host of the frame that the code is for', () => {
    const framed = { ...expected, embeddedHost: 'login.frame.example' };
    const line = (rest: string): string => `${words}\n@acme.example #123456${rest}`;
    for (const rest of ['', ' %other.example', ' frame.example']) {
      expect(problemsOf(line(rest), framed)).to.deep.equal(['embedded-host-mismatch']);
    }
    for (const rest of [' %frame.example', ' @login.frame.example more']) {
      expect(problemsOf(line(rest), framed)).to.deep.equal([]);
    }
  });

  it('checks nothing against what is not given', () => {
    expect(problemsOf('12345678\n@any.example #12345678 %frame.example')).to.deep.equal([]);
  });

  it('says what to do about a malformed line', () => {
    const messages = ['x @a.example #1234', '#1234 @a.example', '@a.example  #1234'].map(
      (text) => checkSmsText(text)[0]?.message,
    );
    expect(messages[0]).to.contain('before "@"');
    expect(messages[1]).to.contain('host comes first');
    expect(messages[2]).to.contain('exactly one space');
  });

  it('never throws, and never tells the code', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'@#% \n\rab.', '739146') }),
    );
    fc.assert(
      fc.property(text, fc.option(text, { nil: undefined }), (given, host) => {
        for (const { message } of checkSmsText(given, { code: '739146', application: 'A', host })) {
          if (!host?.includes('739146') && !/@\S*739146|%\S*739146/.test(given)) {
            expect(message).to.not.contain('739146');
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the segments of an SMS', () => {
  const cases: readonly [string, 'GSM-7' | 'UCS-2', number, number][] = [
    ['', 'GSM-7', 0, 1],
    ['a'.repeat(160), 'GSM-7', 160, 1],
    ['a'.repeat(161), 'GSM-7', 161, 2],
    ['a'.repeat(307), 'GSM-7', 307, 3],
    ['€'.repeat(80), 'GSM-7', 160, 1],
    // A character of two septets is not cut: the first of 153 has room for 76 of them.
    ['€'.repeat(153), 'GSM-7', 306, 3],
    ['àèéùìòñ@ÇÅ', 'GSM-7', 10, 1],
    ['ó', 'UCS-2', 1, 1],
    ['ç', 'UCS-2', 1, 1],
    ['ж'.repeat(70), 'UCS-2', 70, 1],
    ['ж'.repeat(71), 'UCS-2', 71, 2],
    ['ж'.repeat(134), 'UCS-2', 134, 2],
    ['ж'.repeat(135), 'UCS-2', 135, 3],
    ['🙂'.repeat(35), 'UCS-2', 70, 1],
    ['🙂'.repeat(67), 'UCS-2', 134, 3],
  ];
  for (const [text, encoding, length, segments] of cases) {
    it(`counts ${text.length} of "${text.slice(0, 2)}" as ${segments} in ${encoding}`, () => {
      expect(smsSegments(text)).to.deep.equal({ encoding, length, segments });
    });
  }
});
