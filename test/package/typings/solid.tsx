import type {} from 'sms-lock/jsx/solid';
import type { SmsLockProps } from 'sms-lock/jsx/solid';
import type { SmsLockElement, Tokens } from 'sms-lock';

export function Login({ adapter, messages }: SmsLockProps) {
  let lock: SmsLockElement | undefined;
  return (
    <div>
      <sms-lock
        ref={(element) => (lock = element)}
        class="login"
        lang="fr"
        start-url="/start"
        prop:verifyUrl="/verify"
        attr:code-length="6"
        resend-delay={30}
        closable
        bool:no-resume={false}
        attr:existing-code=""
        no-auto-submit={true}
        credentials="include"
        request-language={undefined}
        adapter={adapter}
        messages={messages}
        request-extras={{ tenant: 7 }}
        prop:getCaptchaToken={(purpose) => Promise.resolve(`token for ${purpose}`)}
        on:authenticated={({ detail, currentTarget }) => {
          const tokens: Tokens = detail.tokens;
          currentTarget.hide().then(() => console.log(tokens.accessToken), console.error);
        }}
        on:code-sent={{ once: true, handleEvent: (event) => console.log(event.detail.expiresAt) }}
        on:failed={(event: Event) => event.preventDefault()}
        onClick={() => lock?.start().catch(console.error)}
      >
        <img slot="logo" src="/logo.svg" alt="Acme" />
      </sms-lock>
      {/* @ts-expect-error: Solid would set `starturl` */}
      <sms-lock startUrl="/start" />
      {/* @ts-expect-error: there is no such setting */}
      <sms-lock prop:startUri="/start" />
      {/* @ts-expect-error: a number */}
      <sms-lock code-length="6" />
      {/* @ts-expect-error: not a number */}
      <sms-lock attr:code-length="six" />
      {/* @ts-expect-error: the text `false` would switch it on */}
      <sms-lock attr:no-resume={false} />
      {/* @ts-expect-error: no such mode */}
      <sms-lock credentials="some" />
      {/* @ts-expect-error: read-only */}
      <sms-lock prop:step="code" />
      {/* @ts-expect-error: there are no such tokens */}
      <sms-lock on:authenticated={({ detail }) => detail.tokens.password} />
      {/* @ts-expect-error: the event of another */}
      <sms-lock on:failed={(event: MouseEvent) => event.clientX} />
    </div>
  );
}
