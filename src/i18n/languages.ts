// The languages that there are; loaded before any other than the early English is.

import { chooseLocale, regionalTag } from './locale.js';
import type { Messages } from './messages.js';

type LoadLocale = () => Promise<{ readonly default: Messages }>;

/**
 * How the texts of a language are loaded, by its name: BCP 47, with a script or a region only where
 * a language has several locales. Each is a file of `locales/`.
 */
export const locales = {
  ar: () => import('./locales/ar.js'),
  de: () => import('./locales/de.js'),
  en: () => import('./locales/en.js'),
  ja: () => import('./locales/ja.js'),
} satisfies Readonly<Record<string, LoadLocale>>;

const failed = new Set<string>();

/**
 * The texts for the first of the languages that there are texts for, and its form in the person's
 * region. English takes the place of one that cannot be loaded, with one warning.
 *
 * @param wanted BCP 47, separated by commas
 */
export async function textsFor(wanted: string): Promise<Messages> {
  const tags = wanted.split(',');
  const { default: messages } = await loaded(chooseLocale(tags, locales) ?? 'en');
  return { ...messages, language: regionalTag(tags, messages.language) };
}

async function loaded(name: keyof typeof locales): ReturnType<LoadLocale> {
  if (name === 'en' || failed.has(name)) return locales.en();
  try {
    return await locales[name]();
  } catch (error) {
    if (!failed.has(name)) console.warn(`sms-lock: the language "${name}" did not load.`, error);
    failed.add(name);
    return locales.en();
  }
}
