import { html, LitElement } from 'lit';
import { SmsLockClient } from './client/sms-lock-client.js';
import { handled } from './client/handled.js';
import { SmsLockError } from './errors.js';
import { loadPart } from './load-part.js';
import { phoneEngine } from './phone/load-engine.js';
import { setting, settingAttribute } from './settings.js';
import { Clock } from './ui/clock.js';
import { showStates } from './ui/custom-states.js';
import { extraSettings } from './ui/extra-settings.js';
import { forwardEvents } from './ui/forward-events.js';
import { whenIdle } from './ui/idle.js';
import { Language } from './ui/language.js';
import { PhoneField } from './ui/phone-field.js';
import { isTicking, presentPhone, viewOf } from './ui/presentation.js';
import { property } from './ui/property.js';
import { adapterSettings, SetUp } from './ui/set-up.js';
import { styles } from './ui/styles.js';
import { renderForm } from './ui/templates.js';
import type { PropertyValues, TemplateResult } from 'lit';
import type { Adapter } from './adapters/adapter.js';
import type { EndpointsMapping } from './adapters/endpoints-mapping.js';
import type { Authenticated, FlowStep } from './client/machine.js';
import type { CodeSent, ResendOptions, SmsLockClientOptions } from './client/sms-lock-client.js';
import type { FailedEvent, SmsLockEventMap, TypedEventTarget } from './events.js';
import type { MessageOverrides, Messages } from './i18n/messages.js';
import type { Json } from './json.js';
import type { CodeField } from './ui/code-field.js';
import type { MessageKind } from './ui/flash.js';
import type { Frame } from './ui/frame.js';
import type { LoginInside, Scene } from './ui/login-control.js';
import type { Presentation, PresentationInput } from './ui/presentation.js';
import type { AdapterChoice } from './ui/set-up.js';
import type { Later } from './ui/templates.js';

const TypedElement = LitElement as unknown as Omit<typeof LitElement, 'prototype'> &
  (new () => TypedEventTarget<SmsLockEventMap> & LitElement);

/** Settings with which more than the phone step is to be seen soon. */
const wantLater = [...extraSettings, 'rememberPhone', 'existingCode'] as const;

/**
 * Logs a person in with a code sent to their phone.
 *
 * @element sms-lock
 *
 * @attr {string} lang - The language of the interface, BCP 47. Default: that of the page here, else the
 * browser's.
 *
 * @fires {CustomEvent} authenticated - The person is logged in: profile and tokens.
 * @fires {CustomEvent} code-request - A message is about to be asked for; cancelable.
 * @fires {CustomEvent} code-sent - The backend has sent a message.
 * @fires {CustomEvent} action-required - The backend wants something else before it lets the person in.
 * @fires {CustomEvent} failed - Something failed: the error and the step.
 * @fires {CustomEvent} step-change - The step and the one before it.
 * @fires {CustomEvent} dismiss - The person closes it; cancelable.
 *
 * @slot logo - Above the heading.
 * @slot heading - Replaces the heading's text.
 * @slot description - Replaces the text below the heading of the phone step.
 * @slot consent - Replaces what the person agrees to, beside the button of the phone step.
 * @slot human-check - A captcha, above the button.
 * @slot footer - Below everything.
 * @slot authenticated - Replaces what is shown after the login.
 *
 * @csspart form - The form of both steps.
 * @csspart heading - The heading.
 * @csspart description - The text below it.
 * @csspart label - The label of the field.
 * @csspart input - The field of the step.
 * @csspart country-button - Shows the country, and opens the list of countries.
 * @csspart country-list - The list of countries with its search.
 * @csspart country-option - A country in the list.
 * @csspart code - The field for the code.
 * @csspart submit - The button.
 * @csspart spinner - Turns in the button while something is under way.
 * @csspart resend - The button for another code.
 * @csspart edit-phone - The button back to the number.
 * @csspart message - The error.
 * @csspart consent - What the person agrees to.
 * @csspart close - The button that closes it.
 * @csspart dialog - The dialog that it is shown in.
 * @csspart flash - A message of the page, above the form.
 *
 * @cssprop {<color>} [--sms-lock-color-accent=light-dark(#2556d9, #9ab6ff)] - The button; links and
 *   focus too, darker or lighter where they could not be read.
 * @cssprop {<color>} [--sms-lock-color-on-accent] - Text on the button. Default: what can be read on
 *   it, nearly black or white.
 * @cssprop {<color>} [--sms-lock-color-surface=light-dark(#fff, #1b1c20)] - Background. A dark one
 *   wants `color-scheme: dark`.
 * @cssprop {<color>} [--sms-lock-color-text=light-dark(#17181c, #f1f1f4)] - Text.
 * @cssprop {<color>} [--sms-lock-color-muted=light-dark(#5a5d68, #a9acb8)] - Text of less weight.
 * @cssprop {<color>} [--sms-lock-color-border=light-dark(#8b8f9c, #767a88)] - Borders of the fields,
 *   and paler of the card.
 * @cssprop {<color>} [--sms-lock-color-error=light-dark(#b3261e, #ffb4ab)] - Errors.
 * @cssprop {<color>} [--sms-lock-color-backdrop=rgb(0 0 0 / 0.56)] - Over the page behind the dialog.
 * @cssprop {<family-name>#} [--sms-lock-font-family=system-ui, sans-serif] - Typeface.
 * @cssprop {<length>} [--sms-lock-radius=10px] - Corners of fields and button.
 * @cssprop {<length>} [--sms-lock-gap=16px] - The unit of all spacing.
 * @cssprop {<length>} [--sms-lock-control-height=48px] - Height of fields and button.
 * @cssprop {<length>} [--sms-lock-width=max(24rem, 384px)] - The widest it gets.
 *
 * @cssState phone - The number is asked for.
 * @cssState sending - A message is being asked for.
 * @cssState code - The code is asked for.
 * @cssState verifying - The code is being checked.
 * @cssState authenticated - The person is logged in.
 * @cssState busy - Something is under way.
 * @cssState error - An error is shown.
 */
export class SmsLockElement extends TypedElement {
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
  /** How endpoints of another contract are spoken to, as an object or as JSON. */
  @property() endpoints: string | EndpointsMapping | undefined;
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
  /** Begins anew after a reload: nothing is kept of a login that waits for its code. */
  @property({ attribute: 'no-resume', type: Boolean }) noResume = false;
  /** A number to begin with, in any form that could be typed. */
  @property({ attribute: 'phone-number' }) phoneNumber: string | undefined;
  /** The country of numbers without a calling code, ISO 3166. Default: guessed. */
  @property(settingAttribute('country'))
  country: string | undefined;
  /** The countries whose numbers are taken, ISO 3166, space separated. Default: all. */
  @property() countries: string | undefined;
  /** The countries that come first in the list, ISO 3166, space separated. */
  @property({ attribute: 'preferred-countries' }) preferredCountries: string | undefined;
  /** Keeps the number on this device after a login, and begins with it next time. */
  @property({ attribute: 'remember-phone', type: Boolean }) rememberPhone = false;
  /** Offers to go on with a code that was sent before. */
  @property({ attribute: 'existing-code', type: Boolean }) existingCode = false;
  /** Shows nothing until `show()`, and then in a dialog over the page. */
  @property({ type: Boolean, reflect: true }) modal = false;
  /** The person can close it. */
  @property({ type: Boolean }) closable = false;
  /** Closes by itself when the person is logged in. */
  @property({ type: Boolean }) autoclose = false;
  /** The person has to tick a box before a message is asked for. */
  @property({ attribute: 'require-consent', type: Boolean }) requireConsent = false;
  /** Says nothing of what the person agrees to, for pages that say it themselves. */
  @property({ attribute: 'no-consent-note', type: Boolean }) noConsentNote = false;
  /** Nothing can be typed or sent. */
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** Takes the focus when the page loads. */
  @property({ type: Boolean }) override autofocus = false;
  /** Texts in place of some of the interface's. */
  @property({ attribute: false }) messages: MessageOverrides | undefined;
  /** Gives a fresh captcha token for every start and resend, and for verify once it is wanted. */
  @property({ attribute: false }) getCaptchaToken: SmsLockClientOptions['getCaptchaToken'];
  /** Members to add to the body of start and verify. */
  @property({ attribute: false }) requestExtras: Readonly<Record<string, Json>> | undefined;

  readonly #client: SmsLockClient = new SmsLockClient({
    adapter: () => this.#setUp.create(),
    storage: () => (this.noResume ? undefined : sessionStorage),
    mayResume: (phoneNumber) =>
      import('./ui/make-way.js').then((module) => module.makeWay(this, phoneNumber)),
  });
  readonly #setUp: SetUp = new SetUp(this, this.#client, () => this.#adapterChoice);
  readonly #language = new Language(this);
  readonly #internals = this.attachInternals();
  /** Until when trying again makes no sense, epoch milliseconds. */
  #retryAt = 0;
  #hasSendFailed = false;
  #scene: Scene = { status: '', judged: undefined, isReading: false };
  #later: Later | undefined;
  #shown = this.#present();
  readonly #inside: LoginInside = {
    scene: () => this.#scene,
    shown: () => this.#shown,
    present: () => this.#present(),
    show: (changes) => this.#show(changes),
    configured: () => this.#configured,
    // Whatever follows the phone step is loaded together with all of them.
    messages: () => this.#language.messages as Messages,
  };

  constructor() {
    super();
    new Clock(this, () => isTicking(this.#shown));
    this.#client.addEventListener('state-change', this.#onStateChange);
    this.#client.addEventListener('failed', this.#onFailed);
    forwardEvents(this.#client, this);
  }

  /** The step of the login. */
  get step(): FlowStep {
    return this.#client.state.step;
  }

  /** What is shown as an error, or `undefined`. */
  get error(): SmsLockError | undefined {
    const { state: flow } = this.#client;
    return ('error' in flow ? flow.error : undefined) ?? this.#scene.judged ?? this.#setUp.error;
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
   * @param options how it is to come, if the backend has advertised another way
   * @throws SmsLockError
   */
  resend(options?: ResendOptions): Promise<CodeSent | undefined> {
    return this.#configured.resend(options);
  }

  /** Back to the phone step. The number stays for editing, unless the login is finished. */
  reset(): void {
    this.#codeField?.clear();
    this.#client.reset();
  }

  /**
   * Shows the element after `hide()`, or at all if it is `modal`. After a login it begins anew.
   *
   * @throws SmsLockError
   */
  show(): Promise<void> {
    return this.#withFrame((frame) => frame.show());
  }

  /** Closes the element. What is under way goes on, and what was typed stays. */
  hide(): Promise<void> {
    return this.#withFrame((frame) => frame.hide());
  }

  /**
   * Shows a message above the form until the next step.
   *
   * @param text no markup; empty for none
   * @param kind `info` (the default) and `success` are read out politely, `error` at once
   */
  showMessage(text: string, kind?: MessageKind): Promise<void> {
    return this.#withFrame((frame) => frame.showMessage(text, kind));
  }

  /** Moves the focus to where the step wants it. */
  override focus(options?: FocusOptions): void {
    const field = this.#shown.view === 'code' ? this.#codeField : this.#phoneField;
    if (field) field.focusInput(options);
    else this.renderRoot.querySelector('h2')?.focus(options);
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
    this.#language.renew();
    if (!this.hasUpdated || adapterSettings.some((name) => changed.has(name))) {
      this.#setUp.renew();
    }
    if (wantLater.some((name) => this[name])) whenIdle(() => void handled(this.#loadLater()));
    this.#later?.templates.prepare(this.renderRoot as ShadowRoot);
    this.#shown = this.#present();
  }

  protected override render(): TemplateResult {
    const { view } = this.#shown;
    const { messages, isAwaited } = this.#language;
    const context = {
      shown: this.#shown,
      messages,
      disabled: this.disabled,
      country: setting('country', this.country),
      countries: setting('countries', this.countries),
      preferredCountries: setting('preferred-countries', this.preferredCountries),
      rememberPhone: this.rememberPhone,
      existingCode: this.existingCode,
      requireConsent: this.requireConsent,
      noConsentNote: this.noConsentNote,
      later: this.#later,
      onSubmit: this.#onSubmit,
      onEdit: this.#onEdit,
      onPhoneFocus: this.#onPhoneFocus,
    };
    return html`
      <div
        class=${isAwaited ? 'card awaiting' : 'card'}
        lang=${messages.language}
        dir=${messages.direction}
      >
        ${this.#later?.control.extras?.render()}
        <slot name="logo"></slot>
        ${
          view === 'authenticated'
            ? this.#later?.templates.renderAuthenticated(this.#later.control.messages)
            : renderForm(context)
        }
        <p class="status" role="status">${this.#scene.status}</p>
        <slot name="footer"></slot>
      </div>
    `;
  }

  protected override firstUpdated(): void {
    if (this.autofocus) void this.updateComplete.then(() => this.focus());
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('phoneNumber') && this.phoneNumber) this.#phoneField?.setText(this.phoneNumber);
    showStates(this.#internals.states, [
      this.step,
      this.#shown.isBusy && 'busy',
      this.error && 'error',
    ]);
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
      isReading: this.#scene.isReading,
      now: Date.now(),
      codeLength: setting('code-length', this.codeLength),
      hasAutoSubmit: !this.noAutoSubmit,
      group: (phoneNumber) => phoneEngine()?.grouped(phoneNumber) ?? phoneNumber,
      example: this.#phoneField?.control?.exampleFor(this.error?.reason),
      hasExtension: this.#phoneField?.control?.hasExtension ?? false,
      codeNote: this.#codeField?.note,
    };
    const later = this.#later;
    return later && viewOf(input.flow) !== 'phone'
      ? later.templates.presentCode(input, later.control.messages)
      : presentPhone(input, this.#language.messages);
  }

  get #adapterChoice(): AdapterChoice {
    const settings = adapterSettings.map((name) => [name, this[name]]);
    const credentials = setting('credentials', this.credentials);
    return { ...(Object.fromEntries(settings) as AdapterChoice), credentials };
  }

  async #start(phoneNumber?: string): Promise<CodeSent | undefined> {
    if (this.isConnected) await this.updateComplete;
    if (!this.#phoneField) {
      const message = 'start() was called on an element that is not in a document.';
      return this.#client.refuse(new SmsLockError('not-configured', { message }));
    }
    if (phoneNumber !== undefined) this.#phoneField.setText(phoneNumber);
    // Nothing is sent that could not be gone on with: the code step has to be there.
    const later = this.#later ?? (await this.#awaitLater());
    return later?.control.start(false);
  }

  /** What follows the phone step; while it comes, the button is busy. A failure is told. */
  async #awaitLater(): Promise<Later | undefined> {
    this.#show({ isReading: true, judged: undefined });
    try {
      return await this.#loadLater();
    } catch (error) {
      return await this.#client.refuse(error as SmsLockError);
    } finally {
      this.#show({ isReading: false });
    }
  }

  /** Loads what follows the phone step. */
  async #loadLater(): Promise<Later> {
    if (this.#later) return this.#later;
    const [templates] = await loadPart('The code step', () =>
      Promise.all([import('./ui/code-step.js'), this.#language.load()]),
    );
    this.#later ??= { templates, control: new templates.LoginControl(this, this.#inside) };
    this.requestUpdate();
    return this.#later;
  }

  #withFrame(act: (frame: Frame) => void | Promise<void>): Promise<void> {
    const extras = this.#loadLater().then(({ control }) => control.loadExtras());
    return handled(extras.then(({ frame }) => act(frame)));
  }

  /** As `#loadLater`, for a step that cannot be shown without; a failure is shown. */
  async #loadStep(): Promise<void> {
    await this.#awaitLater();
    if (this.error?.code === 'load-failed') this.#client.clearError();
  }

  #show(changes: Partial<Scene>): void {
    this.#scene = { ...this.#scene, ...changes };
    this.requestUpdate();
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (this.#later) return this.#later.control.submit();
    const { isBusy, submit } = this.#present();
    if (this.disabled || isBusy) return;
    if (submit.action === 'load') void handled(this.#loadStep());
    else void this.start();
  };

  readonly #onEdit = (): void => {
    this.#show({ judged: undefined });
    this.#client.clearError();
  };

  readonly #onPhoneFocus = (): void => void handled(this.#loadLater());

  readonly #onStateChange = (): void => {
    // A page may drive the client by itself, and faster than the interface loads.
    if (this.step !== 'phone' && !this.#later) void handled(this.#loadStep());
    this.requestUpdate();
  };

  readonly #onFailed = ({ detail }: FailedEvent): void => {
    this.#hasSendFailed = detail.step === 'sending';
    this.#retryAt = Date.now() + (detail.error.retryAfter ?? 0) * 1000;
    this.requestUpdate();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'sms-lock': SmsLockElement;
  }
}
