import { expect } from '@open-wc/testing';
import { resetMouse, sendMouse } from '@web/test-runner-commands';
import '../support/console-guard.js';
import { newTenant, recordedRequests, startBackend } from '../support/backend.js';
import { auth0Lock, middle, paste, Person, type, until } from '../support/person.js';
import { english } from '../../src/i18n/english.js';
import { fill } from '../../src/i18n/messages.js';
import { loadPhoneEngine } from '../../src/phone/load-engine.js';

const { phoneErrors } = english;

/** Somebody in front of a field in a country that is all there. */
async function inFrontOf(country: string): Promise<Person> {
  newTenant();
  const person = new Person(await auth0Lock({ country }));
  await loadPhoneEngine();
  await until('the country', () => person.country);
  return person;
}

function field(person: Person): HTMLInputElement {
  return person.field('Mobile number');
}

function isRed(person: Person): boolean {
  return person.error !== '' || field(person).getAttribute('aria-invalid') !== 'false';
}

/** The numbers that codes were asked for. */
function phoneNumbersSent(): unknown[] {
  return recordedRequests().map(({ body }) => (body as { phone_number?: unknown }).phone_number);
}

async function aMoment(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 100));
}

describe('a number that is none', () => {
  before(startBackend);

  it('is not found fault with while it is typed', async () => {
    const person = await inFrontOf('FR');
    await person.typePhone('');
    for (const key of '0612 34+x') {
      await type(key);
      await aMoment();
      expect(isRed(person), field(person).value).to.equal(false);
    }
  });

  it('is told of when the field is left, and the focus stays where it went', async () => {
    const person = await inFrontOf('FR');
    await person.typePhone('0612');
    await person.press('Tab');
    expect(await person.seesError()).to.contain(phoneErrors['too-short']);
    await aMoment();
    expect(field(person).getAttribute('aria-invalid')).to.equal('true');
    expect(person.focused).to.equal(person.button('Send code'));
    expect(person.lock.error?.code).to.equal('phone-invalid');
    expect(person.lock.error?.reason).to.equal('too-short');
    expect(person.lock.matches(':state(error)')).to.equal(true);
  });

  it('is not told of any more with the next edit', async () => {
    const person = await inFrontOf('FR');
    await person.typePhone('0612');
    await person.press('Tab');
    await person.seesError();
    await person.typePhone('3');
    await until('no error', () => !isRed(person));
    expect(person.lock.error).to.equal(undefined);
    expect(person.description('Mobile number')).to.contain(english.phoneHint);
  });

  it('is told of when it is sent, with the focus in the field', async () => {
    const person = await inFrontOf('FR');
    await person.typePhone('0612');
    await person.press('Tab');
    await person.seesError();
    expect(person.focused).to.equal(person.button('Send code'));
    await person.press('Enter');
    await until('the focus in the field', () => person.focused === field(person));
    expect(person.error).to.contain(phoneErrors['too-short']);
    expect(isRed(person)).to.equal(true);
  });

  it('is never sent, however often the button is pressed', async () => {
    const person = await inFrontOf('FR');
    await person.typePhone('06123456789');
    for (let count = 0; count < 3; count += 1) {
      await person.press('Enter');
      await person.seesError();
      await aMoment();
      await person.click(person.button('Send code'));
      await aMoment();
    }
    expect(person.error).to.contain(phoneErrors['too-long']);
    expect(person.lock.step).to.equal('phone');
    expect(recordedRequests()).to.have.length(0);
  });

  it('is sent once it is corrected', async () => {
    const person = await inFrontOf('FR');
    await person.typePhone('0612');
    await person.press('Enter');
    await person.seesError();
    await person.asksForCode('345678');
    expect(phoneNumbersSent()).to.deep.equal(['+33612345678']);
  });

  it('is not told of in a field that is left empty', async () => {
    const person = await inFrontOf('FR');
    await person.typePhone('0');
    await person.press('Backspace');
    await person.press('Tab');
    await aMoment();
    expect(person.focused).to.equal(person.button('Send code'));
    expect(isRed(person)).to.equal(false);
  });

  const examples: Record<string, string> = {
    FR: '06 12 34 56 78',
    GB: '07400 123456',
    IS: '611 1234',
    US: '201 555 0123',
  };
  const rows: readonly (readonly [keyof typeof phoneErrors, country: string, text: string])[] = [
    ['empty', 'FR', ''],
    ['too-short', 'FR', '06 12 34'],
    ['too-short', 'US', '213 373 425'],
    ['too-long', 'GB', '07400 1234567'],
    ['invalid-length', 'IS', '611 1234 5'],
    ['non-geographic', 'GB', '+800 1234 5678'],
    ['not-mobile', 'FR', '01 23 45 67 89'],
    ['unknown-range', 'US', '000 000 0000'],
  ];
  for (const [reason, country, text] of rows) {
    it(`says what is wrong, and how it is done: ${text || 'nothing'} in ${country}`, async () => {
      const person = await inFrontOf(country);
      await person.typePhone(text);
      await person.press('Enter');
      const example = fill(english.phoneExample, { example: examples[country] ?? '' });
      // The example is set apart from the direction of the text around it.
      const error = (await person.seesError()).replace(/[\u2066\u2069]/g, '');
      expect(error).to.equal(`${phoneErrors[reason]} ${example}`);
      expect(person.lock.error?.reason).to.equal(reason);
      expect(person.description('Mobile number')).to.contain(phoneErrors[reason]);
      expect(recordedRequests()).to.have.length(0);
    });
  }

  it('may be of a country that nobody knows', async () => {
    const person = await inFrontOf('FR');
    await person.typePhone('+999123456789');
    await person.press('Enter');
    expect(await person.seesError()).to.contain(phoneErrors['invalid-country']);
    expect(recordedRequests()).to.have.length(0);
  });

  it('may lack no more than its plus sign', async () => {
    const person = await inFrontOf('US');
    await person.typePhone('447400123456');
    await person.press('Enter');
    expect(await person.seesError()).to.contain(phoneErrors['wants-plus']);
    expect(person.lock.error?.reason).to.equal('wants-plus');
    expect(recordedRequests()).to.have.length(0);
    await person.press('Home');
    await type('+');
    await person.press('Enter');
    await person.sees('Enter the code');
    expect(phoneNumbersSent()).to.deep.equal(['+447400123456']);
  });

  it('is not judged while the person looks something up in another window', async () => {
    const person = await inFrontOf('FR');
    await person.typePhone('0612');
    // As a window does that loses the focus: its field hears of it, and remains the active one.
    field(person).dispatchEvent(new FocusEvent('blur'));
    await aMoment();
    expect(isRed(person)).to.equal(false);
    expect(field(person).value).to.equal('06 12');
  });
});

describe('a number that may not get texts', () => {
  before(startBackend);
  afterEach(() => resetMouse());

  const doubtful: readonly (readonly [reason: 'not-mobile' | 'unknown-range', ...string[]])[] = [
    ['not-mobile', 'FR', '01 23 45 67 89', '+33123456789'],
    ['unknown-range', 'US', '000 000 0000', '+10000000000'],
  ];
  for (const [reason, country = '', text = '', phoneNumber] of doubtful) {
    it(`is sent by a second press: ${reason}`, async () => {
      const person = await inFrontOf(country);
      await person.typePhone(text);
      expect(person.buttonNames).to.deep.equal(['Send code']);
      await person.press('Enter');
      expect(await person.seesError()).to.contain(phoneErrors[reason]);
      expect(person.buttonNames).to.deep.equal([english.sendAnyway]);
      expect(recordedRequests()).to.have.length(0);
      await person.press('Enter');
      await person.sees('Enter the code');
      expect(phoneNumbersSent()).to.deep.equal([phoneNumber]);
    });
  }

  it('is warned of by the first press also where leaving it had told of it', async () => {
    const person = await inFrontOf('FR');
    await person.typePhone('0123456789');
    await person.press('Tab');
    expect(await person.seesError()).to.contain(phoneErrors['not-mobile']);
    expect(person.buttonNames).to.deep.equal(['Send code']);
    await person.press('Enter');
    await until('another button', () => person.buttonNames[0] === english.sendAnyway);
    expect(recordedRequests()).to.have.length(0);
  });

  it('is warned of again once it has been edited', async () => {
    const person = await inFrontOf('FR');
    await person.typePhone('0123456789');
    await person.press('Enter');
    await person.seesError();
    await person.press('Backspace');
    await until('the first button', () => person.buttonNames[0] === 'Send code');
    await type('8');
    await person.press('Enter');
    expect(await person.seesError()).to.contain(phoneErrors['not-mobile']);
    expect(recordedRequests()).to.have.length(0);
  });

  it('is not sent at once by a click that leaves the field, but by the next', async () => {
    const person = await inFrontOf('FR');
    await person.typePhone('0123456789');
    await person.click(person.button('Send code'));
    expect(await person.seesError()).to.contain(phoneErrors['not-mobile']);
    await until('another button', () => person.buttonNames[0] === english.sendAnyway);
    await aMoment();
    expect(recordedRequests()).to.have.length(0);
    await person.click(person.button(english.sendAnyway));
    await person.sees('Enter the code');
    expect(phoneNumbersSent()).to.deep.equal(['+33123456789']);
  });

  it('is not sent for a press on the button that was broken off before an edit', async () => {
    const person = await inFrontOf('FR');
    await person.typePhone('0123456789');
    await person.press('Enter');
    await person.seesError();
    await sendMouse({ type: 'move', position: middle(person.button(english.sendAnyway)) });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [2, 2] });
    await sendMouse({ type: 'up' });
    field(person).focus();
    await person.press('End');
    await person.press('Backspace');
    await type('8');
    await person.press('Enter');
    await aMoment();
    expect(recordedRequests()).to.have.length(0);
    expect(person.error).to.contain(phoneErrors['not-mobile']);
  });

  it('is not sent by a press on a button that said nothing of it yet', async () => {
    const person = await inFrontOf('FR');
    await person.typePhone('0123456789');
    await sendMouse({ type: 'move', position: middle(person.button('Send code')) });
    await sendMouse({ type: 'down' });
    void person.lock.start();
    await until('another button', () => person.buttonNames[0] === english.sendAnyway);
    await sendMouse({ type: 'up' });
    await aMoment();
    expect(recordedRequests()).to.have.length(0);
  });

  for (const width of ['400px', '288px']) {
    it(`is not missed by a slow click that makes the warning appear, ${width} wide`, async () => {
      const person = await inFrontOf('FR');
      (person.lock.parentElement as HTMLElement).style.inlineSize = width;
      await person.typePhone('0123456789');
      await sendMouse({ type: 'move', position: middle(person.button('Send code')) });
      await sendMouse({ type: 'down' });
      await person.seesError();
      await aMoment();
      await sendMouse({ type: 'up' });
      await until('another button', () => person.buttonNames[0] === english.sendAnyway);
      expect(recordedRequests()).to.have.length(0);
    });
  }
});

describe('an extension', () => {
  before(startBackend);

  /** Somebody who has pasted a number with an extension. */
  async function pastes(text: string): Promise<Person> {
    const person = await inFrontOf('FR');
    await person.typePhone('');
    await paste(field(person), text);
    await until('the number', () => field(person).value === '06 12 34 56 78');
    return person;
  }

  it('is left out of what was pasted, and that is said', async () => {
    const person = await pastes('06 12 34 56 78 ext. 7');
    await until('the announcement', () => person.announcement === english.extensionDropped);
    expect(person.description('Mobile number')).to.contain(english.extensionDropped);
    expect(person.error).to.equal('');
  });

  it('is not spoken of when there was none', async () => {
    const person = await pastes('06 12 34 56 78');
    await aMoment();
    expect(person.announcement).to.equal('');
    expect(person.description('Mobile number')).to.contain(english.phoneHint);
  });

  it('is not spoken of any more with the next edit', async () => {
    const person = await pastes('06 12 34 56 78 ext. 7');
    await until('the announcement', () => person.announcement === english.extensionDropped);
    await person.press('Backspace');
    await until('the hint', () => person.description('Mobile number').includes(english.phoneHint));
    expect(person.announcement).to.equal('');
  });

  it('does not keep the country of the number that follows from being read out', async () => {
    const person = await pastes('06 12 34 56 78 ext. 7');
    await until('the announcement', () => person.announcement === english.extensionDropped);
    field(person).select();
    await paste(field(person), '+447400123456');
    await person.seesCountry('GB +44');
    await aMoment();
    expect(person.announcement).to.equal('Country: United Kingdom, +44');
  });

  it('is not sent with the number', async () => {
    const person = await pastes('06 12 34 56 78 ext. 7');
    await person.press('Enter');
    await person.sees('Enter the code');
    expect(phoneNumbersSent()).to.deep.equal(['+33612345678']);
  });
});
