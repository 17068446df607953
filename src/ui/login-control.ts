import { handled } from '../client/handled.js';
import { nextAction } from '../client/next-action.js';
import { SmsLockError } from '../errors.js';
import { fill, sentences } from '../i18n/messages.js';
import { CodeReceiver } from './code-receiver.js';
import { extraSettings } from './extra-settings.js';
import { focusAhead } from './focus-ahead.js';
import { FocusKeeper } from './focus-keeper.js';
import type { ReactiveController } from 'lit';
import type { Channel } from '../adapters/adapter.js';
import type { Challenge, FlowState } from '../client/machine.js';
import type { CodeSent, ResendOptions, SmsLockClient } from '../client/sms-lock-client.js';
import type { CodeSentEvent, StateChangeEvent } from '../events.js';
import type { Messages } from '../i18n/messages.js';
import type { CodeField } from './code-field.js';
import type { Extras, ExtrasHost } from './extras.js';
import type { PhoneField } from './phone-field.js';
import type { Presentation, SubmitAction } from './presentation.js';

/** The element that the login is in. */
export interface LoginHost extends ExtrasHost {
  /** What is shown as an error. */
  readonly error: SmsLockError | undefined;
  readonly noAutoSubmit: boolean;
  readonly rememberPhone: boolean;
  verify(code: string): Promise<unknown>;
  resend(options?: ResendOptions): Promise<unknown>;
}

/** What is shown besides the state of the login. */
export interface Scene {
  /** Read out by screen readers when it changes. */
  readonly status: string;
  /** What is wrong with the number that the person has just left. */
  readonly judged: SmsLockError | undefined;
  /** Whether the number is being worked out. */
  readonly isReading: boolean;
}

/** The inside of the element, as far as its control needs to know it. */
export interface LoginInside {
  scene(): Scene;
  /** What was drawn last. */
  shown(): Presentation;
  /** What would be drawn now. */
  present(): Presentation;
  show(changes: Partial<Scene>): void;
  messages(): Messages;
  /** The client, with the settings as they are at this moment. */
  configured(): SmsLockClient;
}

/**
 * Runs the login inside the element, from the press on the button on: what a press means, what is
 * read out, where the focus goes. Loaded with the code step, which has to be there before anything
 * is sent.
 */
export class LoginControl implements ReactiveController {
  /** What only some pages want, once it is loaded. */
  extras: Extras | undefined;
  readonly #host: LoginHost;
  readonly #inside: LoginInside;
  readonly #focus: FocusKeeper;
  /** What the button said when the pointer went down on it: a refusal may come before it goes up. */
  #pressed: SubmitAction | undefined;
  #wasWaiting = false;
  /** Codes that were left for another number, by theirs (E.164). */
  readonly #left = new Map<string, Challenge>();

  constructor(host: LoginHost, inside: LoginInside) {
    this.#host = host;
    this.#inside = inside;
    this.#focus = new FocusKeeper(host);
    host.client.addEventListener('state-change', this.#onStateChange);
    host.client.addEventListener('code-sent', this.#onCodeSent);
    host.client.addEventListener('authenticated', this.#onCodeUsed);
    host.client.addEventListener('action-required', this.#onCodeUsed);
    host.addController(this);
    new CodeReceiver(host, this.#onFilled);
    this.#tell(host.client.state);
  }

  /** The texts, all of them. */
  get messages(): Messages {
    return this.#inside.messages();
  }

  hostUpdate(): void {
    if (extraSettings.some((name) => this.#host[name])) void handled(this.loadExtras());
    const shown = this.#inside.shown();
    const isWaiting = shown.resendWait !== undefined;
    if (this.#wasWaiting && !isWaiting && shown.canResend) {
      this.#inside.show({ status: this.messages.resendReady });
    }
    this.#wasWaiting = isWaiting;
  }

  hostUpdated(): void {
    void this.#settleFocus();
  }

  /** @throws SmsLockError `load-failed` */
  async loadExtras(): Promise<Extras> {
    // Not by `loadPart`, which the script tag would get in a file of its own.
    const { Extras } = await import('./extras.js').catch((cause: unknown) => {
      throw new SmsLockError('load-failed', { cause });
    });
    return (this.extras ??= new Extras(this.#host, () => this.messages));
  }

  /**
   * Asks for a code for the number in the field.
   *
   * @param isSure takes a number that does not look like one that gets texts
   * @throws SmsLockError after it has been told as a failure
   */
  async start(isSure: boolean): Promise<CodeSent | undefined> {
    const phoneNumber = await this.#readPhone(isSure, () => this.#agree());
    return phoneNumber && this.#host.isConnected
      ? this.#inside.configured().start(phoneNumber)
      : undefined;
  }

  /** Does what the button says. */
  submit(): void {
    const { isBusy, submit } = this.#inside.present();
    const isSeen = this.#pressed !== 'send';
    this.#pressed = undefined;
    if (this.#host.disabled || isBusy || submit.isWaiting) return;
    switch (submit.action) {
      case 'send':
        return void this.#startAhead(false);
      case 'send-anyway':
        return void this.#startAhead(isSeen);
      case 'verify':
        return this.#check();
      case 'resend':
        return void this.#host.resend();
      case 'restart':
        return this.#restart();
      case 'go-back':
        return this.#host.reset();
      case 'load':
        // What it asks for is here.
        return;
    }
  }

  readonly onPress = (): void => {
    this.#pressed = this.#inside.shown().submit.action;
  };

  readonly onHaveCode = (): void => void handled(this.#awaitCode());

  readonly onResend = (): void => void this.#host.resend();

  readonly onAlternative = ({ currentTarget }: Event): void => {
    const channel = (currentTarget as HTMLButtonElement).value as Channel;
    void this.#host.resend({ channel });
  };

  readonly onEditPhone = (): void => {
    const { state } = this.#host.client;
    const isOver = this.#host.error && nextAction(this.#host.error) === 'new-code';
    if (state.step === 'code' && !isOver) this.#left.set(state.phoneNumber, state.challenge);
    this.#host.reset();
  };

  readonly onComplete = (): void => {
    const { client, noAutoSubmit, disabled } = this.#host;
    client.clearError();
    // Not by the button: of a code that seems to have expired it says something else.
    if (!noAutoSubmit && !disabled && !this.#inside.shown().isBusy) this.#check();
  };

  readonly onCountryChange = (): void => {
    this.#inside.show({ status: this.#phoneField?.control?.label ?? '' });
  };

  /** A failure that the server or a press on the button has told of says more. */
  readonly onJudged = ({ detail }: CustomEvent<SmsLockError | undefined>): void => {
    if (this.#host.step === 'phone' && !this.#host.error) this.#inside.show({ judged: detail });
  };

  /** What there is to say of what was put in stands in place of the hint, and is read out. */
  readonly onNoteChange = (): void => {
    const { status } = this.#inside.scene();
    const rest = status === this.#inside.shown().note ? '' : status;
    this.#inside.show({ status: this.#inside.present().note ?? rest });
  };

  get #phoneField(): PhoneField | null {
    return this.#host.renderRoot.querySelector('sms-lock-phone-field');
  }

  get #codeField(): CodeField | null {
    return this.#host.renderRoot.querySelector('sms-lock-code-field');
  }

  /** Whether a message may be asked for, as far as can be told at once. */
  get #isAgreed(): boolean {
    return !this.#host.requireConsent || this.extras?.consentBox?.isTicked === true;
  }

  /**
   * Whether a message may be asked for. If the person has to agree first, they are asked to.
   *
   * @throws SmsLockError `load-failed`
   */
  async #agree(): Promise<boolean> {
    if (this.#isAgreed) return true;
    const { consentBox } = await this.loadExtras();
    return consentBox ? consentBox.ask() : true;
  }

  /** Asks for a code in a gesture of the person, which may move the focus ahead. */
  async #startAhead(isSure: boolean): Promise<void> {
    const isLikely = this.#isAgreed && this.#phoneField?.control?.isComplete(isSure);
    const settle = isLikely && focusAhead(this.#host.renderRoot as ShadowRoot);
    await handled(this.#ask(isSure)).catch(() => undefined);
    await this.#host.updateComplete;
    if (settle) settle();
  }

  /** As `start`; who comes back within the wait for another code goes on with the one there is. */
  async #ask(isSure: boolean): Promise<void> {
    const phoneNumber = await this.#readPhone(isSure, () => this.#agree());
    if (!phoneNumber || !this.#host.isConnected) return;
    const client = this.#inside.configured();
    const challenge = this.#left.get(phoneNumber);
    const { resendAt = 0, expiresAt = Infinity } = challenge ?? {};
    if (challenge && Math.min(resendAt, expiresAt) > Date.now()) {
      await client.awaitCode(phoneNumber, challenge);
      this.#tellSent();
    } else {
      await client.start(phoneNumber);
    }
  }

  /**
   * The number in the field, if it may be used.
   *
   * @throws SmsLockError after it has been told as a failure
   */
  async #readPhone(
    isSure: boolean,
    mayUse: () => boolean | Promise<boolean>,
  ): Promise<string | undefined> {
    this.#inside.show({ isReading: true, judged: undefined });
    try {
      const phoneNumber = await this.#phoneField?.read(isSure);
      return (await mayUse()) ? phoneNumber : undefined;
    } catch (error) {
      return await this.#host.client.refuse(error as SmsLockError);
    } finally {
      this.#inside.show({ isReading: false });
    }
  }

  async #awaitCode(): Promise<void> {
    // No message is asked for: nothing has to be agreed to.
    const phoneNumber = await this.#readPhone(true, () => true);
    if (phoneNumber && this.#host.isConnected) {
      await this.#inside.configured().awaitCode(phoneNumber);
    }
  }

  #check(): void {
    const field = this.#codeField;
    if (field?.isComplete) void this.#host.verify(field.take());
    else void this.#host.client.refuse(new SmsLockError('code-incomplete'));
  }

  #restart(): void {
    const { state } = this.#host.client;
    if (state.step === 'code') void this.#inside.configured().start(state.phoneNumber);
  }

  /** The focus follows the step, and goes to the field that has to be corrected. */
  async #settleFocus(): Promise<void> {
    const { view, isFieldInvalid } = this.#inside.shown();
    const { error } = this.#host;
    // Who has just left the field is not called back.
    const isInField = isFieldInvalid && error !== this.#inside.scene().judged;
    if (!this.#focus.shouldMove({ view, fieldError: isInField ? error : undefined })) return;
    await this.#codeField?.updateComplete;
    if (view !== this.#inside.shown().view) return;
    this.#host.focus();
    // Who comes back to the number wants another one.
    if (view === 'phone' && !this.#host.error) this.#phoneField?.select();
  }

  /** Has it read out where the login stands. */
  #tell({ step }: FlowState): void {
    const { messages } = this;
    let status: string | undefined;
    if (step === 'phone' || this.#host.error) status = '';
    if (step === 'sending') status = messages.sending;
    if (step === 'verifying') status = messages.verifying;
    if (step === 'authenticated') status = messages.authenticatedHeading;
    if (status !== undefined) this.#inside.show({ status });
  }

  #tellSent(): void {
    const { phoneNumber } = this.#inside.present();
    this.#inside.show({ status: fill(this.messages.codeSent, { phoneNumber }) });
  }

  readonly #onFilled = (): void => {
    const { codeFilled, verifying } = this.messages;
    const status = this.#host.step === 'verifying' ? sentences(codeFilled, verifying) : codeFilled;
    this.#inside.show({ status });
  };

  readonly #onStateChange = ({ detail: { state, previousState } }: StateChangeEvent): void => {
    this.#tell(state);
    if (state.step !== 'authenticated' || !this.#host.rememberPhone) return;
    // It is worth keeping once it has led to a login.
    const kept = this.#phoneField?.control?.keep(previousState);
    if (kept) void handled(kept);
  };

  /** A field keeps its value for as long as anything holds on to it, also out of the document. */
  readonly #onCodeUsed = (): void => this.#codeField?.clear();

  readonly #onCodeSent = ({ detail }: CodeSentEvent): void => {
    this.#left.delete(detail.phoneNumber);
    if (detail.resend) this.#inside.show({ status: this.messages.newCodeSent });
    else this.#tellSent();
    this.#codeField?.clearTaken();
  };
}
