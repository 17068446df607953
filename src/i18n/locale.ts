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
  const isThere = (name: string): name is Name => Object.hasOwn(available, name);
  for (const tag of tags) {
    // What is likely is looked for last: the first look takes a phone ten milliseconds.
    const name = isThere(tag) ? tag : namesFor(tag).find(isThere);
    if (name) return name;
  }
  return undefined;
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
  return tags.find((tag) => tag.startsWith(`${language}-`) && localeOf(tag)) ?? language;
}

/**
 * What a locale for a language tag may be called, the most fitting first: for zh-TW it is zh-Hant,
 * zh-TW, zh. None for what is no tag.
 */
function namesFor(tag: string): string[] {
  const { language, script, region } = localeOf(tag)?.maximize() ?? {};
  // Who writes Norwegian and does not say which writes Bokmål.
  const names = [`${language}-${script}`, `${language}-${region}`, `${language}`];
  return language === 'no' ? [...names, 'nb'] : names;
}

function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    return undefined;
  }
}
