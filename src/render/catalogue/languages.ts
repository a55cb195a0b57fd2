import type { Language } from '../../domain/settings.ts';
import { english } from './english/index.ts';
import { german } from './german/index.ts';
import type { Words } from './words.ts';

const catalogues: { readonly [language in Language]: Words } = { en: english, de: german };

/** Returns what reports say in a language. */
export function catalogueOf(language: Language): Words {
  return catalogues[language];
}
