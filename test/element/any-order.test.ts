import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import fc from 'fast-check';
import '../support/console-guard.js';
import { SmsLockError } from '../../src/errors.js';
import { auth0Lock, paste, Person, until } from '../support/person.js';
import type { Adapter, StartResult, VerifyResult } from '../../src/adapters/adapter.js';

/** A request that waits for its answer. */
interface Waiting {
  readonly kind: 'start' | 'verify';
  readonly code: string;
  readonly answer: (isGood: boolean) => void;
}

/** A backend that answers when it is told to, and keeps what it was asked to check. */
class SlowBackend implements Adapter {
  readonly name = 'slow';
  readonly checked: string[] = [];
  sends = 0;
  #waiting: Waiting[] = [];

  /** The code in the newest message. */
  get code(): string {
    return String(100_000 + this.sends);
  }

  start(): Promise<StartResult> {
    return this.#wait('start', '', () => {
      this.sends += 1;
      return { challenge: this.sends, resendAt: Date.now() };
    });
  }

  verify({ code }: { readonly code: string }): Promise<VerifyResult> {
    this.checked.push(code);
    return this.#wait('verify', code, () => {
      if (code !== this.code) throw new SmsLockError('code-wrong');
      return { status: 'authenticated', tokens: {}, session: 'cookie', response: undefined };
    });
  }

  /** Answers the oldest request; `isGood`: unless the network fails. */
  answer(isGood: boolean): void {
    this.#waiting.shift()?.answer(isGood);
  }

  #wait<T>(kind: Waiting['kind'], code: string, result: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const answer = (isGood: boolean): void => {
        try {
          if (!isGood) throw new SmsLockError('network');
          resolve(result());
        } catch (error) {
          reject(error);
        }
      };
      this.#waiting.push({ kind, code, answer });
    });
  }
}

/** A person with a backend, of which the page may be reloaded. */
class Scene {
  readonly backend = new SlowBackend();
  #person: Person | undefined;

  get person(): Person {
    if (!this.#person) throw new Error('There is no page.');
    return this.#person;
  }

  get field(): HTMLInputElement | null | undefined {
    return this.person.lock.shadowRoot?.querySelector<HTMLInputElement>('#code');
  }

  /** What may be sent: a whole code in a field that waits for one. */
  get ready(): string | undefined {
    const value = this.person.lock.step === 'code' ? (this.field?.value ?? '') : '';
    return value.length === 6 ? value : undefined;
  }

  /** A new element stands for a reload: nothing but the storage is left of the old one. */
  async load(): Promise<void> {
    document.querySelectorAll('sms-lock').forEach((lock) => lock.remove());
    const lock = await auth0Lock();
    lock.adapter = this.backend;
    this.#person = new Person(lock);
  }

  async reload(): Promise<void> {
    const { step } = this.person.lock;
    const isKept = sessionStorage.length > 0;
    await this.load();
    if (isKept) await this.person.sees('Enter the code');
    else if (step !== 'phone') await this.ask();
  }

  /** Goes as far as the code step. */
  async ask(): Promise<void> {
    await this.person.typePhone('0612345678');
    await this.person.press('Enter');
    await until('the request', () => this.person.lock.step === 'sending');
    this.backend.answer(true);
    await this.person.sees('Enter the code');
  }

  /** Until everything has happened that happens by itself. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve));
      await this.person.lock.updateComplete;
    }
  }
}

/** Something that happens, and which checks must follow from it. */
interface Act {
  readonly name: string;
  run(scene: Scene): Promise<readonly string[] | 'if complete'>;
}

function keys(name: string, text: (scene: Scene) => string): Act {
  return {
    name,
    async run(scene) {
      if (!scene.field?.checkVisibility()) return [];
      scene.field.focus();
      for (const key of text(scene))
        await sendKeys(key === '<' ? { press: 'Backspace' } : { type: key });
      return 'if complete';
    },
  };
}

const acts: readonly Act[] = [
  keys('types half of the code', ({ backend }) => backend.code.slice(0, 3)),
  keys('types the other half', ({ backend }) => backend.code.slice(3)),
  keys('types the whole code', ({ backend }) => backend.code),
  keys('types a wrong code', () => '999999'),
  keys('types a digit', () => '7'),
  keys('deletes a digit', () => '<'),
  {
    name: 'pastes the message',
    async run({ field, backend }) {
      if (!field?.checkVisibility()) return [];
      await paste(field, `Your code is ${backend.code}.`);
      return 'if complete';
    },
  },
  {
    name: 'presses Enter',
    async run({ field, ready, person }) {
      if (!field?.checkVisibility()) return [];
      field.focus();
      const isCheck = ['Log in', 'Try again'].some((name) => person.buttonNames.includes(name));
      await person.press('Enter');
      return ready && isCheck ? [ready] : [];
    },
  },
  {
    name: 'asks for another code',
    async run({ person }) {
      if (person.buttonNames.includes('Send a new code')) person.button('Send a new code').click();
      return [];
    },
  },
  {
    name: 'gets the oldest answer',
    async run({ backend }) {
      backend.answer(true);
      return [];
    },
  },
  {
    name: 'loses the oldest answer',
    async run({ backend, person }) {
      // A message that could not be asked for makes another thing of the button.
      if (person.lock.step === 'verifying') backend.answer(false);
      return [];
    },
  },
  {
    name: 'reloads the page',
    async run(scene) {
      await scene.reload();
      return [];
    },
  },
];

async function play(happenings: readonly Act[]): Promise<void> {
  sessionStorage.clear();
  const scene = new Scene();
  const { backend } = scene;
  await scene.load();
  await scene.ask();
  /** The last code that this page has sent of this message: it is not sent again by itself. */
  let sent = '';
  for (const { name, run } of happenings) {
    if (scene.person.lock.step === 'authenticated') break;
    const before = backend.checked.length;
    const isWaiting = scene.person.lock.step === 'code';
    const valueBefore = scene.field?.value;
    const { person } = scene;
    const { sends } = backend;
    const expected = await run(scene);
    await scene.settle();
    const checked = backend.checked.slice(before);
    if (expected !== 'if complete') {
      expect(checked, name).to.deep.equal(expected);
    } else {
      // A code that has just become complete is checked once; any other text is not.
      const value = scene.field?.value ?? '';
      const isComplete = isWaiting && value.length === 6 && value !== valueBefore;
      expect(checked, name).to.deep.equal(isComplete && value !== sent ? [value] : []);
    }
    const isNew = scene.person !== person || backend.sends !== sends;
    sent = checked.at(-1) ?? (isNew ? '' : sent);
  }
  await finish(scene);
}

/** Whatever has happened, the right code leads in. */
async function finish(scene: Scene): Promise<void> {
  const { backend, person } = scene;
  for (let open = 0; open < 20; open += 1) backend.answer(true);
  await scene.settle();
  if (person.lock.step !== 'authenticated') {
    await until('the code step', () => person.lock.step === 'code');
    scene.field?.focus();
    scene.field?.select();
    for (const key of backend.code) await sendKeys({ type: key });
    if (person.lock.step === 'code') await person.press('Enter');
    await until('the check', () => person.lock.step === 'verifying');
    backend.answer(true);
  }
  await person.sees('You’re logged in');
}

describe('a code, whatever happens in whatever order', () => {
  // What finds a code in a text is loaded for the first that is pasted, which may take its time.
  before(() => import('../../src/code/extract-code.js'));

  afterEach(() => sessionStorage.clear());

  it('is checked once by itself, once for each press, and never lost', async function () {
    this.timeout(120_000);
    const happenings = fc.array(fc.constantFrom(...acts), { minLength: 1, maxLength: 12 });
    await fc.assert(fc.asyncProperty(happenings, play), { numRuns: 5 });
  });
});
