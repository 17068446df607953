import 'sms-lock';
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type { AuthenticatedEvent, MessageOverrides } from 'sms-lock';

@Component({
  selector: 'app-login',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    @if (phoneNumber()) {
      <p>
        Logged in as {{ phoneNumber() }}
        <button (click)="phoneNumber.set(undefined)">Log out</button>
      </p>
    } @else {
      <sms-lock
        start-url="/api/start"
        verify-url="/api/verify"
        [messages]="messages"
        [getCaptchaToken]="getCaptchaToken"
        (authenticated)="onAuthenticated($event)"
      ></sms-lock>
    }
  `,
})
export class Login {
  readonly messages: MessageOverrides = { phoneHeading: 'Log in to Acme' };
  readonly getCaptchaToken = async () => 'good-captcha';
  readonly phoneNumber = signal<string | undefined>(undefined);

  async onAuthenticated({ detail: { profile, tokens } }: AuthenticatedEvent) {
    this.phoneNumber.set(profile.phone_number);
    await fetch('/api/profile', { headers: { authorization: `Bearer ${tokens.accessToken}` } });
  }
}
