import { createRef } from 'preact';
import type {} from 'sms-lock/jsx/preact';
import type { SmsLockProps } from 'sms-lock/jsx/preact';
import type { SmsLockElement, Tokens } from 'sms-lock';

export function Login({ adapter, messages }: SmsLockProps) {
  const lock = createRef<SmsLockElement>();
  return (
    <div>
      <sms-lock
        ref={lock}
        key="login"
        className="login"
        lang="fr"
        startUrl="/start"
        verify-url="/verify"
        code-length="6"
        resendDelay={30}
        closable
        no-resume={false}
        noAutoSubmit={true}
        credentials="include"
        request-language={undefined}
        adapter={adapter}
        messages={messages}
        requestExtras={{ tenant: 7 }}
        getCaptchaToken={(purpose) => Promise.resolve(`token for ${purpose}`)}
        onauthenticated={({ detail, currentTarget }) => {
          const tokens: Tokens = detail.tokens;
          currentTarget.hide().then(() => console.log(tokens.accessToken), console.error);
        }}
        oncode-sent={(event) => console.log(event.detail.expiresAt?.toFixed())}
        onfailed={(event: Event) => event.preventDefault()}
        onClick={() => lock.current?.start().catch(console.error)}
      >
        <img slot="logo" src="/logo.svg" alt="Acme" />
      </sms-lock>
      {/* @ts-expect-error: there is no such setting */}
      <sms-lock startUri="/start" />
      {/* @ts-expect-error: a number */}
      <sms-lock codeLength="6" />
      {/* @ts-expect-error: not a number */}
      <sms-lock code-length="six" />
      {/* @ts-expect-error: no such mode */}
      <sms-lock credentials="some" />
      {/* @ts-expect-error: read-only */}
      <sms-lock step="code" />
      {/* @ts-expect-error: a method */}
      <sms-lock reset={() => undefined} />
      {/* @ts-expect-error: there are no such tokens */}
      <sms-lock onauthenticated={({ detail }) => detail.tokens.password} />
      {/* @ts-expect-error: the event of another */}
      <sms-lock onfailed={(event: MouseEvent) => event.clientX} />
      {/* @ts-expect-error: the element of another */}
      <sms-lock ref={createRef<HTMLInputElement>()} />
    </div>
  );
}
