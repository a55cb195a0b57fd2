import type { Language } from '../../domain/settings.ts';
import { catalogueOf } from '../catalogue/languages.ts';
import type { Templates } from './templates.ts';

/** Returns the templates with the words of a language. */
export async function inLanguage(templates: Templates, language: Language): Promise<Templates> {
  return { ...templates, words: await catalogueOf(language) };
}
