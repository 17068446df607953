import { html, LitElement } from 'lit';
import { property, state } from 'lit/decorators.js';
import { loadAdapter } from './adapters/presets.js';
import { SmsLockClient } from './client/sms-lock-client.js';
import { handled } from './client/handled.js';
import { SmsLockError } from './errors.js';
import { earlyEnglish } from './i18n/early-english.js';
import { fill } from './i18n/messages.js';
import { phoneEngine } from './phone/load-engine.js';
import { setting, settingAttribute } from './settings.js';
import { Clock } from './ui/clock.js';
import { whenIdle } from './ui/idle.js';
import { PhoneField } from './ui/phone-field.js';
import { isTicking, presentPhone, viewOf } from './ui/presentation.js';
import { styles } from './ui/styles.js';
import { renderForm } from './ui/templates.js';
import type { PropertyValues, TemplateResult } from 'lit';
import type { Adapter, AdapterSettings } from './adapters/adapter.js';
import type { Authenticated, FlowStep } from './client/machine.js';
import type { CodeSent, SmsLockClientOptions } from './client/sms-lock-client.js';
import type {
  CodeSentEvent,
  FailedEvent,
  SmsLockEventMap,
  StateChangeEvent,
  TypedListener,
} from './events.js';
import type { Json } from './json.js';
import type { CodeField } from './ui/code-field.js';
import type { Presentation, PresentationInput } from './ui/presentation.js';
import type { Later } from './ui/templates.js';

const allStates = ['phone', 'sending', 'code', 'verifying', 'authenticated', 'busy', 'error'];

const forwardedEvents = [
  'authenticated',
  'code-request',
  'code-sent',
  'action-required',
  'failed',
  'step-change',
] as const;

/** Properties that make another adapter when they change. */
const adapterSettings = [
  'adapter',
  'startUrl',
  'verifyUrl',
  'profileUrl',
  'domain',
  'clientId',
  'baseUrl',
  'connection',
  'scope',
  'audience',
  'credentials',
] as const;

/**
 * Logs a person in with a code sent to their phone.
 *
 * @element sms-lock
 *
 * @fires {CustomEvent} authenticated - The person is logged in: profile and tokens.
 * @fires {CustomEvent} code-request - A message is about to be asked for; cancelable.
 * @fires {CustomEvent} code-sent - The backend has sent a message.
 * @fires {CustomEvent} action-required - The backend wants something else before it lets the person in.
 * @fires {CustomEvent} failed - Something failed: the error and the step.
 * @fires {CustomEvent} step-change - The step and the one before it.
 *
 * @slot logo - Above the heading.
 * @slot heading - Replaces the heading's text.
 * @slot description - Replaces the text below the heading of the phone step.
 * @slot human-check - A captcha, above the button.
 * @slot footer - Below everything.
 * @slot authenticated - Replaces what is shown after the login.
 *
 * @csspart form - The form of both steps.
 * @csspart heading - The heading.
 * @csspart description - The text below it.
 * @csspart label - The label of the field.
 * @csspart input - The field of the step.
 * @csspart code - The field for the code.
 * @csspart submit - The button.
 * @csspart spinner - Turns in the button while something is under way.
 * @csspart resend - The button for another code.
 * @csspart edit-phone - The button back to the number.
 * @csspart message - The error.
 *
 * @cssprop --sms-lock-color-accent - Button, links, focus.
 * @cssprop --sms-lock-color-on-accent - Text on the button.
 * @cssprop --sms-lock-color-surface - Background.
 * @cssprop --sms-lock-color-text - Text.
 * @cssprop --sms-lock-color-muted - Text of less weight.
 * @cssprop --sms-lock-color-border - Borders of the fields.
 * @cssprop --sms-lock-color-error - Errors.
 * @cssprop --sms-lock-font-family - Typeface.
 * @cssprop --sms-lock-radius - Corners of fields and button.
 * @cssprop --sms-lock-gap - The unit of all spacing.
 * @cssprop --sms-lock-control-height - Height of fields and button.
 * @cssprop --sms-lock-width - The widest it gets.
 *
 * @cssState phone - The number is asked for.
 * @cssState sending - A message is being asked for.
 * @cssState code - The code is asked for.
 * @cssState verifying - The code is being checked.
 * @cssState authenticated - The person is logged in.
 * @cssState busy - Something is under way.
 * @cssState error - An error is shown.
 */
export class SmsLockElement extends LitElement {
  /** Defines the element; without effect where the name is taken already. */
  static define(tag = 'sms-lock', registry: CustomElementRegistry = customElements): void {
    if (!registry.get(tag)) registry.define(tag, this);
  }

  static override readonly styles = styles;

  static override readonly shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  /** The name of a preset, or an adapter object. Default `endpoints`, or `auth0` with a domain. */
  @property() adapter: string | Adapter | undefined;
  /** Where a code is asked for. */
  @property({ attribute: 'start-url' }) startUrl: string | undefined;
  /** Where a code is checked. */
  @property({ attribute: 'verify-url' }) verifyUrl: string | undefined;
  /** Where the profile is looked up when the verify answer does not hold it. */
  @property({ attribute: 'profile-url' }) profileUrl: string | undefined;
  /** The Auth0 domain, such as `acme.eu.auth0.com`. */
  @property() domain: string | undefined;
  /** The public id or key that the backend expects. */
  @property({ attribute: 'client-id' }) clientId: string | undefined;
  /** Where the backend is, for presets that need to know. */
  @property({ attribute: 'base-url' }) baseUrl: string | undefined;
  /** The name of the connection. */
  @property() connection = 'sms';
  /** OAuth scopes, space separated. */
  @property() scope = 'openid profile phone';
  /** The OAuth audience of the access token. */
  @property() audience: string | undefined;
  /** `omit`, `same-origin` or `include`. Default: the adapter's. */
  @property(settingAttribute('credentials'))
  credentials: RequestCredentials | undefined;
  /** The language of the message, BCP 47. Default: the browser's. */
  @property(settingAttribute('request-language'))
  requestLanguage: string | undefined;
  /** Digits in the code, 4 to 10, when the backend does not say. */
  @property(settingAttribute('code-length'))
  codeLength = 6;
  /** Wait before the first resend when the backend does not say, in seconds. */
  @property(settingAttribute('resend-delay'))
  resendDelay = 30;
  /** Leaves a complete code to the button. */
  @property({ attribute: 'no-auto-submit', type: Boolean }) noAutoSubmit = false;
  /** A number to begin with, in any form that could be typed. */
  @property({ attribute: 'phone-number' }) phoneNumber: string | undefined;
  /** The country of numbers without a calling code, ISO 3166. Default: guessed. */
  @property(settingAttribute('country'))
  country: string | undefined;
  /** Nothing can be typed or sent. */
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** Takes the focus when the page loads. */
  @property({ type: Boolean }) override autofocus = false;
  /** Gives a fresh captcha token for every start and resend, and for verify once it is wanted. */
  @property({ attribute: false }) getCaptchaToken: SmsLockClientOptions['getCaptchaToken'];
  /** Members to add to the body of start and verify. */
  @property({ attribute: false }) requestExtras: Readonly<Record<string, Json>> | undefined;

  @state() private setupError: SmsLockError | undefined;
  @state() private isReading = false;
  @state() private status = '';

  readonly #client = new SmsLockClient({ adapter: () => this.#createAdapter() });
  readonly #internals = this.attachInternals();
  /** Until when trying again makes no sense, epoch milliseconds. */
  #retryAt = 0;
  #hasSendFailed = false;
  #later: Later | undefined;
  #shown = this.#present();
  #settledView = this.#shown.view;
  #settledError: SmsLockError | undefined;
  #setupChecks = 0;

  constructor() {
    super();
    new Clock(this, () => isTicking(this.#shown));
    this.#client.addEventListener('state-change', this.#onStateChange);
    this.#client.addEventListener('code-sent', this.#onCodeSent);
    this.#client.addEventListener('failed', this.#onFailed);
    for (const type of forwardedEvents) this.#client.addEventListener(type, this.#onClientEvent);
  }

  /** The step of the login. */
  get step(): FlowStep {
    return this.#client.state.step;
  }

  /** What is shown as an error, or `undefined`. */
  get error(): SmsLockError | undefined {
    const { state: flow } = this.#client;
    return ('error' in flow ? flow.error : undefined) ?? this.setupError;
  }

  /** The client that runs the login. */
  get client(): SmsLockClient {
    return this.#client;
  }

  /**
   * Asks for a code, as the button does.
   *
   * @param phoneNumber in any form that could be typed. Default: what stands in the field
   * @throws SmsLockError
   */
  start(phoneNumber?: string): Promise<CodeSent | undefined> {
    return handled(this.#start(phoneNumber));
  }

  /**
   * Checks a code, as the button does.
   *
   * @throws SmsLockError
   */
  verify(code: string): Promise<Authenticated | undefined> {
    return this.#configured.verify(code);
  }

  /**
   * Sends another code.
   *
   * @throws SmsLockError
   */
  resend(): Promise<CodeSent | undefined> {
    return this.#configured.resend();
  }

  /** Back to the phone step. The number stays for editing, unless the login is finished. */
  reset(): void {
    this.#codeField?.clear();
    this.#client.reset();
  }

  /** Moves the focus to where the step wants it. */
  override focus(options?: FocusOptions): void {
    const field = this.#shown.view === 'code' ? this.#codeField : this.#phoneField;
    if (field) field.focusInput(options);
    else this.renderRoot.querySelector('h2')?.focus(options);
  }

  override addEventListener<K extends keyof SmsLockEventMap>(
    type: K,
    listener: TypedListener<SmsLockEventMap[K]>,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: TypedListener<HTMLElementEventMap[K]>,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  override addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void {
    super.addEventListener(type, listener, options);
  }

  override connectedCallback(): void {
    PhoneField.define();
    super.connectedCallback();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Moving an element disconnects and connects it in one go: only who stays away is gone.
    queueMicrotask(() => {
      if (!this.isConnected) this.#client.abort();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || adapterSettings.some((name) => changed.has(name))) {
      this.#client.configure({ adapter: () => this.#createAdapter() });
      if (this.error?.code === 'not-configured') this.#client.clearError();
      whenIdle(() => void this.#checkSetup());
    }
    this.#shown = this.#present();
  }

  protected override render(): TemplateResult {
    const { view } = this.#shown;
    const context = {
      shown: this.#shown,
      messages: this.#later?.messages ?? earlyEnglish,
      disabled: this.disabled,
      country: setting('country', this.country),
      later: this.#later,
      onSubmit: this.#onSubmit,
      onEdit: this.#onEdit,
      onPhoneFocus: this.#onPhoneFocus,
      onComplete: this.#onComplete,
      onResend: this.#onResend,
      onEditPhone: this.#onEditPhone,
    };
    return html`
      <div class="card">
        <slot name="logo"></slot>
        ${
          view === 'authenticated'
            ? this.#later?.templates.renderAuthenticated(this.#later.messages)
            : renderForm(context)
        }
        <p class="status" role="status">${this.status}</p>
        <slot name="footer"></slot>
      </div>
    `;
  }

  protected override firstUpdated(): void {
    if (this.autofocus) void this.updateComplete.then(() => this.focus());
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('phoneNumber') && this.phoneNumber) this.#phoneField?.setText(this.phoneNumber);
    const current = new Set<string>([this.step]);
    if (this.#shown.isBusy) current.add('busy');
    if (this.error) current.add('error');
    for (const name of allStates) {
      this.#internals.states[current.has(name) ? 'add' : 'delete'](name);
    }
    void this.#settleFocus();
  }

  get #phoneField(): PhoneField | null {
    return this.renderRoot?.querySelector('sms-lock-phone-field');
  }

  get #codeField(): CodeField | null {
    return this.renderRoot?.querySelector('sms-lock-code-field');
  }

  /** The client, with the settings as they are at this moment. */
  get #configured(): SmsLockClient {
    this.#client.configure({
      requestLanguage: setting('request-language', this.requestLanguage),
      resendDelay: setting('resend-delay', this.resendDelay),
      getCaptchaToken: this.getCaptchaToken,
      requestExtras: this.requestExtras,
    });
    return this.#client;
  }

  #present(): Presentation {
    const input: PresentationInput = {
      flow: this.#client.state,
      error: this.error,
      hasSendFailed: this.#hasSendFailed,
      retryAt: this.#retryAt,
      isReading: this.isReading,
      now: Date.now(),
      codeLength: setting('code-length', this.codeLength),
      hasAutoSubmit: !this.noAutoSubmit,
      group: (phoneNumber) => phoneEngine()?.grouped(phoneNumber) ?? phoneNumber,
    };
    const later = this.#later;
    return later && viewOf(input.flow) !== 'phone'
      ? later.templates.presentCode(input, later.messages)
      : presentPhone(input, later?.messages ?? earlyEnglish);
  }

  async #createAdapter(): Promise<Adapter> {
    const { adapter, domain } = this;
    if (adapter && typeof adapter !== 'string') return adapter;
    // An attribute that is removed leaves null behind, which no adapter has to know.
    const settings = adapterSettings.map((name) => [name, this[name] ?? undefined]);
    return loadAdapter(adapter ?? (domain ? 'auth0' : 'endpoints'), {
      ...(Object.fromEntries(settings) as AdapterSettings),
      credentials: setting('credentials', this.credentials),
    });
  }

  async #start(phoneNumber?: string): Promise<CodeSent | undefined> {
    if (this.isConnected) await this.updateComplete;
    const field = this.#phoneField;
    if (!field) {
      const message = 'start() was called on an element that is not in a document.';
      return this.#client.refuse(new SmsLockError('not-configured', { message }));
    }
    if (phoneNumber !== undefined) field.setText(phoneNumber);
    this.isReading = true;
    try {
      // Nothing is sent that could not be gone on with: the code step has to be there.
      [phoneNumber] = await Promise.all([field.read(), this.#loadLater()]);
    } catch (error) {
      return await this.#client.refuse(error as SmsLockError);
    } finally {
      this.isReading = false;
    }
    return this.isConnected ? this.#configured.start(phoneNumber) : undefined;
  }

  #check(): void {
    const field = this.#codeField;
    if (field?.isComplete) void this.verify(field.take());
    else void this.#client.refuse(new SmsLockError('code-incomplete'));
  }

  /** Loads what follows the phone step. */
  async #loadLater(): Promise<void> {
    if (this.#later) return;
    try {
      const templates = await import('./ui/code-step.js');
      templates.CodeField.define();
      this.#later = { templates, messages: templates.english };
      this.requestUpdate();
    } catch (cause) {
      throw new SmsLockError('load-failed', { message: 'The code step did not load.', cause });
    }
  }

  /** As `#loadLater`, for a step that cannot be shown without; a failure is shown. */
  async #loadStep(): Promise<void> {
    try {
      await this.#loadLater();
      if (this.error?.code === 'load-failed') this.#client.clearError();
    } catch (error) {
      void this.#client.refuse(error as SmsLockError);
    }
  }

  /** The focus follows the step, and goes to the field that has to be corrected. */
  async #settleFocus(): Promise<void> {
    const { view, isFieldInvalid } = this.#shown;
    const { error } = this;
    const isNewView = view !== this.#settledView;
    const isNewError = error !== undefined && error !== this.#settledError;
    this.#settledView = view;
    this.#settledError = error;
    if (!isNewView && !(isNewError && isFieldInvalid)) return;

    // Who types somewhere else on the page is not interrupted.
    const isFree = this.ownerDocument.activeElement === this.ownerDocument.body;
    if (!isFree && !this.shadowRoot?.activeElement) return;
    await this.#codeField?.updateComplete;
    if (view === this.#shown.view) this.focus();
  }

  async #checkSetup(): Promise<void> {
    const check = ++this.#setupChecks;
    let error: SmsLockError | undefined;
    try {
      await this.#client.preload();
    } catch (cause) {
      // Whatever else went wrong is tried again when it is needed.
      if (cause instanceof SmsLockError && cause.code === 'not-configured') error = cause;
    }
    if (check !== this.#setupChecks || !this.isConnected) return;
    if (error && error.message !== this.setupError?.message) {
      console.warn(`sms-lock is not configured: ${error.message}`);
    }
    this.setupError = error;
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { isBusy, submit } = this.#present();
    if (this.disabled || isBusy || submit.isWaiting) return;
    switch (submit.action) {
      case 'send':
        return void this.start();
      case 'load':
        return void this.#loadStep();
      case 'verify':
        return this.#check();
      case 'resend':
        return void this.resend();
      case 'restart':
        return void this.#restart();
      case 'go-back':
        return this.reset();
    }
  };

  #restart(): void {
    const { state: flow } = this.#client;
    if (flow.step === 'code') void this.#configured.start(flow.phoneNumber);
  }

  readonly #onEdit = (): void => this.#client.clearError();

  readonly #onPhoneFocus = (): void => void handled(this.#loadLater());

  readonly #onComplete = (): void => {
    this.#client.clearError();
    if (!this.noAutoSubmit) this.renderRoot.querySelector('form')?.requestSubmit();
  };

  readonly #onResend = (): void => void this.resend();

  readonly #onEditPhone = (): void => this.reset();

  readonly #onStateChange = ({ detail }: StateChangeEvent): void => {
    const { step } = detail.state;
    const messages = this.#later?.messages;
    if (step === 'phone' || this.error) this.status = '';
    if (step === 'sending') this.status = earlyEnglish.sending;
    if (step === 'verifying') this.status = messages?.verifying ?? '';
    if (step === 'authenticated') this.status = messages?.authenticatedHeading ?? '';
    // A page may drive the client by itself, and faster than the interface loads.
    if (step !== 'phone') void this.#loadStep();
    this.requestUpdate();
  };

  readonly #onCodeSent = ({ detail }: CodeSentEvent): void => {
    const { newCodeSent = '', codeSent = '' } = this.#later?.messages ?? {};
    const { phoneNumber } = this.#present();
    this.status = detail.resend ? newCodeSent : fill(codeSent, { phoneNumber });
    this.#codeField?.clearTaken();
  };

  readonly #onFailed = ({ detail }: FailedEvent): void => {
    this.#hasSendFailed = detail.step === 'sending';
    this.#retryAt = Date.now() + (detail.error.retryAfter ?? 0) * 1000;
    this.requestUpdate();
  };

  /** What the client fires, the element fires: but nothing once it has left the document. */
  readonly #onClientEvent = (event: CustomEvent<unknown>): void => {
    if (!this.isConnected) return;
    const { type, detail, cancelable } = event;
    if (!this.dispatchEvent(new CustomEvent(type, { detail, cancelable }))) event.preventDefault();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sms-lock': SmsLockElement;
  }
}
