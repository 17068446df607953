// Pure: the language that the tenant's own template writes in.

const written = ['en', 'fr', 'de', 'es', 'ja', 'ar'];

/**
 * The language of a message (BCP 47), which is English when another one was asked for.
 *
 * @param asked the request's header: a tag, or a whole `accept-language` list
 */
export function messageLanguage(asked: string): string {
  const [tag = ''] = asked.split(/[,;]/);
  const [language = ''] = tag.trim().toLowerCase().split('-');
  return written.includes(language) ? tag.trim() : 'en';
}
