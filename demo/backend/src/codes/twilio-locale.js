// Pure: the languages of Twilio Verify.

/** https://www.twilio.com/docs/verify/supported-languages */
const locales = new Set(
  (
    'af ar ca cs da de el en en-GB es et fi fr he hi hr hu id it ja kn ko lt mr ms nb nl pl pt ' +
    'pt-BR ro ru sk sv te th tl tr uk vi zh zh-CN zh-HK'
  ).split(' '),
);

/**
 * Twilio's name of a language; `undefined` when it has no text in it, and chooses by the number.
 *
 * @param {string} language BCP 47
 */
export function twilioLocale(language) {
  try {
    const { language: spoken, region, script } = new Intl.Locale(language).maximize();
    const own = spoken === 'no' || spoken === 'nn' ? 'nb' : spoken === 'fil' ? 'tl' : spoken;
    const chinese = script === 'Hant' ? 'zh-HK' : 'zh-CN';
    const candidates = own === 'zh' ? [chinese] : [`${own}-${region}`, own];
    return candidates.find((candidate) => locales.has(candidate));
  } catch {
    return undefined;
  }
}
