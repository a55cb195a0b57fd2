import type { Language } from '../../domain/settings.ts';
import { english } from './english/index.ts';
import type { Words } from './words.ts';

/** Loaded when they are asked for: most runs need English alone. */
const others: { readonly [language in Exclude<Language, 'en'>]: () => Promise<Words> } = {
  de: async () => (await import('./german/index.ts')).german,
};

/** Returns what reports say in a language. */
export async function catalogueOf(language: Language): Promise<Words> {
  return language === 'en' ? english : others[language]();
}
