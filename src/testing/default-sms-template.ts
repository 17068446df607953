// Pure: the text of the SMS.

import { smsSentences } from '../code/sms-sentences.js';

// The header may be a bare tag or a whole accept-language list; its first language is the wanted one.
const firstLanguage =
  "{% assign tag = request_language | split: ',' | first | split: ';' | first | strip | downcase %}{% assign language = tag | split: '-' | first %}";

// What a tag's first part does not say: two kinds of Norwegian, and the script of Chinese.
const otherNames =
  "{% if language == 'no' or language == 'nn' %}{% assign language = 'nb' %}{% elsif language == 'zh' %}{% if tag contains '-hant' or tag contains '-tw' or tag contains '-hk' or tag contains '-mo' %}{% assign language = 'zh-hant' %}{% endif %}{% endif %}";

const { en: english, ...others } = smsSentences;

/**
 * The message the tenant sends unless told otherwise: the sentences of `smsText`, in as many
 * languages, with the application's name, and at most 140 characters while that name and the host
 * stay within 20 each.
 *
 * With a host its last line binds the code to that site, so that a phone offers the code there and
 * nowhere else (https://wicg.github.io/sms-one-time-codes/).
 */
export function defaultSmsTemplate(host?: string): string {
  const cases = Object.entries(others).map(
    ([language, sentence]) => `{% when '${language.toLowerCase()}' %}${liquid(sentence)}`,
  );
  const line = host ? `\n\n@${host} #{{ code }}` : '';
  return `${firstLanguage}${otherNames}{% case language %}${cases.join('')}{% else %}${liquid(english)}{% endcase %}${line}`;
}

function liquid(sentence: string): string {
  return sentence
    .replace('{code}', '{{ code }}')
    .replace('{application}', '{{ application.name }}');
}
