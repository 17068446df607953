// The pages that are loaded: the same but for the one script and what stands in the body.

/**
 * @param {{ script?: string, body: string }} parts the address of a module, and markup
 */
function page({ script, body }) {
  const tag = script ? `\n    <script type="module" src="${script}"></script>` : '';
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Log in</title>
    <link rel="icon" href="data:," />${tag}
  </head>
  <body>
    ${body}
  </body>
</html>
`;
}

const form = `<form method="post" action="/start">
      <label for="phone">Mobile number</label>
      <input id="phone" name="phone_number" type="tel" autocomplete="tel" required />
      <button>Send code</button>
    </form>`;

/**
 * @param {{ count?: number, attributes?: string }} [options]
 */
export function smsLockPage({ count = 1, attributes = '' } = {}) {
  const element = `<sms-lock start-url="/start" verify-url="/verify"${attributes && ` ${attributes}`}></sms-lock>`;
  return page({ script: '/sms-lock.js', body: Array(count).fill(element).join('\n    ') });
}

export const bareForm = page({ body: form });
export const formWithScript = page({ script: '/bare-form.js', body: form });
export const auth0LockPage = page({
  script: '/auth0-lock/main.js',
  body: '<div id="login"></div>',
});
export const hankoPage = page({
  script: '/hanko-elements/main.js',
  body: '<hanko-auth></hanko-auth>',
});
