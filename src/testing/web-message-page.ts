// Pure: the page that answers an authorization request by a message.

/**
 * A page that sends an authorization response to the window that has it in a frame
 * (`response_mode=web_message`), and to no other origin than this one.
 */
export function webMessagePage(
  response: Readonly<Record<string, string>>,
  targetOrigin: string,
): string {
  const message = literal({ type: 'authorization_response', response });
  return `<!doctype html>
<html>
  <head><title>Authorization Response</title></head>
  <body>
    <script>
      (window.opener || window.parent).postMessage(${message}, ${literal(targetOrigin)});
    </script>
  </body>
</html>`;
}

/** JSON that cannot end the script that it stands in. */
function literal(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
