// Pure: the text of the SMS.

const texts = {
  fr: '{{ code }} est votre code {{ application.name }}. Ne le donnez à personne : nous ne le demandons jamais.',
  de: '{{ code }} ist Ihr Code für {{ application.name }}. Geben Sie ihn nicht weiter: Wir fragen nie danach.',
  es: '{{ code }} es tu código de {{ application.name }}. No lo compartas: nunca te lo pediremos.',
  ja: '{{ application.name }}の認証コードは{{ code }}です。当社からお尋ねすることはありません。',
  ar: '{{ code }} هو رمزك في {{ application.name }}. لا تشاركه مع أحد: لن نطلبه منك أبدًا.',
};
const english =
  '{{ code }} is your code for {{ application.name }}. Tell nobody: we never ask for it.';

// The header may be a bare tag or a whole accept-language list; its first language is the wanted one.
const firstLanguage =
  "{% assign language = request_language | split: ',' | first | split: ';' | first | split: '-' | first | strip | downcase %}";

/**
 * The message the tenant sends unless told otherwise: six languages, the application's name, and at
 * most 140 characters while that name and the host stay within 20 each.
 *
 * With a host its last line binds the code to that site, so that a phone offers the code there and
 * nowhere else (https://wicg.github.io/sms-one-time-codes/).
 */
export function defaultSmsTemplate(host?: string): string {
  const cases = Object.entries(texts).map(([language, text]) => `{% when '${language}' %}${text}`);
  const line = host ? `\n\n@${host} #{{ code }}` : '';
  return `${firstLanguage}{% case language %}${cases.join('')}{% else %}${english}{% endcase %}${line}`;
}
