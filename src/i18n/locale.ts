// Pure: which of the languages that there are suits a person.

/**
 * The name of the locale for the first of the tags that there is one for, or `undefined`.
 *
 * @param tags BCP 47, the most wanted first; what is no tag is passed over
 * @param available has a member for each locale, such as de, zh-Hant, pt-BR
 */
export function chooseLocale<Name extends string>(
  tags: readonly string[],
  available: Readonly<Record<Name, unknown>>,
): Name | undefined {
  return tags.flatMap(namesFor).find((name): name is Name => name in available);
}

/**
 * A language as it is written in the person's region, if one of the tags names it: texts are in no
 * region's form, but times and numbers are.
 *
 * @param tags BCP 47, the most wanted first
 * @param language BCP 47
 * @returns BCP 47
 */
export function regionalTag(tags: readonly string[], language: string): string {
  const isRegional = (tag: string): boolean =>
    tag.startsWith(`${language}-`) && namesFor(tag).length > 0;
  return tags.find(isRegional) ?? language;
}

/**
 * What a locale for a language tag may be called, the most fitting first: for zh-TW it is zh-Hant,
 * zh-TW, zh. None for what is no tag.
 */
function namesFor(tag: string): string[] {
  try {
    const { language, script, region } = new Intl.Locale(tag).maximize();
    // Who writes Norwegian and does not say which writes Bokmål.
    const names = [`${language}-${script}`, `${language}-${region}`, language];
    return language === 'no' ? [...names, 'nb'] : names;
  } catch {
    return [];
  }
}
